import { groupBy } from "../../kit/group-by.ts";
import { inParts } from "../../kit/in-parts.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { type Finding, lookOf, type ReconcilingWorld } from "./feed.ts";
import { changedMarketplaceOrders, marketplaceOrders } from "./order-feeds.ts";
import { readFrom } from "./read-from.ts";

// Listings that are compared in one transaction: one call of TikTok Shop's.
const listingsAtOnce = 100;
/** Hot is a SKU that sold or whose number was told within a day; of more than so many, those that moved last. */
const hotForMs = 24 * 60 * 60_000;
const mostHot = 500;

/** Numbers of hot SKUs are compared this often: with a check every minute, never more than five minutes lie between two. */
export const hotEveryMs = 3 * 60_000;

/**
 * What TikTok Shop shows of every SKU at the seller's own warehouses, beside what it was told last. A number that somebody
 * else has set changes no listing, so no feed of changes tells of it. Whose number is on its way is left alone.
 */
export async function wholeMarketplaceStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const listings = await world.store.inShop(shop.shopId, (records) =>
    records.catalogIds("listings"),
  );
  return [
    ...(await newWarehouses(world, shop)),
    ...(await numbersOf(world, shop, listings)),
  ];
}

/** The same of the hot SKUs alone, with all that share a listing with one: a few calls, however large the catalog is. */
export async function hotMarketplaceStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const since = new Date(world.clock.now().getTime() - hotForMs);
  const listings = await world.store.inShop(shop.shopId, (records) =>
    records.listingsOfHotSkus(since, mostHot),
  );
  return numbersOf(world, shop, listings);
}

/**
 * Listings that show other numbers than they were told. A version is what was told and what was seen instead. TikTok Shop
 * takes its own sales off, so an order that nobody has told us of looks like a number that somebody else has set: where one
 * differs, the orders are read after the numbers, and are known before anything is told again.
 */
async function numbersOf(
  world: ReconcilingWorld,
  shop: ShopRef,
  listings: string[],
): Promise<Finding[]> {
  const { store, marketplace } = world;
  const findings: Finding[] = [];
  for (const some of inParts(listings, listingsAtOnce)) {
    const stock = await marketplace.fetchStock(shop, some);
    const differing = new Map(
      (
        await store.inShop(shop.shopId, (records) =>
          records.numbersShownDifferently(stock),
        )
      ).map((one) => [one.listingExternalId, one.toldAt]),
    );
    for (const [externalId, shown] of groupBy(
      stock,
      ({ listingExternalId }) => listingExternalId,
    )) {
      const toldAt = differing.get(externalId);
      findings.push({
        letter:
          toldAt === undefined ? null : { kind: "listing-changed", externalId },
        deliveryId: `listing-changed:${externalId}:${toldAt?.toISOString() ?? "new"}:${lookOf(shown)}`,
        subject: externalId,
      });
    }
  }
  return findings.some(({ letter }) => letter)
    ? [...(await ordersMeanwhile(world, shop)), ...findings]
    : findings;
}

/** Orders that changed since the check of every minute read them. */
async function ordersMeanwhile(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const mark = await world.store.inShop(shop.shopId, (records) =>
    records.feedMark(marketplaceOrders),
  );
  const since = readFrom(mark, world.clock.now());
  return changedMarketplaceOrders(world, shop, since);
}

/** No webhook tells that TikTok Shop sells from one more warehouse, or from one less. */
async function newWarehouses(
  { store, marketplace, clock }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const found = await marketplace.listOwnWarehouses(shop);
  const known = await store.inShop(shop.shopId, (records) =>
    records.salesWarehouses(),
  );
  const open = known.filter(({ isClosed }) => !isClosed);
  const same =
    open.length === found.length &&
    found.every(({ externalId, name }) =>
      open.some((one) => one.externalId === externalId && one.name === name),
    );
  return [
    {
      letter: same ? null : { kind: "marketplace-places-changed" },
      deliveryId: `marketplace-places-changed:${clock.now().toISOString()}`,
    },
  ];
}
