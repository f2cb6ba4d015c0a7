import { alwaysOf } from "../domain/conflicts/answer-policy.ts";
import type { Answer } from "../domain/conflicts/suggest.ts";
import type { FieldChange } from "../domain/field-change.ts";
import type { Choice } from "../domain/letters.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import {
  type ChangePreview,
  changeFields,
  previewChange,
} from "./change-fields.ts";
import { type ForeseenAnswer, foreseeAnswer } from "./foresee-answer.ts";
import { type Resolved, resolveConflict } from "./resolve-conflict.ts";
import { retryEffect } from "./retry-effect.ts";
import { setAnswerPolicy } from "./set-answer-policy.ts";

/** One of many questions, as it was seen, with the answer it is to be given. */
export type Item = { conflictId: string; version: string; answer: Answer };

/** What "always do this" would come to, besides the questions that are settled now. */
export type Rule =
  | { kind: "never"; why: string }
  /** Only later questions are answered by it. */
  | { kind: "answer" }
  /** The field's own rule: it decides the other differences there are at once, as shown. */
  | { kind: "field"; preview: ChangePreview };

export type Foreseen = {
  items: ForeseenAnswer[];
  /** Questions that would be settled, values that would be written, and questions that would stay. */
  settles: number;
  writes: number;
  stays: number;
  rule: Rule | null;
};

type WorldOf = Pick<
  World,
  "clock" | "store" | "storefront" | "marketplace" | "bell"
>;

/**
 * What settling these would do, one by one; nothing is stored.
 * @param always the cause whose later questions are to be answered alike, with the answer.
 */
export async function foreseeAnswers(
  world: WorldOf,
  shopId: ShopId,
  items: Item[],
  always: { cause: string; choice: Choice } | null,
): Promise<Foreseen> {
  const foreseen = await world.store.inShop(shopId, async (records) => {
    const seen: ForeseenAnswer[] = [];
    for (const item of items) seen.push(await foreseeAnswer(records, item));
    return seen;
  });
  const settled = foreseen.filter(({ stays }) => stays === null);
  return {
    items: foreseen,
    settles: settled.length,
    writes: settled.reduce((sum, { writes }) => sum + writes.length, 0),
    stays: foreseen.length - settled.length,
    rule: always && (await foreseeRule(world, shopId, always)),
  };
}

async function foreseeRule(
  world: WorldOf,
  shopId: ShopId,
  { cause, choice }: { cause: string; choice: Choice },
): Promise<Rule> {
  const always = alwaysOf(cause, choice);
  if (always.kind !== "field") return always;
  const change = policyChange(always);
  return { kind: "field", preview: await previewChange(world, shopId, change) };
}

const policyChange = ({
  field,
  policy,
}: Pick<Extract<FieldChange, { kind: "policy" }>, "field" | "policy">) =>
  ({ kind: "policy", field, policy }) as const;

export type ResolvedItem = { conflictId: string } & (
  | Resolved
  | { outcome: "retried" }
);

export type ResolvedAll = {
  items: ResolvedItem[];
  settled: number;
  rule: "set" | "moved" | "unfit" | null;
};

/**
 * Settles many questions in one request, each for itself: one that was answered, or whose columns have moved, is left and
 * told (law C4), and the others go on.
 * @param always makes the answer a rule for the cause, once it is done. `fingerprint`: of the field's rule that was seen.
 */
export async function resolveConflicts(
  world: WorldOf,
  shopId: ShopId,
  {
    items,
    actor,
    reason,
    always = null,
  }: {
    items: Item[];
    actor: string;
    reason: string | null;
    always?: {
      cause: string;
      choice: Choice;
      fingerprint: string | null;
    } | null;
  },
): Promise<ResolvedAll> {
  if (always && (await isRuleStale(world, shopId, always)))
    return { items: [], settled: 0, rule: "moved" };
  // The bell is rung once, when all are settled.
  const silent = { ...world, bell: { ring: async () => {} } } as WorldOf;
  const resolved: ResolvedItem[] = [];
  for (const { conflictId, version, answer } of items) {
    const one =
      answer.kind === "retry"
        ? await tryAgain(silent, shopId, { conflictId, version, actor, reason })
        : await resolveConflict(silent, shopId, {
            conflictId,
            version,
            choice: answer,
            actor,
            reason,
          });
    resolved.push({ conflictId, ...one });
  }
  const settled = resolved.filter(
    ({ outcome }) => outcome === "settled" || outcome === "retried",
  ).length;
  if (settled > 0) await world.bell.ring("shop.carry", shopId);
  return {
    items: resolved,
    settled,
    rule: always && (await setRule(world, shopId, { ...always, actor })),
  };
}

/** The rule of a field is set as it was seen, or nothing is done at all. */
async function isRuleStale(
  world: WorldOf,
  shopId: ShopId,
  always: { cause: string; choice: Choice; fingerprint: string | null },
): Promise<boolean> {
  const rule = await foreseeRule(world, shopId, always);
  return (
    rule.kind === "field" && rule.preview.fingerprint !== always.fingerprint
  );
}

async function setRule(
  world: WorldOf,
  shopId: ShopId,
  { cause, choice, actor }: { cause: string; choice: Choice; actor: string },
): Promise<"set" | "moved" | "unfit"> {
  const always = alwaysOf(cause, choice);
  if (always.kind === "never") return "unfit";
  if (always.kind === "answer") {
    const { answer } = always;
    const set = await setAnswerPolicy(world, shopId, { cause, answer, actor });
    return set.outcome;
  }
  // What has just been settled is no difference any more: the rest is what was seen less that.
  const change = policyChange(always);
  const { fingerprint } = await previewChange(world, shopId, change);
  const changed = await changeFields(world, shopId, {
    change,
    fingerprint,
    actor,
  });
  return changed.outcome === "changed" ? "set" : "moved";
}

async function tryAgain(
  world: WorldOf,
  shopId: ShopId,
  {
    conflictId,
    version,
    actor,
    reason,
  }: {
    conflictId: string;
    version: string;
    actor: string;
    reason: string | null;
  },
): Promise<Resolved | { outcome: "retried" }> {
  const conflict = await world.store.inShop(shopId, (records) =>
    records.conflict(conflictId),
  );
  if (!conflict) return { outcome: "unknown" };
  if (conflict.state !== "open")
    return { outcome: "already", settledBy: conflict.settledBy };
  if (conflict.version !== version) return { outcome: "moved" };
  if (conflict.subjectKind !== "effect")
    return { outcome: "unfit", why: "There is no step to try again." };
  const { subjectId: effectId } = conflict;
  return retryEffect(world, shopId, { effectId, actor, reason });
}
