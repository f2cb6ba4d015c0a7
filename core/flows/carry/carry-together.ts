import { SyncError } from "../../errors/sync-error.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Carrying } from "./carrier.ts";
import {
  begin,
  type Carried,
  carrierOf,
  carryOne,
  drop,
  fail,
  finish,
  type Outcome,
  type Trial,
  writeDown,
} from "./carry-one.ts";
import type { Load } from "./loads.ts";

type Begun = { effect: EffectRow; trial: Trial };

/**
 * Carries the effects of one load (`loads.ts`) as `carryOne` does each: asked each whether it is still wanted, looked at
 * once, sent in one call, written down each. Where the platform refuses the whole, each is tried alone: it says of none
 * which one it refuses, and the others shall have what they are to have. One whose answer was lost is carried alone.
 */
export async function carryTogether(
  carrying: Carrying,
  load: Load,
): Promise<Carried> {
  const carrier = carrierOf(load[0]);
  const { together } = carrier;
  if (!together || load.length === 1)
    return eachInTurn(load, (one) => carryOne(carrying, one));
  const begun: Begun[] = [];
  for (const effect of load) {
    const trial = await begin(carrying, carrier, effect);
    if (trial) begun.push({ effect, trial });
  }
  const [only] = begun;
  if (only && begun.length === 1)
    return finish(carrying, carrier, only.effect, only.trial);

  let outcomes: Outcome[];
  try {
    const inputs = begun.map(({ trial }) => trial.input);
    const overtaken = await together.overtaken(carrying, inputs);
    const wanted = inputs.filter((_, index) => !overtaken[index]);
    const done = wanted.length > 0 ? await together.act(carrying, wanted) : [];
    outcomes = overtaken.map((one) =>
      one ? drop(one) : { done: done.shift() },
    );
  } catch (error) {
    const isRefused = error instanceof SyncError && error.retry === "never";
    return eachInTurn(begun, ({ effect, trial }) =>
      isRefused
        ? finish(carrying, carrier, effect, trial)
        : fail(carrying, carrier, effect, trial, error),
    );
  }
  for (const [index, { effect, trial }] of begun.entries()) {
    const outcome = outcomes[index];
    if (outcome) await writeDown(carrying, carrier, effect, trial, outcome);
  }
  return "ended";
}

/** @returns how the last of them ended that has not ended for good. */
async function eachInTurn<T>(
  items: readonly T[],
  carry: (item: T) => Promise<Carried>,
): Promise<Carried> {
  let all: Carried = "ended";
  for (const item of items) {
    const one = await carry(item);
    if (one !== "ended") all = one;
  }
  return all;
}
