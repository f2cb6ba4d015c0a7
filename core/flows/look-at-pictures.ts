import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { lookAt, looksAtOnce, toRows } from "./foresee-refusals.ts";

/** Pictures of one shop that are looked at in one go; then other shops have their turn. */
const quantum = 64;
/** Where most of a go could not be told, whoever serves the pictures is left alone so long. */
const restMs = 60_000;

/**
 * Looks at the pictures that plans of a shop would write, without its hand: nothing waits for this that reads, plans or
 * carries. What was seen is kept after each go, so that a worker that dies loses one.
 * @returns when there is more to look at; null where there is nothing.
 */
export async function lookAtPictures(
  world: Pick<World, "clock" | "store" | "storefront">,
  shopId: ShopId,
): Promise<{ nextInMs: number | null }> {
  const { shop, urls } = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    urls: await records.looksDue(world.clock.now(), quantum),
  }));
  const looks = await lookAt(world, shop, urls, {
    atOnce: looksAtOnce,
    goOn: () => true,
  });
  const at = world.clock.now();
  const next = await world.store.inShop(shopId, async (records) => {
    await records.noteLooks(toRows(looks), at);
    return records.nextLookDue();
  });
  if (!next) return { nextInMs: null };
  const untold = [...looks.values()].filter((look) => look === null).length;
  const leastMs = untold * 2 > looks.size ? restMs : 0;
  return { nextInMs: Math.max(leastMs, next.getTime() - at.getTime()) };
}
