import { price } from "../money.ts";
import type { StoredTax } from "../store/money-records.ts";

/** The parts of OrderCreateOrderInput that the sandbox keeps or may leave aside without lying. source: Admin schema 2026-10. */
export type OrderCreateArgs = {
  order: OrderInput;
  options?: { inventoryBehaviour?: string | null } | null;
};

export type OrderInput = {
  lineItems?: LineInput[] | null;
  shippingLines?: ShippingInput[] | null;
  taxLines?: TaxInput[] | null;
  taxesIncluded?: boolean | null;
  transactions?: PaymentInput[] | null;
  discountCode?: DiscountInput | null;
  poNumber?: string | null;
  financialStatus?: string | null;
  processedAt?: string | null;
  closedAt?: string | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  customer?: {
    toAssociate?: { id?: string | null; email?: string | null } | null;
    toUpsert?: UpsertInput | null;
  } | null;
  /** Deprecated for `customer.toAssociate`. */
  customerId?: string | null;
  email?: string | null;
  phone?: string | null;
  name?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value?: string | null }[] | null;
  test?: boolean | null;
  sourceName?: string | null;
  sourceIdentifier?: string | null;
};

type UpsertInput = {
  id?: string | null;
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
  addresses?: object[] | null;
  multipassIdentifier?: string | null;
};

type MoneyBagInput = { shopMoney: { amount: string } };
type Priced = { priceSet?: MoneyBagInput | null };
type PricedInput = Priced & { taxLines?: TaxInput[] | null };
export type TaxInput = Priced & { title: string; rate: string };
type ShippingInput = PricedInput & {
  title: string;
  code?: string | null;
  source?: string | null;
};

export type PaymentInput = {
  amountSet: MoneyBagInput;
  kind?: string | null;
  status?: string | null;
  gateway?: string | null;
  authorizationCode?: string | null;
  processedAt?: string | null;
  test?: boolean | null;
};

/** One of the three; each has a code. */
export type DiscountInput = Record<
  string,
  {
    code: string;
    amountSet?: MoneyBagInput | null;
    percentage?: number | null;
  } | null
>;

/** A price in the shop's currency; nothing where none is given. */
export function amountOf({ priceSet }: Priced): string {
  return price(priceSet?.shopMoney.amount ?? "0");
}

export function readTaxes(lines: TaxInput[] | null | undefined): StoredTax[] {
  return (lines ?? []).map((line) => ({
    title: line.title,
    rate: Number(line.rate),
    price: amountOf(line),
  }));
}

export type LineInput = PricedInput & {
  variantId?: string | null;
  productId?: string | null;
  title?: string | null;
  variantTitle?: string | null;
  sku?: string | null;
  vendor?: string | null;
  quantity: number;
  requiresShipping?: boolean | null;
  taxable?: boolean | null;
  fulfillmentService?: string | null;
  properties?: { name: string; value: string }[] | null;
};

export type AddressInput = {
  firstName?: string | null;
  lastName?: string | null;
  company?: string | null;
  address1?: string | null;
  address2?: string | null;
  city?: string | null;
  province?: string | null;
  provinceCode?: string | null;
  zip?: string | null;
  countryCode?: string | null;
  phone?: string | null;
};

/** Inputs beyond these (a ready-made fulfillment, metafields …) are refused as not simulated. */
export const simulatedOrderInput = new Set([
  "lineItems",
  "shippingLines",
  "taxLines",
  "taxesIncluded",
  "transactions",
  "discountCode",
  "poNumber",
  "financialStatus",
  "processedAt",
  "closedAt",
  "shippingAddress",
  "billingAddress",
  "buyerAcceptsMarketing",
  "email",
  "phone",
  "name",
  "note",
  "tags",
  "customAttributes",
  "customer",
  "customerId",
  "test",
  "currency",
  "presentmentCurrency",
  "sourceName",
  "sourceIdentifier",
  "sourceUrl",
]);

export const simulatedLineInput = new Set([
  "variantId",
  "productId",
  "title",
  "variantTitle",
  "sku",
  "vendor",
  "quantity",
  "priceSet",
  "requiresShipping",
  "taxable",
  "taxLines",
  "properties",
  "giftCard",
  "weight",
  "fulfillmentService",
]);
