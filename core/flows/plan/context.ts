import { policyActor } from "../../domain/conflicts/answer-policy.ts";
import { emptyPlan, joinPlans, type Plan } from "../../domain/plan.ts";
import { unplannedKey } from "../../domain/plan-unplanned.ts";
import type { EntryOutcome, Records } from "../../world/records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { World } from "../../world/world.ts";
import { appendLetter } from "../append-letter.ts";
import type { InTurn } from "../side-by-side.ts";

/** The slice of the world that planning uses: it reads platforms and writes rows, and changes nothing outside. */
export type PlanningWorld = Pick<
  World,
  | "clock"
  | "log"
  | "store"
  | "bell"
  | "doors"
  | "storefront"
  | "marketplace"
  | "network"
>;

/** One piece of planning: letters of one kind that are answered together. */
export type Planning = {
  world: PlanningWorld;
  shop: ShopRef;
  /** The journal entries that ask for it; the first one is named as the cause. */
  entryIds: string[];
  /** The letters' own texts, by which the question about one that could not be planned is found again. */
  texts: string[];
  actor: string;
  /** Groups are read side by side; what they learn and plan is written down one after another. */
  inTurn: InTurn;
};

/** What rows name as the reason of their being: the first entry of the group, and now. */
export const causeOf = (planning: Planning) => ({
  entryId: planning.entryIds[0] ?? "",
  at: planning.world.clock.now(),
});

/**
 * Tx 2: learns, thinks and writes the plan down together with the end of its entries, or nothing of it.
 * @param work learns what the platforms said and returns what should follow.
 */
export async function settle(
  planning: Planning,
  work: (records: Records) => Promise<Plan | Plan[]>,
): Promise<void> {
  const { world, shop, entryIds } = planning;
  const cause = causeOf(planning);
  const write = async (records: Records) => {
    const worked = await work(records);
    const plan = Array.isArray(worked) ? joinPlans(worked) : worked;
    const closes = closingOf(planning);
    const counts = await records.savePlan(
      { ...plan, closes: [...plan.closes, ...closes] },
      cause,
    );
    if (counts.conflicts > 0) await callPolicies(records, cause);
    const note = plan.notes.join(" ") || null;
    await records.finishEntries(entryIds, {
      outcome: outcomeOf(counts),
      note,
      at: cause.at,
    });
    return counts;
  };
  const saved = await planning.inTurn(() =>
    world.store.inShop(shop.shopId, write),
  );
  if (saved.effects > 0) await world.bell.ring("shop.carry", shop.shopId);
}

/** Questions that a person's rule answers are answered next, by letters of their own. */
async function callPolicies(
  records: Records,
  { entryId, at }: { entryId: string; at: Date },
): Promise<void> {
  for (const { conflictId, policyId } of await records.openedUnderPolicy(
    entryId,
  ))
    await appendLetter(records, {
      letter: { kind: "policy-due", conflictId, policyId },
      deliveryId: `policy-due:${policyId}:${conflictId}`,
      source: "effect",
      actor: policyActor(policyId),
      at,
    });
}

// A plan that adds nothing new is an echo of what we know, most often of our own write (law P3).
const outcomeOf = (counts: {
  effects: number;
  conflicts: number;
  movements: number;
  closed: number;
}): EntryOutcome =>
  counts.effects + counts.conflicts + counts.movements + counts.closed > 0
    ? "planned"
    : "echo";

/** Letters that are worked off answer the question about an earlier one that could not be. */
const closingOf = ({ texts }: Planning) =>
  texts.map((text) => ({
    key: unplannedKey(text),
    reason: "It could be worked off now.",
  }));

/** Ends entries that call for nothing, with the reason. */
export async function finishWithout(
  planning: Planning,
  end: { outcome: EntryOutcome; note: string },
): Promise<void> {
  const cause = causeOf(planning);
  await planning.world.store.inShop(planning.shop.shopId, async (records) => {
    await records.savePlan(
      { ...emptyPlan(), closes: closingOf(planning) },
      cause,
    );
    await records.finishEntries(planning.entryIds, { ...end, at: cause.at });
  });
}
