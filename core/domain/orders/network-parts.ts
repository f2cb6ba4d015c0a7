import type {
  NetworkPart,
  NetworkPartLine,
  NetworkState,
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
