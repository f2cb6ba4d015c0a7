import { openConsignments } from "../fbt/consignments.ts";
import { allocate, type Share } from "../fbt/stock.ts";
import { remorseMs } from "./assumed.ts";
import { buyers } from "./buyers.ts";
import { type Listed, lookUpSku, nameOf } from "./catalogue.ts";
import { mintId } from "./ids.ts";
import type { Platform } from "./platform.ts";
import { type Bill, priceLines, pricePostage } from "./pricing.ts";
import { moveOrder } from "./shipping.ts";
import type { Address, Fulfillment, Line, Order, OrderType } from "./state.ts";
import { shiftParts } from "./stock.ts";
import { countParts, partsOf } from "./stock-levels.ts";

export type Purchase = Bill & {
  lines: PurchaseLine[];
  fulfillment: Fulfillment;
  /** False: the buyer has not paid yet. */
  paid?: boolean | undefined;
  buyerId?: string | undefined;
  shipTo?: { [K in keyof Address]?: string | undefined } | undefined;
  type?: OrderType | undefined;
  /** Pre-orders: when the goods come out, counted from now. */
  releaseInMs?: number | undefined;
  handlingDays?: number | undefined;
  isSample?: boolean | undefined;
  /** The order whose goods this one sends again. */
  replaces?: string | undefined;
  shipping?: "SELLER" | "TIKTOK" | undefined;
  buyerMessage?: string | undefined;
};

export type PurchaseLine = {
  sellerSku?: string | undefined;
  skuId?: string | undefined;
  quantity: number;
  isGift?: boolean | undefined;
};

type Wanted = Listed & { isGift: boolean };

/**
 * A buyer buys: one line per unit; stock is promised at once (available goes down, committed or reserved up). A paid
 * order starts the remorse hour. @returns the order, or in words why the shop cannot sell this.
 */
export function buy(platform: Platform, purchase: Purchase): Order | string {
  const { state } = platform;
  const units: Wanted[] = [];
  for (const { quantity, isGift = false, ...by } of purchase.lines) {
    const found = lookUpSku(state, by);
    if (!found) return `no SKU ${by.sellerSku ?? by.skuId} is listed`;
    if (found.product.status !== "ACTIVATE")
      return `${found.product.title} is ${found.product.status}`;
    if (found.sku.deactivatedBy)
      return `${found.sku.sellerSku} is not for sale`;
    for (let i = 0; i < quantity; i++) units.push({ ...found, isGift });
  }
  if (units.length === 0) return "nothing was bought";
  const order = newOrder(platform, purchase, units);
  const refusal =
    purchase.fulfillment === "BY_SELLER"
      ? commitUnits(platform, order)
      : reserveAtCentres(platform, order);
  if (refusal) return refusal;
  state.orders.add(order);
  if (purchase.paid === false)
    moveOrder(platform, order, "UNPAID", order.createdAt);
  else pay(platform, order);
  return order;
}

function newOrder(
  platform: Platform,
  purchase: Purchase,
  units: Wanted[],
): Order {
  const { state } = platform;
  const now = platform.now();
  const free = purchase.isSample === true || purchase.replaces !== undefined;
  return {
    id: mintId(state, "order"),
    buyerId: purchase.buyerId ?? mintId(state, "buyer"),
    status: "UNPAID",
    fulfillment: purchase.fulfillment,
    type: purchase.type ?? "NORMAL",
    isSample: purchase.isSample ?? false,
    replaces: purchase.replaces ?? null,
    shipping:
      purchase.fulfillment === "BY_TIKTOK"
        ? "TIKTOK"
        : (purchase.shipping ?? "SELLER"),
    warehouseId: state.shop.warehouses[0]?.id ?? "",
    createdAt: now,
    updatedAt: now,
    paidAt: null,
    heldUntil: null,
    releaseAt:
      purchase.type === "PRE_ORDER" ? now + (purchase.releaseInMs ?? 0) : null,
    handlingDays: purchase.handlingDays ?? null,
    shippedAt: null,
    collectedAt: null,
    deliveredAt: null,
    completedAt: null,
    cancelledAt: null,
    cancelReason: null,
    cancelledBy: null,
    addressChanged: false,
    shipTo: addressOf(state.orders.size(), purchase.shipTo),
    buyerMessage: purchase.buyerMessage ?? "",
    sellerNote: "",
    lines: priceLines(
      units.map((unit) => newLine(platform, unit, free)),
      purchase,
    ),
    postage: pricePostage(purchase),
    external: [],
    combinableId: null,
  };
}

function addressOf(
  turn: number,
  change: NonNullable<Purchase["shipTo"]> = {},
): Address {
  const given = Object.entries(change).filter(([, v]) => v !== undefined);
  return {
    ...(buyers[turn % buyers.length] as Address),
    ...(Object.fromEntries(given) as Partial<Address>),
  };
}

function newLine({ state }: Platform, unit: Wanted, free: boolean): Line {
  const { product, sku, isGift } = unit;
  const list = Math.round(Number(sku.price) * 100);
  return {
    id: mintId(state, "line"),
    productId: product.id,
    skuId: sku.id,
    sellerSku: sku.sellerSku,
    productName: product.title,
    skuName: nameOf(sku),
    isGift,
    list,
    // The seller pays for what is given away.
    sellerDiscount: isGift || free ? list : 0,
    platformDiscount: 0,
    tax: 0,
    taxRate: "0",
    parts: partsOf(state, unit),
    packageId: null,
    cancelled: false,
    cancelReason: null,
    cancelledBy: null,
    refunded: 0,
    returned: false,
  };
}

/** Promises everything from the first of the seller's warehouses that has it all; an order leaves from one place. */
function commitUnits(platform: Platform, order: Order): string | undefined {
  const parts = order.lines.flatMap((l) => l.parts);
  const needs = [...countParts(parts)];
  const listings = needs.map(([skuId, count]) => ({
    sku: lookUpSku(platform.state, { skuId })?.sku,
    count,
  }));
  const warehouse = platform.state.shop.warehouses.find(({ id, enabled }) =>
    listings.every(
      ({ sku, count }) =>
        enabled &&
        (sku?.stock.find((s) => s.warehouseId === id)?.available ?? 0) >= count,
    ),
  );
  if (!warehouse)
    return "the seller's warehouses have too little for sale at one place";
  order.warehouseId = warehouse.id;
  shiftParts(
    platform,
    parts,
    warehouse.id,
    { available: -1, committed: 1 },
    "order_created",
  );
  return undefined;
}

function reserveAtCentres(
  platform: Platform,
  order: Order,
): string | undefined {
  const { fbt } = platform.state;
  const waiting: { id: string; goodsId: string }[] = [];
  for (const line of order.lines)
    for (const part of line.parts) {
      const [goods] = fbt.goods.by("sku", part.skuId);
      if (!goods) return `${part.sellerSku} has no goods in FBT`;
      for (let i = 0; i < part.count; i++)
        waiting.push({ id: line.id, goodsId: goods.id });
    }
  const shares = allocate(
    fbt,
    waiting.map(({ goodsId }) => ({ id: goodsId, quantity: 1 })),
  );
  if (!shares) return "the FBT centres have too little";
  order.warehouseId = shopWarehouseOf(platform, shares[0]) ?? order.warehouseId;
  openConsignments(
    platform,
    shares,
    { kind: "ORDER", orderId: order.id, releasedAt: null },
    waiting,
  );
  return undefined;
}

function shopWarehouseOf({ state }: Platform, share: Share | undefined) {
  return state.fbt.centres.find((c) => c.id === share?.centreId)
    ?.shopWarehouseId;
}

/** The buyer pays: the order is on hold for an hour, in which he may change his mind; a pre-order until its release. */
export function pay(platform: Platform, order: Order): void {
  const now = platform.now();
  order.paidAt = now;
  order.heldUntil = Math.max(now + remorseMs, order.releaseAt ?? 0);
  moveOrder(platform, order, "ON_HOLD", now);
}
