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
import {
  type DetailPart,
  type RefusedWish,
  refusedPart,
  refusedWish,
} from "../domain/listings/refused-details.ts";
import { undoneBy } from "../domain/merge/put-aside.ts";
import { emptyPlan } from "../domain/plan.ts";
import { type ErrorCode, isErrorCode } from "../errors/catalog.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { Records } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { uploadSizeChart } from "./carry/upload-size-chart.ts";
import { brandOf, namedCategory } from "./name-on-marketplace.ts";
import { tryAgain } from "./retry-effect.ts";

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
  /** The change that TikTok Shop refused and that this one corrects. */
  refusedId?: string | null;
};

/** A change that TikTok Shop refused, as it is corrected. */
export type RefusedDetails = RefusedWish & {
  effectId: string;
  code: ErrorCode;
  /** In TikTok Shop's words. */
  words: string | null;
  /** What they are about; null where they do not tell. */
  about: DetailPart | null;
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
  /** What is corrected; null where nothing is, or it is not refused any more. */
  refused: RefusedDetails | null;
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
  /** What was to be corrected is not refused any more: somebody has sent it again. */
  | { outcome: "already"; entryId: string }
  | { outcome: "unknown" };

/** A preview, and what is stored when it is confirmed. */
type Looked = {
  preview: DetailsPreview;
  listing: ListedAs;
  planned: PlannedDetails | null;
  productType: string;
  /** What the wish corrects, however it stands. */
  corrected: EffectRow | null;
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

/** Which listing a refused change of details is about; null where it is no such change, or the listing is gone. */
export const placeOfRefused = (
  world: Pick<World, "store">,
  shopId: ShopId,
  effectId: string,
): Promise<Pick<DetailsWish, "productId" | "listingId"> | null> =>
  world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(effectId);
    if (effect?.kind !== "marketplace.change-details") return null;
    const { productId, listingExternalId } = effect.payload as Written;
    const listings = (await records.extendable(productId))?.listings ?? [];
    const found = listings.find((one) => one.externalId === listingExternalId);
    return found ? { productId, listingId: found.id } : null;
  });

/**
 * A person has details of a listing changed, as he saw it: journal and effect in one transaction (law H2). Confirmed twice,
 * the same plan is one change. What corrects a refused change is sent under its key, and the question about it is closed.
 * @param reason of somebody who is not of the shop: it stands in the audit.
 */
export async function changeDetails(
  world: DetailsWorld,
  shopId: ShopId,
  {
    wish,
    fingerprint,
    actor,
    reason = null,
  }: {
    wish: DetailsWish;
    fingerprint: string;
    actor: string;
    reason?: string | null;
  },
): Promise<DetailsChanged> {
  // Looked at before the transaction: within one nobody is waited for.
  const looked = await look(world, shopId, wish);
  if (!looked) return { outcome: "unknown" };
  const { preview, listing, planned, corrected } = looked;
  if (corrected && corrected.state !== "refused")
    return { outcome: "already", entryId: corrected.entryId };
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  if (!planned || planned.items.length === 0 || preview.blockers.length > 0)
    return { outcome: "blocked", preview };
  const { items, change, over } = planned;
  const { productId, refusedId } = wish;
  const payload: Written = {
    productId,
    listingExternalId: listing.externalId,
    change,
    over,
    words: {
      before: detailWords(items, "was"),
      after: detailWords(items, "becomes"),
    },
  };
  const at = world.clock.now();
  const answer = await world.store.inShop(
    shopId,
    async (records): Promise<DetailsChanged> => {
      if (refusedId)
        return correctRefused(records, looked, payload, {
          effectId: refusedId,
          actor,
          reason,
          at,
        });
      const key = `details:${listing.id}:${fingerprint}`;
      const { entryId, isNew } = await appendLetter(records, {
        letter: { kind: "details-wanted", productId },
        deliveryId: key,
        source: "person",
        actor,
        at,
      });
      if (!isNew) return { outcome: "changing", entryId };
      const cause = { entryId, at };
      await rememberCategory(records, looked, cause);
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [
            {
              kind: "marketplace.change-details",
              key,
              subject: `listing:${productId}`,
              payload,
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
      return { outcome: "changing", entryId };
    },
  );
  await world.bell.ring("shop.carry", shopId);
  return answer;
}

/** The refused change itself, with what a person wants instead. */
async function correctRefused(
  records: Records,
  looked: Looked,
  payload: Written,
  wish: { effectId: string; actor: string; reason: string | null; at: Date },
): Promise<DetailsChanged> {
  const effect = await records.effect(wish.effectId);
  if (!effect) return { outcome: "unknown" };
  const { entryId } = effect;
  const before = (effect.payload as Written).words.after;
  const { after } = payload.words;
  const change = { payload, before, after };
  const outcome = await tryAgain(records, effect, { ...wish, change });
  if (outcome === "unknown") return { outcome: "already", entryId };
  await rememberCategory(records, looked, { entryId, at: wish.at });
  return { outcome: "changing", entryId };
}

async function rememberCategory(
  records: Records,
  { preview, planned, productType }: Looked,
  cause: { entryId: string; at: Date },
): Promise<void> {
  if (planned?.change.categoryId && preview.category)
    await records.rememberCategory(productType, preview.category, cause);
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
  const { last, undone, newest, corrected } = await store.inShop(
    shopId,
    async (records) => {
      const last = await records.lastDetailsChange(listing.externalId);
      const undoneId = last && undoneBy(last);
      return {
        last,
        undone: undoneId ? await records.effect(undoneId) : null,
        newest: await records.lastDetailsChange(listing.externalId, "all"),
        corrected: wish.refusedId ? await records.effect(wish.refusedId) : null,
      };
    },
  );
  const refused = now && refusedOf(now, listing, corrected);
  const chartUrl = wish.said?.sizeChart?.url ?? null;
  const market = now && {
    ...(await readMarket(marketplace, shop, now, wish.said ?? refused?.said)),
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
    corrected,
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
      refused,
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

function refusedOf(
  now: ListingPartsFact,
  { externalId }: ListedAs,
  effect: EffectRow | null,
): RefusedDetails | null {
  if (effect?.kind !== "marketplace.change-details") return null;
  const written = effect.payload as Written;
  if (effect.state !== "refused" || written.listingExternalId !== externalId)
    return null;
  const { errorCode, errorSaid: words } = effect;
  const code =
    errorCode && isErrorCode(errorCode) ? errorCode : ("internal" as const);
  return {
    effectId: effect.id,
    code,
    words,
    about: refusedPart(written.change, { code, words }),
    ...refusedWish(now, written),
  };
}

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
  said: SaidDetails | null | undefined,
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
