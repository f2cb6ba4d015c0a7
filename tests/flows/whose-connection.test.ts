import { afterAll, beforeAll, expect, test } from "vitest";
import type { EffectKind } from "#core/domain/effects.ts";
import type { Platform } from "#core/world/doors.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { importedOrder, twinsOf } from "./trials/orders.ts";
import { requestedOrder } from "./trials/requests.ts";

// Work for one platform may ask the other on its way, and either may have let us in for the last time.
let town: SmallTown;
beforeAll(async () => {
  town = await openConnectedTown();
});
afterAll(() => town[Symbol.asyncDispose]());

const fine = { status: "connected", problem: null };
const over = { status: "attention", problem: "authorization_expired" };
const connections = async () => {
  const rows = await town.prisma.connection.findMany({
    where: { kind: { in: ["shopify", "tiktok_shop"] } },
    select: { kind: true, status: true, problem: true },
  });
  return Object.fromEntries(rows.map(({ kind, ...one }) => [kind, one]));
};

/** What is planned comes to be carried, and the platform lets us in no more. @returns how the effect stands. */
async function carryWithout(platform: Platform, kind: EffectKind) {
  await town.deliver();
  await town.work("shop.plan");
  const { id } = await town.prisma.effect.findFirstOrThrow({
    where: { kind, state: "planned" },
  });
  await town.fault({ kind: "revoked_token", platform, times: 1 });
  await town.work("shop.carry");
  return () =>
    town.prisma.effect.findUniqueOrThrow({
      where: { id },
      select: { state: true, errorCode: true },
    });
}

test("R2 an import waits for TikTok Shop, which is to be connected again, and Shopify is not", async () => {
  const id = await importedOrder(town);
  const effect = await carryWithout("tiktok", "storefront.import-order");
  expect((await effect()).errorCode).toBe("authorization_expired");
  expect(await connections()).toEqual({ shopify: fine, tiktok_shop: over });
  expect(await twinsOf(town, id)).toEqual([]);

  await town.connectTikTok();
  await town.settle();
  expect(await connections()).toEqual({ shopify: fine, tiktok_shop: fine });
  expect((await effect()).state).toBe("confirmed");
  expect(await twinsOf(town, id)).toHaveLength(1);
});

test("R2 an order at the network waits for Shopify, which is to be connected again, and TikTok Shop is not", async () => {
  await choose(town, "MUG-NVY-12");
  await town.settle();
  await requestedOrder(town);
  const effect = await carryWithout("shopify", "network.create-order");
  expect((await effect()).errorCode).toBe("authorization_expired");
  expect(await connections()).toEqual({ shopify: over, tiktok_shop: fine });

  await town.install();
  await town.settle();
  expect(await connections()).toEqual({ shopify: fine, tiktok_shop: fine });
  expect((await effect()).state).toBe("confirmed");
});
