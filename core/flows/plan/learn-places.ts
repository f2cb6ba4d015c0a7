import { isLocation } from "../../domain/stock/pool-kinds.ts";
import type { Records } from "../../world/records.ts";
import type { Storefront } from "../../world/storefront.ts";

/** What a store says of itself. */
export type About = Awaited<ReturnType<Storefront["fetchShop"]>>;

/**
 * Learns the store's name, its currency and its locations. Its own ones hold the merchant's stock; one of another service
 * is a pool apart, which no number for TikTok Shop counts. What a person has said about a place stays.
 */
export async function learnPlaces(
  records: Records,
  about: About,
): Promise<void> {
  await records.describeShop(about);
  const known = await records.pools();
  const kinds = new Map(
    known
      .filter(({ kind }) => isLocation(kind))
      .map(({ externalId, kind }) => [externalId, kind]),
  );
  const warehouses = known
    .filter(({ kind }) => kind === "own")
    .flatMap((pool) => pool.marketplaceWarehouseIds);
  const places = about.locations.map((location) => ({
    ...location,
    kind:
      kinds.get(location.externalId) ??
      (location.isFulfillmentService ? ("other" as const) : ("own" as const)),
  }));
  for (const kind of ["own", "other"] as const)
    await records.learnPools(
      kind,
      places
        .filter((place) => place.kind === kind)
        .map(({ externalId, name }, index) => ({
          externalId,
          name,
          // The first own location stands for the seller's own TikTok warehouse.
          marketplaceWarehouseIds:
            kind === "own" && index === 0 ? warehouses : [],
        })),
    );
}
