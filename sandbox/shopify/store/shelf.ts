import { type Drawer, drawer, handOut, type Id } from "../../memory/drawer.ts";

type Key = string | number;

/** The keys under which a record is found, per way in; none means that this way does not lead to it. */
export type Ways<T, Way extends string> = Record<
  Way,
  (record: T) => readonly (Key | null | undefined)[]
>;

/** How many records were looked at one by one: tests read it to see that a way in was used, not a search through all. */
export const work = { looked: 0 };

type Filed<Way extends string, Rank extends string> = {
  keys: Record<Way, Key[]>;
  places: Record<Rank, Key>;
};

/** By which values records are kept in order, besides their id. */
export type Ranks<T, Rank extends string> = Record<Rank, (record: T) => Key>;

/**
 * Records of one kind by id, with ways in for what is asked often, so that a store with 100,000 orders answers like a
 * small one. After a change to what a way leads by or a rank goes by, the record has to be filed again (`refile`).
 * As JSON it is a plain list.
 */
export class Shelf<
  T extends { id: number },
  Way extends string = never,
  Rank extends string = never,
> {
  readonly #ways: Ways<T, Way>;
  readonly #ranks: Ranks<T, Rank>;
  readonly #records = new Map<number, T>();
  readonly #filed = new Map<number, Filed<Way, Rank>>();
  readonly #index = new Map<Way, Map<Key, Set<T>>>();
  /** Built when first asked for, and kept in order from then on. */
  readonly #ranked = new Map<Rank, T[]>();
  readonly #touched = new Set<Id>();
  #all: T[] | undefined;

  readonly [drawer]: Drawer = {
    touched: this.#touched,
    peek: (id) => this.#records.get(id as number),
    records: () => this.#records.values(),
    put: (record) => void this.add(record as T),
  };

  constructor(ways: Ways<T, Way>, ranks: Ranks<T, Rank>) {
    this.#ways = ways;
    this.#ranks = ranks;
    for (const way of Object.keys(ways) as Way[])
      this.#index.set(way, new Map());
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: number | null | undefined): T | undefined {
    const record = id == null ? undefined : this.#records.get(id);
    if (record) this.#touched.add(record.id);
    return record;
  }

  /** All records, oldest id first. */
  all(): readonly T[] {
    this.#all ??= [...this.#records.values()].sort((a, b) => a.id - b.id);
    return this.#all;
  }

  /** All records by a rank, then by id. */
  ranked(rank: Rank): readonly T[] {
    const known = this.#ranked.get(rank);
    if (known) return known;
    const list = [...this.#records.values()].sort((a, b) =>
      compare(this.#place(rank, a), a.id, this.#place(rank, b), b.id),
    );
    this.#ranked.set(rank, list);
    return list;
  }

  /** Records whose rank is at least `value`. */
  rankedFrom(rank: Rank, value: Key): readonly T[] {
    const list = this.ranked(rank);
    return list.slice(this.#slot(rank, list, value, Number.NEGATIVE_INFINITY));
  }

  hasRank(rank: string): rank is Rank {
    return rank in this.#ranks;
  }

  hasWay(way: string): way is Way {
    return way in this.#ways;
  }

  /** The records to which this way leads, oldest id first. */
  by(way: Way, key: Key | null | undefined): T[] {
    const found = key == null ? undefined : this.#index.get(way)?.get(key);
    if (!found) return [];
    const records = [...found].sort((a, b) => a.id - b.id);
    handOut(this.#touched, records);
    return records;
  }

  first(way: Way, key: Key | null | undefined): T | undefined {
    return this.by(way, key)[0];
  }

  /** How many records this way leads to. */
  count(way: Way, key: Key | null | undefined): number {
    return key == null ? 0 : (this.#index.get(way)?.get(key)?.size ?? 0);
  }

  has(way: Way, key: Key | null | undefined): boolean {
    return key != null && (this.#index.get(way)?.has(key) ?? false);
  }

  add(record: T): T {
    this.#records.set(record.id, record);
    this.#touched.add(record.id);
    const last = this.#all?.at(-1);
    if (last && last.id < record.id) this.#all?.push(record);
    else this.#all = undefined;
    this.#file(record);
    return record;
  }

  /** Says that a record was changed. */
  refile(record: T): void {
    const filed = this.#filed.get(record.id);
    if (!filed) return;
    this.#touched.add(record.id);
    const { keys, places } = this.#read(record);
    for (const way of Object.keys(this.#ways) as Way[]) {
      if (same(filed.keys[way], keys[way])) continue;
      this.#forget(way, record, filed.keys[way]);
      this.#remember(way, record, keys[way]);
      filed.keys[way] = keys[way];
    }
    for (const rank of Object.keys(this.#ranks) as Rank[]) {
      if (filed.places[rank] === places[rank]) continue;
      this.#takeOut(rank, record);
      filed.places[rank] = places[rank];
      this.#putIn(rank, record);
    }
  }

  remove(record: T): void {
    const filed = this.#filed.get(record.id);
    if (!filed || !this.#records.delete(record.id)) return;
    this.#touched.add(record.id);
    this.#all = undefined;
    for (const way of Object.keys(this.#ways) as Way[])
      this.#forget(way, record, filed.keys[way]);
    for (const rank of Object.keys(this.#ranks) as Rank[])
      this.#takeOut(rank, record);
    this.#filed.delete(record.id);
  }

  /** Those that were there when the walk began, whatever is added meanwhile. */
  [Symbol.iterator](): Iterator<T> {
    const records = [...this.all()];
    handOut(this.#touched, records);
    return records[Symbol.iterator]();
  }

  toJSON(): readonly T[] {
    return this.all();
  }

  #read(record: T): Filed<Way, Rank> {
    const keys = {} as Record<Way, Key[]>;
    for (const way of Object.keys(this.#ways) as Way[])
      keys[way] = this.#ways[way](record).filter((key) => key != null) as Key[];
    const places = {} as Record<Rank, Key>;
    for (const rank of Object.keys(this.#ranks) as Rank[])
      places[rank] = this.#ranks[rank](record);
    return { keys, places };
  }

  #file(record: T): void {
    const filed = this.#read(record);
    this.#filed.set(record.id, filed);
    for (const way of Object.keys(this.#ways) as Way[])
      this.#remember(way, record, filed.keys[way]);
    for (const rank of Object.keys(this.#ranks) as Rank[])
      this.#putIn(rank, record);
  }

  #remember(way: Way, record: T, keys: Key[]): void {
    const index = this.#index.get(way);
    for (const key of keys) {
      const bucket = index?.get(key) ?? new Set<T>();
      bucket.add(record);
      index?.set(key, bucket);
    }
  }

  #forget(way: Way, record: T, keys: Key[]): void {
    const index = this.#index.get(way);
    for (const key of keys) {
      const bucket = index?.get(key);
      bucket?.delete(record);
      if (bucket?.size === 0) index?.delete(key);
    }
  }

  #putIn(rank: Rank, record: T): void {
    const list = this.#ranked.get(rank);
    list?.splice(this.#slotOf(rank, list, record), 0, record);
  }

  #takeOut(rank: Rank, record: T): void {
    const list = this.#ranked.get(rank);
    list?.splice(this.#slotOf(rank, list, record), 1);
  }

  /** Where the record was filed, whatever it looks like by now. */
  #place(rank: Rank, record: T): Key {
    return this.#filed.get(record.id)?.places[rank] ?? "";
  }

  #slotOf(rank: Rank, list: readonly T[], record: T): number {
    return this.#slot(rank, list, this.#place(rank, record), record.id);
  }

  #slot(rank: Rank, list: readonly T[], value: Key, id: number): number {
    return lowerBound(list, (other) =>
      compare(this.#place(rank, other), other.id, value, id),
    );
  }
}

function compare(a: Key, idA: number, b: Key, idB: number): number {
  if (a === b) return idA - idB;
  return a < b ? -1 : 1;
}

/** The first place in a sorted list whose record does not come before what is looked for. */
export function lowerBound<T>(
  list: readonly T[],
  distance: (record: T) => number,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distance(list[middle] as T) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function same(a: readonly Key[], b: readonly Key[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
