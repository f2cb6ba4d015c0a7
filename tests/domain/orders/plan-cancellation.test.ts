import { describe, expect, test } from "vitest";
import type { CancelReason } from "#core/domain/aftersale-facts.ts";
import { reasonInCancelNote } from "#core/domain/orders/cancel-reason.ts";
import { defaultOrderRule } from "#core/domain/orders/order-rule.ts";
import type { OrderSituation } from "#core/domain/orders/order-situation.ts";
import {
  planCancellation,
  sentQuestion,
  sentUnitsQuestion,
} from "#core/domain/orders/plan-cancellation.ts";
import type { OrderState } from "#core/domain/orders/states.ts";

type Moment = {
  state: OrderState;
  /** It stands in Shopify. */
  stands?: boolean;
  /** The merchant has sent a parcel from Shopify. */
  sent?: boolean;
  shopify?: string | null;
  tiktok?: boolean;
  asked?: boolean;
};

const at = (moment: Moment): OrderSituation => ({
  order: {
    id: "order",
    channel: "marketplace",
    externalId: "57",
    name: "57",
    waiting: moment.state === "waiting",
    cancelled: moment.tiktok ?? false,
    state: moment.tiktok ? "cancelled" : moment.state,
    storefrontCancel:
      moment.shopify === undefined ? null : { reason: moment.shopify },
    cancelAsked: moment.asked ?? false,
    history: false,
    fulfilledBy: "merchant",
    recipientMark: null,
    updatedAt: new Date("2026-11-02T09:00:00Z"),
    storefrontExternalId: moment.stands ? "gid://shopify/Order/1" : null,
    placedAt: new Date("2026-11-20T10:00:00Z"),
    nature: "ordinary",
    replacesExternalId: null,
    releaseAt: null,
    marketplaceReference: "1",
  },
  price: {
    currency: "USD",
    storeCurrency: "USD",
    totalMinor: 0,
    money: null,
    isAccepted: false,
  },
  lines: [],
  requests: [],
  shipments: moment.sent
    ? [
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
          lines: [],
          storefrontFulfillmentId: null,
          marketplacePackageId: null,
          status: "SUCCESS",
          storefrontLines: null,
          toldNumber: null,
          toldCarrier: null,
          toldAs: null,
          toldTimes: 0,
          moreNumbers: [],
          inTransitAt: null,
          deliveredAt: null,
          checked: null,
          alsoOnOrders: 0,
        },
      ]
    : [],
  aftersales: { marketplace: [], returns: [], refunds: [] },
  rule: defaultOrderRule,
  carrierNames: { marketplace: {}, storefront: {} },
  serviceLocationId: null,
  variantsWithGoods: new Set(),
});

/** Every moment at which either side can cancel, and what follows on the other. */
const moments: [string, Moment, { does?: string; asks?: string }][] = [
  [
    "TikTok cancels within the hold, before Shopify knows",
    { state: "waiting", tiktok: true },
    {},
  ],
  [
    "TikTok cancels after the hold, before Shopify knows",
    { state: "to_ship", tiktok: true },
    {},
  ],
  [
    "TikTok cancels what stands in Shopify",
    { state: "to_ship", stands: true, tiktok: true },
    { does: "storefront.cancel-order" },
  ],
  [
    "TikTok cancels what Shopify has sent",
    { state: "to_ship", stands: true, sent: true, tiktok: true },
    { asks: "sent-though-cancelled:order" },
  ],
  [
    "Shopify cancels what is on hold",
    { state: "waiting", stands: true, shopify: "CUSTOMER" },
    { does: "marketplace.cancel-order" },
  ],
  [
    "Shopify cancels what is to be shipped",
    { state: "to_ship", stands: true, shopify: "INVENTORY" },
    { does: "marketplace.cancel-order" },
  ],
  [
    "Shopify cancels for a reason that TikTok Shop does not have",
    { state: "to_ship", stands: true, shopify: "OTHER" },
    { asks: "cancel-reason:order" },
  ],
  [
    "Shopify cancels what has been sent in part",
    { state: "partly_shipped", stands: true, shopify: "STAFF" },
    { asks: "sent-though-cancelled:order" },
  ],
  [
    "Shopify cancels what TikTok shows as sent",
    { state: "shipped", stands: true, shopify: "CUSTOMER" },
    { asks: "sent-though-cancelled:order" },
  ],
  [
    "both cancel",
    { state: "to_ship", stands: true, shopify: "CUSTOMER", tiktok: true },
    {},
  ],
  ["nobody cancels", { state: "to_ship", stands: true }, {}],
  [
    "the buyer asks to cancel what is to be shipped",
    { state: "to_ship", stands: true, asked: true },
    { asks: "cancel-asked:order" },
  ],
  [
    "the buyer asks, and Shopify has cancelled",
    { state: "to_ship", stands: true, asked: true, shopify: "CUSTOMER" },
    { does: "marketplace.cancel-order" },
  ],
];

describe("a cancellation of either side, at every moment", () => {
  test.each(moments)("O2 %s", (_what, moment, { does, asks }) => {
    const plan = planCancellation(at(moment));
    expect(plan.effects.map(({ kind }) => kind)).toEqual(does ? [does] : []);
    expect(plan.conflicts.map(({ key }) => key)).toEqual(asks ? [asks] : []);
  });

  const reasonToldOf = (moment: Omit<Moment, "state">, said?: CancelReason) => {
    const there = at({ state: "to_ship", stands: true, ...moment });
    const { storefrontCancel } = there.order;
    if (said && storefrontCancel) storefrontCancel.said = said;
    const { effects, conflicts } = planCancellation(there);
    return [
      ...effects.map(({ payload }) => (payload as { reason: string }).reason),
      ...conflicts.map(({ key }) => key),
    ];
  };

  test.each([
    ["CUSTOMER", "buyer-asked"],
    ["INVENTORY", "out-of-stock"],
    ["FRAUD", "suspected-fraud"],
    ["DECLINED", "not-paid-in-time"],
    ["STAFF", "cancel-reason:order"],
    ["OTHER", "cancel-reason:order"],
    ["A_REASON_OF_NEXT_YEAR", "cancel-reason:order"],
    [null, "cancel-reason:order"],
  ])(
    "O2 Shopify's %s is told to TikTok Shop as %s, or a person says what it was",
    (shopify, told) => {
      expect(reasonToldOf({ shopify })).toEqual([told]);
    },
  );

  test("O2 what a person says it was is told, and the buyer's own wish above all", () => {
    for (const shopify of ["OTHER", "FRAUD", null])
      expect(reasonToldOf({ shopify }, "wrong-price")).toEqual(["wrong-price"]);
    expect(reasonToldOf({ shopify: "OTHER", asked: true })).toEqual([
      "buyer-asked",
    ]);
  });

  test("O2 what the merchant wrote beside it says why, where Shopify's reason does not", () => {
    const said = (reason: string | null, note: string | null) =>
      reasonInCancelNote(reason, note);
    expect(said("OTHER", "Wrong price in the feed")).toBe("wrong-price");
    expect(said("STAFF", "sold out since Monday")).toBe("out-of-stock");
    expect(said(null, "the customer changed his mind")).toBe("buyer-asked");
    expect(said("FRAUD", "address does not exist")).toBe(
      "address-undeliverable",
    );
    for (const nothing of [
      null,
      "",
      "see ticket 4711",
      "sold out, wrong price",
    ])
      expect(said("OTHER", nothing)).toBeNull();
    expect(said("CUSTOMER", "sold out")).toBeNull();
    expect(said("INVENTORY", "told the customer")).toBeNull();
  });

  test.each([
    ["buyer", { orderId: "order", cause: "buyer" }],
    [null, { orderId: "order" }],
  ] as const)("O2 TikTok Shop's %s goes to Shopify", (cancelCause, payload) => {
    const cancelled = at({ state: "to_ship", stands: true, tiktok: true });
    const [effect] = planCancellation({ ...cancelled, cancelCause }).effects;
    expect(effect?.payload).toEqual(payload);
  });

  test("O2 a question about both ends when both sides agree", () => {
    const agreed = at({
      state: "to_ship",
      stands: true,
      shopify: null,
      tiktok: true,
    });
    expect(planCancellation(agreed).closes.map(({ key }) => key)).toContain(
      "sent-though-cancelled:order",
    );
  });

  test.each([
    [["merchant"], "from Shopify."],
    [["network"], "from Fulfilled by TikTok."],
    [["network", "merchant", "network"], "from Fulfilled by TikTok, Shopify."],
    [[], "from Shopify."],
  ] as const)("O2 the question names who sent it: %j", (origins, says) => {
    const sent = {
      ...at({ state: "shipped", stands: true, tiktok: true }),
      // Lost on the way or not: it was sent.
      shipments: origins.map((origin) => ({ origin, condition: "failed" })),
    };
    expect(sentQuestion(sent, "marketplace").reason).toContain(says);
    expect(sentUnitsQuestion(sent, ["TEE"]).reason).toContain(says);
  });
});
