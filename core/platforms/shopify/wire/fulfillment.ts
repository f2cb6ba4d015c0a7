import { z } from "zod";
import { page } from "./page.ts";
import { instant, reference } from "./scalars.ts";

export const fulfillmentLine = z.object({
  quantity: z.number().int().nullable(),
  lineItem: reference,
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Fulfillment */
export const fulfillment = z.object({
  id: z.string(),
  status: z.string(),
  createdAt: instant,
  updatedAt: instant,
  deliveredAt: instant.nullable(),
  location: reference.nullable(),
  trackingInfo: z.array(
    z.object({
      company: z.string().nullable(),
      number: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
  fulfillmentLineItems: page(fulfillmentLine),
});

export type WireFulfillment = z.infer<typeof fulfillment>;
