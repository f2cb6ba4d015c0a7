import { isUnderWay } from "../domain/effect-states.ts";
import type { EffectPayloads } from "../domain/effects.ts";
import type {
  AttributeFact,
  CategoryRulesFact,
  ListingPartsFact,
  ListingVerdict,
} from "../domain/listing-facts.ts";
import type { Extendable, ListedAs } from "../domain/listings/add-variants.ts";
import { pricesOf } from "../domain/listings/draft-listing.ts";
import {
  codesTold,
  type DetailsMarket,
  detailWords,
  leavesAnUndo,
  type PlannedDetails,
  planDetails,
  type SaidDetails,
} from "../domain/listings/plan-details.ts";
import { emptyPlan } from "../domain/plan.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { uploadSizeChart } from "./carry/upload-size-chart.ts";
import { brandOf, namedCategory } from "./name-on-marketplace.ts";
import { undoneBy } from "./undo-change.ts";

type DetailsWorld = Pick<
  World,
  "clock" | "store" | "storefront" | "marketplace" | "bell"
>;
type LookingWorld = Pick<DetailsWorld, "store" | "storefront" | "marketplace">;

export type DetailsWish = {
  productId: string;
  /** Which of the product's listings; null: the first. */
  listingId: string | null;
  /** Null: everything as it is. */
  said: SaidDetails | null;
};

export type DetailsPreview = {
  /** Names the plan that was seen: only that one is carried out. */
  fingerprint: string;
  listing: Pick<ListedAs, "id" | "title">;
  /** All that sell the product. */
  listings: Pick<ListedAs, "id" | "title">[];
  /** As TikTok Shop has it now; null where it shows it no more. */
  now: ListingPartsFact | null;
  /** What Shopify says about the same. */
  storefront: {
    vendor: string;
    productType: string;
    /** The heaviest variant's. */
    weightGrams: number;
    /** By the SKU of TikTok Shop's that sells the variant; prices by the shop's rule. */
    skus: Record<
      string,
      { barcode: string | null; listPriceMinor: number | null }
    >;
    /** Any of them may be the size chart. */
    pictures: string[];
  };
  /** The category that it shall be in, and what it asks. */
  category: { externalId: string; path: string[] } | null;
  recommended: { externalId: string; path: string[] } | null;
  /** What the category says of a size chart. */
  sizeChart: CategoryRulesFact["sizeChart"];
  attributes: AttributeFact[];
  items: PlannedDetails["items"];
  /** What stands in the way: by our own look, then in TikTok Shop's words. */
  blockers: string[];
  notes: string[];
  advice: string[];
  /** The newest change that took hold or may still; it can be taken back by its entry. */
  last: {
    entryId: string;
    state: EffectRow["state"];
    isUndo: boolean;
    /** Whether there is more to it than codes, which TikTok Shop lets nobody change or take away. */
    canUndo: boolean;
    /** The codes that an undo leaves, or has left; null where there are none. */
    codes: string | null;
  } | null;
};

export type DetailsChanged =
  | { outcome: "changing"; entryId: string }
  /** It would be another change now; nothing was stored. */
  | { outcome: "moved"; preview: DetailsPreview }
  | { outcome: "blocked"; preview: DetailsPreview }
  | { outcome: "unknown" };

/** A preview, and what is stored when it is confirmed. */
type Looked = {
  preview: DetailsPreview;
  listing: ListedAs;
  planned: PlannedDetails | null;
  productType: string;
};

/**
 * How a listing's details stand on TikTok Shop, what Shopify says of the same, what would change by a wish, and what TikTok
 * Shop's own check says of that. A size chart is uploaded for the check and remembered; nothing else is stored.
 * @returns null where the shop has no such product, or it has no such listing.
 */
export const previewDetails = async (
  world: LookingWorld,
  shopId: ShopId,
  wish: DetailsWish,
): Promise<DetailsPreview | null> =>
  (await look(world, shopId, wish))?.preview ?? null;

/**
 * A person has details of a listing changed, as he saw it: journal and effect in one transaction (law H2). Confirmed twice,
 * the same plan is one change.
 */
export async function changeDetails(
  world: DetailsWorld,
  shopId: ShopId,
  {
    wish,
    fingerprint,
    actor,
  }: { wish: DetailsWish; fingerprint: string; actor: string },
): Promise<DetailsChanged> {
  // Looked at before the transaction: within one nobody is waited for.
  const looked = await look(world, shopId, wish);
  if (!looked) return { outcome: "unknown" };
  const { preview, listing, planned } = looked;
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  if (!planned || planned.items.length === 0 || preview.blockers.length > 0)
    return { outcome: "blocked", preview };
  const { items, change, over } = planned;
  const { productId } = wish;
  const key = `details:${listing.id}:${fingerprint}`;
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const { entryId, isNew } = await appendLetter(records, {
      letter: { kind: "details-wanted", productId },
      deliveryId: key,
      source: "person",
      actor,
      at,
    });
    if (!isNew) return entryId;
    const cause = { entryId, at };
    if (change.categoryId && preview.category)
      await records.rememberCategory(
        looked.productType,
        preview.category,
        cause,
      );
    await records.savePlan(
      {
        ...emptyPlan(),
        effects: [
          {
            kind: "marketplace.change-details",
            key,
            subject: `listing:${productId}`,
            payload: {
              productId,
              listingExternalId: listing.externalId,
              change,
              over,
              words: {
                before: detailWords(items, "was"),
                after: detailWords(items, "becomes"),
              },
            },
          },
        ],
      },
      cause,
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${items.length} details of ${listing.title} are to be changed`,
      at,
    });
    return entryId;
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "changing", entryId };
}

async function look(
  world: LookingWorld,
  shopId: ShopId,
  wish: DetailsWish,
): Promise<Looked | null> {
  const { store, marketplace } = world;
  const { shop, extendable } = await store.inShop(shopId, async (records) => ({
    shop: records.shop,
    extendable: await records.extendable(wish.productId),
  }));
  const listings = extendable?.listings ?? [];
  const listing = wish.listingId
    ? listings.find(({ id }) => id === wish.listingId)
    : listings[0];
  if (!extendable || !listing) return null;
  const { product } = extendable;
  const now = await marketplace.fetchListingParts(shop, listing.externalId);
  const { last, undone, newest } = await store.inShop(
    shopId,
    async (records) => {
      const last = await records.lastDetailsChange(listing.externalId);
      const undoneId = last && undoneBy(last);
      return {
        last,
        undone: undoneId ? await records.effect(undoneId) : null,
        newest: await records.lastDetailsChange(listing.externalId, "all"),
      };
    },
  );
  const chartUrl = wish.said?.sizeChart?.url ?? null;
  const market = now && {
    ...(await readMarket(marketplace, shop, now, wish.said)),
    sizeChart:
      chartUrl === null
        ? null
        : await uploadSizeChart({ world, shop }, chartUrl, product.pictures),
  };
  const planned =
    now && market && wish.said ? planDetails(now, wish.said, market) : null;
  const own = [...standing(now, last), ...(planned?.blockers ?? [])];
  // What we refuse ourselves need not be asked about.
  const verdict =
    planned && planned.items.length > 0 && own.length === 0
      ? await marketplace.checkDetails(shop, listing.externalId, planned.change)
      : null;
  const blockers = [...own, ...problemsOf(verdict)];
  return {
    listing,
    planned,
    productType: product.productType,
    preview: {
      listing: { id: listing.id, title: listing.title },
      listings: listings.map(({ id, title }) => ({ id, title })),
      now,
      storefront: storefrontOf(extendable, listing),
      category: market?.category ?? null,
      recommended: await marketplace.recommendCategory(shop, {
        title: product.title,
        description: product.descriptionHtml,
      }),
      sizeChart: market?.rules?.sizeChart ?? "none",
      attributes: (market?.attributes ?? []).filter(
        ({ kind }) => kind === "product",
      ),
      items: planned?.items ?? [],
      blockers,
      notes: [
        ...(now && now.refusals.length > 0
          ? [
              `TikTok Shop's audit refused the last edit of the listing. ${now.refusals.join(" ")}`,
            ]
          : []),
        ...(verdict?.warnings ?? []),
      ],
      advice: (verdict?.advice ?? []).map(
        ({ field, howTo }) => `${field}: ${howTo}`,
      ),
      last: last && lastOf(last, undone),
      fingerprint: fingerprintOf(
        canonicalJson([
          planned?.change ?? null,
          planned?.over ?? null,
          blockers,
          // A change that is made again after an undo, or after it came to nothing, is another one.
          newest?.key ?? null,
        ]),
      ),
    },
  };
}

type Written = EffectPayloads["marketplace.change-details"];

function lastOf(
  last: EffectRow,
  undone: EffectRow | null,
): DetailsPreview["last"] {
  const { over } = last.payload as Written;
  const { words } = (undone ?? last).payload as Written;
  const isUndo = undoneBy(last) !== null;
  return {
    entryId: last.entryId,
    state: last.state,
    isUndo,
    canUndo: !isUndo && leavesAnUndo(over),
    codes: codesTold(words),
  };
}

/** What keeps any change of the listing from being made now. */
function standing(
  now: ListingPartsFact | null,
  last: EffectRow | null,
): string[] {
  if (!now) return ["TikTok Shop does not show the listing any more."];
  if (last && (last.state === "planned" || isUnderWay(last.state)))
    return ["An earlier change of its details is still on its way."];
  return now.isExamined
    ? [
        "TikTok Shop still examines the last edit of the listing. Change its details once it has.",
      ]
    : [];
}

const problemsOf = (verdict: ListingVerdict | null): string[] =>
  verdict && !verdict.passed
    ? verdict.problems.map(({ message }) => message)
    : [];

async function readMarket(
  marketplace: World["marketplace"],
  shop: ShopRef,
  now: ListingPartsFact,
  said: SaidDetails | null,
): Promise<Omit<DetailsMarket, "sizeChart">> {
  const { categoryId: current } = now;
  const wanted = said?.categoryId ?? current;
  const attributesOf = async (id: string | null) =>
    id ? marketplace.listAttributes(shop, id) : [];
  const attributesNow = await attributesOf(current);
  if (!wanted)
    return {
      category: null,
      attributes: [],
      rules: null,
      attributesNow,
      brandId: null,
    };
  const moves = wanted !== current;
  return {
    category:
      moves || now.categoryPath.length === 0
        ? await namedCategory(marketplace, shop, wanted)
        : { externalId: wanted, path: now.categoryPath },
    attributes: moves ? await attributesOf(wanted) : attributesNow,
    rules: await marketplace.fetchCategoryRules(shop, wanted),
    attributesNow,
    brandId: await brandOf(marketplace, shop, {
      name: said?.brand ?? "",
      categoryId: wanted,
    }),
  };
}

function storefrontOf(
  { product }: Extendable,
  listing: ListedAs,
): DetailsPreview["storefront"] {
  const { vendor, productType, variants } = product;
  return {
    vendor,
    productType,
    pictures: product.pictures.flatMap(({ url }) => url ?? []),
    weightGrams: Math.max(0, ...variants.map((one) => one.weightGrams ?? 0)),
    skus: Object.fromEntries(
      listing.skus.flatMap(({ externalId, variantId }) => {
        const variant = variants.find(({ id }) => id === variantId);
        return variant
          ? [
              [
                externalId,
                {
                  barcode: variant.barcode,
                  listPriceMinor: pricesOf(variant, product).listPriceMinor,
                },
              ],
            ]
          : [];
      }),
    ),
  };
}
