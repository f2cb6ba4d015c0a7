import type {
  AttributeFact,
  CategoryRulesFact,
  ListingDraft,
} from "../domain/listing-facts.ts";
import {
  type Drafted,
  draftListing,
  draftMadeOf,
  type Listable,
  type ListingWish,
  listingLimits,
  type Market,
  takesChart,
} from "../domain/listings/draft-listing.ts";
import { foreseePictures } from "../domain/listings/foresee-pictures.ts";
import {
  type GivenPicture,
  type ShownPicture,
  shownPictures,
  withOptionPictures,
} from "../domain/listings/option-pictures.ts";
import { emptyPlan } from "../domain/plan.ts";
import { catalog } from "../errors/catalog.ts";
import { SyncError } from "../errors/sync-error.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { uploadOptionPictures } from "./carry/upload-option-pictures.ts";
import { uploadPictures } from "./carry/upload-pictures.ts";
import { uploadSizeChart } from "./carry/upload-size-chart.ts";
import { brandOf, namedCategory } from "./name-on-marketplace.ts";

type ListingWorld = Pick<
  World,
  | "clock"
  | "log"
  | "store"
  | "bell"
  | "storefront"
  | "marketplace"
  | "network"
  | "addresses"
>;

export type ListingPreview = {
  /** Names the draft that was seen: only that one is listed. */
  fingerprint: string;
  draft: ListingDraft | null;
  /** In the product's order. */
  pictures: { url: string | null; isRefused: boolean }[];
  /** What the values of its options show. */
  optionPictures: ShownPicture[];
  category: { externalId: string; path: string[] } | null;
  /** What the category says of a size chart. */
  sizeChart: CategoryRulesFact["sizeChart"];
  asks: AttributeFact[];
  /** What stands in the way: by our own look, then in TikTok Shop's words. */
  blockers: string[];
  notes: string[];
  /** What would make buyers find it more easily. */
  advice: string[];
};

export type Listed =
  | { outcome: "listing"; entryId: string }
  /** The draft would be another one now; nothing was stored. */
  | { outcome: "moved"; preview: ListingPreview }
  | { outcome: "blocked"; preview: ListingPreview }
  | { outcome: "unknown" };

/**
 * What would be listed, and what TikTok Shop's own check says of it. Pictures are uploaded for the check and remembered;
 * nothing is for sale by that.
 * @returns null where the shop has no such product.
 */
export async function previewListing(
  world: ListingWorld,
  shopId: ShopId,
  wish: ListingWish,
): Promise<ListingPreview | null> {
  const { shop, product } = await world.store.inShop(
    shopId,
    async (records) => ({
      shop: records.shop,
      product: await records.listable(wish.productId),
    }),
  );
  if (!product) return null;
  const market = await readMarket(world, shop, product, wish);
  const drafted = draftListing(product, wish, market);
  const shown = picturesOf(product);
  const foreseen = foreseePictures(
    await Promise.all(
      shown.map(({ url }) =>
        url ? world.storefront.lookAtPicture(shop, url) : null,
      ),
    ),
  );
  const refused = foreseen.filter((fault) => fault !== null);
  const checked =
    refused.length > 0
      ? {
          draft: null,
          blockers: [...drafted.blockers, ...refused],
          notes: drafted.notes,
          advice: [],
          given: null,
        }
      : await check(
          world,
          shop,
          product,
          drafted,
          takesChart(market) ? wish.sizeChartUrl : null,
        );
  const { given, ...told } = checked;
  return {
    ...told,
    optionPictures: shownPictures(drafted.optionPictures, given),
    pictures: shown.map(({ url }, index) => ({
      url,
      isRefused: foreseen[index] !== null,
    })),
    category: market.category,
    sizeChart: market.rules?.sizeChart ?? "none",
    asks: drafted.asks,
    fingerprint: fingerprintOf(
      canonicalJson([checked.draft, checked.blockers, wish.withGoods]),
    ),
  };
}

/** A person has a product listed, as he saw it (law H2). */
export async function listProduct(
  world: ListingWorld,
  shopId: ShopId,
  {
    wish,
    fingerprint,
    actor,
  }: { wish: ListingWish; fingerprint: string; actor: string },
): Promise<Listed> {
  const preview = await previewListing(world, shopId, wish);
  if (!preview) return { outcome: "unknown" };
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  const { draft, category } = preview;
  if (!draft || preview.blockers.length > 0)
    return { outcome: "blocked", preview };
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const product = await records.listable(wish.productId);
    const { entryId } = await appendLetter(records, {
      letter: { kind: "listing-wanted", productId: wish.productId },
      deliveryId: `list:${wish.productId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    if (category && wish.categoryId)
      await records.rememberCategory(product?.productType ?? "", category, {
        entryId,
      });
    await records.savePlan(
      {
        ...emptyPlan(),
        effects: [
          {
            kind: "marketplace.create-listing",
            key: `list:${wish.productId}:${entryId}`,
            subject: `listing:${wish.productId}`,
            payload: {
              productId: wish.productId,
              ...(product && { madeOf: draftMadeOf(product, draft) }),
              draft,
              variantIds: (product?.variants ?? []).map(({ id }) => id),
              withGoods: wish.withGoods,
              pictureUrl: product?.pictures[0]?.url ?? "",
            },
          },
        ],
      },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${draft.title} is to be listed`,
      at,
    });
    return entryId;
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "listing", entryId };
}

async function readMarket(
  { marketplace }: ListingWorld,
  shop: ShopRef,
  product: Listable & {
    category: { externalId: string; path: string[] } | null;
  },
  wish: ListingWish,
): Promise<Market> {
  const category = wish.categoryId
    ? await namedCategory(marketplace, shop, wish.categoryId)
    : (product.category ??
      (await marketplace.recommendCategory(shop, {
        title: product.title,
        description: product.descriptionHtml,
      })));
  if (!category)
    return { category: null, attributes: [], rules: null, brandId: null };
  const { externalId } = category;
  return {
    category,
    attributes: await marketplace.listAttributes(shop, externalId),
    rules: await marketplace.fetchCategoryRules(shop, externalId),
    brandId: await brandOf(marketplace, shop, {
      name: product.vendor,
      categoryId: externalId,
    }),
  };
}

const picturesOf = ({ pictures }: Pick<Listable, "pictures">) =>
  pictures.slice(0, listingLimits.pictures);

async function check(
  world: ListingWorld,
  shop: ShopRef,
  product: Listable & {
    samePictures: { storefrontId: string; marketplaceId: string }[];
  },
  { draft, optionPictures, blockers, notes }: Drafted,
  sizeChartUrl: string | null,
): Promise<
  Pick<ListingPreview, "draft" | "blockers" | "notes" | "advice"> & {
    /** What the values of its options show; null where it did not come to that. */
    given: GivenPicture[] | null;
  }
> {
  const none = { draft: null, notes, advice: [], given: null };
  if (!draft) return { ...none, blockers };
  const pictures = await uploadPictures(
    { world, shop },
    picturesOf(product),
    product.samePictures,
  ).catch(whyRefused);
  if (typeof pictures === "string")
    return {
      ...none,
      blockers: [`TikTok Shop takes no such picture: ${pictures}.`],
    };
  const chart =
    sizeChartUrl === null
      ? null
      : await uploadSizeChart({ world, shop }, sizeChartUrl, product.pictures);
  if (chart && "refused" in chart)
    return { ...none, blockers: [chart.refused] };
  const { given, leftOut } = await uploadOptionPictures(
    { world, shop },
    optionPictures,
  );
  const whole = {
    ...draft,
    skus: withOptionPictures(draft.skus, given),
    imageUris: pictures.map(({ id }) => id),
    ...(chart && { sizeChartUri: chart.uri }),
  };
  const verdict = await world.marketplace.checkListing(shop, whole);
  return {
    draft: whole,
    blockers: verdict.passed
      ? []
      : verdict.problems.map(({ message }) => message),
    notes: [...notes, ...leftOut, ...verdict.warnings],
    given,
    advice: verdict.advice.map(({ field, howTo }) => `${field}: ${howTo}`),
  };
}

/** A picture that cannot be taken is told like everything else that stands in the way; any other failure stays one. */
function whyRefused(error: unknown): string {
  if (error instanceof SyncError && error.code === "image_refused")
    return error.said ?? catalog.image_refused.title;
  throw error;
}
