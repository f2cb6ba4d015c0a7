import { mintPrefixedId } from "../tiktok/ids.ts";
import type { Platform } from "../tiktok/platform.ts";
import { remindOfConsignment } from "./dock-agenda.ts";
import type { Consignment, GoodsQuantity } from "./state.ts";
import { release, reserve, type Share } from "./stock.ts";
import { getStuck, plantedIssue } from "./trouble.ts";

type Whose = Pick<Consignment, "kind" | "orderId" | "releasedAt">;

/** Opens one consignment per centre and promises its goods. `units` tells which order line needs which goods. */
export function openConsignments(
  platform: Platform,
  shares: Share[],
  whose: Whose,
  units: { id: string; goodsId: string }[] = [],
): Consignment[] {
  const waiting = [...units];
  return shares.map((share) => {
    const consignment = platform.state.fbt.consignments.add({
      id: mintPrefixedId(platform.state, "OBF"),
      ...whose,
      centreId: share.centreId,
      goods: share.goods.map((g) => ({ ...g })),
      lineIds: [
        ...new Set(share.goods.flatMap((goods) => takeUnits(waiting, goods))),
      ],
      status: "PENDING",
      shippedAt: null,
      handedOverAt: null,
      completedAt: null,
      trackingNumber: null,
      carrier: null,
      providerId: null,
      platformClosed: false,
      issue: null,
      stuck: false,
    });
    reserve(platform, consignment);
    if (plantedIssue(platform, ["stuck"])) getStuck(consignment);
    remindOfConsignment(platform, consignment);
    return consignment;
  });
}

function takeUnits(
  waiting: { id: string; goodsId: string }[],
  { id, quantity }: GoodsQuantity,
): string[] {
  const taken = waiting
    .filter((unit) => unit.goodsId === id)
    .slice(0, quantity);
  for (const unit of taken) waiting.splice(waiting.indexOf(unit), 1);
  return taken.map((unit) => unit.id);
}

export function consignmentsOf(
  platform: Platform,
  orderId: string,
): readonly Consignment[] {
  return platform.state.fbt.consignments.by("order", orderId);
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
  consignment.completedAt = platform.now();
}

/** Takes goods of one unit of a shop order out of its consignment; an empty one is closed. */
export function dropLine(
  platform: Platform,
  orderId: string,
  lineId: string,
  goodsId: string,
  quantity: number,
): void {
  let left = quantity;
  for (const consignment of consignmentsOf(platform, orderId)) {
    if (consignment.status === "CLOSED") continue;
    const goods = consignment.goods.find((g) => g.id === goodsId);
    if (!goods || !consignment.lineIds.includes(lineId)) continue;
    const taken = Math.min(left, goods.quantity);
    release(platform, {
      ...consignment,
      goods: [{ id: goodsId, quantity: taken }],
    });
    goods.quantity -= taken;
    left -= taken;
    consignment.goods = consignment.goods.filter((g) => g.quantity > 0);
    if (consignment.goods.length === 0) {
      consignment.status = "CLOSED";
      consignment.completedAt = platform.now();
    }
    if (left === 0) break;
  }
  for (const consignment of consignmentsOf(platform, orderId))
    if (consignment.status === "CLOSED") consignment.lineIds = [];
}
