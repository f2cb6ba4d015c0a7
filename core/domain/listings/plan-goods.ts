import { groupBy } from "../../kit/group-by.ts";
import type { PlannedEffect } from "../effects.ts";
import type { DeclarationFact, GoodsDraft } from "../goods-draft.ts";
import { shorten, titleLengths } from "../title-rule.ts";
import { barcodeOf } from "./draft-listing.ts";
import { normalizeCode } from "./match-skus.ts";

/** Goods that the network has, as far as they may be bound to. */
export type KnownGoods = {
  externalId: string;
  name: string;
  referenceCode: string | null;
  /** TikTok SKUs that they serve. */
  skuExternalIds: string[];
};

/** A variant that a merchant wants the network to know as goods, with what we know of it. */
export type GoodsCandidate = {
  variantId: string;
  label: string;
  sku: string | null;
  barcode: string | null;
  weightGrams: number | null;
  /** Of its product, or of the listing that sells it; null: there is none. */
  pictureUrl: string | null;
  deleted: boolean;
  /** It is put together from others, by us or by a platform. */
  isKit: boolean;
  /** TikTok SKUs that sell it. */
  skuExternalIds: string[];
  /** Goods that it is linked to. */
  goods: KnownGoods | null;
  /** An earlier wish for it is being carried out. */
  isUnderWay: boolean;
};

type Size = GoodsDraft["sizeMillimetres"];

/** What only the merchant can say. */
export type GoodsWish = {
  variantIds: string[];
  /** Of a unit; for all that have none of their own. */
  sizeMillimetres: Size | null;
  /** Of a unit; for those whose weight Shopify does not know. */
  weightGrams: number | null;
  returned: GoodsDraft["returned"];
  /** By variant: what counts for it alone. `bindTo`: reference code or id of goods that the network has. */
  own: Record<string, { sizeMillimetres?: Size; bindTo?: string }>;
};

export type GoodsItem = {
  variantId: string;
  label: string;
  sku: string | null;
  verdict: "create" | "bind" | "underway" | "already" | "blocked";
  blockedBy: string | null;
  /** What is created, word for word; null where nothing is. */
  draft: GoodsDraft | null;
  /** Goods that are bound to, or that it has. */
  goods: Pick<KnownGoods, "externalId" | "name" | "referenceCode"> | null;
  /** TikTok SKUs that the goods come to serve; the first is the one that they are made from. */
  skuExternalIds: string[];
};

/** TikTok SKUs of one shop that may share goods. Source: TikTok Shop Partner Center, "FBT goods and SKUs". */
const mostSkus = 5;

/**
 * What follows from the wish for each variant: goods that exist are bound to rather than made twice, by the merchant's own
 * word, by the link, by the network's binding, and then by the reference code that is the variant's SKU.
 * @param network goods that may be meant, and what TikTok Shop knows of the SKUs' dangers.
 */
export function planGoods(
  candidates: GoodsCandidate[],
  wish: GoodsWish,
  network: { goods: KnownGoods[]; declarations: DeclarationFact[] },
): GoodsItem[] {
  const items = candidates.map((candidate) => itemOf(candidate, wish, network));
  const made = items.filter(({ verdict }) => verdict === "create");
  const ofCode = groupBy(made, ({ draft }) =>
    normalizeCode(draft?.referenceCode ?? null),
  );
  return items.map((item) => {
    const code = normalizeCode(item.draft?.referenceCode ?? null);
    return code && (ofCode.get(code)?.length ?? 0) > 1
      ? blocked(
          item,
          `Several of these variants have the SKU ${code}, and goods need a code of their own.`,
        )
      : item;
  });
}

const blocked = (item: GoodsItem, why: string): GoodsItem => ({
  ...item,
  verdict: "blocked",
  blockedBy: why,
  draft: null,
  skuExternalIds: [],
});

function itemOf(
  candidate: GoodsCandidate,
  wish: GoodsWish,
  network: { goods: KnownGoods[]; declarations: DeclarationFact[] },
): GoodsItem {
  const { variantId, label, sku } = candidate;
  const item: GoodsItem = {
    variantId,
    label,
    sku,
    verdict: "already",
    blockedBy: null,
    draft: null,
    goods: candidate.goods,
    skuExternalIds: [],
  };
  if (candidate.isUnderWay) return { ...item, verdict: "underway" };
  if (candidate.deleted)
    return blocked(item, "This variant was deleted in Shopify.");
  if (candidate.isKit)
    return blocked(
      item,
      "It is put together from other variants: set up goods for those.",
    );
  const named = wish.own[variantId]?.bindTo;
  const meant = named
    ? goodsNamed(named, network.goods)
    : goodsFor(candidate, network.goods);
  if (named && !meant)
    return blocked(
      item,
      `The network has no goods with the reference code ${named}.`,
    );
  return meant
    ? bindingOf({ ...item, goods: meant }, candidate, meant, network.goods)
    : creationOf(item, candidate, wish, network.declarations);
}

const goodsNamed = (named: string, goods: KnownGoods[]) =>
  goods.find(
    ({ externalId, referenceCode }) =>
      externalId === named.trim() ||
      normalizeCode(referenceCode) === normalizeCode(named),
  );

function goodsFor(
  { goods: linked, skuExternalIds, sku }: GoodsCandidate,
  goods: KnownGoods[],
): KnownGoods | undefined {
  const code = normalizeCode(sku);
  return (
    linked ??
    goods.find((one) =>
      one.skuExternalIds.some((id) => skuExternalIds.includes(id)),
    ) ??
    (code === null
      ? undefined
      : goods.find((one) => normalizeCode(one.referenceCode) === code))
  );
}

function bindingOf(
  item: GoodsItem,
  { goods: linked, skuExternalIds }: GoodsCandidate,
  goods: KnownGoods,
  all: KnownGoods[],
): GoodsItem {
  if (linked && linked.externalId !== goods.externalId)
    return blocked(
      item,
      `It is linked to other goods already: ${linked.name}.`,
    );
  const open = skuExternalIds.filter(
    (id) => !goods.skuExternalIds.includes(id),
  );
  if (open.length === 0)
    return skuExternalIds.length > 0 || linked
      ? item
      : blocked(item, notForSale);
  const foreign = all.find(
    (one) =>
      one.externalId !== goods.externalId &&
      one.skuExternalIds.some((id) => open.includes(id)),
  );
  if (foreign)
    return blocked(
      item,
      `The network ships its TikTok SKU out of other goods: ${foreign.name}. Unbind them in TikTok Seller Center first.`,
    );
  if (goods.skuExternalIds.length + open.length > mostSkus)
    return blocked(
      item,
      `At most ${mostSkus} TikTok SKUs may share goods; ${goods.name} serve ${goods.skuExternalIds.length}.`,
    );
  return { ...item, verdict: "bind", skuExternalIds: open };
}

const notForSale =
  "It is not for sale on TikTok Shop, and goods are made from a TikTok SKU: list the product there first, or link its SKU.";

function creationOf(
  item: GoodsItem,
  candidate: GoodsCandidate,
  wish: GoodsWish,
  declarations: DeclarationFact[],
): GoodsItem {
  const { skuExternalIds, pictureUrl, variantId, label, sku } = candidate;
  const declared = declarations.filter(({ skuExternalId }) =>
    skuExternalIds.includes(skuExternalId),
  );
  const weightGrams = candidate.weightGrams || wish.weightGrams || 0;
  const sizeMillimetres =
    wish.own[variantId]?.sizeMillimetres ?? wish.sizeMillimetres;
  if (skuExternalIds.length === 0) return blocked(item, notForSale);
  if (skuExternalIds.length > mostSkus)
    return blocked(
      item,
      `At most ${mostSkus} TikTok SKUs may share goods; it is sold as ${skuExternalIds.length}.`,
    );
  if (declared.some(({ isHazard }) => isHazard))
    return blocked(
      item,
      "TikTok Shop says that it is dangerous: create the goods in TikTok Seller Center, which asks for safety papers. They are linked by themselves.",
    );
  if (declared.some(({ expires }) => expires))
    return blocked(
      item,
      "TikTok Shop says that it expires: create the goods in TikTok Seller Center, which asks for its shelf life. They are linked by themselves.",
    );
  if (!pictureUrl)
    return blocked(
      item,
      "The product has no picture, and the network wants one of its goods.",
    );
  if (weightGrams <= 0)
    return blocked(item, "Tell what a unit weighs, in grams.");
  if (!sizeMillimetres) return blocked(item, "Tell the size of a unit.");
  const barcode = barcodeOf(candidate.barcode);
  return {
    ...item,
    verdict: "create",
    skuExternalIds,
    draft: {
      name: shorten(label, titleLengths.most),
      pictureUrl,
      referenceCode: sku,
      barcodes: barcode ? [barcode] : [],
      weightGrams,
      sizeMillimetres,
      returned: wish.returned,
      tracksLots: declared.some(({ tracksLots }) => tracksLots),
      expiry: null,
      hazard: null,
    },
  };
}

/**
 * The effects of a confirmed wish.
 * @param round makes the keys: a wish after a refusal is a new one; the journal entry's id.
 */
export const goodsEffects = (
  items: GoodsItem[],
  round: string,
): PlannedEffect[] =>
  items.flatMap((item): PlannedEffect[] => {
    const { verdict, variantId, draft, goods, skuExternalIds } = item;
    const [skuExternalId, ...others] = skuExternalIds;
    if (!skuExternalId) return [];
    const about = {
      key: `goods:${skuExternalId}:${round}`,
      subject: `goods:${variantId}`,
    };
    if (verdict === "create" && draft)
      return [
        {
          kind: "network.create-goods",
          ...about,
          payload: { variantId, skuExternalId, draft, alsoServe: others },
        },
      ];
    return verdict === "bind" && goods
      ? [
          {
            kind: "network.bind-goods",
            ...about,
            payload: {
              variantId,
              goodsExternalId: goods.externalId,
              skuExternalIds,
            },
          },
        ]
      : [];
  });

/** Calls to the network: a look and a write each, the goods read once more, and what else is bound. */
export const callsForGoods = (items: GoodsItem[]): number =>
  items.reduce(
    (sum, { verdict, skuExternalIds }) =>
      verdict === "create"
        ? sum + 3 + (skuExternalIds.length > 1 ? 3 : 0)
        : verdict === "bind"
          ? sum + 3
          : sum,
    0,
  );
