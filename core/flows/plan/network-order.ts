import type {
  NetworkOrderFact,
  NetworkParcelFact,
} from "../../domain/facts.ts";
import { unitsSent } from "../../domain/orders/kit-contents.ts";
import { leftOf } from "../../domain/orders/network-parts.ts";
import type {
  NetworkPart,
  ShipmentSituation,
} from "../../domain/orders/order-situation.ts";
import { emptyPlan, joinPlans } from "../../domain/plan.ts";
import {
  spreadGoods,
  type WantedUnits,
} from "../../domain/shipments/spread-goods.ts";
import type { Records } from "../../world/records.ts";
import type { RequestRow } from "../../world/request-records.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planOrderById } from "./orders.ts";
import { planStock } from "./plan-stock.ts";
import { promiseOrder } from "./promise-order.ts";

/** The network moved one of our orders: learn its parcels, send their tracking numbers on. */
export async function planNetworkOrder(
  planning: Planning,
  externalId: string,
  reference: string | null,
): Promise<void> {
  const fact = await planning.world.network.fetchOrder(
    planning.shop,
    externalId,
  );
  await settle(planning, async (records) => {
    const known = await records.requestOfNetworkOrder(externalId, reference);
    if (!fact || !known)
      return {
        ...emptyPlan(),
        notes: ["This network order is not one of ours."],
      };
    const variants = await learnNetworkOrder(
      records,
      known,
      fact,
      planning.world.clock.now(),
    );
    await promiseOrder(
      records,
      known.request.orderId,
      planning.world.clock.now(),
    );
    return joinPlans([
      await planOrderById(records, known.request.orderId, causeOf(planning).at),
      await planStock(records, variants, causeOf(planning)),
    ]);
  });
}

/** Learns what the network says of one of our orders. @returns the variants whose stock it touches. */
export async function learnNetworkOrder(
  records: Records,
  { request, part }: { request: RequestRow; part: NetworkPart },
  fact: NetworkOrderFact,
  now: Date,
): Promise<string[]> {
  // The answer to our order may have been lost; the network's letter names it again.
  if (part.externalId === null)
    await records.markNetworkPart(request.id, part.part, {
      externalId: fact.externalId,
      state: "ordered",
    });
  // Closed in Seller Center, or by the network itself: it will not be shipped.
  if (
    part.state !== "cancelled" &&
    fact.parcels.length > 0 &&
    fact.parcels.every(({ status }) => status === "CLOSED")
  )
    await records.markNetworkPart(request.id, part.part, {
      state: "cancelled",
    });
  const hasLeft = leftOf(part.lines, fact.parcels);
  if (hasLeft !== part.hasLeft) await records.noteLeft(part.reference, hasLeft);
  const wanted = await wantedUnits(records, request);
  const shipments =
    (await records.orderSituation(request.orderId))?.shipments ?? [];
  const given = new Map<string, number>();
  for (const parcel of shipments)
    if (
      parcel.fulfillmentOrderExternalId === request.externalId &&
      !fact.parcels.some((one) => one.externalId === parcel.externalId)
    )
      count(given, parcel.lines);
  await records.learnShipments(
    fact.parcels.map((parcel) => ({
      orderId: request.orderId,
      origin: "network" as const,
      externalId: parcel.externalId,
      fulfillmentOrderExternalId: request.externalId,
      carrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      trackingUrl: null,
      status: parcel.status,
      condition: conditionOf(parcel),
      issue: parcel.issue,
      shippedAt: parcel.trackingNumber ? now : null,
      // The network tells no times: it is there since we heard so.
      deliveredAt: parcel.status === "COMPLETED" ? now : null,
      placeId: null,
      lines: linesOf(parcel, shipments, wanted, given),
    })),
  );
  return wanted.map(({ variantId }) => variantId);
}

/** What the request's lines are sent as, with the goods that each is. */
async function wantedUnits(
  records: Records,
  { lines, kits }: RequestRow,
): Promise<WantedUnits[]> {
  const units = new Map<string, number>();
  for (const { variantId, totalQuantity } of lines)
    if (variantId)
      count(units, unitsSent(kits, { variantId, quantity: totalQuantity }));
  const goods = await records.goodsOf([...units.keys()]);
  return [...units].map(([variantId, quantity]) => ({
    variantId,
    quantity,
    goodsExternalId: goods.get(variantId)?.externalId ?? "",
  }));
}

/** A parcel's goods as the request's variants; what was made out once stays. */
function linesOf(
  parcel: NetworkParcelFact,
  known: ShipmentSituation[],
  wanted: WantedUnits[],
  given: Map<string, number>,
): ShipmentSituation["lines"] {
  const before = known.find(
    ({ origin, externalId }) =>
      origin === "network" && externalId === parcel.externalId,
  )?.lines;
  const spread =
    before && unitsIn(before) === unitsIn(parcel.lines)
      ? before
      : spreadGoods(parcel.lines, wanted, given);
  count(given, spread);
  return spread.map(({ variantId, quantity }) => ({
    variantId,
    quantity,
    orderLineExternalIds: [],
  }));
}

const unitsIn = (lines: { quantity: number }[]) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

function count(
  units: Map<string, number>,
  more: { variantId: string; quantity: number }[],
): void {
  for (const { variantId, quantity } of more)
    units.set(variantId, (units.get(variantId) ?? 0) + quantity);
}

function conditionOf(parcel: {
  status: string;
  trackingNumber: string | null;
}): "waiting" | "live" | "failed" {
  switch (parcel.status) {
    case "SHIPPED":
    case "HANDOVER":
    case "COMPLETED":
      return parcel.trackingNumber ? "live" : "waiting";
    case "LOST":
    case "DAMAGE":
    case "ABNORMAL":
      return "failed";
    default:
      return "waiting";
  }
}
