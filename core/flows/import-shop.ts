import type { PlanningWorld } from "./plan/context.ts";
import { groupEntries, nextEntryInMs, planGroup } from "./plan/groups.ts";

/**
 * Works off the imports a shop waits for: whole catalogs, read in minutes rather than moments. They are read without the
 * shop's hand, so that its orders and numbers go on meanwhile; it is taken only to write down what follows (law E2).
 * @returns in how many milliseconds the next is due; null where none waits.
 */
export async function importShop(
  world: PlanningWorld,
  shopId: string,
): Promise<{ nextInMs: number | null }> {
  const read = () =>
    world.store.inShop(shopId, async (records) => ({
      shop: records.shop,
      entries: await records.dueImports(world.clock.now()),
    }));
  // What an import asks for is read after it.
  const seen = new Set<string>();
  for (
    let { shop, entries } = await read();
    entries.some(({ id }) => !seen.has(id));
    { shop, entries } = await read()
  ) {
    const run = {
      world,
      shop,
      inTurn: <T>(work: () => Promise<T>) => world.store.withHand(shopId, work),
    };
    for (const { id } of entries) seen.add(id);
    for (const group of groupEntries(world, entries))
      await planGroup(run, group);
  }
  // What was found may have been written down as letters, such as orders that were open before.
  if (seen.size > 0) await world.bell.ring("shop.plan", shopId);
  return { nextInMs: await nextEntryInMs(world, shopId, "imports") };
}
