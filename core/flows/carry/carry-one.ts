import { isUnderWay } from "../../domain/effect-states.ts";
import type { BatchedKind } from "../../domain/effect-traits.ts";
import type { EffectKind } from "../../domain/effects.ts";
import type { Letter } from "../../domain/letters.ts";
import { isOnlyAWait } from "../../domain/patience.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { Json } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Carrier, Carrying, Overtaken } from "./carrier.ts";
import { carriers } from "./carriers.ts";
import {
  type Change,
  confirmEffect,
  failEffect,
  findDone,
  retireEffect,
} from "./end-effect.ts";

/** What is to be tried. `unwanted`: only to be looked up, because an earlier try may have taken hold. */
export type Trial = Change & { input: unknown; unwanted: string | null };

export type Outcome =
  | { done: unknown }
  /** It was not sent, and why; the letter has the planner read a newer truth (law P4). */
  | { dropped: string; letter?: Letter };

/** `waits`: the platform's turn for calls of this kind comes later. */
export type Carried = "ended" | "postponed" | "waits";

/**
 * Carries one effect: still wanted? → sent → not overtaken? → done → written down. An effect found as `sent` or `unknown`
 * was under way when its carrier died or lost the answer: where the platform keeps no key of ours it is looked up before
 * it is sent again (law E1), and also before it is dropped.
 */
export async function carryOne(
  carrying: Carrying,
  effect: EffectRow,
): Promise<Carried> {
  const carrier = carrierOf(effect);
  const trial = await begin(carrying, carrier, effect);
  return trial ? finish(carrying, carrier, effect, trial) : "ended";
}

export const carrierOf = (effect: EffectRow): Carrier<EffectKind> =>
  carriers[
    effect.kind as Exclude<EffectKind, BatchedKind>
  ] as Carrier<EffectKind>;

/** Brings about what was begun, and writes down what came of it. */
export async function finish(
  carrying: Carrying,
  carrier: Carrier<EffectKind>,
  effect: EffectRow,
  trial: Trial,
): Promise<Carried> {
  let outcome: Outcome;
  try {
    outcome = await bringAbout(carrying, carrier, effect, trial);
  } catch (error) {
    return fail(carrying, carrier, effect, trial, error);
  }
  await writeDown(carrying, carrier, effect, trial, outcome);
  return "ended";
}

export const writeDown = (
  carrying: Carrying,
  carrier: Carrier<EffectKind>,
  effect: EffectRow,
  trial: Trial,
  outcome: Outcome,
): Promise<void> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    if ("dropped" in outcome)
      return retireEffect(carrying, records, effect, outcome.dropped, {
        letter: outcome.letter,
      });
    await carrier.confirm(records, outcome.done, trial.input, {
      entryId: effect.entryId,
      at: carrying.world.clock.now(),
    });
    const result = (outcome.done as Json | undefined) ?? null;
    const { tells } = carrier;
    await confirmEffect(carrying, records, effect, trial, { result, tells });
  });

/** @returns null when it ended at once: not wanted any more, or so already. */
export const begin = (
  carrying: Carrying,
  carrier: Carrier<EffectKind>,
  effect: EffectRow,
): Promise<Trial | null> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    const found = await carrier.prepare(
      records,
      effect.payload as never,
      effect,
    );
    const markSent = () =>
      records.markSent([effect.id], carrying.world.clock.now());
    if ("already" in found) {
      await findDone(carrying, records, effect, found, carrier.tells);
      return null;
    }
    if ("go" in found) {
      await markSent();
      return { ...found, input: found.go, unwanted: null };
    }
    if (found.lookUp === undefined || !isUnderWay(effect.state)) {
      const { retire, letter } = found;
      await retireEffect(carrying, records, effect, retire, { letter });
      return null;
    }
    await markSent();
    const { lookUp: input, retire: unwanted } = found;
    return { input, unwanted, before: null, after: null };
  });

export const drop = ({ reason, ...then }: Overtaken): Outcome => ({
  dropped: reason,
  ...then,
});

async function bringAbout(
  carrying: Carrying,
  carrier: Carrier<EffectKind>,
  effect: EffectRow,
  { input, unwanted }: Trial,
): Promise<Outcome> {
  const known = isUnderWay(effect.state)
    ? await carrier.probe?.(carrying, input)
    : null;
  if (known) return { done: known };
  if (unwanted !== null) return { dropped: unwanted };
  const overtaken = await carrier.overtaken?.(carrying, input);
  if (overtaken) return drop(overtaken);
  try {
    return { done: await carrier.act(carrying, input, effect) };
  } catch (error) {
    const isUnknown =
      error instanceof SyncError && error.code === "subject_not_found";
    const gone = isUnknown ? await carrier.gone?.(carrying, input) : null;
    if (!gone) throw error;
    return { dropped: gone.reason, letter: gone.letter };
  }
}

/** Writes down that a try failed, by what the platform said. */
export const fail = (
  carrying: Carrying,
  carrier: Carrier<EffectKind>,
  effect: EffectRow,
  trial: Trial,
  error: unknown,
): Promise<Carried> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    const moot = error instanceof SyncError ? carrier.isMoot?.(error) : null;
    if (moot) {
      await retireEffect(carrying, records, effect, moot);
      return "ended";
    }
    const ended = await failEffect(carrying, records, effect, error, trial);
    // What was given up may have taken hold for all we know: only a platform's own no is a refusal.
    if (ended && error instanceof SyncError && error.retry === "never")
      await carrier.refuse?.(records, trial.input, {
        code: error.code,
        said: error.said ?? null,
      });
    if (ended) return "ended";
    return error instanceof SyncError &&
      error.code === "platform_throttled" &&
      isOnlyAWait(error)
      ? "waits"
      : "postponed";
  });
