import { describe, expect, test } from "vitest";
import type { OrderMoneyFact } from "#core/domain/order-money-facts.ts";
import {
  mostUnitsPerNetworkOrder,
  splitUnits,
  wholeState,
} from "#core/domain/orders/network-parts.ts";
import { defaultOrderRule } from "#core/domain/orders/order-rule.ts";
import type {
  NetworkPart,
  OrderSituation,
} from "#core/domain/orders/order-situation.ts";
import { planOrder } from "#core/domain/orders/plan-order.ts";

const request = (
  more: Partial<OrderSituation["requests"][number]> = {},
): OrderSituation["requests"][number] => ({
  id: "request",
  externalId: "gid://shopify/FulfillmentOrder/7",
  locationId: "service",
  status: "OPEN",
  requestStatus: "SUBMITTED",
  cancellationRequested: false,
  lines: [
    {
      externalId: "fol",
      orderLineExternalId: "line",
      variantId: "mug",
      sku: "MUG",
      totalQuantity: 2,
      remainingQuantity: 2,
    },
  ],
  kits: {},
  round: 0,
  networkState: "none",
  orders: [],
  refusalCode: null,
  wish: null,
  ...more,
});

const line: OrderSituation["lines"][number] = {
  externalId: "line",
  variantId: "mug",
  sku: "MUG",
  title: "Mug",
  quantity: 1,
  unitPriceMinor: 1850,
  money: {
    listMinor: 1850,
    sellerDiscountMinor: 0,
    platformDiscountMinor: 0,
    taxMinor: 0,
    taxRate: null,
  },
  isGift: false,
  isCancelled: false,
  stands: false,
  storefrontLineId: null,
};

const mugPrice: OrderMoneyFact = {
  goodsListMinor: 1850,
  sellerDiscountMinor: 0,
  platformDiscountMinor: 0,
  goodsMinor: 1850,
  goodsTaxMinor: 0,
  shippingListMinor: 0,
  shippingSellerDiscountMinor: 0,
  shippingPlatformDiscountMinor: 0,
  shippingMinor: 0,
  shippingTaxMinor: 0,
  fees: [],
  deductionMinor: 0,
  totalMinor: 1850,
};

const situation = (
  order: Partial<OrderSituation["order"]> = {},
  more: Partial<OrderSituation> = {},
): OrderSituation => ({
  order: {
    id: "order",
    channel: "storefront",
    externalId: "gid://shopify/Order/1",
    name: "#1001",
    waiting: false,
    cancelled: false,
    history: false,
    fulfilledBy: "network",
    recipientMark: null,
    updatedAt: new Date("2026-11-02T09:00:00Z"),
    storefrontExternalId: "gid://shopify/Order/1",
    state: "to_ship",
    storefrontCancel: null,
    cancelAsked: false,
    placedAt: new Date("2026-11-20T10:00:00Z"),
    nature: "ordinary",
    replacesExternalId: null,
    releaseAt: null,
    marketplaceReference: null,
    ...order,
  },
  price: {
    currency: "USD",
    storeCurrency: "USD",
    totalMinor: 1850,
    money: mugPrice,
    isAccepted: false,
  },
  lines: [line],
  requests: [request()],
  shipments: [],
  rule: defaultOrderRule,
  aftersales: { marketplace: [], returns: [], refunds: [] },
  carrierNames: { marketplace: {}, storefront: {} },
  serviceLocationId: "service",
  variantsWithGoods: new Set(["mug"]),
  ...more,
});

const tiktok = {
  channel: "marketplace",
  externalId: "57",
  storefrontExternalId: null,
} as const;

const kinds = (given: OrderSituation) =>
  planOrder(given).effects.map(({ kind }) => kind);

describe("P2 planning twice gives the same plan", () => {
  test.each([
    ["a request", situation()],
    ["a TikTok order", situation(tiktok, { requests: [] })],
    [
      "a request that the network refused",
      situation({}, { requests: [request({ networkState: "refused" })] }),
    ],
    ["a cancelled TikTok order", situation({ ...tiktok, cancelled: true })],
  ])("P2 %s", (_what, given) => {
    const plan = planOrder(given);
    expect(planOrder(structuredClone(given))).toEqual(plan);
    const keys = plan.effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("P2 a request that is asked again is a new round with keys of its own", () => {
    const keyOf = (round: number) =>
      planOrder(situation({}, { requests: [request({ round })] })).effects[0]
        ?.key;
    expect(keyOf(1)).not.toBe(keyOf(0));
  });
});

describe("a TikTok order", () => {
  const bare = { requests: [] };

  test("waits while the buyer can still cancel, then stands in Shopify", () => {
    expect(kinds(situation({ ...tiktok, waiting: true }, bare))).toEqual([]);
    expect(kinds(situation(tiktok, bare))).toEqual(["storefront.import-order"]);
  });

  test("with a SKU that is linked to nothing is a question, not a guess", () => {
    const lines = [{ ...line, variantId: null, title: "Mystery" }];
    const plan = planOrder(situation(tiktok, { ...bare, lines }));
    expect(plan.effects).toEqual([]);
    expect(plan.conflicts).toMatchObject([
      { kind: "link", key: "order-unlinked:order" },
    ]);
  });

  test("whose price does not add up is a question until it does, or until a person takes it", () => {
    const price = { ...situation().price, totalMinor: 1800 };
    const money = { ...mugPrice, totalMinor: 1800 };
    const asked = planOrder(
      situation(tiktok, { ...bare, price: { ...price, money } }),
    );
    expect(asked.effects).toEqual([]);
    expect(asked.conflicts).toMatchObject([
      { kind: "stuck", field: "price", key: "order-price:order" },
    ]);
    const taken = { ...price, money, isAccepted: true };
    expect(kinds(situation(tiktok, { ...bare, price: taken }))).toEqual([
      "storefront.import-order",
    ]);
  });

  test("that stands in Shopify has its number told to TikTok Shop", () => {
    const standing = { storefrontExternalId: "gid://shopify/Order/1" };
    expect(kinds(situation({ ...tiktok, ...standing }, bare))).toEqual([
      "marketplace.link-order",
    ]);
    const told = { ...standing, marketplaceReference: "1" };
    expect(kinds(situation({ ...tiktok, ...told }, bare))).toEqual([]);
  });

  test("that was shipped before Quayside came is left alone", () => {
    expect(kinds(situation({ ...tiktok, history: true }, bare))).toEqual([]);
  });
});

describe("a fulfillment request", () => {
  test("elsewhere than at our service is none of ours", () => {
    const elsewhere = { requests: [request({ locationId: "shop floor" })] };
    expect(kinds(situation({}, elsewhere))).toEqual([]);
  });

  test("for something without goods is refused with the reason", () => {
    const plan = planOrder(situation({}, { variantsWithGoods: new Set() }));
    expect(plan.effects.map(({ payload }) => payload)).toMatchObject([
      { reason: "INVALID_SKU" },
    ]);
  });

  const part = (state: NetworkPart["state"], index: number): NetworkPart => ({
    part: index,
    reference: `QS-7-P${index + 1}`,
    externalId: state === "ordered" ? `MCF${index}` : null,
    state,
    hasLeft: "nothing" as const,
    lines: [],
    sentTo: null,
  });
  const ofParts = (...states: NetworkPart["state"][]) => {
    const orders = states.map(part);
    return situation(
      {},
      { requests: [request({ orders, networkState: wholeState(orders) })] },
    );
  };
  const effectsOf = (given: OrderSituation) =>
    planOrder(given).effects.map(({ kind, payload }) => ({ kind, ...payload }));

  test.each<[NetworkPart["state"][], object[]]>([
    [["ordered", "none", "none"], [{ kind: "network.create-order", part: 1 }]],
    [["ordered", "ordering", "none"], []],
    [["ordered", "ordered"], [{ kind: "storefront.accept-request" }]],
    [
      ["ordered", "refused", "none"],
      [{ kind: "network.cancel-order", part: 0 }],
    ],
    [["cancelled", "refused", "none"], [{ kind: "storefront.reject-request" }]],
  ])(
    "of several parts that are %j goes on with the next step alone",
    (states, steps) => {
      expect(effectsOf(ofParts(...states))).toMatchObject(steps);
    },
  );
});

describe("a request of more units than the network takes at once", () => {
  test("is split so that no unit is lost or in two orders, and none is too large", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const lines = Array.from({ length: 1 + (seed % 5) }, (_, index) => ({
        variantId: `v${index}`,
        goodsId: `g${index}`,
        quantity: 1 + ((seed * (index + 7) * 31) % 140),
      }));
      const parts = splitUnits(lines);
      const unitsOf = (some: { quantity: number }[]) =>
        some.reduce((sum, { quantity }) => sum + quantity, 0);
      for (const one of parts) {
        expect(unitsOf(one)).toBeLessThanOrEqual(mostUnitsPerNetworkOrder);
        expect(unitsOf(one)).toBeGreaterThan(0);
      }
      for (const { goodsId, quantity } of lines)
        expect(
          unitsOf(parts.flat().filter((line) => line.goodsId === goodsId)),
        ).toBe(quantity);
      expect(parts).toHaveLength(Math.ceil(unitsOf(lines) / 50));
    }
  });
});
