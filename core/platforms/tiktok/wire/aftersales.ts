import { z } from "zod";
import {
  amount,
  flag,
  id,
  instant,
  list,
  nextPage,
  optionalAmount,
  optionalInstant,
  optionalText,
  word,
} from "./common.ts";

const refunded = z
  .object({
    currency: optionalText,
    refund_total: optionalAmount,
    refund_shipping_fee: optionalAmount,
  })
  .nullish();

/** What the seller shall do next, and until when. */
const nextActions = list(z.object({ action: word, deadline: optionalInstant }));

const line = z.object({ order_line_item_id: id, sku_id: id });

/** `POST /return_refund/202602/cancellations/search`. */
export const cancellationPage = z.object({
  ...nextPage,
  cancellations: list(
    z.object({
      cancel_id: id,
      order_id: id,
      cancel_status: word,
      role: word.nullish(),
      cancel_reason: optionalText,
      cancel_reason_text: optionalText,
      create_time: instant,
      update_time: instant,
      seller_next_action_response: nextActions,
      refund_amount: refunded,
      should_replenish_stock: flag,
      cancel_line_items: list(line),
    }),
  ),
});
export type CancellationWire = z.output<
  typeof cancellationPage
>["cancellations"][number];

/** `POST /return_refund/202602/cancellations`. */
export const cancellationMade = z.object({ cancel_id: id });

/** `POST /return_refund/202602/returns/search`. */
export const returnPage = z.object({
  ...nextPage,
  return_orders: list(
    z.object({
      return_id: id,
      order_id: id,
      return_type: word,
      return_status: word,
      role: word.nullish(),
      return_reason: optionalText,
      return_reason_text: optionalText,
      create_time: instant,
      update_time: instant,
      seller_next_action_response: nextActions,
      refund_amount: refunded,
      return_tracking_number: optionalText,
      return_provider_name: optionalText,
      can_buyer_keep_item: flag,
      is_quick_refund: flag,
      return_line_items: list(line),
    }),
  ),
});
export type ReturnWire = z.output<typeof returnPage>["return_orders"][number];

/** `POST /return_refund/202602/returns`. */
export const returnMade = z.object({ return_id: id });

/** `GET /return_refund/202309/returns/{return_id}/records`. */
export const returnRecords = z.object({
  records: list(
    z.object({
      event: z.string(),
      role: word.nullish(),
      description: optionalText,
      create_time: instant,
    }),
  ),
});

const namedReasons = list(z.object({ name: z.string(), text: optionalText }));

/** `GET /return_refund/202309/reject_reasons`. */
export const rejectReasons = z.object({ reasons: namedReasons });

/** `GET /return_refund/202601/decision_eligibility`. */
export const decisions = z.object({
  decisions: list(
    z.object({
      decision: word,
      eligible: flag,
      ineligible_reason: optionalText,
      available_reject_reasons: namedReasons,
    }),
  ),
});

/** `GET /return_refund/202602/orders/{order_id}/aftersale_eligibility`. */
export const eligibility = z.object({
  sku_eligibility: list(
    z.object({
      line_item_eligibility: list(
        z.object({
          request_type: word,
          eligible: flag,
          ineligible_reason: optionalText,
          order_line_items_ids: list(id),
          available_reason_names: list(z.string()),
        }),
      ),
    }),
  ),
});

/** `POST /return_refund/202602/refunds/calculate`. */
export const refundCalculated = z.object({
  order_refund_amount: z.object({
    currency: z.string(),
    refund_total: amount,
    refund_subtotal: optionalAmount,
    refund_shipping_fee: optionalAmount,
    refund_tax: optionalAmount,
  }),
});
export type RefundWire = z.output<
  typeof refundCalculated
>["order_refund_amount"];
