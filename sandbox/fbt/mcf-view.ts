import { platformClosedOnWire } from "../tiktok/assumed.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { consignmentsOf } from "./consignments.ts";
import type { Consignment, ConsignmentStatus, McfOrder } from "./state.ts";

/** From the one that most needs an eye to the one that needs none. */
const progress: ConsignmentStatus[] = [
  "ABNORMAL",
  "PENDING",
  "HANDLE_BY_WAREHOUSE",
  "SHIPPED",
  "HANDOVER",
  "LOST",
  "DAMAGE",
  "COMPLETED",
];

/** The API has no status of the whole order; this is the least advanced of its open consign orders. */
export function statusOf(
  platform: Platform,
  order: McfOrder,
): ConsignmentStatus {
  const open = consignmentsOf(platform, order.id).filter(
    (c) => c.status !== "CLOSED",
  );
  return (
    progress.find((status) => open.some((c) => c.status === status)) ?? "CLOSED"
  );
}

/** Consign orders stay out of sight until they are shipped (or closed). */
const visible = ({ status }: Consignment) =>
  status !== "PENDING" && status !== "HANDLE_BY_WAREHOUSE";

function viewConsignment(c: Consignment) {
  return {
    id: c.id,
    goods: c.goods,
    status: c.status,
    is_platform_closed: c.platformClosed,
    ...(c.issue && { issue: c.issue }),
    ...(c.trackingNumber && {
      tracking_number: c.trackingNumber,
      carrier: c.carrier,
      shipping_provider: { id: c.providerId, name: c.carrier },
    }),
  };
}

/** `mcf_order` of the status answer. Source: page `get-fbf-mcf-order-status-202601`. */
export function viewMcf(platform: Platform, order: McfOrder) {
  return {
    external_order_id: order.externalOrderId,
    mcf_order_id: order.id,
    consign_orders: consignmentsOf(platform, order.id)
      .filter(visible)
      .map(viewConsignment),
    create_time: seconds(order.createdAt),
  };
}

/** Webhook 58: a multi-channel order has moved. Nothing for consignments of shop orders. */
export function tellMcf(platform: Platform, consignment: Consignment): void {
  const order = platform.state.fbt.mcfOrders.get(consignment.orderId);
  if (!order) return;
  const view = viewMcf(platform, order);
  sendLetter(platform, 58, {
    mcf_order: {
      ...view,
      consign_orders: view.consign_orders.map(
        ({ is_platform_closed: closed, ...rest }) => ({
          ...rest,
          is_platform_closed: platformClosedOnWire(closed),
        }),
      ),
    },
  });
}
