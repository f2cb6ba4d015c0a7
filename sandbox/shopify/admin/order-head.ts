import { type Desk, nextId, now, shopifyTime } from "../desk.ts";
import { cents, price } from "../money.ts";
import type { PlacedOrder } from "../store/place-order.ts";
import type { Payment } from "../store/transactions.ts";
import { notSimulated } from "./errors.ts";
import {
  type AddressInput,
  amountOf,
  type DiscountInput,
  type OrderInput,
  type PaymentInput,
  readTaxes,
} from "./order-input.ts";

/** Everything of the input but its lines. */
export function readHead(desk: Desk, input: OrderInput): PlacedOrder {
  const processed = input.processedAt
    ? Math.min(Date.parse(input.processedAt), desk.context.clock.now())
    : desk.context.clock.now();
  return {
    name: input.name ?? null,
    processedAt: shopifyTime(processed),
    cancelledAt: null,
    cancelReason: null,
    closedAt: input.closedAt ? now(desk) : null,
    financialStatus: input.financialStatus ?? null,
    sourceName: input.sourceName ?? desk.credentials.apiKey,
    sourceIdentifier: input.sourceIdentifier ?? null,
    // Tags come back in alphabetical order. source: recorded answers of orderCreate.
    tags: [...new Set(input.tags ?? [])].sort(),
    test: input.test ?? false,
    note: input.note ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    customAttributes: (input.customAttributes ?? []).map((one) => ({
      key: one.key,
      value: one.value ?? null,
    })),
    ...(input.billingAddress && {
      billingAddress: readAddress(desk, input.billingAddress),
    }),
    shippingAddress: input.shippingAddress
      ? readAddress(desk, input.shippingAddress)
      : null,
    poNumber: input.poNumber ?? null,
    taxesIncluded: input.taxesIncluded ?? false,
    taxLines: readTaxes(input.taxLines),
    discount: readDiscount(input.discountCode),
    shippingLines: (input.shippingLines ?? []).map((line) => ({
      title: line.title,
      code: line.code ?? null,
      source: line.source ?? null,
      price: amountOf(line),
      taxLines: readTaxes(line.taxLines),
    })),
    payments: (input.transactions ?? []).map(readPayment),
  };
}

/** source: Admin schema 2026-10, OrderCreateOrderTransactionInput; recorded answers of orderCreate. */
function readPayment(input: PaymentInput): Payment {
  const kind = input.kind ?? "SALE";
  if (kind !== "SALE" && kind !== "AUTHORIZATION")
    throw notSimulated(`a transaction of kind ${kind} in orderCreate`);
  return {
    kind,
    cents: cents(input.amountSet.shopMoney.amount),
    gateway: input.gateway ?? "manual",
    status: (input.status ?? "SUCCESS") as NonNullable<Payment["status"]>,
    authorizationCode: input.authorizationCode ?? null,
    ...(input.processedAt && {
      processedAt: shopifyTime(Date.parse(input.processedAt)),
    }),
    test: input.test ?? false,
  };
}

function readDiscount(input: DiscountInput | null | undefined) {
  const [kind, given] =
    Object.entries(input ?? {}).find(([, one]) => one) ?? [];
  if (!given) return null;
  const common = {
    code: given.code,
    description: null,
    level: "ORDER" as const,
  };
  if (kind === "freeShippingDiscountCode")
    return {
      ...common,
      value: { percentage: 100 },
      target: "SHIPPING_LINE" as const,
    };
  const value =
    kind === "itemFixedDiscountCode"
      ? { amount: price(given.amountSet?.shopMoney.amount ?? "0") }
      : { percentage: given.percentage ?? 0 };
  return { ...common, value, target: "LINE_ITEM" as const };
}

/** An address as an input carries it. */
export function readAddress(desk: Desk, input: AddressInput) {
  return {
    id: nextId(desk),
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    company: input.company ?? null,
    address1: input.address1 ?? null,
    address2: input.address2 ?? null,
    city: input.city ?? null,
    provinceCode: input.provinceCode ?? input.province ?? null,
    zip: input.zip ?? null,
    countryCode: input.countryCode ?? null,
    phone: input.phone ?? null,
  };
}
