import { mintId } from "../tiktok/ids.ts";
import type { Platform } from "../tiktok/platform.ts";
import { rowOf } from "./levels.ts";
import { type Occasion, recordChange, shift } from "./stock.ts";

/** What a centre does with stock besides receiving and sending orders, in the words of the history. */
export const stockMovements = [
  "RETURN_TO_SUPPLIER_ORDER",
  "DISPOSAL",
  "INVENTORY_STATUS_ADJUSTMENT_ORDER",
  "INVENTORY_COUNT_ORDER",
  "INVENTORY_QUANTITY_ADJUSTMENT_ORDER",
  "INVENTORY_TRANSFER_ORDER",
  "FAILED_DELIVERY",
  "CUSTOMER_RETURN",
  "FROZEN_ORDER",
] as const;

export type StockMovement = {
  type: (typeof stockMovements)[number];
  goodsId: string;
  centreId: string;
  /** Units; below zero for less (counts and adjustments), or from defective back to sound. */
  quantity: number;
  quality: "NORMAL" | "DEFECTIVE";
  /** Where a transfer goes. */
  toCentreId?: string | undefined;
};

/** Moves stock and writes it into the history. @returns the order's id, or in words why it cannot be. */
export function moveStock(
  platform: Platform,
  movement: StockMovement,
): { orderId: string } | string {
  const { type, goodsId, centreId, quantity, quality } = movement;
  const orderId = mintId(platform.state, "inbound");
  const write = (
    change: number,
    of: StockMovement["quality"],
    orderType: string = type,
    at = centreId,
  ) => changeCount(platform, goodsId, at, change, { orderId, orderType, of });
  const has = (needed: number, of: StockMovement["quality"]) => {
    const row = rowOf(platform.state.fbt, goodsId, centreId);
    return needed <= (of === "NORMAL" ? row.available : row.unfulfillable);
  };
  const tooFew = "the centre has fewer units that are free";
  switch (type) {
    case "RETURN_TO_SUPPLIER_ORDER":
    case "DISPOSAL":
      if (!has(quantity, quality)) return tooFew;
      write(-quantity, quality);
      break;
    case "INVENTORY_STATUS_ADJUSTMENT_ORDER":
    case "FROZEN_ORDER":
      if (!has(Math.abs(quantity), quantity > 0 ? "NORMAL" : "DEFECTIVE"))
        return tooFew;
      write(-quantity, "NORMAL");
      write(quantity, "DEFECTIVE");
      break;
    case "INVENTORY_TRANSFER_ORDER": {
      const { toCentreId } = movement;
      if (!toCentreId || toCentreId === centreId)
        return "a transfer needs another centre to go to";
      if (!has(quantity, quality)) return tooFew;
      write(-quantity, quality, "OUTBOUND_TRANSFER_ORDER");
      write(quantity, quality, type, toCentreId);
      break;
    }
    default:
      if (!has(-quantity, quality)) return tooFew;
      write(quantity, quality);
  }
  return { orderId };
}

function changeCount(
  platform: Platform,
  goodsId: string,
  centreId: string,
  change: number,
  {
    of,
    ...why
  }: Omit<Occasion, "at" | "quality"> & { of: StockMovement["quality"] },
): void {
  recordChange(
    platform,
    { goodsId, centreId },
    { ...why, quality: of, at: platform.now() },
    () =>
      shift(
        platform,
        goodsId,
        centreId,
        "manual_adjustment",
        of === "NORMAL" ? { available: change } : { unfulfillable: change },
      ),
  );
}
