import type { Clock } from "../world/clock.ts";

/**
 * Works on the items in their order, several at once. Comes to its end only when everything begun has, also where
 * something was thrown: whoever holds the shop's hand must not give it away while work is still under way (law E2).
 * @param pace `goOn` is asked before each item; what was not begun is left as it is.
 * @throws the first failure, once all have ended.
 */
export async function sideBySide<T>(
  items: readonly T[],
  pace: { atOnce: number; goOn: () => boolean },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const next = () => (pace.goOn() ? waiting.shift() : undefined);
  const ends = await Promise.allSettled(
    Array.from({ length: pace.atOnce }, async () => {
      for (let item = next(); item !== undefined; item = next())
        await work(item);
    }),
  );
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

// A shop's planning and carrying share its hand: neither may keep the other from news for longer than people notice.
const sliceMs = 700;

/** A slice of the hand's time. @returns whether it is still running. */
export function openSlice(clock: Clock): () => boolean {
  const end = clock.now().getTime() + sliceMs;
  return () => clock.now().getTime() < end;
}

/** Runs what it is given when everything given before has ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One after another, in the order of asking. A failure is its asker's alone. */
export function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
