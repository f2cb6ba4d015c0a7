import { type Desk, nextId, now, shopifyTime } from "../desk.ts";
import { cents, price } from "../money.ts";
import type { PlacedOrder } from "../store/place-order.ts";
import type { AddressInput, OrderInput } from "./order-input.ts";

/** Everything of the input but its lines. */
export function readHead(desk: Desk, input: OrderInput): PlacedOrder {
  const processed = input.processedAt
    ? Math.min(Date.parse(input.processedAt), desk.context.clock.now())
    : desk.context.clock.now();
  const taxes = [
    ...(input.taxLines ?? []),
    ...(input.lineItems ?? []).flatMap((line) => line.taxLines ?? []),
    ...(input.shippingLines ?? []).flatMap((line) => line.taxLines ?? []),
  ];
  return {
    name: input.name ?? null,
    processedAt: shopifyTime(processed),
    cancelledAt: null,
    cancelReason: null,
    closedAt: input.closedAt ? now(desk) : null,
    financialStatus: financialStatus(input),
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
    shippingAddress: input.shippingAddress
      ? readAddress(desk, input.shippingAddress)
      : null,
    shippingPrice: sum(input.shippingLines ?? []),
    taxPrice: input.taxesIncluded ? "0.00" : sum(taxes),
  };
}

/** Paid where a successful sale covers it or the status says so. */
function financialStatus(input: OrderInput): string {
  if (input.financialStatus) return input.financialStatus;
  const paid = (input.transactions ?? []).some(
    (one) =>
      (one.kind ?? "SALE") === "SALE" &&
      (one.status ?? "SUCCESS") === "SUCCESS",
  );
  return paid || (input.transactions ?? []).length === 0 ? "PAID" : "PENDING";
}

function sum(
  lines: { priceSet?: { shopMoney: { amount: string } } | null }[],
): string {
  const total = lines.reduce(
    (all, line) => all + cents(line.priceSet?.shopMoney.amount ?? "0"),
    0,
  );
  return price(total / 100);
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
