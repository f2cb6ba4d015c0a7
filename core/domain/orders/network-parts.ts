import type { NetworkParcelFact, NetworkParcelStatus } from "../facts.ts";
import type {
  NetworkPart,
  NetworkPartLine,
  NetworkState,
  PartLeft,
} from "./order-situation.ts";

// TikTok Shop, Create FBT MCF Order: the quantities of one order add up to 50 at most.
export const mostUnitsPerNetworkOrder = 50;

/** Parts of what is asked for, in order, each no larger than the network takes; no unit is in two of them. */
export function splitUnits(
  lines: NetworkPartLine[],
  most = mostUnitsPerNetworkOrder,
): NetworkPartLine[][] {
  const parts: NetworkPartLine[][] = [];
  let room = 0;
  for (const line of lines)
    for (let left = line.quantity; left > 0; ) {
      if (room === 0) {
        parts.push([]);
        room = most;
      }
      const quantity = Math.min(left, room);
      parts.at(-1)?.push({ ...line, quantity });
      left -= quantity;
      room -= quantity;
    }
  return parts;
}

/** Where a parcel stands that lies in the network, or will not leave it. All others may be on the road. */
const lies: readonly NetworkParcelStatus[] = [
  "PENDING",
  "HANDLE_BY_WAREHOUSE",
  "CLOSED",
];
const isThere: readonly NetworkParcelStatus[] = [
  "SHIPPED",
  "HANDOVER",
  "COMPLETED",
];

/**
 * How much of an order at the network has left it. All has, once parcels with a number hold all its units: one that was lost
 * or has gone wrong may be sent again.
 */
export function leftOf(
  lines: Pick<NetworkPartLine, "quantity">[],
  parcels: Pick<NetworkParcelFact, "status" | "trackingNumber" | "lines">[],
): PartLeft {
  const units = (of: { quantity: number }[]) =>
    of.reduce((sum, { quantity }) => sum + quantity, 0);
  const sent = parcels.filter(
    ({ status, trackingNumber }) =>
      isThere.includes(status) && trackingNumber !== null,
  );
  const isWhole = units(sent.flatMap((parcel) => parcel.lines)) >= units(lines);
  if (sent.length > 0 && isWhole) return "all";
  return parcels.every(({ status }) => lies.includes(status))
    ? "nothing"
    : "some";
}

/**
 * What the orders of one request come to together: ordered when all are, refused when one is, cancelled when none is open
 * any more. While some are to be ordered yet, it is being ordered.
 */
export function wholeState(orders: Pick<NetworkPart, "state">[]): NetworkState {
  const states = new Set(orders.map((order) => order.state));
  if (states.size === 0) return "none";
  if (states.has("refused")) return "refused";
  if (states.size === 1) return orders[0]?.state ?? "none";
  if (states.has("cancelled"))
    return states.has("ordered") ? "ordered" : "cancelled";
  return "ordering";
}
