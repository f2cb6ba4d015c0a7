import { openMeasures } from "../domain/promise/measure-routes.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";

/** Parcels that left longer ago say little of how fast they are now. */
export const lookedBackDays = 180;
const dayMs = 86_400_000;
const chunk = 5_000;

/** Counts anew how long a shop's parcels take on each route and to each part of the country. */
export async function measureRoutes(
  { clock, store }: Pick<World, "clock" | "store">,
  shopId: ShopId,
): Promise<{ parcels: number }> {
  const at = clock.now();
  const since = new Date(at.getTime() - lookedBackDays * dayMs);
  const counted = openMeasures();
  let parcels = 0;
  for (let after: string | null = null; ; ) {
    const rows = await store.inShop(shopId, (records) =>
      records.parcelsFollowed(since, after, chunk),
    );
    for (const parcel of rows) counted.add(parcel);
    parcels += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < chunk) break;
  }
  await store.inShop(shopId, (records) =>
    records.saveRouteMeasures(counted.measures(), at),
  );
  return { parcels };
}
