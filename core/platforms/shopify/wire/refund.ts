import { z } from "zod";
import { instant, moneyBag, reference } from "./scalars.ts";

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Refund */
export const wireRefund = z.object({
  id: z.string(),
  note: z.string().nullable(),
  createdAt: instant.nullable(),
  totalRefundedSet: moneyBag,
  return: reference.nullable(),
  refundLineItems: z.object({
    nodes: z.array(
      z.object({
        quantity: z.number().int(),
        restockType: z.enum([
          "RETURN",
          "CANCEL",
          "NO_RESTOCK",
          "LEGACY_RESTOCK",
        ]),
        lineItem: reference,
        location: reference.nullable(),
      }),
    ),
  }),
});

export type WireRefund = z.infer<typeof wireRefund>;
