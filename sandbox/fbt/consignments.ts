import { mintPrefixedId } from "../tiktok/ids.ts";
import type { Platform } from "../tiktok/platform.ts";
import type { Consignment, GoodsQuantity } from "./state.ts";
import { release, reserve, type Share } from "./stock.ts";

type Whose = Pick<Consignment, "kind" | "orderId" | "releasedAt">;

/** Opens one consignment per centre and promises its goods. `lines` tells which order line needs which goods. */
export function openConsignments(
  platform: Platform,
  shares: Share[],
  whose: Whose,
  lines: { id: string; goodsId: string }[] = [],
): Consignment[] {
  const waiting = [...lines];
  return shares.map((share) => {
    const consignment: Consignment = {
      id: mintPrefixedId(platform.state, "OBF"),
      ...whose,
      centreId: share.centreId,
      goods: share.goods.map((g) => ({ ...g })),
      lineIds: share.goods.flatMap((goods) => takeLines(waiting, goods)),
      status: "PENDING",
      shippedAt: null,
      handedOverAt: null,
      completedAt: null,
      trackingNumber: null,
      carrier: null,
      providerId: null,
      platformClosed: false,
    };
    platform.state.fbt.consignments.push(consignment);
    reserve(platform, consignment);
    return consignment;
  });
}

function takeLines(
  waiting: { id: string; goodsId: string }[],
  { id, quantity }: GoodsQuantity,
): string[] {
  const taken = waiting
    .filter((line) => line.goodsId === id)
    .slice(0, quantity);
  for (const line of taken) waiting.splice(waiting.indexOf(line), 1);
  return taken.map((line) => line.id);
}

export function consignmentsOf(
  platform: Platform,
  orderId: string,
): Consignment[] {
  return platform.state.fbt.consignments.filter((c) => c.orderId === orderId);
}

/** The warehouse has not taken it yet. */
export const isPending = ({ status }: Consignment): boolean =>
  status === "PENDING";

/** Gives the goods back and ends it. */
export function closeConsignment(
  platform: Platform,
  consignment: Consignment,
): void {
  release(platform, consignment);
  consignment.status = "CLOSED";
  consignment.completedAt = platform.context.clock.now();
}

/** Takes one unit of a shop order out of its consignment; an empty one is closed. */
export function dropLine(
  platform: Platform,
  orderId: string,
  lineId: string,
  goodsId: string,
): void {
  const consignment = consignmentsOf(platform, orderId).find((c) =>
    c.lineIds.includes(lineId),
  );
  const goods = consignment?.goods.find((g) => g.id === goodsId);
  if (!consignment || !goods) return;
  release(platform, { ...consignment, goods: [{ id: goodsId, quantity: 1 }] });
  goods.quantity--;
  consignment.goods = consignment.goods.filter((g) => g.quantity > 0);
  consignment.lineIds = consignment.lineIds.filter((id) => id !== lineId);
  if (consignment.goods.length === 0) consignment.status = "CLOSED";
}
