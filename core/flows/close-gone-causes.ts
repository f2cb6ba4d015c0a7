import { emptyPlan } from "../domain/plan.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * Closes the questions whose cause went away where no planner looks again: a SKU that is gone, a link that is cut, a step
 * that a later one has taken, a variant that is no longer chosen.
 */
export function closeGoneCauses(
  world: Pick<World, "clock" | "store">,
  shopId: string,
): Promise<{ closed: number }> {
  const at = world.clock.now();
  return world.store.inShop(shopId, async (records) => {
    const closes = await records.questionsWithoutCause();
    if (closes.length === 0) return { closed: 0 };
    const keys = closes.map(({ key }) => key);
    const { entryId } = await appendLetter(records, {
      letter: { kind: "causes-gone", keys },
      deliveryId: `causes-gone:${at.toISOString()}:${fingerprintOf(keys.join("\n"))}`,
      source: "sweep",
      actor: null,
      at,
    });
    const { closed } = await records.savePlan(
      { ...emptyPlan(), closes },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${closed} closed, because their causes are gone.`,
      at,
    });
    return { closed };
  });
}
