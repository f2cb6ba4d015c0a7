import { effectTraits } from "../../domain/effects.ts";
import type { Letter } from "../../domain/letters.ts";
import { needsConnection, postponement } from "../../domain/patience.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow, Records } from "../../world/records.ts";
import { appendLetter } from "../append-letter.ts";
import type { Carrying } from "./carrier.ts";

/** What is told in the audit besides the effect itself. */
export type Change = { before: Json | null; after: Json | null };

/** Tx 3 of an effect that took hold: its row, its audit line and, where something may follow, a letter to ourselves. */
export async function confirmEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  change: Change,
  result: Json | null,
  tells: boolean,
): Promise<void> {
  const at = world.clock.now();
  await records.endEffect(effect.id, {
    state: "confirmed",
    result,
    code: null,
    said: null,
    at,
  });
  await audit(records, effect, change, "done", null, at);
  if (tells)
    await appendLetter(records, {
      letter: { kind: "effect-confirmed", effectId: effect.id },
      deliveryId: `confirmed:${effect.id}:${effect.attempts}`,
      source: "effect",
      actor: effect.actor,
      at,
    });
}

/** An unwanted effect is retired with its reason, not dropped (law E3). */
export async function retireEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  reason: string,
): Promise<void> {
  const at = world.clock.now();
  await records.endEffect(effect.id, {
    state: "retired",
    result: null,
    code: null,
    said: reason,
    at,
  });
  await audit(
    records,
    effect,
    { before: null, after: null },
    "not needed",
    reason,
    at,
  );
}

/** The platform shows something newer than the plan knew (law P4): the effect is retired, and the newer truth is read. */
export async function giveWay(
  carrying: Carrying,
  records: Records,
  effect: EffectRow,
  overtaken: { reason: string; letter: Letter },
): Promise<void> {
  await retireEffect(carrying, records, effect, overtaken.reason);
  await appendLetter(records, {
    letter: overtaken.letter,
    deliveryId: `overtaken:${effect.id}:${effect.attempts}`,
    source: "effect",
    actor: effect.actor,
    at: carrying.world.clock.now(),
  });
}

/**
 * An effect that did not take hold, or nobody knows: waits for another try, or ends refused and is told to the planner.
 * @returns how long it waits, in milliseconds; null when it ended.
 */
export async function failEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  error: unknown,
  change: Change,
): Promise<number | null> {
  const at = world.clock.now();
  const failure =
    error instanceof SyncError
      ? error
      : new SyncError("internal", { cause: error });
  if (!(error instanceof SyncError))
    world.log.error(
      { effect: effect.kind, key: effect.key, error: String(error) },
      "an effect failed on our side",
    );
  const wait = postponement(failure, effect.attempts + 1);
  if (wait !== null) {
    await records.postponeEffect(effect.id, new Date(at.getTime() + wait), {
      state: "unknown",
      code: failure.code,
      said: failure.said ?? null,
    });
    if (needsConnection(failure.code))
      await records.saveConnection({
        kind: effect.kind.startsWith("storefront") ? "shopify" : "tiktok_shop",
        status: "attention",
        problem: failure.code,
      });
    return wait;
  }
  const code = failure.retry === "later" ? "gave_up" : failure.code;
  await records.endEffect(effect.id, {
    state: "refused",
    result: null,
    code,
    said: failure.said ?? null,
    at,
  });
  await audit(
    records,
    effect,
    change,
    `refused: ${code}`,
    failure.said ?? null,
    at,
  );
  await appendLetter(records, {
    letter: {
      kind: "effect-refused",
      effectId: effect.id,
      code,
      said: failure.said ?? null,
    },
    deliveryId: `refused:${effect.id}:${effect.attempts}:${at.getTime()}`,
    source: "effect",
    actor: effect.actor,
    at,
  });
  return null;
}

const audit = (
  records: Records,
  effect: EffectRow,
  change: Change,
  result: string,
  reason: string | null,
  at: Date,
) =>
  records.audit({
    at,
    actor: effect.actor,
    action: effectTraits[effect.kind].title,
    subject: effect.subject,
    before: change.before,
    after: change.after,
    result,
    entryId: effect.entryId,
    effectId: effect.id,
    reason,
  });
