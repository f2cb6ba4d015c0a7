import { policyActor } from "../../domain/conflicts/answer-policy.ts";
import { emptyPlan, joinPlans, type Plan } from "../../domain/plan.ts";
import { unplannedKey } from "../../domain/plan-unplanned.ts";
import type { EntryOutcome } from "../../world/journal-records.ts";
import type { Records } from "../../world/records.ts";
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

/** Learns what the platforms said, and returns what should follow. */
export type Work = (records: Records) => Promise<Plan | Plan[]>;

/** Tx 2: learns, thinks and writes the plan down together with the end of its entries, or nothing of it. */
export async function settle(planning: Planning, work: Work): Promise<void> {
  await writeDown(planning, work, async (records, { counts, notes }) =>
    finish(records, planning, counts, notes),
  );
}

/**
 * The same for what is too much for one transaction and for one turn at the shop's hand: part by part, each with all that
 * follows from it, and the entries end behind the last. What was begun and broke off is worked off anew from the first part,
 * so repeating one must change nothing.
 */
export async function settleInParts(
  planning: Planning,
  parts: AsyncIterable<Work>,
): Promise<void> {
  const all: Counts = { effects: 0, conflicts: 0, movements: 0, closed: 0 };
  const notes: string[] = [];
  for await (const part of parts) {
    const written = await writeDown(planning, part);
    for (const what of Object.keys(all) as (keyof Counts)[])
      all[what] += written.counts[what];
    notes.push(...written.notes);
  }
  await writeDown(
    planning,
    async () => emptyPlan(),
    async (records) => finish(records, planning, all, notes),
  );
}

type Counts = Awaited<ReturnType<Records["savePlan"]>>;
type Written = { counts: Counts; notes: string[] };

async function writeDown(
  planning: Planning,
  work: Work,
  end?: (records: Records, written: Written) => Promise<void>,
): Promise<Written> {
  const { world, shop } = planning;
  const cause = causeOf(planning);
  const write = async (records: Records): Promise<Written> => {
    const worked = await work(records);
    const plan = Array.isArray(worked) ? joinPlans(worked) : worked;
    const closes = end ? closingOf(planning) : [];
    const counts = await records.savePlan(
      { ...plan, closes: [...plan.closes, ...closes] },
      cause,
    );
    if (counts.conflicts > 0) await callPolicies(records, cause);
    await end?.(records, { counts, notes: plan.notes });
    return { counts, notes: plan.notes };
  };
  const written = await planning.inTurn(() =>
    world.store.inShop(shop.shopId, write),
  );
  if (written.counts.effects > 0)
    await world.bell.ring("shop.carry", shop.shopId);
  return written;
}

const finish = (
  records: Records,
  planning: Planning,
  counts: Counts,
  notes: string[],
): Promise<void> =>
  records.finishEntries(planning.entryIds, {
    outcome: outcomeOf(counts),
    note: notes.join(" ") || null,
    at: causeOf(planning).at,
  });

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
const outcomeOf = (counts: Counts): EntryOutcome =>
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
