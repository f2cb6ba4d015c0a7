import { describe, expect, test } from "vitest";
import { returnCauses } from "#core/domain/aftersale-facts.ts";
import {
  sellerReason,
  storefrontReasons,
} from "#core/domain/returns/return-reasons.ts";
import { returnCauseOf } from "#core/platforms/tiktok/return-causes.ts";
import { returnReasons } from "#sandbox/shopify/store/return-reasons.ts";
import {
  buyerReturns,
  buyerWantsRefund,
  sellerRefunds,
} from "#sandbox/tiktok/reasons.ts";

describe("TikTok Shop's reasons in our words", () => {
  // Source: TikTok Shop Partner Center, pages refund-reasons and return-reasons, all markets.
  test.each([
    ["ecom_order_delivered_refund_and_return_reason_no_need", "unwanted"],
    ["ecom_order_delivered_refund_and_return_reason_no_need_uk", "unwanted"],
    ["buyer_return_and_refund_item_doesn't_fit", "does-not-fit"],
    ["buyer_return_and_refund_item_is_too_big/long", "too-big"],
    ["buyer_refund_item_is_too_small/short", "too-small"],
    ["ecom_order_delivered_refund_reason_damaged", "damaged"],
    ["ecom_order_delivered_refund_reason_damaged_seller_uk", "damaged"],
    ["ecom_order_delivered_refund_reason_not_received", "not-received"],
    ["ecom_order_shipped_refund_reason_not_arrive_on_time_JP", "late"],
    [
      "ecom_order_delivered_refund_and_return_reason_missing_parts_JP",
      "missing",
    ],
    [
      "ecom_order_delivered_refund_and_return_reason_wrong_product",
      "wrong-item",
    ],
    ["buyer_return_and_refund_suspected_counterfeit", "counterfeit"],
    ["buyer_refund_product_is_expired/spoiled", "spoiled"],
    ["buyer_return_and_refund_color_or_pattern_not_as_expected", "color"],
    ["seller_shipped_refund_package_lost", "lost"],
    ["seller_package_lost_uk", "lost"],
    ["ecom_order_delivered_refund_reason_other_uk", "other"],
    ["a_reason_of_next_year", "other"],
    [null, "other"],
  ])("%s means %s", (reason, cause) => {
    expect(returnCauseOf(reason)).toBe(cause);
  });

  test("every reason of the US market has a word of its own", () => {
    const all = [buyerReturns, buyerWantsRefund, sellerRefunds]
      .flatMap((lists) => Object.values(lists))
      .flat();
    expect(all.filter((reason) => returnCauseOf(reason) === "other")).toEqual(
      [],
    );
  });
});

describe("reasons in Shopify", () => {
  test("every cause has one that Shopify's library holds", () => {
    const handles = new Set(returnReasons.map(({ handle }) => handle));
    expect(
      returnCauses.filter((cause) => !handles.has(storefrontReasons[cause])),
    ).toEqual([]);
  });

  test.each([
    [["damaged-or-defective"], null, "damaged"],
    [["received-the-wrong-item", "received-the-wrong-item"], "", "wrong-item"],
    [[], "Never arrived", "not-received"],
    [[], "Came two weeks late", "late"],
    [["damaged-or-defective"], "wrong size sent", null],
    [["changed-my-mind"], "goodwill", null],
    [[], null, null],
  ])("%j with the note %j is told as %s", (handles, note, reason) => {
    expect(sellerReason({ handles, note })).toBe(reason);
  });
});
