import {
  inboundCloseMs,
  inboundStepsNotTold,
  planArrivalMs,
} from "../tiktok/assumed.ts";
import { mintId } from "../tiktok/ids.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { countIn } from "./receiving.ts";
import type {
  InboundItem,
  InboundOrder,
  InboundStatus,
  InTransit,
} from "./state.ts";
import { shift } from "./stock.ts";

export const isHub = ({ state }: Platform, order: InboundOrder): boolean =>
  state.fbt.hub?.id === order.centreId;

/** Moves an order, writes its log and tells it with webhook 21, whose list of states is shorter than the API's. */
export function moveInbound(
  platform: Platform,
  order: InboundOrder,
  status: InboundStatus,
  by: string,
  dueAt: number | null = null,
): void {
  const at = platform.now();
  const from = order.log.length === 0 ? null : order.status;
  order.status = status;
  order.dueAt = dueAt;
  order.log.push({ at, from, to: status, by });
  remindOfInbound(platform, order);
  if (inboundStepsNotTold.includes(status)) return;
  sendLetter(platform, 21, {
    inbound_order_id: `IBR${order.id}`,
    order_status: status === "ARRIVED_HUB" ? "ARRIVE_HUB" : status,
    update_time: seconds(at),
  });
}

export function remindOfInbound(
  { agenda }: Platform,
  order: InboundOrder,
): void {
  if (order.dueAt !== null) agenda.remind(order.dueAt, "inbound", order.id);
}

/** The goods leave the seller: from now on they are in transit to the centres. */
export function sendInbound(platform: Platform, order: InboundOrder): void {
  const at = platform.now();
  order.shippedAt = at;
  order.transit = transitOf(platform, order);
  for (const { goodsId, centreId, units } of order.transit)
    shift(platform, goodsId, centreId, "manual_adjustment", {
      inTransit: units,
    });
  moveInbound(platform, order, "READY_TO_SHIP", "SELLER");
  moveInbound(
    platform,
    order,
    "TO_BE_RECEIVED",
    "SELLER",
    at + platform.state.fbt.inboundPace.transitMs,
  );
}

/** What goes to a hub is spread over the centres behind it. */
function transitOf(platform: Platform, order: InboundOrder): InTransit[] {
  const { centres } = platform.state.fbt;
  if (!isHub(platform, order))
    return order.items.map(({ goodsId, planned }) => ({
      goodsId,
      centreId: order.centreId,
      units: planned,
    }));
  return order.items.flatMap(({ goodsId, planned }) =>
    centres.map(({ id }, place) => ({
      goodsId,
      centreId: id,
      units:
        Math.floor(planned / centres.length) +
        (place < planned % centres.length ? 1 : 0),
    })),
  );
}

/** An inbound order goes one step on: it arrives, is forwarded, counted, closed. */
export function stepInbound(platform: Platform, id: string): void {
  const order = platform.state.fbt.inbound.get(id);
  if (!order || order.dueAt === null || order.dueAt > platform.now()) return;
  const { transferMs, receivingMs } = platform.state.fbt.inboundPace;
  const at = platform.now();
  switch (order.status) {
    case "TO_BE_RECEIVED":
      arriveInbound(platform, order);
      return;
    case "ARRIVED_HUB":
      moveInbound(
        platform,
        order,
        "INTERNAL_TRANSFER",
        "SYSTEM",
        at + transferMs,
      );
      return;
    case "INTERNAL_TRANSFER":
    case "DELIVERED":
      moveInbound(platform, order, "RECEIVING", "SYSTEM", at + receivingMs / 2);
      return;
    case "RECEIVING":
      countInbound(platform, order, firstHalfOf);
      moveInbound(
        platform,
        order,
        "PARTIALLY_RECEIVED",
        "SYSTEM",
        at + receivingMs / 2,
      );
      return;
    case "PARTIALLY_RECEIVED":
      finishCounting(platform, order);
      return;
    default:
      order.dueAt = null;
  }
}

/** The carrier is at the door; who comes two weeks after the first of his plan is turned away. */
export function arriveInbound(platform: Platform, order: InboundOrder): void {
  const at = platform.now();
  const firstOfPlan = Math.min(
    ...platform.state.fbt.inbound
      .by("plan", order.planId)
      .map((o) => o.arrivedAt ?? Number.POSITIVE_INFINITY),
  );
  if (at - firstOfPlan > planArrivalMs) {
    cancelInbound(platform, order, "Arrived too late for its plan", "SYSTEM");
    return;
  }
  order.arrivedAt = at;
  moveInbound(
    platform,
    order,
    isHub(platform, order) ? "ARRIVED_HUB" : "DELIVERED",
    "CARRIER",
    at + platform.state.fbt.inboundPace.queueMs,
  );
}

/** Called off, by the seller or at the door: nothing is on its way any more. */
export function cancelInbound(
  platform: Platform,
  order: InboundOrder,
  reason: string,
  by: string,
): void {
  order.cancelReason = reason;
  clearTransit(platform, order);
  moveInbound(platform, order, "CANCELLED", by);
}

/** Everything that will be found is counted; what was planned and never turns up keeps the order open for a while. */
export function finishCounting(platform: Platform, order: InboundOrder): void {
  const at = platform.now();
  countInbound(platform, order, allOf);
  const arrived = order.arrivedAt ?? at;
  const missing = order.items.some((i) => i.normal + i.defective < i.planned);
  if (!missing || at >= arrived + inboundCloseMs) closeInbound(platform, order);
  else {
    order.dueAt = arrived + inboundCloseMs;
    remindOfInbound(platform, order);
  }
}

/** Nothing more is expected: what is missing stays missing. */
export function closeInbound(platform: Platform, order: InboundOrder): void {
  order.closedAt = platform.now();
  clearTransit(platform, order);
  moveInbound(platform, order, "RECEIVED", "SYSTEM");
}

function clearTransit(platform: Platform, order: InboundOrder): void {
  for (const { goodsId, centreId, units } of order.transit)
    shift(platform, goodsId, centreId, "manual_adjustment", {
      inTransit: -units,
    });
  order.transit = [];
}

type Count = { normal: number; defective: number };

const allOf = ({ found, normal, defective }: InboundItem): Count => ({
  normal: Math.max(0, found.normal - normal),
  defective: Math.max(0, found.defective - defective),
});

const firstHalfOf = (item: InboundItem): Count => {
  const { normal, defective } = allOf(item);
  return { normal: Math.ceil(normal / 2), defective: Math.ceil(defective / 2) };
};

function countInbound(
  platform: Platform,
  order: InboundOrder,
  share: (item: InboundItem) => Count,
): void {
  for (const item of order.items) {
    const { normal, defective } = share(item);
    if (normal + defective === 0) continue;
    item.normal += normal;
    item.defective += defective;
    order.batches.push({
      id: mintId(platform.state, "batch"),
      at: platform.now(),
      goodsId: item.goodsId,
      normal,
      defective,
    });
    putAway(platform, order, item.goodsId, { normal, defective });
  }
}

/** Counted units go to the centres that wait for them; more than was announced goes to the last. */
function putAway(
  platform: Platform,
  order: InboundOrder,
  goodsId: string,
  count: Count,
): void {
  const rows = order.transit.filter((t) => t.goodsId === goodsId);
  let { normal, defective } = count;
  for (const [i, row] of rows.entries()) {
    const isLast = i === rows.length - 1;
    const room = isLast ? Number.POSITIVE_INFINITY : row.units;
    const sound = Math.min(normal, room);
    const broken = Math.min(defective, room - sound);
    normal -= sound;
    defective -= broken;
    const arrived = Math.min(row.units, sound + broken);
    row.units -= arrived;
    shift(platform, goodsId, row.centreId, "manual_adjustment", {
      inTransit: -arrived,
    });
    countIn(
      platform,
      { orderId: `IBR${order.id}`, orderType: "INBOUND_ORDER" },
      {
        goodsId,
        centreId: row.centreId,
        quantity: sound,
        defective: broken,
      },
    );
  }
}
