import type { TownClock } from "../clock.ts";

export type Waits = {
  /** Goes on after a real wait, or as soon as a longer one has passed by the town's clock. Milliseconds. */
  later(realMs: number, townMs: number, go: () => void): void;
  close(): void;
};

type Waiting = { timer: NodeJS.Timeout; dueAt: number; go(): void };

export function createWaits(clock: TownClock | undefined): Waits {
  const waiting = new Set<Waiting>();
  const now = () => clock?.now() ?? Date.now();
  const start = (entry: Waiting) => {
    if (!waiting.delete(entry)) return;
    clearTimeout(entry.timer);
    entry.go();
  };
  clock?.onTick(() => {
    for (const entry of [...waiting]) if (entry.dueAt <= now()) start(entry);
  });
  return {
    later(realMs, townMs, go) {
      const entry: Waiting = {
        dueAt: now() + townMs,
        timer: setTimeout(() => start(entry), realMs),
        go,
      };
      waiting.add(entry);
    },
    close() {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
