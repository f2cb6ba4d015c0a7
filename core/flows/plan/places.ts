import { emptyPlan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import type { Storefront } from "../../world/storefront.ts";
import { type Planning, settle } from "./context.ts";
import { planInParts } from "./stock-rules.ts";

/** A person said whose stock lies at a location: the numbers of all that has lain there are told anew. */
export async function planPlaceSet(
  planning: Planning,
  poolId: string,
): Promise<void> {
  const { world, shop } = planning;
  const variantIds = await world.store.inShop(shop.shopId, (records) =>
    records.variantsAt(poolId),
  );
  await planInParts(planning, variantIds, "count the location anew");
}

type About = Awaited<ReturnType<Storefront["fetchShop"]>>;

/** The store's locations came, went or were renamed. */
export async function planPlaces(planning: Planning): Promise<void> {
  const about = await planning.world.storefront.fetchShop(planning.shop);
  await settle(planning, async (records) => {
    await learnPlaces(records, about);
    return { ...emptyPlan(), notes: ["Read the store's locations again."] };
  });
}

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
      .filter(({ kind }) => kind !== "network")
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
