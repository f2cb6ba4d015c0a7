import { derive } from "./derivation.ts";
import { type Channel, noRule, type RuleLimits } from "./stock-rule.ts";

/** What buyers of each channel are shown of one pool while a past period is played again. */
export type ReplayShelf = {
  /** @param left units that are there. */
  shows(channel: Channel, at: number, left: number): number;
  /** Buyers asked for so many of what was shown and got so many; below nothing: they were given back. */
  took(taken: Taken, left: number): void;
  /** Units that are there from now on. */
  stands(at: number, left: number): void;
};

export type Taken = {
  at: number;
  channel: Channel;
  asked: number;
  got: number;
};

export type ShelfTerms = {
  home: Channel;
  lagMs: Record<Channel, number>;
  limits: RuleLimits;
  /** Units that are there when it begins, and when that is. */
  start: number;
  begins: number;
};

/**
 * One pool that both channels see. The channel that is told a number shows what there was `lagMs` ago under its limits, less
 * what it has sold itself since; the one at home knows all but the other's latest sales.
 */
export function sharedShelf({
  home,
  lagMs,
  limits,
  start,
}: ShelfTerms): ReplayShelf {
  const rule = { ...noRule, ...limits };
  const truth = [{ at: Number.NEGATIVE_INFINITY, left: start }];
  const taken: Taken[] = [];
  return {
    shows(channel, at, left) {
      const since = at - lagMs[channel];
      const latest = taken.filter((one) => one.at > since);
      if (channel === home)
        return (
          left + sum(latest.map((one) => (one.channel === home ? 0 : one.got)))
        );
      const then = truth.findLast((one) => one.at <= since)?.left ?? 0;
      const told = derive([{ term: "", quantity: then, ref: null }], rule);
      const own = latest.map((one) => (one.channel === home ? 0 : one.asked));
      return Math.max(0, told.quantity - sum(own));
    },
    took: (one) => void taken.push(one),
    stands: (at, left) => void truth.push({ at, left }),
  };
}

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
