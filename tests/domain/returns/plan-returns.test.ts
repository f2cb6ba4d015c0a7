import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReturnStatus } from "#core/domain/aftersale-facts.ts";
import { defaultOrderRule } from "#core/domain/orders/order-rule.ts";
import type {
  Aftersales,
  MarketplaceReturn,
  OrderSituation,
} from "#core/domain/orders/order-situation.ts";
import { planCancellation } from "#core/domain/orders/plan-cancellation.ts";
import { answerReturnQuestion } from "#core/domain/returns/answer-question.ts";
import { payBackOf } from "#core/domain/returns/pay-back.ts";
import { planReturns } from "#core/domain/returns/plan-returns.ts";
import { ownKeys } from "#core/domain/returns/return-keys.ts";
import { unitsOfRefund } from "#core/domain/returns/tell-refund.ts";

type Back = Aftersales["returns"][number];
type Refund = Aftersales["refunds"][number];

const at = new Date("2026-11-26T12:00:00Z");

const request = (more: Partial<MarketplaceReturn> = {}): MarketplaceReturn => ({
  externalId: "R1",
  kind: "return",
  status: "pending",
  askedBy: "buyer",
  reason: null,
  cause: "damaged",
  reasonText: null,
  question: null,
  answerBy: null,
  openedAt: at,
  changedAt: at,
  currency: "USD",
  refundMinor: 1_000,
  shippingMinor: 0,
  keepsGoods: false,
  isQuick: false,
  trackingNumber: null,
  carrier: null,
  lineExternalIds: ["U1"],
  storefrontReturnId: null,
  isPaidBack: false,
  storefrontRefundId: null,
  ...more,
});

const back = (more: Partial<Back> = {}): Back => ({
  externalId: "S1",
  name: "#1-R1",
  status: "OPEN",
  createdAt: at,
  declineNote: null,
  reference: "tiktok-return-R1",
  lines: [
    {
      externalId: "SL1",
      orderLineExternalId: "L",
      quantity: 1,
      processed: 0,
      reason: null,
    },
  ],
  restocks: [],
  marketplaceReturnId: null,
  ...more,
});

const refund = (more: Partial<Refund> = {}): Refund => ({
  externalId: "F1",
  createdAt: at,
  currency: "USD",
  totalMinor: 1_000,
  note: "Arrived damaged",
  returnExternalId: null,
  reference: null,
  lines: [
    {
      orderLineExternalId: "L",
      quantity: 1,
      restock: "none",
      locationId: null,
    },
  ],
  marketplaceReturnId: null,
  ...more,
});

/** Three shirts at 10.00 on one line, shipped by the merchant and delivered. */
const order = (
  aftersales: Partial<Aftersales>,
  more: Partial<OrderSituation["order"]> = {},
): OrderSituation => ({
  order: {
    id: "order",
    channel: "marketplace",
    externalId: "57",
    name: "57",
    waiting: false,
    cancelled: false,
    state: "delivered",
    storefrontCancel: null,
    cancelAsked: false,
    history: false,
    fulfilledBy: "merchant",
    recipientMark: null,
    updatedAt: new Date("2026-11-02T09:00:00Z"),
    storefrontExternalId: "gid://shopify/Order/1",
    placedAt: at,
    nature: "ordinary",
    replacesExternalId: null,
    releaseAt: null,
    marketplaceReference: "1",
    ...more,
  },
  price: {
    currency: "USD",
    storeCurrency: "USD",
    totalMinor: 3_000,
    money: null,
    isAccepted: false,
  },
  lines: ["U1", "U2", "U3"].map((externalId) => ({
    externalId,
    variantId: "tee",
    sku: "TEE",
    title: "Tee",
    quantity: 1,
    unitPriceMinor: 950,
    money: {
      listMinor: 950,
      sellerDiscountMinor: 0,
      platformDiscountMinor: 0,
      taxMinor: 50,
      taxRate: null,
    },
    isGift: false,
    isCancelled: false,
    stands: true,
    storefrontLineId: "L",
  })),
  requests: [],
  shipments: [
    {
      id: "parcel",
      origin: "merchant",
      externalId: "gid://shopify/Fulfillment/1",
      fulfillmentOrderExternalId: null,
      carrier: "UPS",
      trackingNumber: "1Z",
      trackingUrl: null,
      condition: "live",
      issue: null,
      lines: [{ variantId: "tee", quantity: 3, orderLineExternalIds: [] }],
      storefrontFulfillmentId: null,
      marketplacePackageId: "P",
      status: "SUCCESS",
      toldNumber: null,
      toldCarrier: null,
      toldAs: null,
      toldTimes: 0,
      moreNumbers: [],
      inTransitAt: null,
      deliveredAt: null,
      storefrontLines: null,
      checked: null,
      alsoOnOrders: 0,
    },
  ],
  aftersales: { marketplace: [], returns: [], refunds: [], ...aftersales },
  rule: defaultOrderRule,
  carrierNames: { marketplace: {}, storefront: {} },
  serviceLocationId: null,
  variantsWithGoods: new Set(),
});

const planned = (situation: OrderSituation) => {
  const plan = planReturns(situation);
  return [
    ...plan.effects.map(({ kind, payload }) =>
      kind === "storefront.move-return"
        ? payload.to
        : kind === "marketplace.answer-return" && "approval" in payload.answer
          ? `tiktok: ${payload.answer.approval}`
          : kind,
    ),
    ...plan.conflicts.map(({ cause, key }) => `asks ${cause ?? key}`),
  ];
};

describe("TikTok Shop's return, and what follows in Shopify", () => {
  const steps: [string, Partial<MarketplaceReturn>, Back | null, string[]][] = [
    ["asked", { status: "pending" }, null, ["storefront.open-return"]],
    ["agreed", { status: "awaiting-parcel" }, null, ["storefront.open-return"]],
    [
      "agreed, and asked for in Shopify",
      { status: "awaiting-parcel" },
      back({ status: "REQUESTED" }),
      ["approved"],
    ],
    [
      "refused, and asked for in Shopify",
      { status: "refused" },
      back({ status: "REQUESTED" }),
      ["declined"],
    ],
    [
      "refused, and open in Shopify",
      { status: "refused" },
      back(),
      ["cancelled"],
    ],
    ["withdrawn", { status: "closed" }, back(), ["cancelled"]],
    ["withdrawn before Shopify knew", { status: "closed" }, null, []],
    ["on its way", { status: "parcel-sent" }, back(), []],
    ["paid", { status: "accepted" }, back(), ["storefront.pay-back"]],
    [
      "paid before Shopify knew",
      { status: "accepted" },
      null,
      ["storefront.open-return"],
    ],
    [
      "paid, the goods kept",
      { status: "accepted", keepsGoods: true },
      null,
      ["storefront.pay-back"],
    ],
    [
      "a refund alone",
      { kind: "refund", status: "complete", keepsGoods: true },
      null,
      ["storefront.pay-back"],
    ],
    ["a refund asked for", { kind: "refund", keepsGoods: true }, null, []],
    [
      "a replacement sent",
      {
        kind: "replacement",
        status: "complete",
        keepsGoods: true,
        refundMinor: null,
      },
      null,
      [],
    ],
  ];
  test.each(steps)("O6 %s", (_what, more, standing, expected) => {
    const returns = standing ? [standing] : [];
    expect(planned(order({ marketplace: [request(more)], returns }))).toEqual(
      expected,
    );
  });

  test("O6 a return that is complete and counted in is closed", () => {
    const [line] = back().lines;
    const counted = back({ lines: line ? [{ ...line, processed: 1 }] : [] });
    const situation = order({
      marketplace: [request({ status: "complete", isPaidBack: true })],
      returns: [counted],
    });
    expect(planned(situation)).toEqual(["closed"]);
  });

  test("O6 nothing is refunded in Shopify before its parcel is known there", () => {
    const situation = order({ marketplace: [request({ status: "accepted" })] });
    expect(planned({ ...situation, shipments: [] })).toEqual([]);
  });
});

describe("what the merchant does in Shopify", () => {
  const asked = { question: "return", status: "pending" } as const;
  test.each([
    ["approves the return", request(asked), [back()], [], ["tiktok: return"]],
    [
      "declines the return",
      request(asked),
      [back({ status: "DECLINED" })],
      [],
      ["asks return-asked-return"],
    ],
    [
      "pays what the buyer asks for",
      request({ kind: "refund", keepsGoods: true, question: "refund" }),
      [],
      [refund()],
      ["tiktok: refund"],
    ],
    [
      "pays another sum",
      request({ kind: "refund", keepsGoods: true, question: "refund" }),
      [],
      [refund({ totalMinor: 400 })],
      ["asks return-asked-refund"],
    ],
    [
      "pays before the goods are back",
      request({ status: "awaiting-parcel" }),
      [back()],
      [refund()],
      ["tiktok: direct-refund"],
    ],
  ] as [string, MarketplaceReturn, Back[], Refund[], string[]][])(
    "O6 he %s",
    (_what, one, returns, refunds, expected) => {
      expect(planned(order({ marketplace: [one], returns, refunds }))).toEqual(
        expected,
      );
    },
  );

  test.each([
    ["with a reason", refund(), ["marketplace.open-return"]],
    ["without a reason", refund({ note: null }), ["asks refund-reason"]],
    ["of no units", refund({ lines: [] }), ["asks refund-of-a-sum"]],
    [
      "of more than there is",
      refund({ lines: [], totalMinor: 3_001 }),
      ["asks refund-without-units"],
    ],
    ["of no money", refund({ totalMinor: 0 }), []],
    ["that TikTok Shop was told", refund({ marketplaceReturnId: "R9" }), []],
    [
      "that we made for a cancelled unit",
      refund({ reference: "tiktok-cancelled-U1" }),
      [],
    ],
  ] as [string, Refund, string[]][])(
    "O6 a refund %s",
    (_what, one, expected) => {
      expect(planned(order({ refunds: [one] }))).toEqual(expected);
    },
  );

  test.each([
    [400, ["U3"]],
    [1_000, ["U3"]],
    [1_001, ["U1", "U2"]],
    [3_000, ["U1", "U2", "U3"]],
  ])(
    "O6 H2 a sum of %i without units is given back for %o, once a person has said why",
    (totalMinor, lineExternalIds) => {
      const situation = order({ refunds: [refund({ lines: [], totalMinor })] });
      const [asked] = planReturns(situation).conflicts;
      expect(
        answerReturnQuestion(
          situation,
          { key: asked?.key ?? "", field: asked?.field ?? null },
          { kind: "value", value: "damaged" },
        )?.effects,
      ).toMatchObject([
        {
          kind: "marketplace.open-return",
          payload: { lineExternalIds, refund: { minor: totalMinor } },
        },
      ]);
    },
  );

  test("O6 a sum is given back for units that have left, and for no others", () => {
    const partly = order(
      { refunds: [refund({ lines: [], totalMinor: 400 })] },
      { state: "partly_shipped" },
    );
    expect(planned(partly)).toEqual(["asks refund-without-units"]);
    const [first] = order({}).shipments;
    const parcel = {
      ...first,
      origin: "merchant",
      condition: "live",
      lines: [{ variantId: "tee", quantity: 1, orderLineExternalIds: ["U2"] }],
    } as OrderSituation["shipments"][number];
    const sent = { ...partly, shipments: [parcel] };
    expect(unitsOfRefund(sent, { lines: [], totalMinor: 400 })).toEqual(["U2"]);
  });

  test.each([
    ["awaiting-parcel", "CANCELED", true],
    ["parcel-sent", "CANCELED", true],
    ["awaiting-parcel", "OPEN", false],
    ["closed", "CANCELED", false],
    ["accepted", "CANCELED", false],
  ] as const)(
    "O6 a return that is %s on TikTok Shop and %s in Shopify: %s, it is asked about",
    (status, inStore, isAsked) => {
      const plan = planReturns(
        order({
          marketplace: [request({ status })],
          returns: [back({ status: inStore })],
        }),
      );
      const key = "return-called-off:R1";
      expect(plan.conflicts.some((one) => one.key === key)).toBe(isAsked);
      expect(plan.closes.some((one) => one.key === key)).toBe(!isAsked);
    },
  );

  const unsent = (note: string | null, more: Partial<Refund> = {}) =>
    refund({
      note,
      lines: [
        {
          orderLineExternalId: "L",
          quantity: 1,
          restock: "cancel",
          locationId: null,
        },
      ],
      ...more,
    });
  test.each([
    [
      "at the buyer's wish",
      unsent("Customer changed his mind"),
      ["marketplace.cancel-order"],
    ],
    ["without a word", unsent(null), ["asks refund-before-shipping"]],
    [
      "of money alone",
      unsent("Customer", { lines: [] }),
      ["asks refund-without-units"],
    ],
    [
      "that TikTok Shop has cancelled for it",
      unsent(null, { marketplaceReturnId: "C1" }),
      [],
    ],
  ] as [string, Refund, string[]][])(
    "O6 H2 a refund before the units left, %s",
    (_what, one, expected) => {
      expect(planned(order({ refunds: [one] }, { state: "to_ship" }))).toEqual(
        expected,
      );
    },
  );

  test("O6 the person's reason cancels exactly the refunded units, and what both sides cancelled is not asked about", () => {
    const one = unsent(null);
    const situation = order({ refunds: [one] }, { state: "to_ship" });
    const asked = planReturns(situation).conflicts[0];
    const say = (value: string) =>
      answerReturnQuestion(
        situation,
        { key: asked?.key ?? "", field: asked?.field ?? null },
        { kind: "value", value },
      );
    expect(say("buyer-asked")?.effects).toMatchObject([
      {
        kind: "marketplace.cancel-order",
        payload: {
          reason: "buyer-asked",
          units: { refundExternalId: one.externalId, lineExternalIds: ["U1"] },
        },
      },
    ]);
    expect(say("damaged")).toBeNull();
    const lines = situation.lines.map((line, at) => ({
      ...line,
      isCancelled: at === 0,
    }));
    const cancelled = { ...situation, lines };
    expect(planned(cancelled)).toEqual([]);
    // He took the unit off himself: it is not taken off once more.
    expect(planCancellation(cancelled).effects).toEqual([]);
    const untouched = { ...cancelled.aftersales, refunds: [] };
    expect(
      planCancellation({ ...cancelled, aftersales: untouched }).effects,
    ).toMatchObject([{ kind: "storefront.refund-units" }]);
  });

  test("O6 one unit that was cancelled on TikTok Shop answers for one refund, not for two", () => {
    const refunds = [unsent(null), unsent(null, { externalId: "second" })];
    const situation = order({ refunds }, { state: "to_ship" });
    const cancelled = (units: number) => ({
      ...situation,
      lines: situation.lines.map((line, at) => ({
        ...line,
        isCancelled: at < units,
      })),
    });
    expect(planned(cancelled(0))).toEqual([
      "asks refund-before-shipping",
      "asks refund-before-shipping",
    ]);
    expect(planned(cancelled(2))).toEqual([]);
    // The first is answered and stays so, in whatever order both are read.
    for (const read of [refunds, refunds.toReversed()]) {
      const plan = planReturns({
        ...cancelled(1),
        aftersales: { ...situation.aftersales, refunds: read },
      });
      expect(plan.conflicts.map(({ key }) => key)).toEqual([
        ownKeys("second").untold,
      ]);
      expect(plan.closes).toContainEqual({
        key: ownKeys("F1").untold,
        reason: "Both sides have it now.",
      });
    }
  });

  test("O6 a unit that both sides refunded is one refund; another sum is a question", () => {
    const paid = request({
      kind: "refund",
      keepsGoods: true,
      status: "complete",
    });
    expect(
      planned(order({ marketplace: [paid], refunds: [refund()] })),
    ).toEqual([]);
    expect(
      planned(
        order({ marketplace: [paid], refunds: [refund({ totalMinor: 700 })] }),
      ),
    ).toEqual(["asks refund-differs:R1"]);
  });
});

const statuses: ReturnStatus[] = [
  "pending",
  "refused",
  "awaiting-parcel",
  "accepted",
  "closed",
  "complete",
];

/** Requests about disjoint units, and refunds of the merchant's own for no more units than there are. */
const histories = fc.record({
  requests: fc.array(
    fc.record({
      kind: fc.constantFrom("refund" as const, "return" as const),
      status: fc.constantFrom(...statuses),
      refundMinor: fc.integer({ min: 1, max: 3_000 }),
      shippingMinor: fc.integer({ min: 0, max: 500 }),
    }),
    { maxLength: 3 },
  ),
  split: fc.constantFrom<string[][]>(
    [["U1"], ["U2"], ["U3"]],
    [["U1", "U2"], ["U3"], []],
    [["U1", "U2", "U3"], [], []],
  ),
  own: fc.constantFrom([], [1], [2], [3], [1, 1], [1, 2], [1, 1, 1]),
  fulfilledBy: fc.constantFrom("merchant" as const, "network" as const),
});

test("O6 whatever happened, no unit is refunded twice, the sum is TikTok's to the cent, and the network's goods touch no shelf", () => {
  fc.assert(
    fc.property(histories, ({ requests, split, own, fulfilledBy }) => {
      const marketplace = requests.flatMap((one, index) => {
        const lineExternalIds = split[index] ?? [];
        return lineExternalIds.length > 0
          ? [
              request({
                ...one,
                externalId: `R${index}`,
                lineExternalIds,
                keepsGoods: one.kind === "refund",
                trackingNumber: "1Z",
              }),
            ]
          : [];
      });
      const situation = order(
        {
          marketplace,
          returns: marketplace
            .filter(({ kind }) => kind === "return")
            .map((one, index) =>
              back({
                externalId: `S${index}`,
                reference: `tiktok-return-${one.externalId}`,
              }),
            ),
          refunds: own.map((quantity, index) =>
            refund({
              externalId: `F${index}`,
              totalMinor: 1_000 * quantity,
              lines: [
                {
                  orderLineExternalId: "L",
                  quantity,
                  restock: "none",
                  locationId: null,
                },
              ],
            }),
          ),
        },
        { fulfilledBy },
      );
      const effects = planReturns(situation).effects;
      const paying = marketplace.filter((one) =>
        effects.some(
          ({ kind, payload }) =>
            kind === "storefront.pay-back" &&
            payload.returnExternalId === one.externalId,
        ),
      );
      const owed = paying.map((one) => ({
        one,
        back: payBackOf(situation, one, "own-shelf"),
      }));
      const units = owed.reduce(
        (sum, { one }) => sum + one.lineExternalIds.length,
        own.reduce((all, n) => all + n, 0),
      );
      expect(units).toBeLessThanOrEqual(3);
      for (const { one, back: made } of owed) {
        expect(["accepted", "complete"]).toContain(one.status);
        expect(made.amountMinor).toBe(one.refundMinor);
        expect(made.shippingMinor).toBeLessThanOrEqual(made.amountMinor);
        if (fulfilledBy === "network" || one.kind === "refund")
          expect(made.goods).toBeNull();
        else expect(made.goods).toBe("own-shelf");
      }
      const keys = effects.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 500 },
  );
});
