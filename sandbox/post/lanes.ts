export type Lanes = {
  /** Does the work as soon as the lane of this name has room; works of one lane begin in the order in which they came. */
  add(name: string, work: () => Promise<void>): void;
  /** The width has changed. */
  widen(): void;
  close(): void;
};

type Lane = { queue: (() => Promise<void>)[]; busy: number };

/** @param width how many works of one lane may be under way at once. */
export function createLanes(width: () => number): Lanes {
  const lanes = new Map<string, Lane>();
  const go = (lane: Lane) => {
    while (lane.busy < width()) {
      const work = lane.queue.shift();
      if (!work) return;
      lane.busy++;
      void work().finally(() => {
        lane.busy--;
        go(lane);
      });
    }
  };
  return {
    add(name, work) {
      const lane = lanes.get(name) ?? { queue: [], busy: 0 };
      lanes.set(name, lane);
      lane.queue.push(work);
      go(lane);
    },
    widen() {
      for (const lane of lanes.values()) go(lane);
    },
    close() {
      for (const lane of lanes.values()) lane.queue.length = 0;
    },
  };
}
