import type { ErrorCode } from "../../errors/catalog.ts";
import type { EffectPayloads } from "../effects.ts";
import type {
  DetailsChange,
  ListingPartsFact,
  ListingPartsSku,
} from "../listing-facts.ts";
import {
  type DetailItem,
  type SaidDetails,
  showsDetails,
  wordOfDetail,
} from "./plan-details.ts";

export type DetailPart = DetailItem["what"];

type Written = Pick<
  EffectPayloads["marketplace.change-details"],
  "change" | "over" | "words"
>;

/** What of a listing a change that TikTok Shop refused wanted, as a person says it. */
export type RefusedWish = {
  /** What the listing shows, with what was refused laid over it. */
  said: SaidDetails;
  /** Parts that somebody has edited on TikTok Shop since: they stay as they are there (law P4). */
  kept: DetailPart[];
};

/**
 * A refused change, to be said again otherwise. The name of a brand and where a size chart can be fetched are known by the
 * words of the change alone; a size chart that an undo was to bring back has no address and stays as it is.
 */
export function refusedWish(
  now: ListingPartsFact,
  { change, over, words }: Written,
): RefusedWish {
  const kept: DetailPart[] = [];
  /** Whether the part is to be as it was refused. */
  const wants = (what: DetailPart, name: keyof DetailsChange): boolean => {
    if (change[name] === undefined) return false;
    const still = [{ [name]: over[name] ?? null }, { [name]: change[name] }];
    if (still.some((one) => showsDetails(now, one as DetailsChange)))
      return true;
    kept.push(what);
    return false;
  };
  const categoryId = wants("category", "categoryId") && change.categoryId;
  const brand = wants("brand", "brandId")
    ? (wordOfDetail("brand", words.after) ?? "")
    : now.brandName;
  const attributes = wants("attribute", "attributes") && change.attributes;
  const size = wants("size", "sizeMillimetres")
    ? change.sizeMillimetres
    : now.sizeMillimetres;
  const sizeChart = wants("sizeChart", "sizeChart")
    ? chartOf(change, words)
    : null;
  return {
    said: {
      categoryId: categoryId || null,
      brand: brand ?? "",
      attributes: attributes || now.attributes,
      sizeMillimetres: size ?? null,
      sizeChart,
      skus: now.skus.map((sku) => skuWish(sku, { change, over, kept })),
    },
    kept: [...new Set(kept)],
  };
}

function chartOf(
  { sizeChart }: DetailsChange,
  { after }: Written["words"],
): SaidDetails["sizeChart"] {
  if (sizeChart === null) return { url: null };
  const url = wordOfDetail("sizeChart", after);
  return url !== null && URL.canParse(url) ? { url } : null;
}

function skuWish(
  sku: ListingPartsSku,
  { change, over, kept }: Omit<Written, "words"> & { kept: DetailPart[] },
): SaidDetails["skus"][number] {
  const { externalId } = sku;
  const isThis = (one: { externalId: string }) => one.externalId === externalId;
  const wish = change.skus?.find(isThis);
  const before = over.skus?.find(isThis);
  const codes = [before?.barcode?.code, wish?.barcode?.code];
  const prices = [before?.listPriceMinor, wish?.listPriceMinor];
  const hasCode = wish?.barcode !== undefined;
  const hasPrice = wish?.listPriceMinor !== undefined;
  const takesCode = hasCode && codes.includes(sku.barcode?.code);
  const takesPrice = hasPrice && prices.includes(sku.listPriceMinor);
  if (hasCode && !takesCode) kept.push("barcode");
  if (hasPrice && !takesPrice) kept.push("compareAt");
  return {
    externalId,
    barcode: (takesCode ? wish.barcode : sku.barcode)?.code ?? "",
    listPriceMinor:
      (takesPrice ? wish.listPriceMinor : sku.listPriceMinor) ?? null,
  };
}

/** What TikTok Shop calls each part where it refuses one. Many of its codes are documented by their number alone. */
const named: Record<DetailPart, RegExp> = {
  category: /categor/i,
  brand: /brand/i,
  attribute: /attribute|property|properties/i,
  size: /dimension|package|parcel/i,
  sizeChart: /size.?chart/i,
  barcode: /identifier|barcode|\b(?:gtin|ean|upc|isbn)\b/i,
  compareAt: /list.?price|original.?price/i,
};

/** Which part a refusal is about by itself, whatever its words. */
const refusals: Partial<Record<ErrorCode, DetailPart>> = {
  category_refused: "category",
  brand_refused: "brand",
  attributes_refused: "attribute",
  parcel_refused: "size",
  size_chart_refused: "sizeChart",
  code_refused: "barcode",
  list_price_refused: "compareAt",
};

/**
 * The part of a change that was refused: the only one, the one that the refusal is of, or that the platform's words are about;
 * null where nothing tells.
 */
export function refusedPart(
  change: DetailsChange,
  { code, words: said }: { code: ErrorCode; words: string | null },
): DetailPart | null {
  const parts = partsOf(change);
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const meant = refusals[code];
  if (meant && parts.includes(meant)) return meant;
  const told = parts.filter((part) => named[part].test(said ?? ""));
  return told.length === 1 ? (told[0] ?? null) : null;
}

const partsOf = (change: DetailsChange): DetailPart[] => {
  const skus = change.skus ?? [];
  const has: Record<DetailPart, boolean> = {
    category: change.categoryId !== undefined,
    brand: change.brandId !== undefined,
    attribute: change.attributes !== undefined,
    size: change.sizeMillimetres !== undefined,
    sizeChart: change.sizeChart !== undefined,
    barcode: skus.some(({ barcode }) => barcode !== undefined),
    compareAt: skus.some((sku) => sku.listPriceMinor !== undefined),
  };
  return (Object.keys(has) as DetailPart[]).filter((part) => has[part]);
};
