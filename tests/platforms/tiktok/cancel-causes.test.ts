import { describe, expect, test } from "vitest";
import { cancelReasons } from "#core/platforms/shopify/cancel-reasons.ts";
import { cancelCauseOf } from "#core/platforms/tiktok/cancel-causes.ts";
import { buyerCancels, sellerCancels } from "#sandbox/tiktok/reasons.ts";

const shown = (reason: string | null, initiator: string | null) =>
  cancelReasons[cancelCauseOf(reason, initiator)];

describe("O2 a cancellation on TikTok Shop in Shopify's reasons", () => {
  // Source: TikTok Shop Partner Center, page cancel-reasons, all markets.
  test.each([
    ["ecom_order_to_ship_canceled_reason_no_longer_needed", "BUYER"],
    ["ecom_order_to_ship_canceled_reason_better_price_uk", "BUYER"],
    ["ecom_order_to_ship_canceled_reason_not_shipped_on_time", null],
    ["buyer_cancel_wrong_item_variation_(colour,_size,_etc.)", null],
    ["seller_cancel_paid_reason_buyer_requested_cancellation", "SELLER"],
    ["a_reason_of_next_year", "BUYER"],
  ])("%s by %s is the customer's wish", (reason, by) => {
    expect(shown(reason, by)).toBe("CUSTOMER");
  });

  test.each([
    ["seller_cancel_reason_out_of_stock", "SELLER", "INVENTORY"],
    ["seller_cancel_unpaid_reason_out_of_stock_uk", "SELLER", "INVENTORY"],
    ["Out of stock", "SELLER", "INVENTORY"],
    ["system_cancel_unpaid_time_out", "SYSTEM", "DECLINED"],
    ["system_cancel_payment_capture_failed", "SYSTEM", "DECLINED"],
    [
      "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
      "SELLER",
      "DECLINED",
    ],
    ["system_cancel_order_reason_potential_fraud", "SYSTEM", "FRAUD"],
    ["operator_cancel_risk_control_block", null, "FRAUD"],
    ["seller_cancel_reason_wrong_price", "SELLER", "STAFF"],
    ["Pricing error", "SELLER", "STAFF"],
    ["ecom_order_unpaid_canceled_reason_seller_ask_cancel", "BUYER", "STAFF"],
    ["system_cancel_order_reason_shipping_timeout", "SYSTEM", "OTHER"],
    ["package_lost", "SYSTEM", "OTHER"],
    ["a_reason_of_next_year", null, "OTHER"],
    [null, null, "OTHER"],
  ])("%s by %s is %s", (reason, by, storefront) => {
    expect(shown(reason, by)).toBe(storefront);
  });

  test("no reason that buyers and sellers of the US market may give is left without one, though nobody says who gave it", () => {
    const all = [buyerCancels, sellerCancels]
      .flatMap((lists) => Object.values(lists))
      .flat();
    expect(all.filter((reason) => shown(reason, null) === "OTHER")).toEqual([]);
  });
});
