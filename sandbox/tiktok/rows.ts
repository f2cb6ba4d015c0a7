import { type Drawer, drawer, handOut, type Id } from "../memory/drawer.ts";

type Keys = string | readonly string[] | null | undefined;

/** Names of look-ups and how a row answers to them: one key, several, or none. */
export type LookUps<T, I extends string> = Record<I, (row: T) => Keys>;

/** A kind of thing the platform keeps, found by id and by whatever else it is asked for, without searching. */
export type Rows<T, I extends string = never> = Iterable<T> & {
  get(id: string | undefined): T | undefined;
  /** Rows that answer to this key, in the order in which they came. */
  by(lookUp: I, key: string | undefined): readonly T[];
  add(row: T): T;
  remove(row: T): void;
  /** Say that a row has changed in something it is looked up by. */
  changed(row: T): void;
  size(): number;
  toJSON(): T[];
  readonly [drawer]: Drawer;
};

const nobody: readonly never[] = [];

export function createRows<T extends { id: string }, I extends string = never>(
  lookUps: LookUps<T, I>,
): Rows<T, I> {
  const all = new Map<string, T>();
  const names = Object.keys(lookUps) as I[];
  const found = Object.fromEntries(
    names.map((name) => [name, new Map<string, T[]>()]),
  ) as Record<I, Map<string, T[]>>;
  const known = new Map<string, Record<I, string[]>>();
  const touched = new Set<Id>();

  const keysOf = (name: I, row: T): string[] => {
    const keys = lookUps[name](row);
    if (keys === null || keys === undefined) return [];
    return typeof keys === "string" ? [keys] : [...new Set(keys)];
  };
  const enter = (name: I, key: string, row: T) => {
    const list = found[name].get(key);
    if (list) list.push(row);
    else found[name].set(key, [row]);
  };
  const leave = (name: I, key: string, row: T) => {
    const list = found[name].get(key);
    const place = list?.indexOf(row) ?? -1;
    if (place >= 0) list?.splice(place, 1);
    if (list?.length === 0) found[name].delete(key);
  };
  const enterAll = (row: T) => {
    const keys = {} as Record<I, string[]>;
    for (const name of names) {
      keys[name] = keysOf(name, row);
      for (const key of keys[name]) enter(name, key, row);
    }
    known.set(row.id, keys);
  };

  const rows: Rows<T, I> = {
    get(id) {
      const row = id === undefined ? undefined : all.get(id);
      if (row) touched.add(row.id);
      return row;
    },
    by(name, key) {
      const list =
        (key === undefined ? undefined : found[name].get(key)) ?? nobody;
      handOut(touched, list);
      return list;
    },
    add(row) {
      touched.add(row.id);
      all.set(row.id, row);
      enterAll(row);
      return row;
    },
    remove(row) {
      touched.add(row.id);
      const keys = known.get(row.id);
      for (const name of names)
        for (const key of keys?.[name] ?? []) leave(name, key, row);
      known.delete(row.id);
      all.delete(row.id);
    },
    changed(row) {
      touched.add(row.id);
      const before = known.get(row.id);
      if (!before) return;
      for (const name of names) {
        const now = keysOf(name, row);
        const was = before[name];
        if (now.length === was.length && now.every((k, i) => k === was[i]))
          continue;
        for (const key of was) if (!now.includes(key)) leave(name, key, row);
        for (const key of now) if (!was.includes(key)) enter(name, key, row);
        before[name] = now;
      }
    },
    size: () => all.size,
    toJSON: () => [...all.values()],
    [drawer]: {
      touched,
      peek: (id) => all.get(id as string),
      records: () => all.values(),
      put: (record) => void rows.add(record as T),
    },
    [Symbol.iterator]: () => all.values(),
  };
  return rows;
}
