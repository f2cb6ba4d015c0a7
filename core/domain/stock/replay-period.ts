import { derive } from "./derivation.ts";
import { type Channel, noRule, type RuleLimits } from "./stock-rule.ts";

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
 * Plays a recorded period again as if these limits had been in force. The channel that is told a number shows what there was
 * `lagMs` ago under its limits, less what it has sold itself since; the one at home knows all but the other's latest sales.
 * A buyer takes as many as are shown. Buyers who were turned away then left no record, so a smaller buffer can only show
 * what it costs, not what it would have gained.
 * @param limits of the channel that is told the pool's number.
 */
export function replayPeriod(
  { home, start, steps, lagMs }: RecordedPeriod,
  limits: RuleLimits,
): Replayed {
  const rule = { ...noRule, ...limits };
  let left = Math.max(0, start);
  const truth = [{ at: Number.NEGATIVE_INFINITY, left }];
  const taken: { at: number; channel: Channel; asked: number; got: number }[] =
    [];
  const byChannel = { storefront: nothing(), marketplace: nothing() };
  const moved = { added: 0, removed: 0, countedAway: 0 };

  const shows = (channel: Channel, at: number): number => {
    const since = at - lagMs[channel];
    const latest = taken.filter((one) => one.at > since);
    if (channel === home)
      return (
        left + sum(latest.map((one) => (one.channel === home ? 0 : one.got)))
      );
    const then = truth.findLast((one) => one.at <= since)?.left ?? 0;
    const told = derive([{ term: "left", quantity: then, ref: null }], rule);
    const own = latest.map((one) => (one.channel === home ? 0 : one.asked));
    return Math.max(0, told.quantity - sum(own));
  };

  const timeline = new Timeline(steps);
  for (let step = timeline.next(); step; step = timeline.next()) {
    const at = step.at.getTime();
    const { kind, units } = step;
    if (kind === "sale") {
      const { channel, cancelledAt } = step;
      const one = byChannel[channel];
      const asked = Math.min(units, shows(channel, at));
      const got = Math.min(asked, left);
      one.sold += got;
      one.oversold += asked - got;
      one.lost += units - asked;
      one.lostSales += asked < units ? 1 : 0;
      left -= got;
      taken.push({ at, channel, asked, got });
      if (cancelledAt && got > 0)
        timeline.add({ kind: "back", at: cancelledAt, channel, units: got });
    } else if (kind === "back") {
      const { channel } = step;
      byChannel[channel].sold -= units;
      taken.push({ at, channel, asked: -units, got: -units });
      left += units;
    } else if (units > 0) {
      moved.added += units;
      left += units;
    } else {
      moved.removed -= units;
      const short = Math.max(0, -units - left);
      moved.countedAway += short;
      left = Math.max(0, left + units);
    }
    truth.push({ at, left });
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

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
