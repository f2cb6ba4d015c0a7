/**
 * The town's own calendar. It moves business (the one-hour hold, hand-over, deadlines) and can be pushed forward, slowed,
 * hurried and stopped by the control face. Signatures, tokens and session tokens keep to real time, because the app on the
 * other side of the wire has only the real clock.
 */
export type TownClock = {
  /** Milliseconds since the epoch in the town. */
  now(): number;
  /** Pushes the calendar forward by `ms` (never back) and lets everything that has become due happen. */
  advance(ms: number): void;
  /** How many milliseconds pass in the town in one real millisecond: 1 as outside, 0 stands still. */
  speed(): number;
  setSpeed(speed: number): void;
  /** Calls `due` after each push forward, and at least every `everyMs` of real time. */
  onTick(due: () => void): void;
  save(): SavedClock;
  /** Goes on from a saved state. What passed outside meanwhile has passed in the town too, but no faster than outside. */
  load(saved: SavedClock): void;
  close(): void;
};

export type SavedClock = { town: number; real: number; speed: number };

/** @param startOffset milliseconds ahead of real time. @param everyMs real time between ticks. */
export function createTownClock(startOffset = 0, everyMs = 250): TownClock {
  let base = Date.now() + startOffset;
  let since = Date.now();
  let speed = 1;
  const listeners: (() => void)[] = [];
  const now = () => base + (Date.now() - since) * speed;
  const set = (town: number, pace: number) => {
    base = town;
    since = Date.now();
    speed = pace;
  };
  const tick = () => {
    for (const due of listeners) due();
  };
  const timer = setInterval(tick, everyMs);
  timer.unref();
  return {
    // Whole milliseconds, also at half speed.
    now: () => Math.floor(now()),
    advance(ms) {
      if (!(ms >= 0))
        throw new RangeError("the town's calendar only moves forward");
      base += ms;
      tick();
    },
    speed: () => speed,
    setSpeed(pace) {
      if (!(pace >= 0))
        throw new RangeError("the town's calendar only moves forward");
      set(now(), pace);
    },
    onTick: (due) => void listeners.push(due),
    save: () => ({ town: Math.floor(now()), real: Date.now(), speed }),
    load(saved) {
      const away = Math.max(0, Date.now() - saved.real);
      set(saved.town + away * Math.min(1, saved.speed), saved.speed);
    },
    close: () => clearInterval(timer),
  };
}
