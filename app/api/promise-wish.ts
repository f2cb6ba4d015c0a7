import { z } from "zod";

/** What a program asks ahead of an order: so many units of one variant, at a postal code or in a state. */
export const promiseWish = z
  .object({
    variantId: z.uuid().optional(),
    sku: z.string().min(1).max(200).optional(),
    units: z.coerce.number().int().min(1).max(10_000).default(1),
    postalCode: z.string().trim().min(3).max(12).optional(),
    state: z.string().trim().min(2).max(40).optional(),
    countryCode: z.string().trim().length(2).default("US"),
  })
  .refine(({ variantId, sku }) => Boolean(variantId) !== Boolean(sku), {
    message: "name either variantId or sku",
  });
