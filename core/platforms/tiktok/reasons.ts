import type {
  CancelReason,
  ReturnReason,
} from "#core/domain/aftersale-facts.ts";

const unpaid: Record<CancelReason, string | null> = {
  "out-of-stock": "seller_cancel_unpaid_reason_out_of_stock",
  "wrong-price": "seller_cancel_unpaid_reason_wrong_price",
  "address-undeliverable": null,
  "buyer-asked": "seller_cancel_unpaid_reason_buyer_requested_cancellation",
  "not-paid-in-time":
    "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
  "suspected-fraud": null,
};

const paid: Record<CancelReason, string | null> = {
  "out-of-stock": "seller_cancel_reason_out_of_stock",
  "wrong-price": "seller_cancel_reason_wrong_price",
  "address-undeliverable": "seller_cancel_paid_reason_address_not_deliver",
  "buyer-asked": "seller_cancel_paid_reason_buyer_requested_cancellation",
  "not-paid-in-time": null,
  "suspected-fraud": "seller_cancel_order_reason_potential_fraud",
};

type Gaps = { unpaid: CancelReason[]; paid: CancelReason[] };
const noBuyer: Gaps = { unpaid: ["buyer-asked"], paid: ["buyer-asked"] };

/** What one market alone takes: "Order with high chance of cancellation / refund". */
const onlyIn: Partial<Record<CancelReason, string>> = {
  "suspected-fraud": "JP",
};

/** What a market does not take; the others take all the rest. */
const gaps: Record<string, Gaps> = {
  UK: noBuyer,
  ID: noBuyer,
  MY: noBuyer,
  TH: noBuyer,
  VN: noBuyer,
  SG: { unpaid: ["buyer-asked", "not-paid-in-time"], paid: ["buyer-asked"] },
  MX: { unpaid: ["wrong-price"], paid: ["wrong-price"] },
  BR: { unpaid: [], paid: ["wrong-price"] },
};

const spellings: Record<string, Record<string, string>> = {
  SG: {
    seller_cancel_paid_reason_address_not_deliver:
      "seller_cancel_unable_to_deliver_to_buyer_address",
  },
};

/** The market whose reasons count in a region. */
const marketOf = (region: string): string =>
  region === "GB"
    ? "UK"
    : ["DE", "FR", "IT", "ES", "IE"].includes(region)
      ? "EU"
      : region;

/**
 * The identifier of a seller's reason to cancel, or null where the market takes none such.
 * Source: TikTok Shop Partner Center, page `cancel-reasons`.
 */
export function cancelReasonOf(
  reason: CancelReason,
  order: { region: string; isPaid: boolean },
): string | null {
  const market = marketOf(order.region);
  const state = order.isPaid ? "paid" : "unpaid";
  if (gaps[market]?.[state].includes(reason)) return null;
  if ((onlyIn[reason] ?? market) !== market) return null;
  const name = (order.isPaid ? paid : unpaid)[reason];
  if (name === null) return null;
  const spelt = spellings[market]?.[name] ?? name;
  return market === "UK" ? `${spelt}_uk` : spelt;
}

const delivered = "ecom_order_delivered_refund_reason";
const back = "ecom_order_delivered_refund_and_return_reason";

/** Identifiers of a seller's reason to refund, in all markets. */
const refunding: Record<ReturnReason, string[]> = {
  lost: ["seller_shipped_refund_package_lost", "seller_package_lost"],
  "delivery-failed": ["seller_shipped_refund_package_delivery_failed"],
  late: [
    "seller_shipped_refund_miss_estimated_delivery_date",
    `${delivered}_missed_delivery_date_seller`,
    "ecom_order_shipped_refund_reason_not_arrive_on_time_seller",
  ],
  missing: [`${delivered}_missing_product_seller`],
  "not-received": [`${delivered}_not_received_seller`],
  "not-as-described": [
    `${delivered}_not_match_description_seller`,
    `${delivered}_not_match_seller`,
  ],
  damaged: [`${delivered}_damaged_seller`],
  "wrong-item": [`${delivered}_wrong_product_seller`],
  defective: [`${delivered}_defective_seller`],
  other: [`${delivered}_general_adjustment`],
};

/** Identifiers of a seller's reason to have goods returned, in all markets. */
const returning: Record<ReturnReason, string[]> = {
  lost: [],
  "delivery-failed": [],
  late: ["seller_return_late_delivery"],
  missing: [`${back}_missing_product_seller`, "seller_return_missing_item"],
  "not-received": [],
  "not-as-described": [`${back}_not_match_description_seller`],
  damaged: [`${back}_damaged_seller`, "seller_return_damaged_item"],
  "wrong-item": [
    `${back}_wrong_product_seller`,
    "seller_return_wrong_item_was_sent",
  ],
  defective: [`${back}_defective_seller`, "seller_return_defective_item"],
  other: ["seller_ecom_delivered_return_refund_reason1"],
};

/**
 * Identifiers of a seller's reason in a market, the likeliest first. Some markets know one general reason only, which then
 * stands for all.
 *
 * Source: TikTok Shop Partner Center, pages `refund-reasons` and `return-reasons`.
 */
export function returnReasonsOf(
  reason: ReturnReason,
  { kind, region }: { kind: "refund" | "return"; region: string },
): string[] {
  const names = kind === "refund" ? refunding : returning;
  const wanted = [...names[reason], ...names.other];
  return marketOf(region) === "UK"
    ? wanted.map((name) => `${name}_uk`)
    : wanted;
}
