import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asId } from "#core/kit/ids.ts";
import { costOutlines } from "#core/platforms/shopify/client/costs.generated.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { FaultWish } from "#sandbox/faults/fault.ts";
import { roots } from "#sandbox/shopify/admin/roots.ts";
import type { OpenFace } from "../support/open-shopify-face.ts";
import { carry } from "./support/carry.ts";
import { type Deed, deedsOf } from "./support/deeds.ts";
import { openHarbor } from "./support/harbor.ts";
import { openPort } from "./support/open-port.ts";

/**
 * E1 for every write of the Shopify port: whatever goes wrong on the way, and however often it is asked for, the
 * platform ends with exactly one effect. What stands in the way is planted at the pretend Shopify's own door.
 */
const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "harbor-goods.myshopify.com",
};

let port: Awaited<ReturnType<typeof openPort>>;
let face: OpenFace;
let deeds: ReturnType<typeof deedsOf>;

beforeAll(async () => {
  port = await openPort();
  face = port.face;
  deeds = deedsOf(await openHarbor(face, port.storefront, shop));
});
afterAll(() => port.close());

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
const awaited: string[] = [];

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
