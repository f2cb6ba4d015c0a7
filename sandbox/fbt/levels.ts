import { total } from "../tiktok/money.ts";
import type { FbtState, StockRow } from "./state.ts";

export const onHand = (row: StockRow): number =>
  row.available + row.reserved + row.unfulfillable;

/** The row of goods at a centre; an empty one is opened where there was none. */
export function rowOf(
  fbt: FbtState,
  goodsId: string,
  centreId: string,
): StockRow {
  const id = `${goodsId}:${centreId}`;
  return (
    fbt.stock.get(id) ??
    fbt.stock.add({
      id,
      goodsId,
      centreId,
      available: 0,
      reserved: 0,
      unfulfillable: 0,
      inTransit: 0,
    })
  );
}

/** Units that can be promised from all centres together. */
export function availableOf(fbt: FbtState, goodsId: string): number {
  return total(fbt.stock.by("goods", goodsId).map((r) => r.available));
}
