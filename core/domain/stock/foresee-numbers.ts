import type { Term } from "./derivation.ts";
import type { Channel } from "./stock-rule.ts";

/** What a channel is told of a variant. */
export type NumberTold = {
  channel: Channel;
  variantId: string;
  /** What is told there: the variant in Shopify, a SKU on TikTok Shop. */
  itemId: string;
  units: number;
  terms: Term[];
};

/** A number as it is told now, and as it would be. */
export type NumberForeseen = {
  channel: Channel;
  variantId: string;
  itemId: string;
  /** Null: nothing is told there yet. */
  from: number | null;
  to: number;
  /** How it would come about. */
  terms: Term[];
};

/**
 * The numbers that would change, and those of one variant even where they stay: the variant's own first, then the largest
 * change. What is told no more is no number that would be told, and left out.
 */
export function foreseeNumbers(
  now: NumberTold[],
  then: NumberTold[],
  about: string,
): NumberForeseen[] {
  const known = new Map(now.map((one) => [keyOf(one), one.units]));
  const moved = ({ from, to }: NumberForeseen) => Math.abs(to - (from ?? 0));
  const isOther = ({ variantId }: NumberForeseen) =>
    variantId === about ? 0 : 1;
  return then
    .map(({ units, ...told }) => ({
      ...told,
      from: known.get(keyOf(told)) ?? null,
      to: units,
    }))
    .filter((one) => isOther(one) === 0 || one.from !== one.to)
    .sort((a, b) => isOther(a) - isOther(b) || moved(b) - moved(a));
}

const keyOf = ({ channel, itemId }: Pick<NumberTold, "channel" | "itemId">) =>
  `${channel}:${itemId}`;
