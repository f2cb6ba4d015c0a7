import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Term } from "#core/domain/stock/derivation.ts";
import { openConnectedTown } from "../support/keep-town.ts";
import type { SmallTown } from "../support/open-small-town.ts";
import { choose } from "./trials/catalog.ts";
import { skuOnTikTok, twinsOf } from "./trials/orders.ts";

const minute = 60_000;

describe.each([
  { whose: "the merchant's own stock", sku: "TEE-M", by: "BY_SELLER" },
  { whose: "the network's stock", sku: "MUG-NVY-12", by: "BY_TIKTOK" },
] as const)("of $whose", ({ sku, by }) => {
  const channel = by === "BY_SELLER" ? "marketplace" : "storefront";
  let town: SmallTown;
  beforeAll(async () => {
    town = await openConnectedTown();
    if (by === "BY_TIKTOK") await choose(town, sku);
    await town.settle();
  });
  afterAll(() => town[Symbol.asyncDispose]());

  const told = async () => {
    const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
      where: { sku },
    });
    const row = await town.prisma.publication.findFirstOrThrow({
      where: { channel, variantId },
    });
    const terms = row.derivation as Term[];
    expect(terms.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(
      row.desired,
    );
    return row.desired ?? 0;
  };
  const buy = async () => {
    const { id: skuId } = await skuOnTikTok(town, sku);
    const { id } = await town.ask("POST", "/tiktok/orders", {
      lines: [{ skuId, quantity: 2 }],
      fulfillment: by,
      paid: false,
    });
    await town.settle();
    return id as string;
  };

  test("S2 units of an unpaid TikTok order are not told to anybody, before and after it is paid and stands in Shopify", async () => {
    const before = await told();
    const id = await buy();
    expect(await told()).toBe(before - 2);
    expect(await twinsOf(town, id)).toEqual([]);
    await town.ask("POST", `/tiktok/orders/${id}/pay`, {});
    await town.settle();
    expect(await told()).toBe(before - 2);
    await town.control.advance(61 * minute);
    await town.settle();
    expect(await twinsOf(town, id)).toHaveLength(1);
    expect(await told()).toBe(before - 2);
  });

  test("S2 they are told again when its buyer never pays", async () => {
    const before = await told();
    const id = await buy();
    expect(await told()).toBe(before - 2);
    await town.control.advance(49 * 60 * minute);
    await town.settle();
    const order = await town.prisma.order.findFirstOrThrow({
      where: { externalId: id },
    });
    expect(order.channelState).toBe("CANCELLED");
    expect(await twinsOf(town, id)).toEqual([]);
    expect(await told()).toBe(before);
  });
});
