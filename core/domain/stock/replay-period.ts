import { sharedShelf } from "./replay-shelf.ts";
import { type SoldBefore, splitShelf } from "./replay-split.ts";
import type { Channel, RuleLimits } from "./stock-rule.ts";

/** Something that happened to the units of one pool. */
export type ReplayStep =
  | {
      kind: "sale";
      at: Date;
      channel: Channel;
      units: number;
      cancelledAt: Date | null;
    }
  /** A receipt, a count, a return: units that came or went without a sale of the period. */
  | { kind: "stock"; at: Date; units: number };

/** What a shop recorded of one item at one pool over a period. */
export type RecordedPeriod = {
  /** The channel whose platform counts the pool itself: it knows every receipt and count at once. */
  home: Channel;
  /** Units that could be sold when the period began. */
  start: number;
  steps: ReplayStep[];
  /** What sold in the week before: a pool that is split is split by it. Left out: nothing. */
  before?: SoldBefore[];
  /** How long it takes until a channel shows what happened elsewhere, in milliseconds. */
  lagMs: Record<Channel, number>;
};

export type ReplayedChannel = {
  /** Units that buyers ordered, and got. */
  sold: number;
  /** Units that buyers ordered and that were not there. */
  oversold: number;
  /** Units, and orders, that buyers wanted and the channel showed no more of. */
  lost: number;
  lostSales: number;
};

export type Replayed = ReplayedChannel & {
  byChannel: Record<Channel, ReplayedChannel>;
  /** Of `oversold`: units that a count took away beyond what was left, so from orders that had got them. */
  countedAway: number;
  /** Units that came, and units that went without a sale. */
  added: number;
  removed: number;
  left: number;
};

/**
 * Plays a recorded period again as if these limits had been in force, over one pool that both channels see or, where they
 * promise so, a pool that is split between them. A buyer takes as many as are shown. Buyers who were turned away then left no record, so a smaller buffer can only show
 * what it costs, not what it would have gained.
 * @param limits of the channel that is told the pool's number.
 */
export function replayPeriod(
  { home, start, steps, before = [], lagMs }: RecordedPeriod,
  limits: RuleLimits,
): Replayed {
  let left = Math.max(0, start);
  const terms = { home, lagMs, limits, start: left, begins: began(steps) };
  // Only what Shopify counts can be held back there.
  const shelf =
    limits.promise === "guaranteed" && home === "storefront"
      ? splitShelf(terms, before)
      : sharedShelf(terms);
  const byChannel = { storefront: nothing(), marketplace: nothing() };
  const moved = { added: 0, removed: 0, countedAway: 0 };

  const timeline = new Timeline(steps);
  for (let step = timeline.next(); step; step = timeline.next()) {
    const at = step.at.getTime();
    const { kind, units } = step;
    if (kind === "sale") {
      const { channel, cancelledAt } = step;
      const one = byChannel[channel];
      const asked = Math.min(units, shelf.shows(channel, at, left));
      const got = Math.min(asked, left);
      one.sold += got;
      one.oversold += asked - got;
      one.lost += units - asked;
      one.lostSales += asked < units ? 1 : 0;
      left -= got;
      shelf.took({ at, channel, asked, got }, left);
      if (cancelledAt && got > 0)
        timeline.add({ kind: "back", at: cancelledAt, channel, units: got });
    } else if (kind === "back") {
      const { channel } = step;
      byChannel[channel].sold -= units;
      left += units;
      shelf.took({ at, channel, asked: -units, got: -units }, left);
    } else if (units > 0) {
      moved.added += units;
      left += units;
    } else {
      moved.removed -= units;
      const short = Math.max(0, -units - left);
      moved.countedAway += short;
      left = Math.max(0, left + units);
    }
    shelf.stands(at, left);
  }
  const all = total(Object.values(byChannel));
  const { countedAway } = moved;
  return {
    ...all,
    oversold: all.oversold + countedAway,
    byChannel,
    ...moved,
    left,
  };
}

/** Before anything happened. */
const began = (steps: ReplayStep[]): number =>
  Math.min(...steps.map(({ at }) => at.getTime())) - 1;

type Back = {
  kind: "back";
  at: Date;
  channel: Channel;
  units: number;
};

/** Steps in the order of their times; what is added on the way finds its place. */
class Timeline {
  #waiting: (ReplayStep | Back)[];

  constructor(steps: ReplayStep[]) {
    this.#waiting = [...steps].sort(byTime);
  }

  add(step: Back): void {
    const place = this.#waiting.findIndex(({ at }) => at > step.at);
    this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, step);
  }

  next(): ReplayStep | Back | undefined {
    return this.#waiting.shift();
  }
}

const byTime = (a: { at: Date }, b: { at: Date }) =>
  a.at.getTime() - b.at.getTime();

const nothing = (): ReplayedChannel => ({
  sold: 0,
  oversold: 0,
  lost: 0,
  lostSales: 0,
});

const total = (parts: ReplayedChannel[]): ReplayedChannel =>
  parts.reduce(
    (sum, part) => ({
      sold: sum.sold + part.sold,
      oversold: sum.oversold + part.oversold,
      lost: sum.lost + part.lost,
      lostSales: sum.lostSales + part.lostSales,
    }),
    nothing(),
  );
