import { heldWorld } from "./held-world.ts";
import type { PlanningWorld } from "./plan/context.ts";
import { groupEntries, nextEntryInMs, planGroup } from "./plan/groups.ts";
import { oneAtATime, openSlice, sideBySide } from "./side-by-side.ts";

/** Entries of one shop that are looked at in one go; then other shops have their turn. */
const quantum = 100;
/** Platforms are read for so many groups at once. What was read is written down one after another. */
const readsAtOnce = 4;

/**
 * Plans what the shop's due entries call for. Entries whose platform cannot be read now are postponed; the others go on.
 * Imports are left to `importShop`.
 * @returns in how many milliseconds the next is due; null where none waits.
 */
export async function planShop(
  given: PlanningWorld,
  shopId: string,
): Promise<{ nextInMs: number | null }> {
  return given.store.withHand(shopId, async (hand) => {
    const world = heldWorld(given, hand);
    const { shop, entries } = await world.store.inShop(
      shopId,
      async (records) => ({
        shop: records.shop,
        entries: await records.dueEntries(world.clock.now(), quantum),
      }),
    );
    const run = { world, shop, inTurn: oneAtATime() };
    await sideBySide(
      groupEntries(world, entries),
      { atOnce: readsAtOnce, goOn: openSlice(world.clock) },
      (group) => planGroup(run, group),
    );
    return { nextInMs: await nextEntryInMs(world, shopId, "others") };
  });
}
