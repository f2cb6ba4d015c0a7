import { z } from "zod";
import { page } from "./page.ts";
import { instant, reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentOrderLineItem */
export const fulfillmentOrderLine = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  totalQuantity: z.number().int(),
  remainingQuantity: z.number().int(),
  lineItem: reference,
  variant: reference.nullable(),
});

/** How the merchant's conversation with the fulfillment service stands. */
export const requestState = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  merchantRequests: z.object({
    nodes: z.array(z.object({ kind: z.string(), sentAt: instant })),
  }),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentOrder */
export const fulfillmentOrder = requestState.extend({
  updatedAt: instant,
  fulfillBy: instant.nullish(),
  assignedLocation: z.object({ location: reference.nullable() }),
  lineItems: page(fulfillmentOrderLine),
});

export type WireRequestState = z.infer<typeof requestState>;
export type WireFulfillmentOrder = z.infer<typeof fulfillmentOrder>;
