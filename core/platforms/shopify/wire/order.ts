import { z } from "zod";
import { fulfillment } from "./fulfillment.ts";
import { fulfillmentOrder } from "./fulfillment-order.ts";
import { mailingAddress } from "./mailing-address.ts";
import { page } from "./page.ts";
import { instant, moneyBag, reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/LineItem */
export const orderLine = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  customAttributes: z.array(
    z.object({ key: z.string(), value: z.string().nullable() }),
  ),
  variant: reference.nullable(),
  originalUnitPriceSet: moneyBag,
  /** With the line's part of codes and automatic discounts for the whole order. */
  discountedUnitPriceAfterAllDiscountsSet: moneyBag,
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Order */
export const order = z.object({
  id: z.string(),
  name: z.string(),
  sourceIdentifier: z.string().nullable(),
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  cancellation: z.object({ staffNote: z.string().nullable() }).nullable(),
  returnStatus: z.string(),
  refunds: z.array(reference),
  currencyCode: z.string(),
  totalPriceSet: moneyBag,
  shippingAddress: mailingAddress
    .extend({ provinceCode: z.string().nullable() })
    .nullable(),
  lineItems: page(orderLine),
  fulfillmentOrders: page(fulfillmentOrder),
  fulfillments: z.array(fulfillment),
});

export type WireOrder = z.infer<typeof order>;
export type WireOrderLine = z.infer<typeof orderLine>;
