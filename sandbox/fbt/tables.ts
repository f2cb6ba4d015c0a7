import { createRows } from "../tiktok/rows.ts";
import { createTimedRows } from "../tiktok/timed-rows.ts";
import type {
  Consignment,
  FbtState,
  Goods,
  InboundOrder,
  InboundPlan,
  InventoryRecord,
  McfOrder,
  SavedFbt,
  StockRow,
} from "./state.ts";

/** The facts of a saved chapter, with empty tables. */
export function emptyFbt(saved: SavedFbt): FbtState {
  return {
    ...saved,
    goods: createRows<Goods, "sku" | "code">({
      sku: (g) => g.skuIds,
      code: (g) => g.referenceCode || null,
    }),
    stock: createRows<StockRow, "goods" | "centre">({
      goods: (r) => r.goodsId,
      centre: (r) => r.centreId,
    }),
    records: createTimedRows<InventoryRecord, "goods">({
      goods: (r) => r.goodsId,
    }),
    consignments: createRows<Consignment, "order">({ order: (c) => c.orderId }),
    mcfOrders: createRows<McfOrder, "external">({
      external: (o) => o.externalOrderId,
    }),
    plans: createRows<InboundPlan, "key">({ key: (p) => p.key }),
    inbound: createRows<InboundOrder, "plan">({ plan: (o) => o.planId }),
  };
}
