import type { Letter } from "../../domain/letters.ts";
import type { CatalogPart } from "../../world/catalog-records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { changed, type Finding, type ReconcilingWorld } from "./feed.ts";
import { type Change, markKnown } from "./mark-known.ts";

const everything = new Date(0);

/**
 * What is read of each part. Raised where a release reads more of it, together with a migration that forgets when it was read:
 * so every version is news once more to the next whole look.
 */
const shapes: Partial<Record<ChangeOf[CatalogPart], number>> = {
  // Costs and pictures of variants, and what those are called.
  "product-changed": 3,
  // Pictures of options.
  "listing-changed": 2,
};

/** How a change of each part of the catalog is told. */
const changeOf = {
  products: "product-changed",
  collections: "collection-changed",
  listings: "listing-changed",
} as const satisfies Record<CatalogPart, Letter["kind"]>;
type ChangeOf = typeof changeOf;

/** Products that changed since then. */
export function changedProducts(
  { storefront, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    storefront.listChanged(shop, "products", { updatedSince }),
    (page) => markKnown(store, shop, "products", page),
    "product-changed",
  );
}

/** Collections that changed since then. */
export function changedCollections(
  { storefront, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    storefront.listChanged(shop, "collections", { updatedSince }),
    (page) => markKnown(store, shop, "collections", page),
    "collection-changed",
  );
}

/** Listings that changed since then. */
export function changedListings(
  { marketplace, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    marketplace.listChangedListings(shop, { updatedSince }),
    (page) => markKnown(store, shop, "listings", page),
    "listing-changed",
  );
}

/** Of what was deleted, what we know as there. The whole look needs no list of it: it misses what is gone. */
export function deletedListings(
  { marketplace, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  return changedThings(
    marketplace.listDeletedListings(shop, { updatedSince }),
    async (page) => {
      const known = await store.inShop(shop.shopId, (records) =>
        records.versionsRead(
          "listings",
          page.map(({ externalId }) => externalId),
        ),
      );
      return page.map((one) => ({
        ...one,
        isKnown: !known.has(one.externalId),
      }));
    },
    "listing-changed",
  );
}

/** All products, and which of the known are gone. */
export async function wholeProducts(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const all = await changedProducts(world, shop, everything);
  return withGone(world, shop, "products", all);
}

/** All collections, and which of the known are gone. */
export async function wholeCollections(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const all = await changedCollections(world, shop, everything);
  return withGone(world, shop, "collections", all);
}

/** All listings, and which of the known are gone. */
export async function wholeListings(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const all = await changedListings(world, shop, everything);
  return withGone(world, shop, "listings", all);
}

async function changedThings(
  pages: AsyncIterable<{ externalId: string; updatedAt: Date }[]>,
  mark: (page: Change[]) => ReturnType<typeof markKnown>,
  kind: ChangeOf[CatalogPart],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of pages)
    for (const { externalId, updatedAt, isKnown } of await mark(page)) {
      const finding = changed({ kind, externalId }, updatedAt, isKnown);
      const shape = shapes[kind];
      findings.push(
        shape === undefined
          ? finding
          : { ...finding, deliveryId: `${finding.deliveryId}:${shape}` },
      );
    }
  return findings;
}

/** Everything there is: what is known and not among it was deleted, which no feed of changes tells. */
async function withGone(
  { store, clock }: ReconcilingWorld,
  shop: ShopRef,
  what: CatalogPart,
  findings: Finding[],
): Promise<Finding[]> {
  const seen = new Set(findings.map(({ subject }) => subject));
  const known = await store.inShop(shop.shopId, (records) =>
    records.catalogIds(what),
  );
  const kind = changeOf[what];
  const now = clock.now().toISOString();
  return [
    ...findings,
    ...known
      .filter((externalId) => !seen.has(externalId))
      .map(
        (externalId): Finding => ({
          letter: { kind, externalId },
          deliveryId: `${kind}:${externalId}:missing:${now}`,
        }),
      ),
  ];
}
