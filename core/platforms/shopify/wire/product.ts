import { z } from "zod";
import { page } from "./page.ts";
import { instant, reference } from "./scalars.ts";

export const weight = z.object({
  value: z.number(),
  unit: z.enum(["GRAMS", "KILOGRAMS", "OUNCES", "POUNDS"]),
});

/** A picture, or a film or model, which has no `image`. source: https://shopify.dev/docs/api/admin-graphql/2026-10/interfaces/Media */
export const medium = z.object({
  id: z.string(),
  image: z.object({ url: z.string() }).nullish(),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ProductVariant */
export const variant = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  title: z.string(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Its own picture, which is one of the product's as well; none where nobody has chosen one. */
  media: z.object({ nodes: z.array(medium) }),
  position: z.number().int(),
  requiresComponents: z.boolean(),
  inventoryItem: reference.extend({
    /** Null where nobody has entered it. source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/InventoryItem */
    unitCost: z
      .object({ amount: z.string(), currencyCode: z.string() })
      .nullable(),
    measurement: z.object({ weight: weight.nullable() }),
  }),
});

/** source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Product */
export const product = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  vendor: z.string(),
  productType: z.string(),
  updatedAt: instant,
  descriptionHtml: z.string(),
  media: z.object({ nodes: z.array(medium) }),
  variants: page(variant),
});

export const shopCurrency = z.object({ currencyCode: z.string() });

export type WireProduct = z.infer<typeof product>;
export type WireMedium = z.infer<typeof medium>;
export type WireVariant = z.infer<typeof variant>;
export type WireWeight = z.infer<typeof weight>;
