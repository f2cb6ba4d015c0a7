import { z } from "zod";

/**
 * Personal data.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/FulfillmentOrderDestination
 */
export const destination = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  countryCode: z.string().nullable(),
  province: z.string().nullable(),
  city: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  zip: z.string().nullable(),
});

export type WireDestination = z.infer<typeof destination>;
