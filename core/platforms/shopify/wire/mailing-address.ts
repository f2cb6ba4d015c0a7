import { z } from "zod";

/**
 * Personal data.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/MailingAddress
 */
export const mailingAddress = z.object({
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  phone: z.string().nullable(),
  countryCodeV2: z.string().nullable(),
  province: z.string().nullable(),
  city: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  zip: z.string().nullable(),
});

export type WireMailingAddress = z.infer<typeof mailingAddress>;
