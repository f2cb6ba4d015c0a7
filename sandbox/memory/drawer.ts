/** How a collection of records lets itself be written down: the key of its `Drawer`. */
export const drawer = Symbol("drawer");

export type Id = string | number;
export type Kept = { id: Id };

/**
 * A collection as the memory of the sandbox sees it. Records are plain objects that deeds change in place, mostly without a
 * word; so every record that was handed out is looked at again before the next entry is made.
 */
export type Drawer = {
  /** Ids of records that may have changed since they were looked at last. */
  readonly touched: Set<Id>;
  /** A record without handing it out. */
  peek(id: Id): Kept | undefined;
  records(): Iterable<Kept>;
  /** Puts a record back that was written down. */
  put(record: Kept): void;
};

type WithDrawer = { readonly [drawer]: Drawer };

export function isDrawer(value: unknown): value is WithDrawer {
  return typeof value === "object" && value !== null && drawer in value;
}

/** Looking at more than this at once is a search, not the beginning of a deed. */
const mostInDeed = 64;

/** Notes that these were handed out. */
export function handOut<T extends Kept>(
  touched: Set<Id>,
  records: readonly T[],
): void {
  if (records.length > mostInDeed) return;
  for (const { id } of records) touched.add(id);
}

/** The collections of an object, by name. */
export function drawersOf(target: object): [name: string, Drawer][] {
  return Object.entries(target).flatMap(([name, value]) =>
    isDrawer(value) ? [[name, value[drawer]]] : [],
  );
}

/** Fills empty collections with the lists of the same names. A list of which an older file knows nothing stays empty. */
export function* fill(target: object, saved: object): Generator<void> {
  const lists = saved as Record<string, Iterable<Kept> | undefined>;
  for (const [name, { put }] of drawersOf(target))
    for (const record of lists[name] ?? []) {
      put(record);
      yield;
    }
}
