import { type Desk, nextId, now } from "../desk.ts";
import { gid } from "../gid.ts";
import { cents, price } from "../money.ts";
import { linesOfBundle } from "../store/bundles.ts";
import { componentsOf } from "../store/components.ts";
import { customerOf } from "../store/customers.ts";
import { submitFulfillmentRequest } from "../store/fulfillment-requests.ts";
import {
  fulfillmentOrdersOf,
  serviceAt,
  variantBySku,
} from "../store/lookups.ts";
import type { StoredShipTo } from "../store/order-records.ts";
import { type PlacedLine, placeOrder } from "../store/place-order.ts";
import { discountCents } from "../store/price-order.ts";
import { activeLevel } from "../store/stock.ts";
import type { Payment } from "../store/transactions.ts";
import { lineOfVariant } from "../store/variant-line.ts";
import { Refused } from "./refused.ts";

export type Purchase = {
  lines?: { sku: string; quantity: number }[];
  shipTo?: Partial<Omit<StoredShipTo, "id">> & { email?: string };
  requestFulfillment?: boolean;
  payment?: keyof typeof payments;
  /** What shipping costs, e.g. `5.00`. */
  shipping?: string;
  /** A code that the customer types, and what it takes off the whole order. */
  discount?: { code: string; percentage: number };
};

/** Taken at once, only authorized, or to be paid on delivery. Gateways are named as Shopify names its own. */
export const payments = {
  paid: { kind: "SALE", gateway: "shopify_payments" },
  authorized: { kind: "AUTHORIZATION", gateway: "shopify_payments" },
  pending: {
    kind: "SALE",
    gateway: "Cash on Delivery (COD)",
    status: "PENDING",
  },
} as const;

function howPaid(how: keyof typeof payments, cents: number): Payment {
  return { ...payments[how], cents };
}

const standard = (ofCents: number) => ({
  title: "Standard",
  code: "Standard",
  source: "shopify",
  price: price(ofCents / 100),
  taxLines: [],
});

const someone = {
  firstName: "Ada",
  lastName: "Moore",
  address1: "500 Pine Street",
  city: "Seattle",
  provinceCode: "WA",
  zip: "98101",
  phone: "+12065550123",
  email: "ada@example.com",
};

/** A customer buys on the storefront, which never sells more than some location has. */
export function buy(desk: Desk, purchase: Purchase) {
  if (!purchase.lines?.length) throw new Refused(422, "nothing was bought");
  const lines = purchase.lines.flatMap((line) => bought(desk, line));
  const { email, ...to } = { ...someone, ...purchase.shipTo };
  const shipping = cents(purchase.shipping ?? "0");
  const goods = lines.reduce(
    (sum, line) => sum + cents(line.price) * line.quantity,
    0,
  );
  const discount = purchase.discount && {
    code: purchase.discount.code,
    description: null,
    value: { percentage: purchase.discount.percentage },
    target: "LINE_ITEM" as const,
    level: "ORDER" as const,
  };
  const granted = discount ? discountCents(discount.value, goods) : 0;
  // Who buys is known by his mail address; the phone number is the parcel's.
  const named = { firstName: to.firstName, lastName: to.lastName };
  const address: StoredShipTo = {
    company: null,
    address2: null,
    countryCode: "US",
    ...to,
    id: nextId(desk),
  };
  const order = placeOrder(
    desk,
    {
      processedAt: now(desk),
      cancelledAt: null,
      cancelReason: null,
      closedAt: null,
      financialStatus: null,
      sourceName: "web",
      sourceIdentifier: null,
      tags: [],
      test: false,
      note: null,
      email,
      phone: null,
      customAttributes: [],
      customerId: customerOf(desk, { ...named, email, address })?.id ?? null,
      shippingAddress: address,
      poNumber: null,
      taxesIncluded: false,
      taxLines: [],
      discount: discount ?? null,
      shippingLines: shipping > 0 ? [standard(shipping)] : [],
      payments: [
        howPaid(purchase.payment ?? "paid", goods - granted + shipping),
      ],
    },
    lines,
    true,
  );
  if (purchase.requestFulfillment)
    for (const part of fulfillmentOrdersOf(desk.store, order.id))
      if (serviceAt(desk.store, part.locationId))
        submitFulfillmentRequest(desk, part, null, null);
  return { id: gid("Order", order.id), name: order.name };
}

function bought(
  desk: Desk,
  { sku, quantity }: { sku: string; quantity: number },
): PlacedLine[] {
  const variant = variantBySku(desk.store, sku);
  if (!variant) throw new Refused(422, `the store has no SKU ${sku}`);
  if (!(quantity > 0)) throw new Refused(422, "a quantity must be above zero");
  const isBundle = componentsOf(variant).length > 0;
  const lines = isBundle
    ? linesOfBundle(desk, variant, quantity)
    : [lineOfVariant(desk, variant, quantity)];
  for (const line of lines) {
    const part = desk.store.variants.get(line.variantId ?? undefined);
    if (!part?.item.tracked) continue;
    const level = activeLevel(desk.store, part.item.id, line.locationId);
    if ((level?.quantities.available ?? 0) < line.quantity)
      throw new Refused(409, `${sku} is sold out`);
  }
  return lines;
}
