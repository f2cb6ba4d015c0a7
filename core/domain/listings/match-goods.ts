import { groupBy } from "../../kit/group-by.ts";
import { sameOfBoth } from "../conflicts/suggest.ts";
import type { LinkCandidate, PlannedConflict } from "../plan.ts";
import { type MatchVariant, normalizeCode } from "./match-skus.ts";

export type GoodsMatch = {
  variantId: string;
  goodsId: string;
  reason: "listing_sku" | "reference_code" | "barcode";
};

type Goods = {
  id: string;
  name: string;
  referenceCode: string | null;
  barcodes: string[];
  skuExternalIds: string[];
  /** Variants that are shipped out of them already. */
  links: { variantId: string }[];
};

type Variant = Pick<MatchVariant, "id" | "sku" | "barcode" | "label">;

/** Goods whose code is that of several variants. */
export type UnmatchedGoods = {
  goodsId: string;
  name: string;
  code: string;
  cause: "goods-same-sku" | "goods-same-barcode";
  reason: string;
  candidates: LinkCandidate[];
};

/**
 * Finds the variants that are shipped out of each goods: first by the network's own binding to TikTok SKUs, then by
 * reference code, then by barcode; only where there is exactly one answer. Goods whose code several variants have, all or some
 * of them without goods, are handed back: which one it is a person says. Not those that the network binds to a TikTok SKU: whose
 * they are is asked of the SKU. Goods whose code nobody has stay unlinked and block nothing.
 * @param variantOfSku variant by TikTok SKU id, from the SKU links.
 * @param served variants that have goods.
 */
export function matchGoods(
  goods: Goods[],
  variants: Variant[],
  variantOfSku: Map<string, string>,
  served: ReadonlySet<string> = new Set(),
): { matches: GoodsMatch[]; open: UnmatchedGoods[] } {
  const taken = new Set<string>();
  const matches: GoodsMatch[] = [];
  const add = (made: GoodsMatch) => {
    if (taken.has(made.variantId)) return;
    taken.add(made.variantId);
    matches.push(made);
  };
  for (const thing of goods)
    for (const sku of thing.skuExternalIds) {
      const variantId = variantOfSku.get(sku);
      if (variantId)
        add({ variantId, goodsId: thing.id, reason: "listing_sku" });
    }
  const linked = new Set(matches.map((made) => made.goodsId));
  const ofSku = groupBy(variants, ({ sku }) => normalizeCode(sku));
  const ofBarcode = groupBy(variants, ({ barcode }) => normalizeCode(barcode));
  const doubtful: { thing: Goods; bySku: Variant[]; byBarcode: Variant[] }[] =
    [];
  for (const thing of goods) {
    if (linked.has(thing.id)) continue;
    const bySku = ofSku.get(normalizeCode(thing.referenceCode) ?? "") ?? [];
    const codes = new Set(thing.barcodes.map((code) => normalizeCode(code)));
    const byBarcode = [...codes].flatMap(
      (code) => ofBarcode.get(code ?? "") ?? [],
    );
    if (bySku.length === 1 && bySku[0])
      add({
        variantId: bySku[0].id,
        goodsId: thing.id,
        reason: "reference_code",
      });
    else if (bySku.length === 0 && byBarcode.length === 1 && byBarcode[0])
      add({ variantId: byBarcode[0].id, goodsId: thing.id, reason: "barcode" });
    else if (thing.links.length === 0 && thing.skuExternalIds.length === 0)
      doubtful.push({ thing, bySku, byBarcode });
  }
  const isFree = ({ id }: Variant) => !served.has(id) && !taken.has(id);
  return {
    matches,
    open: doubtful.flatMap(({ thing, bySku, byBarcode }) => {
      const isOfSku = bySku.length > 1;
      const shared = isOfSku ? bySku : byBarcode;
      const free = shared.filter(isFree);
      if (shared.length < 2 || free.length === 0) return [];
      return [askedAbout(thing, { isOfSku, shared, free, byBarcode })];
    }),
  };
}

function askedAbout(
  { id, name, referenceCode, barcodes }: Goods,
  {
    isOfSku,
    shared,
    free,
    byBarcode,
  }: {
    isOfSku: boolean;
    shared: Variant[];
    free: Variant[];
    byBarcode: Variant[];
  },
): UnmatchedGoods {
  const isOfThese = (code: string) =>
    shared.some(
      ({ barcode }) => normalizeCode(barcode) === normalizeCode(code),
    );
  const code = (isOfSku ? referenceCode : barcodes.find(isOfThese)) ?? "";
  const whyOf = (variant: Variant) =>
    !isOfSku
      ? "has the same barcode"
      : byBarcode.includes(variant)
        ? sameOfBoth
        : "has the same SKU";
  return {
    goodsId: id,
    name,
    code,
    cause: isOfSku ? "goods-same-sku" : "goods-same-barcode",
    reason: `The ${isOfSku ? "SKU" : "barcode"} ${code} is used by ${shared.length} variants in Shopify.`,
    candidates: free.map((variant) => ({
      variantId: variant.id,
      label: variant.label,
      why: whyOf(variant),
    })),
  };
}

/** The key of the question which variant is shipped out of goods. */
export const goodsLinkKey = (goodsId: string) => `goods-link:${goodsId}`;

/** What the question about goods names as its field: its answer is another one than a TikTok SKU's. */
export const goodsField = "goods";

/** The question which variant is shipped out of these goods. */
export const questionAboutGoods = (open: UnmatchedGoods): PlannedConflict => ({
  kind: "link",
  key: goodsLinkKey(open.goodsId),
  subject: open.name,
  subjectKind: "goods",
  subjectId: open.goodsId,
  field: goodsField,
  cause: open.cause,
  reason: open.reason,
  base: null,
  storefront: null,
  marketplace: null,
  network: open.code,
  candidates: open.candidates,
});
