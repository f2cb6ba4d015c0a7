import { consignmentsOf } from "../fbt/consignments.ts";
import { countIn } from "../fbt/receiving.ts";
import { shift } from "../fbt/stock.ts";
import type { Platform } from "./platform.ts";
import type { Line, Order, Return } from "./state.ts";
import { countParts } from "./stock-levels.ts";

/** Goods on their way back to a centre are in transit there; a seller's own warehouse knows nothing of the kind. */
export function sendReturn(
  platform: Platform,
  request: Return,
  lines: Line[],
): void {
  for (const { goodsId, centreId, quantity } of goodsOf(
    platform,
    request,
    lines,
  ))
    shift(platform, goodsId, centreId, "manual_adjustment", {
      inTransit: quantity,
    });
}

/**
 * The centre counts what has come back. What comes back to the seller he puts on the shelf himself.
 * @returns whether a centre took it.
 */
export function receiveReturn(
  platform: Platform,
  request: Return,
  lines: Line[],
): boolean {
  const goods = goodsOf(platform, request, lines);
  let damaged = request.damagedUnits;
  for (const { goodsId, centreId, quantity } of goods) {
    const defective = Math.min(damaged, quantity);
    damaged -= defective;
    shift(platform, goodsId, centreId, "manual_adjustment", {
      inTransit: -quantity,
    });
    countIn(
      platform,
      { orderId: request.id, orderType: "CUSTOMER_RETURN" },
      { goodsId, centreId, quantity: quantity - defective, defective },
    );
  }
  return goods.length > 0;
}

/** A parcel that nobody took comes back to the centre that had sent it. */
export function takeBack(
  platform: Platform,
  order: Order,
  lines: Line[],
  parcelId: string,
): void {
  for (const goods of goodsOf(platform, { orderId: order.id }, lines))
    countIn(
      platform,
      { orderId: parcelId, orderType: "FAILED_DELIVERY" },
      goods,
    );
}

function goodsOf(
  platform: Platform,
  request: Pick<Return, "orderId">,
  lines: Line[],
) {
  const { state } = platform;
  const order = state.orders.get(request.orderId);
  if (order?.fulfillment !== "BY_TIKTOK") return [];
  const centreId =
    consignmentsOf(platform, order.id)[0]?.centreId ??
    state.fbt.centres[0]?.id ??
    "";
  return [...countParts(lines.flatMap((l) => l.parts))].flatMap(
    ([skuId, quantity]) => {
      const [goods] = state.fbt.goods.by("sku", skuId);
      return goods ? [{ goodsId: goods.id, centreId, quantity }] : [];
    },
  );
}
