import {
  type Allocation,
  heldForAllocation,
  shareOfMarketplace,
  toldOfAllocation,
} from "./allocation.ts";
import { assumedSpread } from "./divide-by-worth.ts";
import { exposureUnits } from "./exposure.ts";
import type { ReplayShelf, ShelfTerms } from "./replay-shelf.ts";
import { spikeWindowMs } from "./spike.ts";
import { weighedEveryMs } from "./split.ts";
import type { Channel } from "./stock-rule.ts";

/** Units that were sold on a channel, and when. */
export type SoldBefore = { at: Date; channel: Channel; units: number };

/** TikTok Shop's orders are read so long after it took a number: its list shows them no sooner (law S7). */
const readAfterMs = 10_000;
const dayMs = 24 * 60 * 60_000;
const weekMs = 7 * dayMs;

/**
 * A pool that is split between both channels, as `allocation.ts` splits it: Shopify sells what is not held back, TikTok Shop
 * what it was told less what it sold since. A number reaches TikTok Shop after its lag; what sells meanwhile is not taken
 * off it. Shares are weighed anew each hour, by what sold within seven days.
 * @param before what sold in the week before the period, by which the shares stand when it begins.
 */
export function splitShelf(
  { lagMs, limits, start, begins }: ShelfTerms,
  before: SoldBefore[],
): ReplayShelf {
  const sales = before.map(({ at, ...one }) => ({ ...one, at: at.getTime() }));
  let held = 0;
  let shown = 0;
  let moving: { quantity: number; at: number } | null = null;
  /** When TikTok Shop's orders are read; null: they have been, or a number is on its way. */
  let readAt: number | null = null;
  let isRead = true;
  let weighedAt = begins;

  const soldSince = (channel: Channel, since: number, until: number) =>
    sales.reduce(
      (units, one) =>
        one.channel === channel && one.at > since && one.at <= until
          ? units + one.units
          : units,
      0,
    );
  const weighedBy = (at: number) => ({
    storefront: soldSince("storefront", at - weekMs, at),
    marketplace: soldSince("marketplace", at - weekMs, at),
  });
  let demand = weighedBy(begins);
  const marginAt = (at: number) =>
    limits.exposure === "off"
      ? limits.bufferUnits
      : Math.max(
          limits.bufferUnits,
          ...[spikeWindowMs, dayMs].map((withinMs) =>
            exposureUnits(
              { units: soldSince("marketplace", at - withinMs, at), withinMs },
              lagMs.marketplace,
            ),
          ),
        );
  const allocationAt = (at: number, left: number): Allocation => ({
    available: left - held,
    held,
    sold: 0,
    numbers: [
      {
        shown: Math.max(shown, moving?.quantity ?? 0),
        isKnown: moving === null,
      },
    ],
    isRead,
    isInForce: true,
    margin: marginAt(at),
    cap: limits.cap,
    demand,
    worth: null,
    spread: assumedSpread,
  });
  const orNothing = (quantity: number) =>
    quantity < limits.floor ? 0 : quantity;

  /** What follows from how things stand: more is held or less, and a number leaves. */
  const settle = (at: number, left: number) => {
    if (at - weighedAt >= weighedEveryMs) {
      demand = weighedBy(at);
      weighedAt = at;
    }
    held = heldForAllocation(allocationAt(at, left));
    if (moving !== null) return;
    const [told] = toldOfAllocation(allocationAt(at, left));
    const quantity = orNothing(told?.quantity ?? shown);
    if (quantity === shown) return;
    moving = { quantity, at: at + lagMs.marketplace };
    isRead = false;
    readAt = null;
  };
  /** Numbers that arrived by then, and orders that were read. */
  const advance = (until: number, left: number) => {
    for (;;) {
      if (moving !== null && moving.at <= until) {
        const { at, quantity } = moving;
        shown = quantity;
        moving = null;
        readAt = at + readAfterMs;
        settle(at, left);
      } else if (readAt !== null && readAt <= until) {
        const at = readAt;
        readAt = null;
        isRead = true;
        settle(at, left);
      } else return;
    }
  };

  // The period begins with a pool that was split before.
  held = shareOfMarketplace(allocationAt(begins, start));
  shown = orNothing(held);
  let there = start;
  return {
    shows(channel, at, left) {
      advance(at, there);
      return Math.max(0, channel === "storefront" ? left - held : shown);
    },
    took({ at, channel, asked }, left) {
      if (channel === "marketplace") {
        shown = Math.max(0, shown - asked);
        held = Math.max(0, held - asked);
      }
      sales.push({ at, channel, units: asked });
      there = left;
      settle(at, left);
    },
    stands(at, left) {
      advance(at, there);
      there = left;
      settle(at, left);
    },
  };
}
