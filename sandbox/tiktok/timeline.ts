/** Rows kept in the order of a time in whole seconds, then of their id, as the platform sorts its lists. */
export type Timeline<T> = {
  /** Puts a row at its second, or moves it there. */
  place(row: T, second: number): void;
  remove(row: T): void;
  /** How many rows come before this second. */
  rank(second: number): number;
  /** Rows `start` to `end` (not included), oldest first. */
  slice(start: number, end: number): T[];
  size(): number;
};

type Entry<T> = { second: number; row: T };

// Short runs instead of one long array: moving a row shifts a few hundred neighbours, however many rows there are.
const longestRun = 512;

export function createTimeline<T extends { id: string }>(): Timeline<T> {
  const runs: Entry<T>[][] = [];
  const seconds = new Map<string, number>();

  const runOf = (entry: Entry<T>) => {
    const index = firstWhere(
      runs.length,
      (i) => !isBefore(last(runs[i]), entry),
    );
    return Math.min(index, runs.length - 1);
  };
  const placeIn = (run: Entry<T>[], entry: Entry<T>) =>
    firstWhere(run.length, (i) => !isBefore(run[i], entry));

  const remove = (row: T) => {
    const second = seconds.get(row.id);
    if (second === undefined) return;
    const entry = { second, row };
    const index = runOf(entry);
    const run = runs[index] as Entry<T>[];
    run.splice(placeIn(run, entry), 1);
    if (run.length === 0) runs.splice(index, 1);
    seconds.delete(row.id);
  };

  return {
    place(row, second) {
      if (seconds.get(row.id) === second) return;
      remove(row);
      seconds.set(row.id, second);
      const entry = { second, row };
      const index = runOf(entry);
      const run = runs[index];
      if (!run) {
        runs.push([entry]);
        return;
      }
      run.splice(placeIn(run, entry), 0, entry);
      if (run.length > longestRun)
        runs.splice(index + 1, 0, run.splice(longestRun / 2));
    },
    remove,
    rank(second) {
      let before = 0;
      for (const run of runs) {
        const end = last(run);
        if (end && end.second < second) {
          before += run.length;
          continue;
        }
        return (
          before +
          firstWhere(run.length, (i) => (run[i]?.second ?? 0) >= second)
        );
      }
      return before;
    },
    slice(start, end) {
      const rows: T[] = [];
      let before = 0;
      for (const run of runs) {
        const from = Math.max(0, start - before);
        const to = Math.min(run.length, end - before);
        for (let i = from; i < to; i++) rows.push((run[i] as Entry<T>).row);
        before += run.length;
        if (before >= end) break;
      }
      return rows;
    },
    size: () => seconds.size,
  };
}

function last<E>(run: E[] | undefined): E | undefined {
  return run?.[run.length - 1];
}

function isBefore<T extends { id: string }>(
  left: Entry<T> | undefined,
  right: Entry<T>,
): boolean {
  if (!left) return false;
  return left.second === right.second
    ? left.row.id < right.row.id
    : left.second < right.second;
}

/** The first of `count` places for which `holds` is true; `holds` is false up to it and true from it on. */
function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
