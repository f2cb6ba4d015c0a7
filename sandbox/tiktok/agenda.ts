/** Something that is to happen to a thing of the town at a time of its calendar (milliseconds). */
export type Appointment<K extends string> = { at: number; kind: K; id: string };

/**
 * What is to come, in the order in which it falls due. An appointment is a reminder, not an order: whoever takes it
 * looks whether it still holds, so nobody has to cancel one.
 */
export type Agenda<K extends string> = {
  remind(at: number, kind: K, id: string): void;
  /** Takes the earliest appointment that has fallen due by `now`. */
  take(now: number): Appointment<K> | undefined;
  clear(): void;
  size(): number;
};

type Kept<K extends string> = Appointment<K> & { turn: number };

/** A binary heap; appointments of the same moment keep the order in which they were made. */
export function createAgenda<K extends string>(): Agenda<K> {
  let heap: Kept<K>[] = [];
  let turn = 0;
  const earlier = (a: number, b: number) => {
    const [left, right] = [heap[a] as Kept<K>, heap[b] as Kept<K>];
    return left.at === right.at ? left.turn < right.turn : left.at < right.at;
  };
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as Kept<K>, heap[a] as Kept<K>];
  };
  const rise = (place: number) => {
    for (let i = place; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!earlier(i, parent)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = () => {
    for (let i = 0; ; ) {
      let first = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && earlier(child, first)) first = child;
      if (first === i) return;
      swap(i, first);
      i = first;
    }
  };
  return {
    remind(at, kind, id) {
      heap.push({ at, kind, id, turn: turn++ });
      rise(heap.length - 1);
    },
    take(now) {
      const next = heap[0];
      if (!next || next.at > now) return undefined;
      const tail = heap.pop() as Kept<K>;
      if (heap.length > 0) {
        heap[0] = tail;
        sink();
      }
      return { at: next.at, kind: next.kind, id: next.id };
    },
    clear() {
      heap = [];
    },
    size: () => heap.length,
  };
}
