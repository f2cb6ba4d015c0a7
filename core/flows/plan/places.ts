import { emptyPlan } from "../../domain/plan.ts";
import { inParts } from "../../kit/in-parts.ts";
import { type Planning, settleInParts, type Work } from "./context.ts";
import { type About, learnPlaces } from "./learn-places.ts";
import { planInParts } from "./stock-rules.ts";
import { readLevels } from "./storefront-levels.ts";

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

/** Items whose levels are read at once. */
const itemsAtOnce = 200;

/** The store's locations came, went or were renamed. What lay at those that are gone lies elsewhere now, or nowhere. */
export async function planPlaces(planning: Planning): Promise<void> {
  const about = await planning.world.storefront.fetchShop(planning.shop);
  await settleInParts(planning, followPlaces(planning, about));
}

async function* followPlaces(
  planning: Planning,
  about: About,
): AsyncGenerator<Work> {
  const { world, shop } = planning;
  yield async (records) => {
    await learnPlaces(records, about);
    return { ...emptyPlan(), notes: ["Read the store's locations again."] };
  };
  const open = new Set(about.locations.map(({ externalId }) => externalId));
  const moved = await world.store.inShop(shop.shopId, async (records) => {
    const closed = (await records.pools()).filter(
      ({ kind, externalId }) =>
        (kind === "own" || kind === "other") && !open.has(externalId),
    );
    return records.itemsHeldAt(closed.map(({ id }) => id));
  });
  for (const some of inParts(moved, itemsAtOnce))
    yield await readLevels(planning, some);
}
