import { listed, page } from "../tiktok/paging.ts";
import { type Handlers, seconds } from "../tiktok/platform.ts";
import { search } from "../tiktok/search.ts";
import { onHand } from "./levels.ts";
import type { FbtState, Goods, StockRow } from "./state.ts";

/** Stock now and its history. Source: pages `search-fbt-inventory-202408`, `search-fbt-inventory-record-202410`. */
export const recordHandlers: Handlers = {
  "POST /fbt/202408/inventory/search": ({
    platform: {
      state: { fbt },
    },
    query,
    body,
  }) => {
    const { rows, ...rest } = page(stockRows(fbt, body), query);
    return { ...rest, inventory: rows.map((row) => viewRow(fbt, row)) };
  },
  // Oldest first: the page names no order.
  "POST /fbt/202410/inventory_records/search": ({
    platform: {
      state: { fbt },
    },
    query,
    body,
  }) => {
    const goodsIds = body.goods_ids as string[] | undefined;
    const centres = body.fbt_warehouse_ids as string[] | undefined;
    const { rows, ...rest } = search(fbt.records, {
      query,
      body,
      order: "ASC",
      ...(goodsIds?.length && {
        among: goodsIds.flatMap((id) => fbt.records.by("goods", id)),
      }),
      ...(centres?.length && { keep: (r) => centres.includes(r.centreId) }),
    });
    return {
      ...rest,
      inventory_records: rows.map((r) => ({
        goods: nameOf(fbt.goods.get(r.goodsId)),
        fbt_warehouse_id: r.centreId,
        order: { id: r.orderId, type: r.orderType },
        create_time: seconds(r.createdAt),
        inventory_goods_type: r.quality,
        initial_on_hand_quantity: r.initial,
        final_on_hand_quantity: r.final,
        changed_quantity: r.final - r.initial,
      })),
    };
  },
};

/** Filters intersect; goods or SKUs that are named are looked up, not searched for. */
function stockRows(fbt: FbtState, body: Record<string, unknown>): StockRow[] {
  const goodsIds = body.goods_ids as string[] | undefined;
  const skuIds = body.sku_ids as string[] | undefined;
  const named = goodsIds?.length
    ? goodsIds
    : skuIds?.length
      ? skuIds.flatMap((id) => fbt.goods.by("sku", id).map((g) => g.id))
      : undefined;
  const rows = named
    ? [...new Set(named)].flatMap((id) => fbt.stock.by("goods", id))
    : [...fbt.stock];
  return rows.filter(
    (row) =>
      !(fbt.hidesEmpty && onHand(row) + row.inTransit === 0) &&
      (!skuIds?.length ||
        listed(skuIds, ...(fbt.goods.get(row.goodsId)?.skuIds ?? []))) &&
      listed(body.fbt_warehouse_ids, row.centreId),
  );
}

const nameOf = (goods: Goods | undefined) => ({
  id: goods?.id ?? "",
  reference_code: goods?.referenceCode ?? "",
  name: goods?.name ?? "",
});

/** SKUs that share goods share their stock; the platform splits it, the remainder to the first. */
function viewRow(fbt: FbtState, row: StockRow) {
  const goods = fbt.goods.get(row.goodsId);
  const skuIds = goods?.skuIds ?? [];
  const share = (n: number, i: number) =>
    Math.floor(n / skuIds.length) + (i < n % skuIds.length ? 1 : 0);
  return {
    goods: {
      ...nameOf(goods),
      skus: skuIds.map((id, i) => {
        const available = share(row.available, i);
        const reserved = share(row.reserved, i);
        return {
          id,
          on_hand_detail: {
            total_quantity: available + reserved,
            available_quantity: available,
            reserved_quantity: reserved,
          },
        };
      }),
    },
    fbt_warehouse_id: row.centreId,
    in_transit_quantity: row.inTransit,
    on_hand_detail: {
      total_quantity: onHand(row),
      available_quantity: row.available,
      reserved_quantity: row.reserved,
      unfulfillable_quantity: row.unfulfillable,
    },
  };
}
