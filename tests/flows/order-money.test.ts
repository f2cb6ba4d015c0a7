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
  "with the seller's discount alone, and tax": {
    quantity: 2,
    discounts: { seller: "1.99" },
    taxRate: "0.06",
  },
  "with TikTok's discount alone": {
    quantity: 3,
    discounts: { platform: "0.50" },
    postage: { list: "3.99" },
  },
  "with discounts on the postage alone": {
    quantity: 1,
    postage: { list: "7.49", sellerDiscount: "2.00", platformDiscount: "1.01" },
    taxRate: "0.0825",
  },
  "of two products, with all of it": {
    quantity: 2,
    others: 3,
    discounts: { seller: "4.01", platform: "1.99" },
    postage: { list: "5.99", platformDiscount: "0.49" },
    taxRate: "0.08875",
  },
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
  const { id: otherId } = await skuOnTikTok(town, "MUG-SND-12");
  const buy = async ({
    quantity = 1,
    gifts = 0,
    others = 0,
    ...more
  }): Promise<string> => {
    const { id } = await town.ask("POST", "/tiktok/orders", {
      fulfillment: "BY_SELLER",
      lines: [
        { skuId, quantity },
        ...(others > 0 ? [{ skuId: otherId, quantity: others }] : []),
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

type Shown = NonNullable<Awaited<ReturnType<typeof sides>>["shown"]>;
type Price = NonNullable<Awaited<ReturnType<typeof sides>>["price"]>;
type Named = { key: string; value: string | null }[];

const cents = (text: string | null | undefined) =>
  Math.round(Number((text ?? "0").replace(" USD", "")) * 100);
const amountIn = (list: Named, name: string) =>
  cents(list.find(({ key }) => key === name)?.value);
const sumOf = <One>(all: One[], of: (one: One) => number) =>
  all.reduce((sum, one) => sum + of(one), 0);

/** Lines of one price together: how many units, and what all of them cost. */
type Group = {
  unit: number;
  units: number;
  list: number;
  seller: number;
  platform: number;
  tax: number;
};
const grouped = (all: Group[]): Group[] => {
  const groups = new Map<number, Group>();
  for (const one of all) {
    const known = groups.get(one.unit);
    groups.set(
      one.unit,
      known
        ? {
            unit: one.unit,
            units: known.units + one.units,
            list: known.list + one.list,
            seller: known.seller + one.seller,
            platform: known.platform + one.platform,
            tax: known.tax + one.tax,
          }
        : one,
    );
  }
  return [...groups.values()].sort((a, b) => a.unit - b.unit);
};

/** The parts of the price as the order in Shopify has them, by its own numbers where it has numbers for them. */
function partsInShopify({ lines, shippingLines, customAttributes }: Shown) {
  const own = lines.map(
    ({ quantity, price, taxCents, properties }): Group => ({
      unit: cents(price),
      units: quantity,
      list: amountIn(properties, "List price") || cents(price) * quantity,
      seller: amountIn(properties, "Your discount"),
      platform: amountIn(properties, "TikTok's discount"),
      tax: taxCents,
    }),
  );
  const goods = sumOf(own, ({ unit, units }) => unit * units);
  const shipping = sumOf(shippingLines, ({ price }) => cents(price));
  const shippingSeller = amountIn(customAttributes, "Shipping: your discount");
  const shippingPlatform = amountIn(
    customAttributes,
    "Shipping: TikTok's discount",
  );
  const goodsTax = sumOf(lines, ({ taxCents }) => taxCents);
  const tax = goodsTax + sumOf(shippingLines, ({ taxCents }) => taxCents);
  return {
    list: sumOf(own, ({ list }) => list),
    seller: amountIn(customAttributes, "Goods: your discount"),
    platform: amountIn(customAttributes, "Goods: TikTok's discount"),
    goods,
    goodsTax,
    shippingList: shipping + shippingSeller + shippingPlatform,
    shippingSeller,
    shippingPlatform,
    shipping,
    tax,
    paid: amountIn(customAttributes, "Paid on TikTok Shop"),
    sum: goods + shipping + tax,
    lines: grouped(own),
  };
}

/** The same as TikTok's price detail tells them. */
const partsOnTikTok = (price: Price) => ({
  list: price.listMinor,
  seller: price.sellerDiscountMinor,
  platform: price.platformDiscountMinor,
  goods: price.saleMinor,
  goodsTax: price.goodsTaxMinor,
  shippingList: price.shippingListMinor,
  shippingSeller: price.shippingSellerDiscountMinor,
  shippingPlatform: price.shippingPlatformDiscountMinor,
  shipping: price.shippingMinor,
  tax: price.taxMinor,
  paid: price.paidMinor,
  sum: price.paidMinor,
  lines: grouped(
    price.lines.map((line) => ({
      unit: line.saleMinor,
      units: 1,
      list: line.listMinor,
      seller: line.sellerDiscountMinor,
      platform: line.platformDiscountMinor,
      tax: line.goodsTaxMinor,
    })),
  ),
});

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

  test.each(Object.keys(purchases))(
    "O1 %s says every part of the price as TikTok's price detail does: goods, both discounts, taxes, shipping and its discounts, in all and line by line",
    async (what) => {
      const { shown, price } = await sides(bought.get(what));
      if (!shown || !price) throw new Error("it is on one side only");
      expect(partsInShopify(shown)).toEqual(partsOnTikTok(price));
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

describe("an order whose own payment does not add up", () => {
  /** TikTok Shop tells of these orders a discount that was never given; what its price detail says may be changed as well. */
  async function boughtTorn(
    detail: (price: Price) => Price | null = (price) => price,
  ) {
    const { id: skuId } = await skuOnTikTok(town, "TEE-M");
    const { id } = await town.ask("POST", "/tiktok/orders", {
      fulfillment: "BY_SELLER",
      lines: [{ skuId, quantity: 2 }],
      discounts: { seller: "1.50", platform: "0.75" },
      postage: { list: "4.99", platformDiscount: "0.99" },
      taxRate: "0.0825",
    });
    const { marketplace } = town.world;
    const { fetchOrders, fetchPrice } = marketplace;
    let asked = 0;
    marketplace.fetchOrders = async (...wanted) =>
      (await fetchOrders(...wanted)).map((order) =>
        order.externalId === id && order.money
          ? {
              ...order,
              money: {
                ...order.money,
                platformDiscountMinor: order.money.platformDiscountMinor + 100,
              },
            }
          : order,
      );
    marketplace.fetchPrice = async (...wanted) => {
      asked++;
      const price = await fetchPrice(...wanted);
      return price && detail(price);
    };
    await town.control.advance(holdMs);
    await town.settle();
    const times = asked;
    Object.assign(marketplace, { fetchOrders, fetchPrice });
    const questions = await town.prisma.conflict.findMany({
      where: {
        state: "open",
        cause: "stuck:order-price",
        subject: `TikTok order ${id}`,
      },
    });
    return { ...(await sides(id)), times, questions };
  }

  test("O1 is brought by the price detail, which does, and nobody is asked", async () => {
    const { shown, price, questions, times } = await boughtTorn();
    expect(questions).toEqual([]);
    if (!shown || !price) throw new Error("it is on one side only");
    expect(partsInShopify(shown)).toEqual(partsOnTikTok(price));
    expect(times).toBeGreaterThan(0);
  });

  test.each([
    [
      "does not add up either",
      (price: Price) => ({ ...price, sellerDiscountMinor: 1 }),
    ],
    [
      "comes to another sum",
      (price: Price) => ({
        ...price,
        paidMinor: price.paidMinor - 100,
        shippingMinor: price.shippingMinor - 100,
        shippingPlatformDiscountMinor:
          price.shippingPlatformDiscountMinor + 100,
      }),
    ],
    ["knows other lines", (price: Price) => ({ ...price, lines: [] })],
    [
      "is in another currency",
      (price: Price) => ({ ...price, currency: "EUR" }),
    ],
    ["is not there", () => null],
  ])("O1 is a question where the price detail %s", async (_what, detail) => {
    const { shown, questions } = await boughtTorn(detail);
    expect(shown).toBeUndefined();
    expect(questions).toHaveLength(1);
  });

  test("of one that adds up the price detail is never read", async () => {
    const { id: skuId } = await skuOnTikTok(town, "TEE-M");
    const { marketplace } = town.world;
    const { fetchPrice } = marketplace;
    let asked = 0;
    marketplace.fetchPrice = (...wanted) => {
      asked++;
      return fetchPrice(...wanted);
    };
    await town.ask("POST", "/tiktok/orders", {
      fulfillment: "BY_SELLER",
      lines: [{ skuId, quantity: 1 }],
    });
    await town.control.advance(holdMs);
    await town.settle();
    marketplace.fetchPrice = fetchPrice;
    expect(asked).toBe(0);
  });
});
