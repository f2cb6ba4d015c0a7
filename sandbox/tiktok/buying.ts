import { consignmentsOf, openConsignments } from "../fbt/consignments.ts";
import { allocate, type Share } from "../fbt/stock.ts";
import { lookUpSku } from "./catalogue.ts";
import { mintId } from "./ids.ts";
import type { Platform } from "./platform.ts";
import { moveOrder } from "./shipping.ts";
import type {
  Address,
  Fulfillment,
  Line,
  Order,
  Product,
  Sku,
} from "./state.ts";

const remorseMs = 3_600_000;

export type Purchase = {
  lines: { sellerSku?: string; skuId?: string; quantity: number }[];
  fulfillment: Fulfillment;
  paid?: boolean;
  shipTo?: Partial<Address>;
};

const buyers: Address[] = [
  {
    name: "Dana Whitfield",
    phone: "(+1)2075550142",
    email: "dana@example.com",
    line1: "18 Spruce Ridge Road",
    line2: "",
    city: "Camden",
    county: "Knox",
    state: "Maine",
    postalCode: "04843",
  },
  {
    name: "Marcus Bell",
    phone: "(+1)5125550177",
    email: "marcus@example.com",
    line1: "2204 Juniper Street",
    line2: "Apt 5",
    city: "Austin",
    county: "Travis",
    state: "Texas",
    postalCode: "78702",
  },
  {
    name: "Priya Raman",
    phone: "(+1)4085550119",
    email: "priya@example.com",
    line1: "771 Alder Court",
    line2: "",
    city: "San Jose",
    county: "Santa Clara",
    state: "California",
    postalCode: "95110",
  },
];

type Wanted = { product: Product; sku: Sku; quantity: number };

/**
 * A buyer buys: one line per unit; stock is promised at once (available goes down, committed or reserved up). A paid
 * order starts the remorse hour. @returns the order, or in words why the shop cannot sell this.
 */
export function buy(platform: Platform, purchase: Purchase): Order | string {
  const { state, context } = platform;
  const wanted: Wanted[] = [];
  for (const { quantity, ...by } of purchase.lines) {
    const found = lookUpSku(state, by);
    if (!found) return `no SKU ${by.sellerSku ?? by.skuId} is listed`;
    wanted.push({ ...found, quantity });
  }
  const lines = wanted.flatMap((w) =>
    Array.from({ length: w.quantity }, () => newLine(platform, w)),
  );
  const now = context.clock.now();
  const order: Order = {
    id: mintId(state, "order"),
    buyerId: mintId(state, "buyer"),
    status: "UNPAID",
    fulfillment: purchase.fulfillment,
    warehouseId: state.shop.warehouse.id,
    createdAt: now,
    updatedAt: now,
    paidAt: null,
    heldUntil: null,
    shippedAt: null,
    collectedAt: null,
    deliveredAt: null,
    completedAt: null,
    cancelledAt: null,
    cancelReason: null,
    cancelledBy: null,
    addressChanged: false,
    shipTo: {
      ...(buyers[state.orders.length % buyers.length] as Address),
      ...purchase.shipTo,
    },
    lines,
  };
  const refusal =
    purchase.fulfillment === "BY_SELLER"
      ? commit(wanted)
      : reserveAtCentres(platform, order, wanted);
  if (refusal) return refusal;
  state.orders.push(order);
  if (purchase.paid === false) moveOrder(platform, order, "UNPAID", now);
  else pay(platform, order);
  return order;
}

function newLine({ state }: Platform, { product, sku }: Wanted): Line {
  return {
    id: mintId(state, "line"),
    productId: product.id,
    skuId: sku.id,
    sellerSku: sku.sellerSku,
    productName: product.title,
    skuName: sku.optionValue === "Default Title" ? "Default" : sku.optionValue,
    price: sku.price,
    packageId: null,
    cancelled: false,
    cancelReason: null,
  };
}

function commit(wanted: Wanted[]): string | undefined {
  const sums = new Map<Sku, number>();
  for (const { sku, quantity } of wanted)
    sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  for (const [sku, quantity] of sums)
    if (sku.stock.available < quantity)
      return `only ${sku.stock.available} of ${sku.sellerSku} are for sale at the seller's warehouse`;
  for (const [sku, quantity] of sums) {
    sku.stock.available -= quantity;
    sku.stock.committed += quantity;
  }
  return undefined;
}

function reserveAtCentres(
  platform: Platform,
  order: Order,
  wanted: Wanted[],
): string | undefined {
  const { fbt } = platform.state;
  const goodsIdOf = (skuId: string) =>
    fbt.goods.find((g) => g.skuIds.includes(skuId))?.id;
  const needs: { id: string; quantity: number }[] = [];
  for (const { sku, quantity } of wanted) {
    const id = goodsIdOf(sku.id);
    if (!id) return `${sku.sellerSku} has no goods in FBT`;
    needs.push({ id, quantity });
  }
  const shares = allocate(fbt, needs);
  if (!shares) return "the FBT centres have too little";
  order.warehouseId = shopWarehouseOf(platform, shares[0]);
  openConsignments(
    platform,
    shares,
    { kind: "ORDER", orderId: order.id, releasedAt: null },
    order.lines.map((l) => ({ id: l.id, goodsId: goodsIdOf(l.skuId) ?? "" })),
  );
  return undefined;
}

function shopWarehouseOf(
  { state }: Platform,
  share: Share | undefined,
): string {
  const centre = state.fbt.centres.find((c) => c.id === share?.centreId);
  return centre?.shopWarehouseId ?? state.shop.warehouse.id;
}

/** The buyer pays: the order is on hold for an hour, in which he may change his mind. */
export function pay(platform: Platform, order: Order): void {
  const now = platform.context.clock.now();
  order.paidAt = now;
  order.heldUntil = now + remorseMs;
  moveOrder(platform, order, "ON_HOLD", now);
}

/** The hold is over: the seller, or the dock of the centres, may start. */
export function releaseOrder(
  platform: Platform,
  order: Order,
  at: number,
): void {
  for (const consignment of consignmentsOf(platform, order.id))
    consignment.releasedAt = at;
  moveOrder(platform, order, "AWAITING_SHIPMENT", at);
}
