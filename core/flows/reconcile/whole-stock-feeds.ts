import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { groupBy } from "../../kit/group-by.ts";
import { inParts } from "../../kit/in-parts.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { Finding, ReconcilingWorld } from "./feed.ts";

// Items and listings that are compared in one transaction; the latter are one call of TikTok Shop's.
const itemsAtOnce = 1_000;
const listingsAtOnce = 100;

/**
 * All of the store's stock, number by number, at every place that it shows. What it shows and we know differently is a
 * letter, and so is what we know to lie where it shows nothing any more. A version is what we knew and what was seen
 * instead. No finding bears a stamp: a look that takes minutes proves nothing of what changed within them, and the check of
 * every minute goes on from where it was.
 */
export async function wholeStorefrontStock(
  { store, storefront }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  const places = new Set<string>();
  for await (const page of storefront.listLevels(shop)) {
    const known = await store.inShop(shop.shopId, (records) =>
      records.levelsShownDifferently(page),
    );
    const differing = new Map(
      known.map((one) => [one.inventoryItemId, one.knownAt]),
    );
    for (const level of page) places.add(placeOf(level));
    for (const [item, shown] of groupBy(
      page,
      ({ inventoryItemId }) => inventoryItemId,
    )) {
      // The first pages of a large catalog come twice.
      if (findings.get(item)?.letter) continue;
      const knownAt = differing.get(item);
      findings.set(item, {
        letter:
          knownAt === undefined
            ? null
            : { kind: "storefront-level-changed", inventoryItemId: item },
        deliveryId: `storefront-level-changed:${item}:${knownAt?.toISOString() ?? "new"}:${lookOf(shown)}`,
        subject: item,
      });
    }
  }
  // Of an item that was deleted with its product nothing is shown anywhere.
  const lying = await store.inShop(shop.shopId, async (records) =>
    records.itemsHeldAt((await records.pools()).map(({ id }) => id)),
  );
  for (const some of inParts(lying, itemsAtOnce)) {
    const held = await store.inShop(shop.shopId, (records) =>
      records.levelsHeld(some),
    );
    for (const { asOf, ...level } of held)
      if (!places.has(placeOf(level)))
        findings.set(level.inventoryItemId, {
          letter: {
            kind: "storefront-level-changed",
            inventoryItemId: level.inventoryItemId,
          },
          deliveryId: `storefront-level-changed:${placeOf(level)}:${asOf.toISOString()}:gone`,
          subject: level.inventoryItemId,
        });
  }
  return [...findings.values()];
}

/**
 * What TikTok Shop shows of every SKU at the seller's own warehouses, beside what it was told last. A number that somebody
 * else has set changes no listing, so no feed of changes tells of it. Whose number is on its way is left alone.
 */
export async function wholeMarketplaceStock(
  { store, marketplace, clock }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const listings = await store.inShop(shop.shopId, (records) =>
    records.catalogIds("listings"),
  );
  const findings = await newWarehouses({ store, marketplace, clock }, shop);
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
  return findings;
}

/** No webhook tells that TikTok Shop sells from one more warehouse, or from one less. */
async function newWarehouses(
  {
    store,
    marketplace,
    clock,
  }: Pick<ReconcilingWorld, "store" | "marketplace" | "clock">,
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

const placeOf = (
  level: Pick<StorefrontLevelFact, "inventoryItemId" | "locationId">,
): string => `${level.inventoryItemId} ${level.locationId}`;

const lookOf = (shown: unknown): string =>
  fingerprintOf(canonicalJson(JSON.parse(JSON.stringify(shown))));
