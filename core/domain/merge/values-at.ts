import type { Field, Side } from "../field-words.ts";

/** What is kept of a product's or a SKU's past. */
export type PastField =
  | Exclude<Field, "optionImages">
  | "compareAt"
  | "sku"
  | "barcode"
  | "link";

/** What one thing shows of a field, and what it showed before. */
export type ValueHistory = {
  /** Null: nothing, or nobody has read it. */
  now: string | null;
  /** Each stood there until then; in any order, those of one instant in that of their writing. */
  past: { value: string | null; until: Date }[];
};

/** All that is known of one side of a variant. */
export type SideHistory = {
  side: Side;
  /** TikTok's id of the SKU; null: Shopify's variant. */
  skuExternalId: string | null;
  currency: string;
  fields: { field: Exclude<PastField, "link">; values: ValueHistory }[];
  /** Which variant the SKU belonged to; null: Shopify's variant. */
  link: ValueHistory | null;
};

/** The values of one side at one moment. */
export type SideMoment = Pick<
  SideHistory,
  "side" | "skuExternalId" | "currency"
> & {
  values: { field: SideHistory["fields"][number]["field"]; value: string }[];
};

/** What stood there at that instant: what ended first after it, or what stands there now. */
export function valueAt({ now, past }: ValueHistory, at: Date): string | null {
  const after = past
    .filter(({ until }) => until > at)
    .sort((a, b) => a.until.getTime() - b.until.getTime());
  return after.length > 0 ? (after[0]?.value ?? null) : now;
}

/** What both sides of a variant showed at that instant: of TikTok Shop the SKUs that belonged to it then. */
export const sidesAt = (
  sides: SideHistory[],
  variantId: string,
  at: Date,
): SideMoment[] =>
  sides
    .filter(({ link }) => link === null || valueAt(link, at) === variantId)
    .map(({ side, skuExternalId, currency, fields }) => ({
      side,
      skuExternalId,
      currency,
      values: fields.flatMap(({ field, values }) => {
        const value = valueAt(values, at);
        return value === null ? [] : [{ field, value }];
      }),
    }));

/** When any of them changed. */
export const changesOf = (sides: SideHistory[]): Date[] =>
  sides.flatMap(({ fields, link }) =>
    [...fields.map(({ values }) => values), ...(link ? [link] : [])].flatMap(
      ({ past }) => past.map(({ until }) => until),
    ),
  );
