import { describe, expect, test } from "vitest";
import type {
  OrderSituation,
  ShipmentSituation,
} from "#core/domain/orders/order-situation.ts";
import { answerWithNumber } from "#core/domain/shipments/missing-number.ts";
import { planTracking } from "#core/domain/shipments/plan-tracking.ts";

const ups = "1Z999AA10123456784";
const key = "number-missing:fulfillment";

const situation = (
  parcel: Partial<ShipmentSituation> = {},
  order: Partial<OrderSituation["order"]> = {},
) =>
  ({
    order: {
      id: "order",
      name: "5761",
      channel: "marketplace",
      externalId: "5761",
      fulfilledBy: "merchant",
      state: "to_ship",
      cancelled: false,
      history: false,
      ...order,
    },
    lines: [{ externalId: "line", variantId: "mug" }],
    requests: [],
    carrierNames: { marketplace: {}, storefront: {} },
    shipments: [
      {
        id: "shipment",
        origin: "merchant",
        externalId: "fulfillment",
        carrier: null,
        trackingNumber: null,
        trackingUrl: null,
        condition: "waiting",
        issue: null,
        status: "SUCCESS",
        lines: [
          { variantId: "mug", quantity: 1, orderLineExternalIds: ["line"] },
        ],
        storefrontFulfillmentId: null,
        marketplacePackageId: null,
        toldNumber: null,
        toldCarrier: null,
        toldTimes: 0,
        moreNumbers: [],
        inTransitAt: null,
        deliveredAt: null,
        checked: null,
        alsoOnOrders: 0,
        ...parcel,
      },
    ],
  }) as unknown as OrderSituation;

const numbered: Partial<ShipmentSituation> = {
  trackingNumber: ups,
  carrier: "UPS",
  condition: "live",
};
const asked = (given: OrderSituation) =>
  planTracking(given).conflicts.map((one) => one.key);
const closed = (given: OrderSituation) =>
  planTracking(given).closes.map((one) => one.key);

describe("a parcel of the merchant's for a TikTok order", () => {
  test("O4 that was sent without a number is a question, until there is one", () => {
    expect(asked(situation())).toEqual([key]);
    expect(planTracking(situation()).effects).toEqual([]);
    expect(asked(situation(numbered))).toEqual([]);
    expect(closed(situation(numbered))).toContain(key);
  });

  test.each<[string, OrderSituation]>([
    ["taken back", situation({ condition: "taken-back" })],
    ["sent in Seller Center", situation({}, { state: "shipped" })],
    ["of a cancelled order", situation({}, { state: "cancelled" })],
    ["sent before Quayside came", situation({}, { history: true })],
  ])("O4 without a number, but %s, is none", (_what, given) => {
    expect(asked(given)).toEqual([]);
    expect(closed(given)).toContain(key);
  });

  test("O4 takes a number with its carrier, and no other", () => {
    const answer = (said: string) => {
      const made = answerWithNumber(situation(), { key }, said);
      return "plan" in made
        ? made.plan.effects.map(({ payload }) => payload)
        : made.unfit;
    };
    expect(answer(`${ups.toLowerCase()} ,`)).toMatchObject([
      { shipmentId: "shipment", tracking: { number: ups, carrier: "UPS" } },
    ]);
    expect(answer("123456789012, FedEx")).toMatchObject([
      { tracking: { number: "123456789012", carrier: "FedEx" } },
    ]);
    expect(answer("123456789012")).toMatch(/carrier/);
    expect(answer("12")).toMatch(/too short/);
    expect(answerWithNumber(situation(numbered), { key }, ups)).toHaveProperty(
      "unfit",
    );
  });

  test("O5 with several numbers is told with the first, and the others are a question", () => {
    const several = situation({ ...numbered, moreNumbers: ["1ZOTHER"] });
    const { conflicts, effects } = planTracking(several);
    expect(conflicts).toMatchObject([
      {
        key: "several-numbers:fulfillment",
        storefront: `${ups}, 1ZOTHER`,
        marketplace: ups,
      },
    ]);
    expect(effects).toMatchObject([
      {
        kind: "marketplace.mark-shipped",
        payload: { tracking: { number: ups } },
      },
    ]);
    expect(closed(situation(numbered))).toContain(
      "several-numbers:fulfillment",
    );
  });

  test("O5 sent apart after TikTok Shop was told of it with others is a question, and not sent to be refused", () => {
    const plan = (toldNumber: string | null) => {
      const given = situation({
        ...numbered,
        externalId: "anew",
        lines: [
          { variantId: "mug", quantity: 1, orderLineExternalIds: ["line"] },
        ],
      });
      const [anew] = given.shipments;
      if (!anew) throw new Error("no parcel");
      const before = {
        ...anew,
        id: "before",
        externalId: "before",
        condition: "taken-back" as const,
        toldNumber,
      };
      const { effects, conflicts } = planTracking({
        ...given,
        shipments: [before, anew],
      });
      return [effects.map(({ kind }) => kind), conflicts.map(({ key }) => key)];
    };
    expect(plan(ups)).toEqual([[], ["sent-apart:anew"]]);
    expect(plan(null)).toEqual([["marketplace.mark-shipped"], []]);
  });

  test("O5 with a part of a bundle whose line TikTok Shop has with another parcel is a question about that, once the other is there", () => {
    const given = situation({
      ...numbered,
      externalId: "second",
      lines: [
        { variantId: "cup", quantity: 1, orderLineExternalIds: ["line/2"] },
      ],
    });
    const [second] = given.shipments;
    if (!second) throw new Error("no parcel");
    const plan = (
      marketplacePackageId: string | null,
      unit: string,
      more: Partial<ShipmentSituation> = {},
    ) => {
      const first = {
        ...second,
        id: "first",
        externalId: "first",
        marketplacePackageId,
        toldNumber: "1ZFIRST",
        toldCarrier: "UPS",
        trackingNumber: "1ZFIRST",
        lines: [
          { variantId: "mug", quantity: 1, orderLineExternalIds: [unit] },
        ],
        ...more,
      };
      const { conflicts } = planTracking({
        ...given,
        shipments: [first, second],
      });
      return conflicts.map(({ key, marketplace }) => [key, marketplace]);
    };
    expect(plan("package", "line/1")).toEqual([
      ["bundle-apart:second", "1ZFIRST"],
    ]);
    expect(plan(null, "line/1")).toEqual([]);
    expect(plan("package", "other/1")).toEqual([]);
    expect(
      plan("package", "line/1", { condition: "failed" }),
    ).not.toContainEqual(["bundle-apart:second", "1ZFIRST"]);
  });

  test("O5 is told a number anew that was corrected away and comes back", () => {
    let parcel: Partial<ShipmentSituation> = {
      ...numbered,
      marketplacePackageId: "package",
      toldNumber: ups,
      toldCarrier: "UPS",
      toldTimes: 1,
    };
    const other = "1Z999AA10123456811";
    const keys = [other, ups, other].flatMap((trackingNumber) => {
      const told = planTracking(situation({ ...parcel, trackingNumber }));
      parcel = {
        ...parcel,
        toldNumber: trackingNumber,
        toldTimes: (parcel.toldTimes ?? 0) + 1,
      };
      return told.effects.map((effect) => effect.key);
    });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(3);
  });
});
