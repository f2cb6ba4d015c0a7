import { createRows, type LookUps, type Rows } from "./rows.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

/** Times are milliseconds of the town's calendar. */
export type Timed = { id: string; createdAt: number; updatedAt: number };

/** Rows that the platform lists by when they were made and when they last changed. */
export type TimedRows<T, I extends string = never> = Rows<T, I> & {
  /** Say that a row has changed: moves `update_time` forward (never back) and looks it up anew. */
  touch(row: T, at: number): void;
  readonly created: Timeline<T>;
  readonly updated: Timeline<T>;
};

export function createTimedRows<T extends Timed, I extends string = never>(
  lookUps: LookUps<T, I>,
  saved: T[] = [],
): TimedRows<T, I> {
  const rows = createRows(lookUps);
  const created = createTimeline<T>();
  const updated = createTimeline<T>();
  const timed: TimedRows<T, I> = {
    ...rows,
    add(row) {
      created.place(row, second(row.createdAt));
      updated.place(row, second(row.updatedAt));
      return rows.add(row);
    },
    remove(row) {
      created.remove(row);
      updated.remove(row);
      rows.remove(row);
    },
    touch(row, at) {
      row.updatedAt = Math.max(row.updatedAt, at);
      updated.place(row, second(row.updatedAt));
      rows.changed(row);
    },
    created,
    updated,
  };
  for (const row of saved) timed.add(row);
  return timed;
}

const second = (ms: number) => Math.floor(ms / 1000);
