import type { ListingFact } from "../../domain/facts.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { askAboutWarehouses } from "../../domain/stock/warehouses.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Records } from "../../world/records.ts";
import { sideBySide } from "../side-by-side.ts";
import { causeOf, finishWithout, type Planning, settle } from "./context.ts";
import { followingTitleRule } from "./follow-title-rule.ts";
import { planLinks } from "./plan-links.ts";
import { planPairs } from "./plan-pairs.ts";
import { planStock } from "./plan-stock.ts";

/** So many products or listings are read at once. */
const readsAtOnce = 4;

/** Products moved in Shopify: read them, link what is new, merge their fields. */
export async function planProducts(
  planning: Planning,
  externalIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const { facts, gone } = await readEach(externalIds, (externalId) =>
    world.storefront.fetchProduct(shop, externalId),
  );
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    const these = { productExternalIds: externalIds };
    await followingTitleRule(records, these, cause, () =>
      records.learnProducts(facts, readAt),
    );
    for (const externalId of gone)
      await records.forgetProduct(externalId, cause.at);
    const kits = await records.keepStorefrontKits(cause);
    const moved = { ...these, listingExternalIds: [] };
    const links = await planLinks(records, cause, moved);
    return [
      { ...links.plan, notes: deleted("product", "in Shopify", gone) },
      await planPairs(records, { sellingExternalIds: externalIds }, cause),
      // A variant that its product has no more is told as sold out.
      await planStock(
        records,
        [...kits, ...links.touched, ...(await records.variantsTouched(moved))],
        cause,
      ),
    ];
  });
}

/** Items of variants moved in Shopify: their products are read. A product that is not known yet is told of by itself. */
export async function planItems(
  planning: Planning,
  inventoryItemIds: string[],
): Promise<void> {
  const { world, shop } = planning;
  const products = await world.store.inShop(shop.shopId, async (records) => {
    const variants = await records.variantsByInventoryItem(inventoryItemIds);
    return records.productsOf([...variants.values()]);
  });
  return products.length > 0
    ? planProducts(planning, products)
    : finishWithout(planning, {
        outcome: "nothing",
        note: "Its product is not known.",
      });
}

/** A product was deleted in Shopify. Its rows stay for the history; it is told as sold out. */
export async function planProductGone(
  planning: Planning,
  externalId: string,
): Promise<void> {
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    await records.forgetProduct(externalId, cause.at);
    const variantIds = await records.variantsTouched({
      productExternalIds: [externalId],
      listingExternalIds: [],
    });
    const kits = await records.keepMarketplaceKits(cause);
    const notes = deleted("product", "in Shopify", [externalId]);
    return [
      { ...emptyPlan(), notes },
      await planPairs(records, { sellingExternalIds: [externalId] }, cause),
      await planStock(records, [...kits, ...variantIds], cause),
    ];
  });
}

/**
 * Listings moved on TikTok Shop: read them, link what is new, merge their fields, compare the stock they show.
 * @param beforeMerge what both sides have agreed on without the merge.
 */
export async function planListings(
  planning: Planning,
  externalIds: string[],
  beforeMerge: (
    records: Records,
    cause: { entryId: string; at: Date },
  ) => Promise<void> = async () => {},
): Promise<void> {
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const frozen: string[] = [];
  const { facts, gone } = await readEach(externalIds, (externalId) =>
    world.marketplace
      .fetchListing(shop, externalId)
      .catch((error: unknown): typeof unreadable => {
        if (!(error instanceof SyncError) || error.code !== "listing_locked")
          throw error;
        frozen.push(externalId);
        return unreadable;
      }),
  );
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    await records.learnListings(facts, readAt);
    await records.noteFrozen(frozen, cause.at);
    for (const externalId of gone)
      await records.forgetListing(externalId, cause.at);
    const moved = { productExternalIds: [], listingExternalIds: externalIds };
    const links = await planLinks(records, cause, moved);
    const skus = facts.flatMap((fact) =>
      fact.skus.map((sku) => sku.externalId),
    );
    const linked = await records.variantOfSku(skus);
    // What a listing that is gone was told comes free for the others.
    const left = await records.variantsTouched({
      productExternalIds: [],
      listingExternalIds: gone,
    });
    const told = [...linked.values(), ...links.touched, ...left];
    await beforeMerge(records, cause);
    return [
      { ...links.plan, notes: deleted("listing", "on TikTok Shop", gone) },
      await planPairs(records, { listingExternalIds: externalIds }, cause),
      await planStock(records, told, cause, {
        observed: stockShown(facts),
      }),
      askAboutWarehouses(await records.salesWarehouses()),
    ];
  });
}

/** It is there, but its platform shows nothing of it. */
const unreadable = Symbol("unreadable");

async function readEach<Fact>(
  externalIds: string[],
  read: (externalId: string) => Promise<Fact | null | typeof unreadable>,
): Promise<{ facts: Fact[]; gone: string[] }> {
  const facts: Fact[] = [];
  const gone: string[] = [];
  const pace = { atOnce: readsAtOnce, goOn: () => true };
  await sideBySide(externalIds, pace, async (externalId) => {
    const fact = await read(externalId);
    if (fact === unreadable) return;
    if (fact) facts.push(fact);
    else gone.push(externalId);
  });
  return { facts, gone };
}

const deleted = (what: string, where: string, gone: string[]): string[] =>
  gone.length === 0
    ? []
    : [
        gone.length === 1
          ? `The ${what} was deleted ${where}.`
          : `${gone.length} ${what}s were deleted ${where}.`,
      ];

/** What SKUs were seen to show, by SKU id and by warehouse. */
export type StockShown = Map<string, Map<string, number>>;

/** What each SKU of these listings shows at each warehouse. */
export const stockShown = (facts: ListingFact[]): StockShown =>
  new Map(
    facts.flatMap(({ skus }) =>
      skus.map(({ externalId, stock }) => [
        externalId,
        new Map(stock.map((at) => [at.warehouseId, at.quantity])),
      ]),
    ),
  );

/** All pages of a feed in one list; the import works page by page where order does not matter. */
export async function collect<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
