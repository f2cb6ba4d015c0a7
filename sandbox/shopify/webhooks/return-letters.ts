import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { price } from "../money.ts";
import { reasonById } from "../store/return-reasons.ts";
import type {
  StoredDisposition,
  StoredReturn,
  StoredReturnLine,
  StoredReverseDelivery,
  StoredReverseFulfillmentOrder,
  StoredReverseLine,
} from "../store/return-records.ts";
import { restockingFeeCents } from "../store/return-sums.ts";
import { postWebhook } from "./post-webhook.ts";
import { restTime } from "./rest-time.ts";

/*
 * source: shopify.dev, webhook topics RETURNS_*, REVERSE_DELIVERIES_ATTACH_DELIVERABLE and REVERSE_FULFILLMENT_ORDERS_DISPOSE
 * (the keys of each). Inner keys of an update and of a disposition are assumed, and all of RETURNS_PROCESS, which has no
 * published sample.
 */
const named = (type: string, id: number) => ({
  id,
  admin_graphql_api_id: gid(type, id),
});

type ReturnTopic =
  | "returns/request"
  | "returns/approve"
  | "returns/decline"
  | "returns/close"
  | "returns/reopen"
  | "returns/cancel"
  | "returns/process";

const shapes: Record<ReturnTopic, (desk: Desk, one: StoredReturn) => object> = {
  "returns/request": whole,
  "returns/approve": whole,
  "returns/decline": (_, one) => ({
    order: named("Order", one.orderId),
    decline: one.decline && {
      reason: one.decline.reason.toLowerCase(),
      note: one.decline.note,
    },
  }),
  "returns/close": briefly,
  "returns/reopen": briefly,
  "returns/cancel": briefly,
  "returns/process": (_, one) => ({ order: named("Order", one.orderId) }),
};

export function postReturn(
  desk: Desk,
  topic: ReturnTopic,
  one: StoredReturn,
): void {
  postWebhook(desk, topic, () => ({
    ...named("Return", one.id),
    status: one.status.toLowerCase(),
    ...shapes[topic](desk, one),
  }));
}

/** These letters name their order by its number alone. */
function briefly(_: Desk, one: StoredReturn) {
  return { order_id: one.orderId };
}

function whole(desk: Desk, one: StoredReturn) {
  const fee = one.shippingFee;
  return {
    order: named("Order", one.orderId),
    total_return_line_items: one.lines.length,
    name: one.name,
    return_line_items: one.lines.map((line) => lineOf(desk, one, line)),
    return_shipping_fees: fee
      ? [{ ...named("Fee", fee.id), price: money(desk, fee.amount) }]
      : [],
    exchange_line_items: one.exchanges.map(({ id }) => ({
      ...named("ExchangeLineItem", id),
      line_item: null,
    })),
    total_exchange_line_items: one.exchanges.length,
  };
}

function lineOf(desk: Desk, one: StoredReturn, line: StoredReturnLine) {
  const fee = line.restockingFee;
  return {
    ...named("ReturnLineItem", line.id),
    fulfillment_line_item: {
      ...named("FulfillmentLineItem", line.fulfillmentLineId),
      line_item: named("LineItem", line.lineId),
    },
    quantity: line.quantity,
    return_reason: reasonById(line.reasonId)?.old.toLowerCase() ?? "unknown",
    return_reason_note: line.reasonNote,
    customer_note: line.customerNote,
    restocking_fee: fee && {
      ...named("Fee", fee.id),
      price: money(
        desk,
        price(restockingFeeCents(desk.store, one, line) / 100),
      ),
    },
  };
}

function money({ store }: Desk, amount: string) {
  const one = { amount, currency_code: store.currency };
  return { shop_money: one, presentment_money: one };
}

/** A letter about changed lines names neither order nor state. */
export function postReturnUpdate(
  desk: Desk,
  one: StoredReturn,
  changes: { id: number; delta: number }[],
): void {
  postWebhook(desk, "returns/update", () => ({
    admin_graphql_api_id: gid("Return", one.id),
    return_line_items: {
      removals: changes.map(({ id, delta }) => ({
        ...named("ReturnLineItem", id),
        delta,
      })),
    },
    restocking_fees: { updates: [] },
    return_shipping_fees: { updates: [] },
  }));
}

export function postDelivery(
  desk: Desk,
  one: StoredReverseDelivery,
  returnId: number,
): void {
  postWebhook(desk, "reverse_deliveries/attach_deliverable", () => ({
    ...named("ReverseDelivery", one.id),
    return: named("Return", returnId),
    shipping_deliverable: {
      tracking: one.tracking && {
        carrier_name: null,
        tracking_number: one.tracking.number,
        tracking_url: one.tracking.url,
      },
      label: one.label && {
        created_at: restTime(one.label.createdAt),
        updated_at: restTime(one.label.updatedAt),
        public_file_url: one.label.fileUrl,
      },
    },
  }));
}

export function postDisposal(
  desk: Desk,
  part: StoredReverseFulfillmentOrder,
  made: (StoredDisposition & { line: StoredReverseLine })[],
): void {
  postWebhook(desk, "reverse_fulfillment_orders/dispose", () => ({
    ...named("ReverseFulfillmentOrder", part.id),
    total_dispositions: made.length,
    dispositions: made.map(({ id, type, quantity, locationId, line }) => ({
      ...named("ReverseFulfillmentOrderDisposition", id),
      disposition_type: type.toLowerCase(),
      quantity,
      location_id: locationId,
      reverse_fulfillment_order_line_item: named(
        "ReverseFulfillmentOrderLineItem",
        line.id,
      ),
    })),
  }));
}
