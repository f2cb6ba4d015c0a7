import { isUnderWay } from "../../domain/effect-states.ts";
import { effectTitle } from "../../domain/effect-title.ts";
import type { EffectKind } from "../../domain/effects.ts";
import type { Letter } from "../../domain/letters.ts";
import {
  didNothing,
  isOnlyAWait,
  needsConnection,
  postponement,
} from "../../domain/patience.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { ConnectionKind } from "../../world/connection-records.ts";
import type { Platform } from "../../world/doors.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import { appendLetter } from "../append-letter.ts";
import type { Carrying, Prepared } from "./carrier.ts";

/** What is told in the audit besides the effect itself. */
export type Change = { before: Json | null; after: Json | null };

/** Tx 3 of an effect that took hold: its row, its audit line and, where something may follow, a letter to ourselves. */
export async function confirmEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  change: Change,
  { result, tells }: { result: Json | null; tells: boolean },
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

/**
 * An unwanted effect is retired with its reason, not dropped (law E3).
 * @param letter has the planner read a newer truth than the plan knew (law P4).
 */
export async function retireEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  reason: string,
  { letter }: { letter?: Letter | undefined } = {},
): Promise<void> {
  const at = world.clock.now();
  await records.endEffect(effect.id, {
    state: "retired",
    result: null,
    code: null,
    said: reason,
    at,
  });
  const nothing = { before: null, after: null };
  await audit(records, effect, nothing, "not needed", reason, at);
  if (letter)
    await appendLetter(records, {
      letter,
      deliveryId: `overtaken:${effect.id}:${effect.attempts}`,
      source: "effect",
      actor: effect.actor,
      at,
    });
}

/** What an effect was to bring about is so already: its own earlier try took hold, or it is not needed. */
export async function findDone(
  carrying: Carrying,
  records: Records,
  effect: EffectRow,
  found: Extract<Prepared<unknown>, { already: string }>,
  tells: boolean,
): Promise<void> {
  if (!isUnderWay(effect.state))
    return retireEffect(carrying, records, effect, found.already);
  const at = carrying.world.clock.now();
  await found.note?.({ entryId: effect.entryId, at });
  await records.markSent([effect.id], at);
  const change = { before: null, after: found.after };
  await confirmEffect(carrying, records, effect, change, {
    result: null,
    tells,
  });
}

/**
 * An effect that did not take hold, or nobody knows: waits for another try, or ends refused and is told to the planner.
 * @returns whether it ended.
 */
export async function failEffect(
  { world }: Carrying,
  records: Records,
  effect: EffectRow,
  error: unknown,
  change: Change,
): Promise<boolean> {
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
  const attempts = effect.attempts + (isOnlyAWait(failure) ? 0 : 1);
  const wait = postponement(failure, attempts);
  if (wait !== null) {
    await records.postponeEffect(effect.id, new Date(at.getTime() + wait), {
      state:
        !isUnderWay(effect.state) && didNothing(failure.code)
          ? "planned"
          : "unknown",
      attempts,
      code: failure.code,
      said: failure.said ?? null,
    });
    if (needsConnection(failure.code))
      await records.noteRefused(
        connectionTo(failure.platform ?? platformOf(effect.kind)),
        failure.code,
      );
    return false;
  }
  const code = failure.retry === "later" ? "gave_up" : failure.code;
  const said = failure.said ?? null;
  await records.endEffect(effect.id, {
    state: "refused",
    result: null,
    code,
    said,
    at,
  });
  await audit(records, effect, change, `refused: ${code}`, said, at);
  await appendLetter(records, {
    letter: { kind: "effect-refused", effectId: effect.id, code, said },
    deliveryId: `refused:${effect.id}:${effect.attempts}:${at.getTime()}`,
    source: "effect",
    actor: effect.actor,
    at,
  });
  return true;
}

/** Whose an effect is; on its way it may ask the other one as well. */
const platformOf = (kind: EffectKind): Platform =>
  kind.startsWith("storefront") ? "shopify" : "tiktok";

/** Whatever is asked of TikTok's, its network included, is asked with the grant of the shop there. */
const connectionTo = (platform: Platform): ConnectionKind =>
  platform === "shopify" ? "shopify" : "tiktok_shop";

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
    action: effectTitle(effect.kind, effect.payload),
    subject: effect.subject,
    before: change.before,
    after: change.after,
    result,
    entryId: effect.entryId,
    effectId: effect.id,
    reason,
  });
