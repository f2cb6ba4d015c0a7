import type { OrderView } from "../../queries/order.server.ts";

export type WayNode = {
  id: string;
  kind: "order" | "request" | "network" | "own" | "parcel";
  name: string;
  units: number;
  /** How far from the order. */
  level: number;
  /** What it comes out of. */
  from: string | null;
  tone: "plain" | "done" | "waiting" | "trouble";
};

type Way = Pick<OrderView, "name" | "lines" | "requests" | "shipments">;

/** The way of an order's units: to requests and the network's orders, and out in parcels. */
export function wayOf(order: Way): WayNode[] {
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const nodes: WayNode[] = [
    {
      id: "order",
      kind: "order",
      name: order.name,
      units,
      level: 0,
      from: null,
      tone: "plain",
    },
  ];
  for (const request of order.requests) {
    const id = `request:${request.externalId}`;
    nodes.push({
      id,
      kind: "request",
      name: "",
      units: request.units.total,
      level: 1,
      from: "order",
      tone: request.networkState === "refused" ? "trouble" : "plain",
    });
    for (const part of request.networkOrders) {
      if (part.round !== request.round) continue;
      nodes.push({
        id: `network:${part.reference}`,
        kind: "network",
        name: part.reference,
        units: part.units,
        level: 2,
        from: id,
        tone: toneOfPart[part.state] ?? "waiting",
      });
    }
  }
  const ofNetwork = nodes.some(({ kind }) => kind === "network");
  const own = order.shipments.filter(({ origin }) => origin === "merchant");
  if (own.length > 0 && order.requests.length > 0)
    nodes.push({
      id: "own",
      kind: "own",
      name: "",
      units: own.reduce((sum, parcel) => sum + parcel.units, 0),
      level: 1,
      from: "order",
      tone: "plain",
    });
  for (const parcel of order.shipments) {
    const request = `request:${parcel.fulfillmentOrderExternalId}`;
    const parts = nodes.filter(
      ({ kind, from }) => kind === "network" && from === request,
    );
    // Which of several network orders a parcel is of, only the network knows.
    const from =
      parts.length === 1
        ? (parts[0]?.id ?? request)
        : nodes.some(({ id }) => id === request)
          ? request
          : parcel.origin === "merchant" && order.requests.length > 0
            ? "own"
            : "order";
    nodes.push({
      id: `parcel:${parcel.id}`,
      kind: "parcel",
      name: parcel.trackingNumber ?? "",
      units: parcel.units,
      level: ofNetwork ? 3 : order.requests.length > 0 ? 2 : 1,
      from,
      tone: toneOfParcel[parcel.condition] ?? "waiting",
    });
  }
  return nodes;
}

const toneOfPart: Record<string, WayNode["tone"]> = {
  ordered: "done",
  refused: "trouble",
  cancelled: "trouble",
};

const toneOfParcel: Record<string, WayNode["tone"]> = {
  live: "done",
  failed: "trouble",
  "taken-back": "trouble",
};
