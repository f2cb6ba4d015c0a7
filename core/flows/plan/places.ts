import { emptyPlan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import type { Storefront } from "../../world/storefront.ts";
import { type Planning, settle } from "./context.ts";

type About = Awaited<ReturnType<Storefront["fetchShop"]>>;

/** The store's locations came, went or were renamed. */
export async function planPlaces(planning: Planning): Promise<void> {
  const about = await planning.world.storefront.fetchShop(planning.shop);
  await settle(planning, async (records) => {
    await learnPlaces(records, about);
    return { ...emptyPlan(), notes: ["Read the store's locations again."] };
  });
}

/** Learns the store's name, its currency and its own locations. */
export async function learnPlaces(
  records: Records,
  about: About,
): Promise<void> {
  await records.describeShop(about);
  const warehouses = (await records.pools())
    .filter((pool) => pool.kind === "own")
    .flatMap((pool) => pool.marketplaceWarehouseIds);
  await records.learnPools(
    "own",
    about.locations
      .filter((location) => !location.isFulfillmentService)
      .map(({ externalId, name }, index) => ({
        externalId,
        name,
        // The first own location stands for the seller's own TikTok warehouse.
        marketplaceWarehouseIds: index === 0 ? warehouses : [],
      })),
  );
}
