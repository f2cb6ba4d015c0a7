import { describe, expect, test } from "vitest";
import {
  type CancelReason,
  cancelReasons,
  returnReasons,
} from "#core/domain/aftersale-facts.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import {
  cancelReasonOf,
  returnReasonsOf,
} from "#core/platforms/tiktok/reasons.ts";
import specimen from "../../specimens/tiktok/reasons.json" with {
  type: "json",
};
import { credential, envelope, now, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { drain, pretend } from "./tour.ts";

function open(answers: Record<string, unknown> = {}, region = "US") {
  const asked = pretend({ ...plainAnswers, ...answers });
  const client = openClient({ credential: credential({ region }) });
  return { asked, marketplace: createMarketplace(client) };
}

type Market = {
  cancel: { seller_initiates: Record<string, string[]> };
  refund: { seller_initiates?: Record<string, string[]> };
  return: { seller_initiates?: Record<string, string[]> };
};
const markets = Object.entries(
  specimen.markets as unknown as Record<string, Market>,
);

describe("reasons to cancel", () => {
  test.each(markets)(
    "in %s are exactly the documented ones",
    (region, market) => {
      for (const [state, names] of Object.entries(
        market.cancel.seller_initiates,
      )) {
        const ours = cancelReasons.flatMap(
          (reason) =>
            cancelReasonOf(reason, { region, isPaid: state !== "UNPAID" }) ??
            [],
        );
        expect(ours.sort()).toEqual([...names].sort());
      }
    },
  );

  test("a country of the EU takes the EU's, Great Britain its own", () => {
    const paid = (region: string) =>
      cancelReasonOf("out-of-stock", { region, isPaid: true });
    expect(paid("DE")).toBe("seller_cancel_reason_out_of_stock");
    expect(paid("GB")).toBe("seller_cancel_reason_out_of_stock_uk");
  });
});

describe("reasons to refund or take back", () => {
  const documented = (market: Market, kind: "refund" | "return") =>
    Object.values(market[kind].seller_initiates ?? {}).flat();

  test.each(markets)(
    "in %s, each that is documented can be said",
    (region, market) => {
      for (const kind of ["refund", "return"] as const) {
        const ours = returnReasons.flatMap((reason) =>
          returnReasonsOf(reason, { kind, region }),
        );
        const unsayable = documented(market, kind).filter(
          (name) =>
            !ours.includes(name) &&
            // Of a buyer's suspicion no seller speaks; the last one is for apps that handle returns.
            !/counterfeit|proxy_app/.test(name),
        );
        expect(unsayable).toEqual([]);
      }
    },
  );

  test("the one general reason of the US stands for all returns", () => {
    const wish = { kind: "return", region: "US" } as const;
    for (const reason of returnReasons)
      expect(returnReasonsOf(reason, wish).at(-1)).toBe(
        "seller_ecom_delivered_return_refund_reason1",
      );
  });
});

describe("cancelling", () => {
  const wish = { orderExternalId: "576", reason: "out-of-stock" } as const;

  test("names the reason as the order's state wants it", async () => {
    const { asked, marketplace } = open();
    expect(await marketplace.cancelOrder(shop, wish)).toEqual({
      externalId: "41",
    });
    expect(asked.at(-1)?.body).toEqual({
      order_id: "576",
      cancel_reason: "seller_cancel_reason_out_of_stock",
    });
    const unpaid = { id: "576", status: "UNPAID", ...dates };
    const other = open({ "/order/202507/orders": { orders: [unpaid] } });
    await other.marketplace.cancelOrder(shop, wish);
    expect(other.asked.at(-1)?.body?.cancel_reason).toBe(
      "seller_cancel_unpaid_reason_out_of_stock",
    );
  });

  test.each<[CancelReason, string]>([
    ["wrong-price", "MX"],
    ["not-paid-in-time", "US"],
  ])(
    "for %s in %s is refused before anything is sent",
    async (reason, region) => {
      const { asked, marketplace } = open({}, region);
      await expect(
        marketplace.cancelOrder(shop, { ...wish, reason }),
      ).rejects.toMatchObject({ code: "reason_refused" });
      expect(asked.map(({ method }) => method)).toEqual(["GET"]);
    },
  );

  test.each([
    [25001045, "too_late_to_cancel"],
    [25001051, "order_not_reversible"],
    [25001021, "reason_refused"],
    [25020005, "seller_not_entitled"],
  ])("refused with %i is %s", async (code, ours) => {
    const { marketplace } = open({
      "/return_refund/202602/cancellations": envelope(null, code),
    });
    await expect(marketplace.cancelOrder(shop, wish)).rejects.toMatchObject({
      code: ours,
    });
  });

  test("an order that nobody knows is not cancelled", async () => {
    const { marketplace } = open({ "/order/202507/orders": { orders: [] } });
    await expect(marketplace.cancelOrder(shop, wish)).rejects.toMatchObject({
      code: "subject_not_found",
    });
  });
});

const dates = { create_time: 1, update_time: 2 };

describe("requests", () => {
  const cancellation = {
    cancel_id: "41",
    order_id: "576",
    cancel_status: "CANCELLATION_REQUEST_PENDING",
    role: "BUYER",
    cancel_reason: "r",
    cancel_reason_text: "Changed my mind",
    seller_next_action_response: [
      { action: "SELLER_RESPOND_CANCEL", deadline: 86400 },
    ],
    refund_amount: { currency: "USD", refund_total: "18.50" },
    should_replenish_stock: true,
    cancel_line_items: [{ order_line_item_id: "1", sku_id: "9" }],
    ...dates,
  };

  test("to cancel are told with their deadline, also those of an order", async () => {
    const { asked, marketplace } = open({
      "/return_refund/202602/cancellations/search": {
        cancellations: [cancellation],
      },
    });
    const [found] = await drain(
      marketplace.listCancellations(shop, { updatedSince: now }),
    );
    expect(found).toEqual({
      externalId: "41",
      orderExternalId: "576",
      status: "pending",
      askedBy: "buyer",
      reason: "r",
      reasonText: "Changed my mind",
      answerBy: new Date(86_400_000),
      createdAt: new Date(1_000),
      updatedAt: new Date(2_000),
      currency: "USD",
      refundMinor: 1850,
      restock: true,
      lines: [{ orderLineExternalId: "1", skuExternalId: "9" }],
    });
    expect(await marketplace.fetchCancellations(shop, ["576"])).toEqual([
      found,
    ]);
    expect(asked.map(({ body }) => body)).toEqual([
      { update_time_ge: now.getTime() / 1000 },
      { order_ids: ["576"] },
    ]);
    expect(asked[0]?.query).toMatchObject({
      page_size: "50",
      sort_order: "ASC",
    });
  });

  test.each([
    ["CANCELLATION_REQUEST_SUCCESS", "accepted"],
    ["CANCELLATION_REQUEST_CANCEL", "closed"],
    ["CANCELLATION_REQUEST_CANCELLED", "closed"],
    ["CANCELLATION_REQUEST_COMPLETE", "complete"],
  ])(
    "in state %s are %s, however it is spelt",
    async (cancel_status, status) => {
      const { marketplace } = open({
        "/return_refund/202602/cancellations/search": {
          cancellations: [{ ...cancellation, cancel_status }],
        },
      });
      expect(await marketplace.fetchCancellations(shop, ["576"])).toMatchObject(
        [{ status }],
      );
    },
  );

  const request = {
    return_id: "43",
    order_id: "576",
    return_type: "RETURN_AND_REFUND",
    return_status: "BUYER_SHIPPED_ITEM",
    role: "OPERATOR",
    seller_next_action_response: [
      { action: "SELLER_RESPOND_RECEIVE_PACKAGE", deadline: 86400 },
    ],
    return_tracking_number: "1Z9",
    return_provider_name: "UPS",
    ...dates,
  };

  test("to return are told with the question that waits", async () => {
    const { marketplace } = open({
      "/return_refund/202602/returns/search": { return_orders: [request] },
    });
    expect(await marketplace.fetchReturns(shop, ["43"])).toMatchObject([
      {
        externalId: "43",
        kind: "return",
        status: "parcel-sent",
        askedBy: "platform",
        question: "parcel",
        answerBy: new Date(86_400_000),
        trackingNumber: "1Z9",
        carrier: "UPS",
        refundMinor: null,
      },
    ]);
  });

  test.each([
    ["RETURN_OR_REFUND_REQUEST_CANCELLED", "closed"],
    ["RETURN_OR_REFUND__REQUEST_COMPLETE", "complete"],
    ["REPLACEMENT_REQUEST_REFUND_SUCCESS", "accepted"],
    ["AWAITING_BUYER_RESPONSE", "awaiting-buyer"],
  ])("in state %s are %s too", async (return_status, status) => {
    const { marketplace } = open({
      "/return_refund/202602/returns/search": {
        return_orders: [{ ...request, return_status }],
      },
    });
    expect(await marketplace.fetchReturns(shop, ["43"])).toMatchObject([
      { status },
    ]);
  });

  test("in a state that we do not know stop the reading", async () => {
    const { marketplace } = open({
      "/return_refund/202602/returns/search": {
        return_orders: [{ ...request, return_status: "LOST_IN_SPACE" }],
      },
    });
    await expect(marketplace.fetchReturns(shop, ["43"])).rejects.toMatchObject({
      said: "return status LOST_IN_SPACE",
    });
  });
});

describe("answers", () => {
  test("carry their key in the query and the decision in the body", async () => {
    const { asked, marketplace } = open();
    await marketplace.approveCancellation(shop, "41", { key: "k1" });
    await marketplace.rejectCancellation(shop, "41", {
      key: "k2",
      reason: "seller_reject_apply_product_has_been_packed",
    });
    await marketplace.approveReturn(shop, "43", {
      key: "k3",
      approval: "return",
      buyerKeepsItem: true,
    });
    await marketplace.rejectReturn(shop, "43", {
      key: "k4",
      rejects: "parcel",
      reason: "reverse_reject_return_parcel_reason_1",
    });
    expect(asked.map(({ query }) => query.idempotency_key)).toEqual([
      "k1",
      "k2",
      "k3",
      "k4",
    ]);
    expect(asked.map(({ body }) => body)).toEqual([
      null,
      { reject_reason: "seller_reject_apply_product_has_been_packed" },
      { decision: "APPROVE_RETURN", buyer_keep_item: true },
      {
        decision: "REJECT_RECEIVED_PACKAGE",
        reject_reason: "reverse_reject_return_parcel_reason_1",
      },
    ]);
  });

  test("that come too late say so", async () => {
    const { marketplace } = open({
      "/return_refund/202309/cancellations/41/approve": envelope(
        null,
        25020009,
      ),
    });
    await expect(
      marketplace.approveCancellation(shop, "41", { key: "k" }),
    ).rejects.toMatchObject({ code: "request_settled" });
  });
});

describe("a refund that the seller opens", () => {
  const wish = {
    key: "k1",
    orderExternalId: "576",
    kind: "refund",
    reason: "damaged",
  } as const;
  const path = "/return_refund/202602/orders/576/aftersale_eligibility";
  const eligible = (row: object) => ({
    [path]: { sku_eligibility: [{ line_item_eligibility: [row] }] },
  });

  test("gives a reason that the platform offers, and the amount asked for", async () => {
    const { asked, marketplace } = open();
    const refund = { minor: 500, currency: "USD" };
    expect(await marketplace.openReturn(shop, { ...wish, refund })).toEqual({
      externalId: "43",
    });
    expect(asked.at(-1)).toMatchObject({
      query: { idempotency_key: "k1" },
      body: {
        order_id: "576",
        return_type: "REFUND",
        return_reason: "ecom_order_delivered_refund_reason_damaged_seller",
        refund_total: "5.00",
        currency: "USD",
      },
    });
  });

  test("is sent too where nothing is offered any more: it may be a repeat", async () => {
    const { asked, marketplace } = open(
      eligible({ request_type: "REFUND", eligible: false }),
      "GB",
    );
    expect(await marketplace.openReturn(shop, wish)).toEqual({
      externalId: "43",
    });
    expect(asked.at(-1)?.body?.return_reason).toBe(
      "ecom_order_delivered_refund_reason_damaged_seller_uk",
    );
  });

  test("needs a reason that is offered", async () => {
    const { marketplace } = open(
      eligible({
        request_type: "REFUND",
        eligible: true,
        available_reason_names: ["seller_package_lost"],
      }),
    );
    await expect(marketplace.openReturn(shop, wish)).rejects.toMatchObject({
      code: "reason_refused",
      said: "damaged; offered: seller_package_lost",
    });
  });

  test("is worked out beforehand without opening anything", async () => {
    const { marketplace } = open({
      "/return_refund/202602/refunds/calculate": {
        order_refund_amount: {
          currency: "USD",
          refund_total: "21.50",
          refund_subtotal: "18.50",
          refund_shipping_fee: "3.00",
        },
      },
    });
    const asked = { orderExternalId: "576", kind: "cancel", reason: "r" };
    expect(
      await marketplace.calculateRefund(
        shop,
        asked as typeof asked & {
          kind: "cancel";
        },
      ),
    ).toEqual({
      currency: "USD",
      totalMinor: 2150,
      goodsMinor: 1850,
      shippingMinor: 300,
      taxMinor: 0,
    });
  });
});

test("reasons, answers and history are told in the platform's words", async () => {
  const { marketplace } = open({
    "/return_refund/202309/reject_reasons": {
      reasons: [{ name: "r1", text: "Packed" }, { name: "r2" }],
    },
    "/return_refund/202601/decision_eligibility": {
      decisions: [
        {
          decision: "REJECT_RETURN",
          eligible: false,
          ineligible_reason: "Too late",
          available_reject_reasons: [{ name: "r1", text: "Packed" }],
        },
      ],
    },
    "/return_refund/202309/returns/43/records": {
      records: [
        { event: "B", role: "SELLER", create_time: 2 },
        { event: "A", role: "BUYER", create_time: 1, description: "asked" },
      ],
    },
  });
  expect(await marketplace.listRejectReasons(shop, "43")).toEqual([
    { name: "r1", text: "Packed" },
    { name: "r2", text: "r2" },
  ]);
  expect(await marketplace.listAnswers(shop, "43")).toEqual([
    {
      answer: "REJECT_RETURN",
      isPossible: false,
      why: "Too late",
      reasons: [{ name: "r1", text: "Packed" }],
    },
  ]);
  expect(await marketplace.fetchReturnHistory(shop, "43")).toEqual([
    { event: "A", by: "buyer", text: "asked", at: new Date(1_000) },
    { event: "B", by: "seller", text: null, at: new Date(2_000) },
  ]);
});
