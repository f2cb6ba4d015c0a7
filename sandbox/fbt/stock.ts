import { recordTypeOfConsignment } from "../tiktok/assumed.ts";
import { mintPrefixedId } from "../tiktok/ids.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import type {
  Consignment,
  FbtState,
  GoodsQuantity,
  StockRow,
} from "./state.ts";

export const onHand = (row: StockRow): number =>
  row.available + row.reserved + row.unfulfillable;

export function rowOf(
  fbt: FbtState,
  goodsId: string,
  centreId: string,
): StockRow {
  const found = fbt.stock.find(
    (r) => r.goodsId === goodsId && r.centreId === centreId,
  );
  if (found) return found;
  const row = {
    goodsId,
    centreId,
    available: 0,
    reserved: 0,
    unfulfillable: 0,
    inTransit: 0,
  };
  fbt.stock.push(row);
  return row;
}

/** Units that can be promised from all centres together. */
export function availableOf(fbt: FbtState, goodsId: string): number {
  return fbt.stock
    .filter((r) => r.goodsId === goodsId)
    .reduce((sum, r) => sum + r.available, 0);
}

export type Share = { centreId: string; goods: GoodsQuantity[] };

/**
 * Which centre sends what: the first centre that has everything, else as much as possible from each in turn.
 * @returns undefined where all centres together have too little.
 */
export function allocate(
  fbt: FbtState,
  wanted: GoodsQuantity[],
): Share[] | undefined {
  const needs = sumByGoods(wanted);
  if (needs.some((n) => availableOf(fbt, n.id) < n.quantity)) return undefined;
  const whole = fbt.centres.find((centre) =>
    needs.every((n) => rowOf(fbt, n.id, centre.id).available >= n.quantity),
  );
  if (whole) return [{ centreId: whole.id, goods: needs }];
  const shares: Share[] = [];
  for (const centre of fbt.centres) {
    const goods: GoodsQuantity[] = [];
    for (const need of needs) {
      const quantity = Math.min(
        need.quantity,
        rowOf(fbt, need.id, centre.id).available,
      );
      if (quantity <= 0) continue;
      goods.push({ id: need.id, quantity });
      need.quantity -= quantity;
    }
    if (goods.length > 0) shares.push({ centreId: centre.id, goods });
  }
  return shares;
}

function sumByGoods(wanted: GoodsQuantity[]): GoodsQuantity[] {
  const sums = new Map<string, number>();
  for (const { id, quantity } of wanted)
    sums.set(id, (sums.get(id) ?? 0) + quantity);
  return [...sums].map(([id, quantity]) => ({ id, quantity }));
}

/** Promises the goods of a consignment: available becomes reserved. */
export function reserve(platform: Platform, consignment: Consignment): void {
  shift(platform, consignment, (row, quantity) => {
    row.available -= quantity;
    row.reserved += quantity;
  });
}

/** Takes a promise back. */
export function release(platform: Platform, consignment: Consignment): void {
  shift(platform, consignment, (row, quantity) => {
    row.available += quantity;
    row.reserved -= quantity;
  });
}

/** The goods leave the building: the promise is gone and the history has one more record. */
export function takeOut(
  platform: Platform,
  consignment: Consignment,
  at: number,
): void {
  shift(platform, consignment, (row, quantity) => {
    const initial = onHand(row);
    row.reserved -= quantity;
    platform.state.fbt.records.push({
      goodsId: row.goodsId,
      centreId: row.centreId,
      orderId: consignment.id,
      orderType: recordTypeOfConsignment[consignment.kind],
      createdAt: at,
      initial,
      final: onHand(row),
    });
  });
}

/** A delivery arrives at a centre: stock, record, webhooks 21 and 24. @returns the inbound order's id. */
export function receive(
  platform: Platform,
  {
    goodsId,
    centreId,
    quantity,
  }: { goodsId: string; centreId: string; quantity: number },
): string {
  const { fbt } = platform.state;
  const now = platform.context.clock.now();
  const orderId = mintPrefixedId(platform.state, "IBR");
  const row = rowOf(fbt, goodsId, centreId);
  const initial = onHand(row);
  row.available += quantity;
  fbt.records.push({
    goodsId,
    centreId,
    orderId,
    orderType: "INBOUND_ORDER",
    createdAt: now,
    initial,
    final: onHand(row),
  });
  sendLetter(platform, 21, {
    inbound_order_id: orderId,
    order_status: "RECEIVED",
    update_time: seconds(now),
  });
  tellStock(platform, goodsId);
  return orderId;
}

function shift(
  platform: Platform,
  consignment: Consignment,
  change: (row: StockRow, quantity: number) => void,
): void {
  for (const { id, quantity } of consignment.goods) {
    change(rowOf(platform.state.fbt, id, consignment.centreId), quantity);
    tellStock(platform, id);
  }
}

/** Webhook 24, one for each SKU of the goods; it has no numbers for unfulfillable or in transit. */
function tellStock(platform: Platform, goodsId: string): void {
  const { fbt } = platform.state;
  const goods = fbt.goods.find((g) => g.id === goodsId);
  for (const skuId of goods?.skuIds ?? [])
    sendLetter(platform, 24, {
      goods_id: goodsId,
      sku_id: skuId,
      fbt_warehouse_inventory: fbt.stock
        .filter((r) => r.goodsId === goodsId)
        .map((row) => ({
          fbt_warehouse_id: row.centreId,
          on_hand_detail: {
            total_quantity: onHand(row),
            reserved_quantity: row.reserved,
            available_quantity: row.available,
          },
        })),
      update_time: seconds(platform.context.clock.now()),
    });
}
