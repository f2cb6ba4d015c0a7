/** What a place of a channel showed when a day ended. */
export type DayEnd = {
  channel: string;
  place: string;
  /** Index of the day. */
  day: number;
  quantity: number;
};

/**
 * Days on which some channel had nothing to sell: the numbers of all its places together were at or below zero when the
 * day ended. Days before a channel's first number count as in stock: nothing is known of them.
 * @param ends in the order of days; a place that says nothing on a day shows what it showed before.
 */
export function stockOutDays(
  ends: readonly DayEnd[],
  days: number,
): Uint8Array | null {
  if (!ends.some(({ quantity }) => quantity <= 0)) return null;
  const out = new Uint8Array(days);
  for (const channel of new Set(ends.map((end) => end.channel))) {
    const shown = new Map<string, number>();
    const own = ends.filter((end) => end.channel === channel);
    let next = 0;
    for (let day = 0; day < days; day++) {
      for (let end = own[next]; end && end.day <= day; end = own[++next])
        shown.set(end.place, end.quantity);
      if (shown.size === 0) continue;
      let total = 0;
      for (const quantity of shown.values()) total += Math.max(0, quantity);
      if (total === 0) out[day] = 1;
    }
  }
  return out.includes(1) ? out : null;
}
