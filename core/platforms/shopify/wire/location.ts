import { z } from "zod";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Location */
export const location = z.object({
  id: z.string(),
  name: z.string(),
  isFulfillmentService: z.boolean(),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentService */
export const fulfillmentService = z.object({
  id: z.string(),
  handle: z.string(),
  serviceName: z.string(),
  callbackUrl: z.string().nullable(),
  type: z.string(),
  location: z.object({ id: z.string() }).nullable(),
});

export type WireLocation = z.infer<typeof location>;
export type WireFulfillmentService = z.infer<typeof fulfillmentService>;
