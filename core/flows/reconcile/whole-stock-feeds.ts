import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { groupBy } from "../../kit/group-by.ts";
import { inParts } from "../../kit/in-parts.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { type Finding, lookOf, type ReconcilingWorld } from "./feed.ts";

// Items that are compared in one transaction.
const itemsAtOnce = 1_000;

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

const placeOf = (
  level: Pick<StorefrontLevelFact, "inventoryItemId" | "locationId">,
): string => `${level.inventoryItemId} ${level.locationId}`;
