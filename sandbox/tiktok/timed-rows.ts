import { drawer } from "../memory/drawer.ts";
import { createRows, type LookUps, type Rows } from "./rows.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

/** Times are milliseconds of the town's calendar. */
export type Timed = { id: string; createdAt: number; updatedAt: number };

/** Rows by when they were made and when they last changed. */
export type Timelines<T> = {
  readonly created: Timeline<T>;
  readonly updated: Timeline<T>;
};

/** Rows that the platform lists by when they were made and when they last changed. */
export type TimedRows<T, I extends string = never> = Rows<T, I> &
  Timelines<T> & {
    /** Say that a row has changed: moves `update_time` forward (never back) and looks it up anew. */
    touch(row: T, at: number): void;
    /** Only the rows of one group. */
    group(name: string): Timelines<T>;
  };

/** `groupOf` parts the rows into groups that are paged through on their own, such as the orders of one status. */
export function createTimedRows<T extends Timed, I extends string = never>(
  lookUps: LookUps<T, I>,
  groupOf?: (row: T) => string,
): TimedRows<T, I> {
  const rows = createRows(lookUps);
  const all = createTimelines<T>();
  const groups = new Map<string, Timelines<T>>();
  const groupOfId = new Map<string, string>();
  const group = (name: string) => {
    const known = groups.get(name) ?? createTimelines<T>();
    groups.set(name, known);
    return known;
  };
  const place = (row: T) => {
    placeIn(all, row);
    if (!groupOf) return;
    const [before, now] = [groupOfId.get(row.id), groupOf(row)];
    if (before !== undefined && before !== now) removeFrom(group(before), row);
    placeIn(group(now), row);
    groupOfId.set(row.id, now);
  };
  const timed: TimedRows<T, I> = {
    ...rows,
    ...all,
    [drawer]: { ...rows[drawer], put: (row) => void timed.add(row as T) },
    group,
    add(row) {
      place(row);
      return rows.add(row);
    },
    remove(row) {
      removeFrom(all, row);
      const name = groupOfId.get(row.id);
      if (name !== undefined) removeFrom(group(name), row);
      groupOfId.delete(row.id);
      rows.remove(row);
    },
    touch(row, at) {
      row.updatedAt = Math.max(row.updatedAt, at);
      place(row);
      rows.changed(row);
    },
  };
  return timed;
}

function createTimelines<T extends Timed>(): Timelines<T> {
  return { created: createTimeline<T>(), updated: createTimeline<T>() };
}

function placeIn<T extends Timed>(lines: Timelines<T>, row: T): void {
  lines.created.place(row, second(row.createdAt));
  lines.updated.place(row, second(row.updatedAt));
}

function removeFrom<T extends Timed>(lines: Timelines<T>, row: T): void {
  lines.created.remove(row);
  lines.updated.remove(row);
}

const second = (ms: number) => Math.floor(ms / 1000);
