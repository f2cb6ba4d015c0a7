import { ampersandInLabelUrl } from "../tiktok/assumed.ts";
import { refuse } from "../tiktok/envelope.ts";
import type { Call, Handlers, Platform } from "../tiktok/platform.ts";
import { contentOf, faultOfContent } from "./inbound-content.ts";
import { cancelInbound, sendInbound } from "./inbound-life.ts";
import {
  numberedCartons,
  viewInbound,
  viewOldInbound,
} from "./inbound-view.ts";
import type { Carton, InboundOrder } from "./state.ts";

const badInput = 39_001_002;
const mostIds = 10;
const mostChanges = 5;
const providers = ["FEDEX", "UPS", "DHL", "USPS", "OTHER"];
const trackingPattern = /^[A-Za-z0-9-]{6,40}$/;

type Parcel = {
  provider_name: string;
  tracking_number: string;
  carton_number: string;
};

/** Inbound orders: shipping, labels, tracking, reading, calling off. Source: pages `ship-inbound-order-202603`, `print-label-202602`, `update-tracking-202602`, `get-inbound-order-202602`, `cancel-inbound-order-202602`. */
export const inboundHandlers: Handlers = {
  "POST /fbt/202603/ship_inbound_order": ship,
  "POST /fbt/202602/inbound_orders/label_print": printLabels,
  "POST /fbt/202602/inbound_orders/tracking_update": updateTracking,
  "POST /fbt/202602/inbound_orders/cancel": ({ platform, body }) => {
    const order = findInbound(platform, body.order_id);
    const reason = String(body.cancel_reason).trim();
    if (reason === "") refuse(39_015_013, "cancel_reason is missing");
    const open = ["WORKING", "READY_TO_SHIP", "TO_BE_RECEIVED"];
    if (!open.includes(order.status))
      refuse(39_015_014, `The order is ${order.status}`);
    cancelInbound(platform, order, reason, "SELLER");
    return {};
  },
  "GET /fbt/202602/inbound_orders": ({ platform, query }) => ({
    inbound_orders: idsOf(query.order_ids).map((id) =>
      viewInbound(
        platform,
        findInbound(platform, id),
        query.include_carton_details === "true",
      ),
    ),
  }),
  "GET /fbt/202409/inbound_orders": ({ platform, query }) => ({
    inbound_orders: idsOf(query.ids).map((id) =>
      viewOldInbound(platform, findInbound(platform, id.replace(/^IBR/, ""))),
    ),
  }),
};

function idsOf(list: string | undefined): string[] {
  const ids = (list ?? "").split(",").filter(Boolean);
  if (ids.length > mostIds) refuse(39_015_020, "At most 10 orders");
  return ids;
}

/** By digits alone: the letters before them are not part of the id here. */
function findInbound({ state }: Platform, id: unknown): InboundOrder {
  return (
    state.fbt.inbound.get(id as string) ??
    refuse(39_015_010, `The merchant has no inbound order ${id}`)
  );
}

/** Cartons may be told now, or have been with the plan; together they hold what was planned. */
function ship({ platform, body }: Call) {
  const order = findInbound(platform, body.inbound_order_id);
  if (order.status !== "WORKING")
    refuse(badInput, `The order is ${order.status}`);
  const option = body.shipment_option as {
    shipping_method: string;
    freight_type?: string;
  };
  const { shipping_method: method, freight_type: freight = null } = option;
  if (method !== "SMALL_PARCEL" && method !== "FREIGHT")
    refuse(badInput, `shipping_method ${method} is unknown`);
  if (method === "FREIGHT" && freight !== "FTL" && freight !== "LTL")
    refuse(badInput, "freight_type is missing");
  const told = (body.cartons as Carton[] | undefined) ?? [];
  const cartons = told.length > 0 ? told : order.cartons;
  const fault =
    faultOfContent(platform, contentOf({ cartons })) ??
    faultOfSums(order, cartons);
  if (fault) refuse(badInput, fault);
  order.cartons = cartons;
  order.shipping = { method, freight };
  sendInbound(platform, order);
  return { inbound_order_id: order.id };
}

function faultOfSums(
  order: InboundOrder,
  cartons: Carton[],
): string | undefined {
  const packed = new Map(
    contentOf({ cartons }).goods.map((g) => [g.goodsId, g.quantity]),
  );
  const differs =
    packed.size !== order.items.length ||
    order.items.some((i) => packed.get(i.goodsId) !== i.planned);
  return differs ? "The cartons do not hold what was planned" : undefined;
}

/** The first call starts the printing; later ones get the address of a ZIP file. */
function printLabels({ platform, body }: Call) {
  const order = findInbound(platform, body.order_id);
  if (order.status === "CANCELLED") refuse(badInput, "The order is cancelled");
  order.labelsAt ??= platform.now() + platform.state.fbt.inboundPace.labelMs;
  if (order.labelsAt > platform.now()) return { task_status: "PROCESSING" };
  const address = `https://p16-fbt-label.tiktokshop.com/IBR${order.id}.zip?x-expires=86400&x-signature=sandbox`;
  return {
    task_status: "SUCCESS",
    download_url: address.replaceAll("&", ampersandInLabelUrl),
  };
}

/** All parcels of a call or none; each carton may change its number five times. */
function updateTracking({ platform, body }: Call) {
  const order = findInbound(platform, body.order_id);
  if (order.status !== "TO_BE_RECEIVED")
    refuse(39_015_018, `The order is ${order.status}`);
  const parcels = (body.parcel_tracking_info as Parcel[] | undefined) ?? [];
  if (parcels.length === 0) refuse(39_015_015, "parcel_tracking_info is empty");
  const cartons = numberedCartons(order.cartons).map((c) => c.carton_no);
  for (const parcel of parcels) checkParcel(order, cartons, parcel);
  for (const parcel of parcels) {
    const known = order.tracking.find((t) => t.carton === parcel.carton_number);
    const told = {
      provider: parcel.provider_name,
      number: parcel.tracking_number,
    };
    if (known) Object.assign(known, told, { changes: known.changes + 1 });
    else
      order.tracking.push({
        carton: parcel.carton_number,
        ...told,
        changes: 0,
      });
  }
  return {};
}

function checkParcel(
  order: InboundOrder,
  cartons: string[],
  parcel: Parcel,
): void {
  if (!providers.includes(parcel.provider_name))
    refuse(39_015_016, `Provider ${parcel.provider_name} is not accepted`);
  if (!cartons.includes(parcel.carton_number))
    refuse(39_015_017, `There is no carton ${parcel.carton_number}`);
  if (!trackingPattern.test(parcel.tracking_number))
    refuse(39_015_019, `Number ${parcel.tracking_number} is malformed`);
  const known = order.tracking.find((t) => t.carton === parcel.carton_number);
  if (known && known.changes >= mostChanges)
    refuse(39_015_018, "The number was changed five times already");
}
