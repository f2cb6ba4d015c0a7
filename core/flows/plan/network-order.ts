import type { NetworkOrderFact } from "../../domain/facts.ts";
import type { NetworkPart } from "../../domain/orders/order-situation.ts";
import { emptyPlan, joinPlans } from "../../domain/plan.ts";
import type { Records, RequestRow } from "../../world/records.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planOrderById } from "./orders.ts";
import { planStock } from "./plan-stock.ts";

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
    return joinPlans([
      await planOrderById(records, known.request.orderId),
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
  const variants = request.lines.flatMap((line) => line.variantId ?? []);
  const linked = await records.goodsOf(variants);
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
      lines: parcel.lines.flatMap((line) => {
        const variantId = variants.find(
          (id) => linked.get(id)?.externalId === line.goodsExternalId,
        );
        return variantId
          ? [{ variantId, quantity: line.quantity, orderLineExternalIds: [] }]
          : [];
      }),
    })),
  );
  return variants;
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
