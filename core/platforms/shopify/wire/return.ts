import { z } from "zod";
import { storefrontReturnStates } from "#core/domain/storefront-aftersale-facts.ts";
import { instant, reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ReturnLineItem */
export const returnLine = z.object({
  id: z.string(),
  quantity: z.number().int(),
  processedQuantity: z.number().int(),
  returnReasonNote: z.string(),
  customerNote: z.string().nullable(),
  returnReasonDefinition: z.object({ handle: z.string() }).nullable(),
  fulfillmentLineItem: z.object({ lineItem: reference }),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Return */
export const wireReturn = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(storefrontReturnStates),
  createdAt: instant,
  decline: z.object({ note: z.string().nullable() }).nullable(),
  returnLineItems: z.object({ nodes: z.array(returnLine) }),
});

/**
 * What became of returned goods. Of a line without a parcel Shopify does not say which line of the order it is.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ReverseFulfillmentOrderDisposition
 */
export const returnedLine = z.object({
  fulfillmentLineItem: z.object({ lineItem: reference }).nullable(),
  dispositions: z.array(
    z.object({
      type: z.enum([
        "RESTOCKED",
        "NOT_RESTOCKED",
        "PROCESSING_REQUIRED",
        "MISSING",
      ]),
      quantity: z.number().int(),
      createdAt: instant,
      location: reference.nullable(),
    }),
  ),
});

export type ReturnedLine = z.infer<typeof returnedLine>;
export type WireReturn = z.infer<typeof wireReturn>;
