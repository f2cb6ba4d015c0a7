import type { UnmatchedSku } from "../../domain/listings/match-skus.ts";
import { searchByTitle } from "../../domain/listings/suggest-by-title.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { inParts } from "../../kit/in-parts.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, type Planning, type Work } from "./context.ts";
import { answered, linkGoods, linkSkus, questionAbout } from "./plan-links.ts";

// Listings may have a hundred SKUs each, and an SKU two codes.
const listingsAtOnce = 100;
const goodsAtOnce = 1_000;
const variantsAtOnce = 5_000;
const questionsAtOnce = 200;

/**
 * Links the whole catalog, a bounded part at a time: first TikTok's SKUs, then goods, and at last it asks about what has no
 * answer, with the variants of nearly the same name out of a catalog that is read page by page.
 */
export async function* linkCatalog(planning: Planning): AsyncGenerator<Work> {
  const { world, shop } = planning;
  const cause = { ...causeOf(planning), actor: planning.actor };
  const open: (UnmatchedSku & { listingId: string })[] = [];
  const listings = await world.store.inShop(shop.shopId, (records) =>
    records.listingsToLink(),
  );
  for (const some of inParts(listings, listingsAtOnce))
    yield async (records) => {
      const unlinked = await records.unlinkedSkusOf(some);
      const listingOf = new Map(unlinked.map((sku) => [sku.id, sku.listingId]));
      const found = await linkSkus(records, unlinked, cause);
      for (const question of found.open) {
        const listingId = listingOf.get(question.listingSkuId);
        if (listingId) open.push({ ...question, listingId });
      }
      return { ...emptyPlan(), closes: found.matches.map(answered) };
    };
  // Whoever was cut short before may have linked them all, and come no further.
  yield async (records) => {
    await records.pairListings();
    await records.relinkOrderLines();
    return emptyPlan();
  };
  const goods = await world.store.inShop(shop.shopId, (records) =>
    records.goodsForMatching(null),
  );
  // The network's own binding to SKUs goes before codes.
  goods.sort((a, b) => boundFirst(a) - boundFirst(b));
  for (const some of inParts(goods, goodsAtOnce))
    yield async (records) => {
      const { plan } = await linkGoods(records, some, cause);
      return plan;
    };
  yield async (records) => {
    await records.keepMarketplaceKits(cause);
    return emptyPlan();
  };
  yield* askAbout(planning, open);
}

const boundFirst = ({ skuExternalIds }: { skuExternalIds: string[] }) =>
  skuExternalIds.length > 0 ? 0 : 1;

async function* askAbout(
  { world, shop }: Planning,
  open: (UnmatchedSku & { listingId: string })[],
): AsyncGenerator<Work> {
  const total = await world.store.inShop(shop.shopId, (records) =>
    records.countVariants(),
  );
  // Without a catalog there is nothing to compare with yet; the storefront's import comes back here.
  if (open.length === 0 || total === 0) return;
  const listingOf = new Map(
    open.map(({ listingSkuId, listingId }) => [listingSkuId, listingId]),
  );
  const search = searchByTitle(open, total);
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Records["variantsAfter"]>> =
      await world.store.inShop(shop.shopId, (records) =>
        records.variantsAfter(after, variantsAtOnce),
      );
    search.among(page);
    after = page.at(-1)?.externalId ?? null;
    if (page.length < variantsAtOnce) break;
  }
  for (const some of inParts(search.found(), questionsAtOnce))
    yield async (records) => {
      // A person may have linked one while the catalog was searched.
      const still = await records.unlinkedSkusOf([
        ...new Set(
          some.flatMap(({ listingSkuId }) => listingOf.get(listingSkuId) ?? []),
        ),
      ]);
      const unlinked = new Set(still.map(({ id }) => id));
      return {
        ...emptyPlan(),
        conflicts: some
          .filter(({ listingSkuId }) => unlinked.has(listingSkuId))
          .map(questionAbout),
      };
    };
}
