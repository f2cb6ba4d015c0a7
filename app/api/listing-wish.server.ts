import { z } from "zod";
import type { ListingAttribute } from "#core/domain/listing-facts.ts";
import type { ListingWish } from "#core/domain/listings/draft-listing.ts";

const text = z.string().trim().min(1).max(200);
const grams = z.int().min(1).max(1_000_000);
const millimetres = z.int().min(1).max(10_000);

/** Whatever was typed: that it is no address of a picture is said at the preview, beside all else that was said. */
const typedAddress = z.string().trim().min(1).max(2_000);

/** What a merchant says about a product that he wants to list. */
export const listingWish: z.ZodType<ListingWish> = z.strictObject({
  productId: z.uuid(),
  categoryId: text.nullable().default(null),
  attributes: z
    .array(
      z.strictObject({
        id: text,
        values: z
          .array(
            z.strictObject({
              id: text.nullable().default(null),
              name: text.nullable().default(null),
            }),
          )
          .max(20),
      }),
    )
    .max(100)
    .default([]),
  weightGrams: grams.nullable().default(null),
  sizeMillimetres: z
    .strictObject({
      length: millimetres,
      width: millimetres,
      height: millimetres,
    })
    .nullable()
    .default(null),
  sizeChartUrl: typedAddress.nullable().default(null),
  withGoods: z.boolean().default(false),
});

/** A wish and the preview of it that was seen. */
export const approvedListing = z.strictObject({
  wish: listingWish,
  fingerprint: z.string().min(1).max(100),
});

/**
 * Attributes as a form writes them: `attribute:<id>` for each value of the category's list, `own:<id>` for each of the
 * seller's own.
 */
export function readAttributes(
  form: FormData | URLSearchParams,
): ListingAttribute[] {
  const told = new Map<string, ListingAttribute["values"]>();
  for (const [name, given] of form.entries()) {
    const [, kind, id] = /^(attribute|own):(.+)$/.exec(name) ?? [];
    const value = String(given).trim();
    if (!id || !value) continue;
    const values = told.get(id) ?? [];
    values.push(
      kind === "own" ? { id: null, name: value } : { id: value, name: null },
    );
    told.set(id, values);
  }
  return [...told].map(([id, values]) => ({ id, values }));
}

/** The same as a form writes it: attributes as `attribute:<id>`, sizes in centimetres; null where it is none. */
export function readListingForm(
  productId: string,
  form: FormData | URLSearchParams,
): ListingWish | null {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const size = (name: string) => Math.round(Number(said(name)) * 10);
  const hasSize = ["length", "width", "height"].every((name) => said(name));
  const read = listingWish.safeParse({
    productId,
    categoryId: said("categoryId") || null,
    attributes: readAttributes(form),
    weightGrams: said("weight") ? Number(said("weight")) : null,
    sizeMillimetres: hasSize
      ? { length: size("length"), width: size("width"), height: size("height") }
      : null,
    sizeChartUrl: said("sizeChart") || null,
    withGoods: form.get("withGoods") === "on",
  });
  return read.success ? read.data : null;
}
