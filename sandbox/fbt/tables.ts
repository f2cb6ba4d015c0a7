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

export function openFbt(saved: SavedFbt): FbtState {
  const fbt: FbtState = {
    ...saved,
    goods: createRows<Goods, "sku" | "code">({
      sku: (g) => g.skuIds,
      code: (g) => g.referenceCode || null,
    }),
    stock: createRows<StockRow, "goods" | "centre">({
      goods: (r) => r.goodsId,
      centre: (r) => r.centreId,
    }),
    records: createTimedRows<InventoryRecord, "goods">(
      { goods: (r) => r.goodsId },
      saved.records,
    ),
    consignments: createRows<Consignment, "order">({ order: (c) => c.orderId }),
    mcfOrders: createRows<McfOrder, "external">({
      external: (o) => o.externalOrderId,
    }),
    plans: createRows<InboundPlan, "key">({ key: (p) => p.key }),
    inbound: createRows<InboundOrder, "plan">({ plan: (o) => o.planId }),
  };
  for (const goods of saved.goods) fbt.goods.add(goods);
  for (const row of saved.stock) fbt.stock.add(row);
  for (const consignment of saved.consignments)
    fbt.consignments.add(consignment);
  for (const order of saved.mcfOrders) fbt.mcfOrders.add(order);
  for (const plan of saved.plans) fbt.plans.add(plan);
  for (const order of saved.inbound) fbt.inbound.add(order);
  return fbt;
}

export function saveFbt(fbt: FbtState): SavedFbt {
  return {
    ...fbt,
    goods: [...fbt.goods],
    stock: [...fbt.stock],
    records: [...fbt.records],
    consignments: [...fbt.consignments],
    mcfOrders: [...fbt.mcfOrders],
    plans: [...fbt.plans],
    inbound: [...fbt.inbound],
  };
}
