import type { FieldWrite } from "../domain/effects.ts";
import type { Field } from "../domain/field-words.ts";
import { readAgreement } from "../domain/merge/agreement.ts";
import { baseKey } from "../domain/merge/pair.ts";
import { planField } from "../domain/merge/plan-fields.ts";
import {
  againKey,
  type GivenUp,
  onceMore,
  type TakenBack,
  whatGaveUp,
  whatGoesOn,
} from "../domain/merge/put-aside.ts";
import { isAlike } from "../domain/merge/situation.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { Records } from "../world/records.ts";
import { fieldSituation } from "./field-situation.ts";

type Item = { field: Field; itemId: string };
type Undo = { entryId: string; at: Date };

/**
 * What a decision had put aside goes on when it is taken back (law C3). What earlier decisions were to write and it gave up is
 * planned again, as theirs: each of them can be taken back in its turn. Where nothing of it was carried, what counted as
 * agreed before counts again, and an edit that it had judged is an edit again. A later decision about the same value holds, and
 * so does the rule in force where it finds both sides right as they are: what an earlier rule was to write there is not written.
 * @param taken what it had written, by subject.
 * @returns how many writes of earlier decisions go on, and whether the planner has to compare anew.
 */
export async function takeUpAgain(
  records: Records,
  entryId: string,
  taken: ReadonlyMap<string, TakenBack>,
  undo: Undo,
): Promise<{ again: number; isUnjudged: boolean }> {
  const givenUp = await allGivenUpFor(records, entryId);
  const decided = await decidedOtherwise(
    records,
    [...taken.values()].flatMap(({ writes }) => writes),
    givenUp,
    [entryId, undo.entryId],
  );
  let again = 0;
  let isUnjudged = false;
  const earlier = new Map<string, GivenUp[]>();
  for (const write of givenUp)
    earlier.set(write.subject, [...(earlier.get(write.subject) ?? []), write]);
  for (const subject of new Set([...taken.keys(), ...earlier.keys()])) {
    if (decided.has(subject)) continue;
    const own = taken.get(subject) ?? nothing;
    const all = earlier.get(subject) ?? [];
    const [write] = [...own.writes, ...all];
    const item = write && itemOf(write);
    const situation = item && (await fieldSituation(records, item));
    if (!situation) continue;
    const before = isAlike(situation)
      ? await withoutThoseOfRules(records, all)
      : all;
    const base = situation.pair.bases.get(baseKey(item.field, item.itemId));
    const { writes, agreed } = whatGoesOn(own, before, base ?? null);
    for (const write of writes)
      await records.savePlan(
        { ...emptyPlan(), effects: [onceMore(write, undo.entryId)] },
        { entryId: write.entryId, at: undo.at },
      );
    again += writes.length;
    if (!agreed) continue;
    await records.setAgreement(item, readAgreement(agreed), undo);
    isUnjudged = true;
    await mergeAgain(records, item, undo);
  }
  return { again, isUnjudged };
}

/** What was to be written because a rule of prices or titles was set is left out. */
async function withoutThoseOfRules(
  records: Records,
  writes: GivenUp[],
): Promise<GivenUp[]> {
  const others: GivenUp[] = [];
  for (const write of writes) {
    const rule =
      (await records.titleRuleChangedBy(write.entryId)) ??
      (await records.priceRuleChangedBy(write.entryId));
    if (!rule) others.push(write);
  }
  return others;
}

const nothing: TakenBack = { writes: [], isWrittenBack: false };

const itemOf = ({ payload }: { payload: unknown }): Item => {
  const { field, itemId } = payload as FieldWrite;
  return { field, itemId };
};

/**
 * What a decision gave up, the newest first. One that was taken back while this decision held left what it had given up itself
 * for now.
 */
async function allGivenUpFor(
  records: Records,
  entryId: string,
): Promise<GivenUp[]> {
  const all: GivenUp[] = [];
  let newest = await records.writesGivenUpFor([entryId]);
  while (newest.length > 0) {
    all.push(...newest.toReversed());
    const later = newest.filter(({ isTakenBack }) => isTakenBack);
    const further =
      later.length === 0
        ? []
        : await records.writesGivenUpFor([
            ...new Set(later.map((write) => write.entryId)),
          ]);
    newest = further.filter((write) =>
      later.some(
        ({ entryId, subject }) =>
          entryId === whatGaveUp(write) && subject === write.subject,
      ),
    );
  }
  return all;
}

/** Subjects of which a decision that is not among these is still to write. */
async function decidedOtherwise(
  records: Records,
  taken: { payload: unknown }[],
  earlier: { payload: unknown }[],
  entryIds: string[],
): Promise<ReadonlySet<string>> {
  const fields = new Set(
    [...taken, ...earlier].map((one) => itemOf(one).field),
  );
  const subjects = new Set<string>();
  for (const field of fields)
    for (const write of await records.openFieldWrites(field))
      if (!entryIds.includes(write.entryId)) subjects.add(write.subject);
  return subjects;
}

/**
 * The merge's own write was given up where its turn came while the decision stood, and its key, which both sides' versions make,
 * is used up: it is planned under another one. What was not given up yet, or was never planned, is the planner's.
 */
async function mergeAgain(
  records: Records,
  item: Item,
  undo: Undo,
): Promise<void> {
  const situation = await fieldSituation(records, item);
  if (!situation) return;
  for (const effect of planField(situation).plan.effects)
    if (await records.isRetired(effect.key))
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: [{ ...effect, key: againKey(effect.key, undo.entryId) }],
        },
        undo,
      );
}
