import { isLocation } from "../../domain/stock/pool-kinds.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { Finding, ReconcilingWorld } from "./feed.ts";
import { isRead } from "./mark-known.ts";

/** Levels that changed since then, at every location of the store. */
export async function changedStock(
  { store, storefront }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const pools = await store.inShop(shop.shopId, (records) => records.pools());
  const findings: Finding[] = [];
  for (const { kind, externalId } of pools) {
    if (!isLocation(kind)) continue;
    const changes = storefront.listChangedStock(shop, externalId, {
      updatedSince,
    });
    for await (const page of changes) {
      const read = await store.inShop(shop.shopId, (records) =>
        records.levelsRead(
          externalId,
          page.map(({ inventoryItemId }) => inventoryItemId),
        ),
      );
      for (const { inventoryItemId, updatedAt } of page)
        findings.push({
          letter: isRead({ updatedAt }, read.get(inventoryItemId))
            ? null
            : { kind: "storefront-level-changed", inventoryItemId },
          deliveryId: `storefront-level-changed:${inventoryItemId}:${externalId}:${updatedAt.toISOString()}`,
          updatedAt,
        });
    }
  }
  return findings;
}
