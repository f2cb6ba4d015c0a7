import { z } from "zod";
import { reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ReturnLineItem */
export const returnLine = z.object({
  id: z.string(),
  quantity: z.number().int(),
  processedQuantity: z.number().int(),
  returnReasonNote: z.string(),
  fulfillmentLineItem: z.object({ lineItem: reference }),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Return */
export const wireReturn = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(["REQUESTED", "OPEN", "CLOSED", "CANCELED", "DECLINED"]),
  returnLineItems: z.object({ nodes: z.array(returnLine) }),
});

export type WireReturn = z.infer<typeof wireReturn>;
