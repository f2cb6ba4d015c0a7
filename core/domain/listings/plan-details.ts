import { formatDecimal } from "../../kit/money.ts";
import type {
  AttributeFact,
  CategoryRulesFact,
  DetailsChange,
  ListingAttribute,
  ListingDraft,
  ListingPartsFact,
  ListingPartsSku,
  SizeChart,
  SkuDetailsChange,
} from "../listing-facts.ts";
import { barcodeOf, missingAttributes } from "./draft-listing.ts";
import { chartWanted, isSameChart } from "./size-chart.ts";

type Size = NonNullable<ListingDraft["sizeMillimetres"]>;

/** What a person wants a listing's details to be. */
export type SaidDetails = {
  /** Null: as it is. */
  categoryId: string | null;
  /** Its name; empty: none. */
  brand: string;
  attributes: ListingAttribute[];
  sizeMillimetres: Size | null;
  /** Null: as it is. */
  sizeChart: {
    /** Where it can be fetched; null: none. */
    url: string | null;
  } | null;
  /** Those that are left out stay. */
  skus: {
    externalId: string;
    /** Empty: none. */
    barcode: string;
    listPriceMinor: number | null;
  }[];
};

/** What TikTok Shop says about what was said. */
export type DetailsMarket = {
  /** The category that it shall be in. */
  category: { externalId: string; path: string[] } | null;
  /** Of that category. */
  attributes: AttributeFact[];
  rules: CategoryRulesFact | null;
  /** Of the category that it is in. */
  attributesNow: AttributeFact[];
  /** The seller's own brand of the wanted name; null where there is none. */
  brandId: string | null;
  /** The wanted size chart, once it was given to TikTok Shop; null where none is wanted. */
  sizeChart: { uri: string } | { refused: string } | null;
};

/** One difference, as people read it. `of`: which attribute, or which SKU. */
export type DetailItem =
  | {
      what: "category" | "brand" | "sizeChart";
      was: string | null;
      becomes: string | null;
    }
  | {
      what: "attribute" | "barcode";
      of: string;
      was: string | null;
      becomes: string | null;
    }
  | { what: "size"; was: Size | null; becomes: Size | null }
  | {
      what: "compareAt";
      of: string;
      was: number | null;
      becomes: number | null;
      currency: string;
    };

export type PlannedDetails = {
  items: DetailItem[];
  change: DetailsChange;
  /** The same parts as they are now: what an undo writes. */
  over: DetailsChange;
  /** Attributes that the category wants and nobody has told. */
  asks: AttributeFact[];
  /** What stands in the way, in words. */
  blockers: string[];
};

/** How a listing's details become what a person wants; what he leaves as it is is not written. */
export function planDetails(
  parts: ListingPartsFact,
  said: SaidDetails,
  market: DetailsMarket,
): PlannedDetails {
  const items: DetailItem[] = [];
  const change: DetailsChange = {};
  const over: DetailsChange = {};
  const blockers: string[] = [];
  const wanted = market.category;
  const moves = wanted !== null && wanted.externalId !== parts.categoryId;
  if (moves) {
    items.push({
      what: "category",
      was: inPath(parts.categoryPath, parts.categoryId),
      becomes: inPath(wanted.path, wanted.externalId),
    });
    change.categoryId = wanted.externalId;
    if (parts.categoryId !== null) over.categoryId = parts.categoryId;
  }
  planBrand(parts, said, market, { items, change, over, blockers });
  const attributes = attributesAfter(parts, said, market, moves);
  if (!sameAttributes(attributes, parts.attributes)) {
    items.push(...attributeItems(parts.attributes, attributes, market));
    change.attributes = attributes;
    over.attributes = parts.attributes;
  }
  const size = said.sizeMillimetres && wholeCentimetres(said.sizeMillimetres);
  if (!sameSize(size, parts.sizeMillimetres)) {
    items.push({ what: "size", was: parts.sizeMillimetres, becomes: size });
    change.sizeMillimetres = size;
    over.sizeMillimetres = parts.sizeMillimetres;
  }
  const chart = planChart(parts, said, market, {
    items,
    change,
    over,
    blockers,
  });
  planSkus(parts, said, { items, change, over, blockers });
  const asks = missingAttributes(market.attributes, attributes);
  if (items.length === 0) return { items, change, over, asks, blockers };
  for (const ask of asks)
    blockers.push(`The category wants to know: ${ask.name}.`);
  if (market.rules?.packageSizeRequired && !size)
    blockers.push("Tell the size of the parcel: the category wants it.");
  if (market.rules?.sizeChart === "required" && chart === null)
    blockers.push(chartWanted);
  return { items, change, over, asks, blockers };
}

type Under = Omit<PlannedDetails, "asks">;

function planBrand(
  parts: ListingPartsFact,
  { brand }: SaidDetails,
  { brandId }: DetailsMarket,
  { items, change, over, blockers }: Under,
): void {
  const name = brand.trim();
  if (alike(name, parts.brandName ?? "")) return;
  if (name && brandId === null)
    blockers.push(`TikTok Shop knows no brand “${name}” that is yours.`);
  items.push({
    what: "brand",
    was: parts.brandName ?? parts.brandId,
    becomes: name || null,
  });
  change.brandId = name ? brandId : null;
  over.brandId = parts.brandId;
}

/** @returns the chart that the listing has then. */
function planChart(
  parts: ListingPartsFact,
  { sizeChart: wish }: SaidDetails,
  { sizeChart: given }: DetailsMarket,
  { items, change, over, blockers }: Under,
): SizeChart | null {
  const before = parts.sizeChart;
  if (wish === null) return before;
  if (given && "refused" in given) blockers.push(given.refused);
  const after =
    given && "uri" in given
      ? { imageUri: given.uri, templateId: null }
      : wish.url === null
        ? null
        : before;
  if (isSameChart(before, after)) return after;
  items.push({
    what: "sizeChart",
    was: before && (before.imageUri ?? before.templateId),
    becomes: wish.url,
  });
  change.sizeChart = after;
  over.sizeChart = before;
  return after;
}

const alike = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** What stays is written back as it was read; what another category does not know goes. */
function attributesAfter(
  parts: ListingPartsFact,
  said: SaidDetails,
  market: DetailsMarket,
  moves: boolean,
): ListingAttribute[] {
  const known = new Set(
    market.attributes
      .filter(({ kind }) => kind === "product")
      .map(({ externalId }) => externalId),
  );
  const told = said.attributes
    .filter(({ id, values }) => known.has(id) && values.length > 0)
    .map(
      (attribute) =>
        parts.attributes.find((one) => keyOf(one) === keyOf(attribute)) ??
        attribute,
    );
  return moves
    ? told
    : [...parts.attributes.filter(({ id }) => !known.has(id)), ...told];
}

/** A value of the category's list is known by its id, one of the seller's own by its name. */
const keyOf = ({ id, values }: ListingAttribute): string =>
  [id, ...values.map((one) => one.id ?? one.name ?? "").sort()].join("\n");

function sameAttributes(
  one: ListingAttribute[],
  other: ListingAttribute[],
): boolean {
  const keys = new Set(other.map(keyOf));
  return one.length === other.length && one.every((a) => keys.has(keyOf(a)));
}

function attributeItems(
  before: ListingAttribute[],
  after: ListingAttribute[],
  { attributes, attributesNow }: DetailsMarket,
): DetailItem[] {
  const facts = [...attributes, ...attributesNow];
  const inWords = (list: ListingAttribute[], id: string): string | null => {
    const fact = facts.find(({ externalId }) => externalId === id);
    const values = list.find((one) => one.id === id)?.values ?? [];
    const words = values.map(
      (value) =>
        fact?.values.find(({ externalId }) => externalId === value.id)?.name ??
        value.name ??
        value.id,
    );
    return words.join(", ") || null;
  };
  return [...new Set([...before, ...after].map(({ id }) => id))].flatMap(
    (id): DetailItem[] => {
      const was = inWords(before, id);
      const becomes = inWords(after, id);
      const of = facts.find(({ externalId }) => externalId === id)?.name ?? id;
      return was === becomes ? [] : [{ what: "attribute", of, was, becomes }];
    },
  );
}

const inPath = (path: string[], id: string | null): string | null =>
  path.join(" › ") || id;

/** As TikTok Shop takes it: a parcel is never smaller than declared. */
const wholeCentimetres = (size: Size): Size => {
  const up = (millimetres: number) => Math.ceil(millimetres / 10) * 10;
  return {
    length: up(size.length),
    width: up(size.width),
    height: up(size.height),
  };
};

/** Sizes that are written alike are the same: a listing may have been measured in inches. */
function sameSize(one: Size | null, other: Size | null): boolean {
  if (one === null || other === null) return one === other;
  const [mine, theirs] = [wholeCentimetres(one), wholeCentimetres(other)];
  return (
    mine.length === theirs.length &&
    mine.width === theirs.width &&
    mine.height === theirs.height
  );
}

function planSkus(
  parts: ListingPartsFact,
  { skus: wishes }: SaidDetails,
  under: Under,
): void {
  const changes: SkuDetailsChange[] = [];
  const before: SkuDetailsChange[] = [];
  for (const sku of parts.skus) {
    const wish = wishes.find(({ externalId }) => externalId === sku.externalId);
    if (!wish) continue;
    const { externalId, currency } = sku;
    const barcode = planBarcode(sku, wish.barcode.trim(), under);
    const listPrice = planListPrice(sku, wish.listPriceMinor, under);
    if (!barcode && !listPrice) continue;
    changes.push({ externalId, currency, ...barcode, ...listPrice });
    before.push({
      externalId,
      currency,
      ...(barcode && { barcode: sku.barcode }),
      ...(listPrice && { listPriceMinor: sku.listPriceMinor }),
    });
  }
  if (changes.length === 0) return;
  under.change.skus = changes;
  under.over.skus = before;
}

/** Of what is for sale TikTok Shop takes a code where there is none, and lets none be changed. */
function planBarcode(
  sku: ListingPartsSku,
  code: string,
  { items, blockers }: Under,
): Pick<SkuDetailsChange, "barcode"> | null {
  if (code === (sku.barcode?.code ?? "")) return null;
  const of = nameOfSku(sku);
  const barcode = barcodeOf(code);
  if (sku.barcode !== null)
    blockers.push(
      `TikTok Shop lets the code of ${of} be changed only while it is a draft.`,
    );
  else if (!barcode)
    blockers.push(`The code ${code} of ${of} has not 12, 13 or 14 digits.`);
  items.push({
    what: "barcode",
    of,
    was: sku.barcode?.code ?? null,
    becomes: code || null,
  });
  return { barcode };
}

function planListPrice(
  sku: ListingPartsSku,
  listPriceMinor: number | null,
  { items, blockers }: Under,
): Pick<SkuDetailsChange, "listPriceMinor"> | null {
  if (listPriceMinor === sku.listPriceMinor) return null;
  const of = nameOfSku(sku);
  if (listPriceMinor !== null && listPriceMinor <= (sku.priceMinor ?? 0))
    blockers.push(
      `TikTok Shop shows what ${of} cost before only where that is more than its price.`,
    );
  items.push({
    what: "compareAt",
    of,
    was: sku.listPriceMinor,
    becomes: listPriceMinor,
    currency: sku.currency,
  });
  return { listPriceMinor };
}

/** What a SKU is called among those of its listing. */
export const nameOfSku = (sku: ListingPartsSku): string =>
  sku.title || sku.sellerSku || sku.externalId;

/** Whether a listing has every detail as the change wants it. */
export const showsDetails = (
  parts: ListingPartsFact,
  {
    categoryId,
    brandId,
    attributes,
    sizeMillimetres,
    sizeChart,
    skus,
  }: DetailsChange,
): boolean =>
  (categoryId === undefined || categoryId === parts.categoryId) &&
  (brandId === undefined || brandId === parts.brandId) &&
  (attributes === undefined || sameAttributes(attributes, parts.attributes)) &&
  (sizeMillimetres === undefined ||
    sameSize(sizeMillimetres, parts.sizeMillimetres)) &&
  (sizeChart === undefined || isSameChart(sizeChart, parts.sizeChart)) &&
  (skus ?? []).every((wish) => {
    const sku = parts.skus.find((one) => one.externalId === wish.externalId);
    return (
      sku !== undefined &&
      (wish.barcode === undefined ||
        wish.barcode?.code === sku.barcode?.code) &&
      (wish.listPriceMinor === undefined ||
        wish.listPriceMinor === sku.listPriceMinor)
    );
  });

/** What an undo can write of what a change replaced: codes stay, because TikTok Shop lets none be changed. */
export function withoutBarcodes(change: DetailsChange): DetailsChange {
  const { skus, ...rest } = change;
  const left = (skus ?? []).flatMap(({ barcode: _, ...sku }) =>
    sku.listPriceMinor === undefined ? [] : [sku],
  );
  return left.length > 0 ? { ...rest, skus: left } : rest;
}

/** How the words of a change write that there is nothing. */
const nothingThere = "—";

/** What the audit calls each kind of difference. */
const auditNames: Record<DetailItem["what"], string> = {
  category: "category",
  brand: "brand",
  attribute: "attributes",
  size: "size of the parcel",
  sizeChart: "size chart",
  barcode: "codes",
  compareAt: "price before",
};

/** What an undo does not take back is not among its words. */
export function wordsWithoutBarcodes(
  words: Record<string, string>,
): Record<string, string> {
  const { [auditNames.barcode]: _, ...rest } = words;
  return rest;
}

/** What the words of a change, before or after, say of one kind of difference; null where that is nothing. */
export function wordOfDetail(
  what: DetailItem["what"],
  words: Record<string, string>,
): string | null {
  const word = words[auditNames[what]];
  return word === undefined || word === nothingThere ? null : word;
}

/** The codes that a change has told, as people read them: an undo leaves them. Null where it told none. */
export const codesTold = ({
  after,
}: {
  after: Record<string, string>;
}): string | null => after[auditNames.barcode] ?? null;

/** Whether an undo would write anything of what a change replaced. */
export const leavesAnUndo = (over: DetailsChange): boolean =>
  Object.keys(withoutBarcodes(over)).length > 0;

/** The differences as the audit keeps them: by kind, before or after. */
export function detailWords(
  items: DetailItem[],
  when: "was" | "becomes",
): Record<string, string> {
  const words: Record<string, string> = {};
  for (const item of items) {
    const said = inWords(item, when);
    const named = "of" in item ? `${item.of}: ${said}` : said;
    const name = auditNames[item.what];
    const before = words[name];
    words[name] = before === undefined ? named : `${before} · ${named}`;
  }
  return words;
}

function inWords(item: DetailItem, when: "was" | "becomes"): string {
  const value = item[when];
  if (value === null) return nothingThere;
  if (item.what === "compareAt")
    return formatDecimal({ minor: Number(value), currency: item.currency });
  if (typeof value !== "object") return String(value);
  const { length, width, height } = value;
  return `${[length, width, height].map((edge) => edge / 10).join(" × ")} cm`;
}
