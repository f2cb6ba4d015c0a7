import type { MarketplaceWarehouseFact } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { listCentres } from "./list-centres.ts";
import { listWarehouses } from "./list-warehouses.ts";

/**
 * The warehouses whose stock the seller may write: the sales warehouses of the shop without those that are
 * another name of a fulfillment centre, whose stock only the platform writes (12052144).
 */
export async function listOwnWarehouses(
  client: TikTokClient,
  shop: ShopRef,
): Promise<MarketplaceWarehouseFact[]> {
  const [all, platformRun] = await Promise.all([
    listWarehouses(client, shop),
    listPlatformRun(client, shop),
  ]);
  return all.filter(
    ({ isSales, externalId }) => isSales && !platformRun.has(externalId),
  );
}

/** Merchants who are not enrolled have no centres, and the platform may refuse the question. */
const notEnrolled = new Set([
  "scope_missing",
  "network_not_enabled",
  "seller_not_entitled",
  "request_refused",
  "subject_not_found",
]);

async function listPlatformRun(
  client: TikTokClient,
  shop: ShopRef,
): Promise<Set<string>> {
  try {
    return new Set(
      (await listCentres(client, shop)).flatMap(
        ({ shopWarehouseIds }) => shopWarehouseIds,
      ),
    );
  } catch (error) {
    if (error instanceof SyncError && notEnrolled.has(error.code))
      return new Set();
    throw error;
  }
}
