import { recordTypeOfConsignment } from "../tiktok/assumed.ts";
import { findSkuById } from "../tiktok/catalogue.ts";
import { mintId } from "../tiktok/ids.ts";
import { type Platform, seconds } from "../tiktok/platform.ts";
import { type StockCause, tellStockChange } from "../tiktok/stock-letters.ts";
import { sendLetter } from "../tiktok/webhooks.ts";
import { availableOf, onHand, rowOf } from "./levels.ts";
import type {
  Consignment,
  FbtState,
  GoodsQuantity,
  StockRow,
} from "./state.ts";

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
  for (const { id, quantity } of consignment.goods)
    shift(platform, id, consignment.centreId, "order_created", {
      available: -quantity,
      reserved: quantity,
    });
}

/** Takes a promise back. */
export function release(
  platform: Platform,
  consignment: Pick<Consignment, "goods" | "centreId">,
): void {
  for (const { id, quantity } of consignment.goods)
    shift(platform, id, consignment.centreId, "order_canceled", {
      available: quantity,
      reserved: -quantity,
    });
}

/** The goods leave the building: the promise is gone and the history has one more record. */
export function takeOut(
  platform: Platform,
  consignment: Consignment,
  at: number,
): void {
  for (const { id, quantity } of consignment.goods) {
    const { centreId } = consignment;
    recordChange(
      platform,
      { goodsId: id, centreId },
      {
        orderId: consignment.id,
        orderType: recordTypeOfConsignment[consignment.kind],
        quality: "NORMAL",
        at,
      },
      () =>
        shift(platform, id, centreId, "order_shipped", { reserved: -quantity }),
    );
  }
}

export type Occasion = {
  orderId: string;
  orderType: string;
  quality: "NORMAL" | "DEFECTIVE";
  at: number;
};

/**
 * Lets stock change and writes it into the history: sound units are those available and reserved, defective ones the
 * unfulfillable. What is on hand is the sum of all records.
 */
export function recordChange(
  platform: Platform,
  { goodsId, centreId }: Pick<StockRow, "goodsId" | "centreId">,
  { orderId, orderType, quality, at }: Occasion,
  change: () => void,
): void {
  const { fbt } = platform.state;
  const row = rowOf(fbt, goodsId, centreId);
  const count = () =>
    quality === "NORMAL" ? row.available + row.reserved : row.unfulfillable;
  const initial = count();
  change();
  if (count() === initial) return;
  fbt.records.add({
    id: mintId(platform.state, "record"),
    goodsId,
    centreId,
    orderId,
    orderType,
    quality,
    initial,
    final: count(),
    createdAt: at,
    updatedAt: at,
  });
}

export type StockChange = Partial<
  Pick<StockRow, "available" | "reserved" | "unfulfillable" | "inTransit">
>;

/** Moves units between the buckets of a centre, and tells it where the numbers of webhook 24 are touched. */
export function shift(
  platform: Platform,
  goodsId: string,
  centreId: string,
  cause: StockCause,
  change: StockChange,
): void {
  const {
    available = 0,
    reserved = 0,
    unfulfillable = 0,
    inTransit = 0,
  } = change;
  const row = rowOf(platform.state.fbt, goodsId, centreId);
  row.available += available;
  row.reserved += reserved;
  row.unfulfillable += unfulfillable;
  row.inTransit += inTransit;
  if (available === 0 && reserved === 0 && unfulfillable === 0) return;
  tellStock(platform, goodsId);
  if (available !== 0 || reserved !== 0)
    tellSkus(platform, goodsId, { available, committed: reserved }, cause);
}

/** Webhook 24, one for each SKU of the goods; it has no numbers for unfulfillable or in transit. */
function tellStock(platform: Platform, goodsId: string): void {
  const { fbt } = platform.state;
  const goods = fbt.goods.get(goodsId);
  for (const skuId of goods?.skuIds ?? [])
    sendLetter(platform, 24, {
      goods_id: goodsId,
      sku_id: skuId,
      fbt_warehouse_inventory: fbt.stock.by("goods", goodsId).map((row) => ({
        fbt_warehouse_id: row.centreId,
        on_hand_detail: {
          total_quantity: onHand(row),
          reserved_quantity: row.reserved,
          available_quantity: row.available,
        },
      })),
      update_time: seconds(platform.now()),
    });
}

/** Webhook 68 for every SKU that sells these goods. */
function tellSkus(
  platform: Platform,
  goodsId: string,
  change: { available: number; committed: number },
  cause: StockCause,
): void {
  for (const skuId of platform.state.fbt.goods.get(goodsId)?.skuIds ?? []) {
    const found = findSkuById(platform.state, skuId);
    if (found)
      tellStockChange(platform, found.product, found.sku, change, cause);
  }
}
