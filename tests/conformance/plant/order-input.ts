import type { OrderInput } from "#sandbox/shopify/admin/order-input.ts";
import { nodesOf } from "../facts.ts";
import { isNode } from "../recordings.ts";
import type { Fact } from "../stage.ts";
import type { Translation } from "../translation.ts";

export type Line = {
  id: string | undefined;
  title: string;
  quantity: number;
  price: string;
  sku: string | null;
  /** The recorded variant; a line of something that the shop does not sell has none. */
  variant: string | undefined;
};

/** Its lines, as the order or its fulfillment orders tell of them; one of any kind where nobody does. */
export function linesOf(order: Fact, parts: Fact[]): Line[] {
  const lines = new Map<string, Fact>();
  const add = (line: Fact) =>
    lines.set(String(line.id), { ...line, ...lines.get(String(line.id)) });
  for (const line of nodesOf(order.lineItems)) add(line);
  for (const part of parts)
    for (const { lineItem, totalQuantity } of nodesOf(part.lineItems))
      if (isNode(lineItem)) add({ quantity: totalQuantity, ...lineItem });
  const found = lines.size > 0 ? [...lines.values()] : [{}];
  const units = found.reduce(
    (sum, { quantity }) => sum + Number(quantity ?? 1),
    0,
  );
  const total = [
    order.totalPriceSet,
    order.currentTotalPriceSet,
    order.totalOutstandingSet,
  ]
    .map(moneyIn)
    .find(Boolean);
  const usual = total ? (Number(total) / units).toFixed(2) : "20.00";
  return found.map(
    ({ id, title, quantity, originalUnitPriceSet, sku, variant }: Fact) => ({
      id: typeof id === "string" ? id : undefined,
      title: typeof title === "string" ? title : "A line",
      quantity: Number(quantity ?? 1),
      price: moneyIn(originalUnitPriceSet) ?? usual,
      sku: typeof sku === "string" ? sku : null,
      variant: isNode(variant) ? String(variant.id) : undefined,
    }),
  );
}

/** The order as an app would have placed it. */
export function inputOf(
  order: Fact,
  lines: Line[],
  words: Translation,
): OrderInput {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const customer = isNode(order.customer) ? order.customer : {};
  const payments = nodesOf(order.transactions).filter(
    ({ kind, status }) => kind === "SALE" && status === "SUCCESS",
  );
  const total = lines.reduce(
    (sum, { price, quantity }) => sum + Number(price) * quantity,
    0,
  );
  const shopMoney = (amount: string) => ({
    shopMoney: { amount, currencyCode: "USD" },
  });
  const paid =
    payments.length === 0 && order.displayFinancialStatus === "PAID"
      ? [{ gateway: "manual", amountSet: shopMoney(String(total)) }]
      : payments.map((one) => ({
          gateway: text(one.gateway) ?? "manual",
          amountSet: shopMoney(moneyIn(one.amountSet) ?? String(total)),
        }));
  return {
    email: text(order.email) ?? text(customer.email),
    note: text(order.note),
    tags: Array.isArray(order.tags) ? order.tags.map(String) : [],
    transactions: paid,
    lineItems: lines.map(({ title, quantity, price, sku, variant }) => ({
      title,
      quantity,
      sku,
      variantId: (variant && words.get(variant)) ?? null,
      requiresShipping: true,
      priceSet: shopMoney(price),
    })),
  };
}

/** The amount of a money bag. */
function moneyIn(bag: unknown): string | undefined {
  const money = isNode(bag) ? bag.shopMoney : undefined;
  return isNode(money) && typeof money.amount === "string"
    ? money.amount
    : undefined;
}
