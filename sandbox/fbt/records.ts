import { listed, page, within } from "../tiktok/paging.ts";
import { type Handlers, seconds } from "../tiktok/platform.ts";
import type { FbtState, Goods, StockRow } from "./state.ts";
import { onHand } from "./stock.ts";

/** Stock now and its history. Source: pages `search-fbt-inventory-202408`, `search-fbt-inventory-record-202410`. */
export const recordHandlers: Handlers = {
  "POST /fbt/202408/inventory/search": ({
    platform: { state },
    query,
    body,
  }) => {
    const { fbt } = state;
    const found = fbt.stock.filter((row) => {
      const goods = goodsOf(fbt, row.goodsId);
      return (
        listed(body.goods_ids, row.goodsId) &&
        listed(body.sku_ids, ...(goods?.skuIds ?? [])) &&
        listed(body.fbt_warehouse_ids, row.centreId)
      );
    });
    const { rows, ...rest } = page(found, query);
    return { ...rest, inventory: rows.map((row) => viewRow(fbt, row)) };
  },
  "POST /fbt/202410/inventory_records/search": ({
    platform: { state },
    query,
    body,
  }) => {
    const { fbt } = state;
    const found = fbt.records.filter(
      (r) =>
        listed(body.goods_ids, r.goodsId) &&
        listed(body.fbt_warehouse_ids, r.centreId) &&
        within(r.createdAt, body, "create_time"),
    );
    const { rows, ...rest } = page(found, query);
    return {
      ...rest,
      inventory_records: rows.map((r) => ({
        goods: nameOf(goodsOf(fbt, r.goodsId)),
        fbt_warehouse_id: r.centreId,
        order: { id: r.orderId, type: r.orderType },
        create_time: seconds(r.createdAt),
        inventory_goods_type: "NORMAL",
        initial_on_hand_quantity: r.initial,
        final_on_hand_quantity: r.final,
        changed_quantity: r.final - r.initial,
      })),
    };
  },
};

const goodsOf = (fbt: FbtState, id: string) =>
  fbt.goods.find((g) => g.id === id);

const nameOf = (goods: Goods | undefined) => ({
  id: goods?.id ?? "",
  reference_code: goods?.referenceCode ?? "",
  name: goods?.name ?? "",
});

/** SKUs that share goods share their stock; the platform splits it, the remainder to the first. */
function viewRow(fbt: FbtState, row: StockRow) {
  const goods = goodsOf(fbt, row.goodsId);
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
