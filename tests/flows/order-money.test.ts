import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSmallTown, type SmallTown } from "../support/open-small-town.ts";
import { skuOnTikTok } from "./trials/orders.ts";

const holdMs = 61 * 60_000;
const dayMs = 24 * 60 * 60_000;

const purchases = {
  "with discounts of both, postage and tax": {
    quantity: 3,
    discounts: { seller: "3.33", platform: "2.51" },
    postage: { list: "5.99", sellerDiscount: "1.00", platformDiscount: "0.49" },
    taxRate: "0.0825",
  },
  "with nothing off and nothing on": { quantity: 2 },
  "that ships for nothing": {
    quantity: 1,
    postage: { list: "4.00", platformDiscount: "4.00" },
    taxRate: "0.0725",
  },
  "with a gift in it": { quantity: 1, gifts: 1, taxRate: "0.0725" },
  "that is a sample": { quantity: 1, isSample: true },
} as const;
const preOrder = { type: "PRE_ORDER", releaseInMs: 3 * holdMs };

let town: SmallTown;
/** Bought longer ago than the first sweep looks back, before the shop was connected. */
let earlier: string;
const bought = new Map<string, string>();
beforeAll(async () => {
  town = await openSmallTown();
  const { id: skuId } = await skuOnTikTok(town, "TEE-M");
  const buy = async ({ quantity = 1, gifts = 0, ...more }): Promise<string> => {
    const { id } = await town.ask("POST", "/tiktok/orders", {
      fulfillment: "BY_SELLER",
      lines: [
        { skuId, quantity },
        ...(gifts > 0 ? [{ skuId, quantity: gifts, isGift: true }] : []),
      ],
      ...more,
    });
    return id;
  };
  earlier = await buy({});
  await town.control.advance(2 * dayMs);
  await town.connect();
  for (const [what, purchase] of Object.entries(purchases))
    bought.set(what, await buy(purchase));
  bought.set("pre-order", await buy(preOrder));
  await town.control.advance(holdMs);
  await town.settle();
});
afterAll(() => town[Symbol.asyncDispose]());

/** The order as Shopify's own account of it says, and TikTok's price detail. */
async function sides(id: string | undefined) {
  const { orders } = await town.control.shopify();
  const shown = orders.find((order) => order.sourceIdentifier === id);
  const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
  const { storefront, marketplace } = town.world;
  return {
    shown,
    order: shown && (await storefront.fetchOrder(shop, shown.id)),
    price: await marketplace.fetchPrice(shop, id ?? ""),
  };
}

describe("an order brought from TikTok Shop", () => {
  test.each(Object.keys(purchases))(
    "O1 %s costs in Shopify what the buyer paid, to the cent",
    async (what) => {
      const { order, price } = await sides(bought.get(what));
      expect(price).not.toBeNull();
      expect(order?.totalMinor).toBe(price?.paidMinor);
      expect(order?.currency).toBe(price?.currency);
    },
  );

  test("names its discounts, its number and what it is; TikTok Shop learns its number in Shopify", async () => {
    const id = bought.get("with discounts of both, postage and tax");
    const { shown } = await sides(id);
    expect(shown).toMatchObject({
      tags: ["Ship yourself", "TikTok Shop"],
      customAttributes: expect.arrayContaining([
        { key: "TikTok order", value: id },
        { key: "Goods: your discount", value: "3.33 USD" },
        { key: "Shipping: TikTok's discount", value: "0.49 USD" },
      ]),
    });
    const { orders } = await town.control.tiktok();
    expect(orders.find((order) => order.id === id)?.external).toMatchObject([
      { id: shown?.id.split("/").at(-1), platform: "SHOPIFY" },
    ]);
    const sample = await sides(bought.get("that is a sample"));
    expect(sample.shown?.tags).toContain("TikTok sample");
    expect(sample.order?.totalMinor).toBe(0);
  });

  test("O1 of which a unit is cancelled afterwards comes to what the buyer still pays", async () => {
    const id = bought.get("with discounts of both, postage and tax") ?? "";
    const { price, shown } = await sides(id);
    const [first] = price?.lines ?? [];
    await town.ask("POST", `/tiktok/orders/${id}/cancel`, {
      by: "seller",
      lineIds: [first?.lineExternalId],
    });
    await town.settle();
    const shop = { shopId: town.shopId, domain: "harbor-goods.myshopify.com" };
    const [order] = await town.world.marketplace.fetchOrders(shop, [id]);
    const unit = order?.lines.find(
      ({ externalId }) => externalId === first?.lineExternalId,
    );
    const left =
      (price?.paidMinor ?? 0) -
      (unit?.unitPriceMinor ?? 0) -
      (unit?.money.taxMinor ?? 0);
    const { orders } = await town.control.shopify();
    const twin = orders.find((one) => one.id === shown?.id);
    expect(twin?.netPaymentCents).toBe(left);
  });

  test("before its release waits, and then says that it was a pre-order", async () => {
    expect((await sides(bought.get("pre-order"))).order).toBeUndefined();
    await town.control.advance(3 * holdMs);
    await town.settle();
    const { shown } = await sides(bought.get("pre-order"));
    expect(shown?.tags).toContain("TikTok pre-order");
  });

  test("that was open before the shop was connected is there too", async () => {
    const { order, price } = await sides(earlier);
    expect(order?.totalMinor).toBe(price?.paidMinor);
  });
});
