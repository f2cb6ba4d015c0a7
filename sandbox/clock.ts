/**
 * The town's own calendar. It moves business (the one-hour hold, hand-over, deadlines) and can be pushed forward by the
 * control face. Signatures, tokens and session tokens keep to real time, because the app on the other side of the wire
 * has only the real clock.
 */
export type TownClock = {
  /** Milliseconds since the epoch in the town. */
  now(): number;
  /** Pushes the calendar forward by `ms` (never back) and lets everything that has become due happen. */
  advance(ms: number): void;
  /** Calls `due` after each push forward, and at least every `everyMs` of real time. */
  onTick(due: () => void): void;
  /** How far the town is ahead of real time, in milliseconds; kept with the saved state. */
  offset(): number;
  close(): void;
};

/** @param startOffset milliseconds ahead of real time (from a saved state). @param everyMs real time between ticks. */
export function createTownClock(startOffset = 0, everyMs = 250): TownClock {
  let offset = startOffset;
  const listeners: (() => void)[] = [];
  const tick = () => {
    for (const due of listeners) due();
  };
  const timer = setInterval(tick, everyMs);
  timer.unref();
  return {
    now: () => Date.now() + offset,
    advance(ms) {
      if (!(ms >= 0))
        throw new RangeError("the town's calendar only moves forward");
      offset += ms;
      tick();
    },
    onTick: (due) => void listeners.push(due),
    offset: () => offset,
    close: () => clearInterval(timer),
  };
}
