import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "#core/kit/ids.ts";
import { costOutlines } from "#core/platforms/shopify/client/costs.generated.ts";
import { createAdminClient } from "#core/platforms/shopify/client.server.ts";
import { scopes } from "#core/platforms/shopify/scopes.ts";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { setTransport } from "#core/platforms/shopify/transport.server.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { roots } from "#sandbox/shopify/admin/roots.ts";
import { keepOne } from "../platforms/shopify/support/keeper.ts";
import { localPacing } from "../support/local-pacing.ts";
import {
  appOrigin,
  credentials,
  type OpenFace,
  openShopifyFace,
} from "../support/open-shopify-face.ts";
import { carry } from "./support/carry.ts";
import { type Deed, deedsOf } from "./support/deeds.ts";
import { openHarbor } from "./support/harbor.ts";

/**
 * E1 for every write of the Shopify port: whatever goes wrong on the way, and however often it is asked for, the
 * platform ends with exactly one effect. What stands in the way is planted at the pretend Shopify's own door.
 */
const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "harbor-goods.myshopify.com",
};

let face: OpenFace;
let deeds: ReturnType<typeof deedsOf>;

beforeAll(async () => {
  // Thousands of points are spent here; waiting for them is another test's matter.
  face = await openShopifyFace([...scopes], undefined, "Plus");
  setTransport(face.origin);
  const issued = (await (await face.exchange()).json()) as {
    access_token: string;
    refresh_token: string;
  };
  const client = createAdminClient({
    ...credentials,
    appOrigin,
    scopes,
    credentials: keepOne({
      accessToken: issued.access_token,
      accessExpiresAt: null,
      refreshToken: issued.refresh_token,
      refreshExpiresAt: null,
      scopes: [...scopes],
    }),
    pacing: localPacing(),
    clock: { now: () => new Date() },
    log: { info() {}, warn() {}, error() {} },
    patience: { tries: 3, firstPauseMs: 5, longestWaitMs: 20_000 },
  });
  await face.install();
  deeds = deedsOf(await openHarbor(face, createStorefront(client), shop));
});
afterAll(async () => {
  setTransport(null);
  await face.close();
});

const faults = {
  "a call that times out before it takes hold": {
    kind: "hang",
    ms: 20,
    afterApplying: false,
  },
  "a call that times out after it took hold": {
    kind: "hang",
    ms: 20,
    afterApplying: true,
  },
  THROTTLED: { kind: "throttled", retryAfterSeconds: 0.05 },
  "HTTP 429": { kind: "answer", status: 429, retryAfterSeconds: 0.05 },
  "a 5xx before it takes hold": { kind: "server_error", afterApplying: false },
  "a 5xx after it took hold": { kind: "server_error", afterApplying: true },
  "an access token that has just expired": { kind: "expired_token" },
} satisfies Record<string, object>;

/** What only has Shopify write a file, or stop: done twice it is a waste and no more. */
const harmless = ["bulkOperationRunQuery", "bulkOperationCancel"];

/** What the pretend Shopify cannot do yet. */
const awaited = ["orderClose", "orderUpdate", "refundCreate"];

const mutations = [
  ...new Set(
    Object.values(costOutlines).flatMap(({ mutation }) => mutation ?? []),
  ),
].filter((name) => !harmless.includes(name) && !awaited.includes(name));

test("nothing is left out that the pretend Shopify can do", () => {
  expect(awaited.filter((name) => name in roots)).toEqual([]);
});

describe.each(mutations)("E1 %s", (mutation) => {
  const deed = (): Promise<Deed> => {
    const found = deeds[mutation];
    if (!found) throw new Error(`no deed leads through ${mutation}`);
    return found();
  };

  test.each(Object.entries(faults))(
    "%s: exactly one effect",
    async (_what, fault) => {
      const wanted = await deed();
      face.context.faults.plant({
        platform: "shopify",
        operation: mutation,
        times: 1,
        ...fault,
      } as FaultWish);
      await carry(wanted);
      expect(face.context.faults.list()).toEqual([]);
      expect(await wanted.seen()).toEqual(wanted.once);
    },
  );

  test("asked for twice: exactly one effect", async () => {
    const wanted = await deed();
    await carry(wanted);
    await carry(wanted, true);
    expect(await wanted.seen()).toEqual(wanted.once);
  });
});
