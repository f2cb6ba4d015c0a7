/** What a place of a channel showed on a day. */
export type DayEnd = {
  channel: string;
  place: string;
  /** Index of the day. */
  day: number;
  /** When the day ended. */
  quantity: number;
  /** The most that it showed on the day; on the first, ever before. */
  most: number;
};

/**
 * Days on which an article could not be had: none of the places that ever had any showed something to sell when the day
 * ended. Pools stand in for each other. TikTok Shop is told of the merchant's own stock and Shopify of the network's, but
 * buyers of either channel are served from both: goods that lie at one of them alone show zero at the other for ever, which
 * says nothing about buyers. A place that never showed any is no place for the article; where there is no other, nothing is
 * known of its stock.
 *
 * Of a guaranteed split only TikTok Shop's share of the merchant's stock is among these numbers. A share that is empty while
 * another place has some is that channel's outage alone, and the day counts as in stock: the series is of all channels
 * together, most of whose buyers were served, and filling in the whole day would count those twice. What the empty channel
 * might have sold is not made up. A split leaves no share empty while more than one unit is free, so such days are few.
 *
 * Days before a place's first number count as in stock: nothing is known of them.
 * @param ends in the order of days; a place that says nothing on a day shows what it showed before.
 */
export function stockOutDays(
  ends: readonly DayEnd[],
  days: number,
): Uint8Array | null {
  const placeOf = ({ channel, place }: DayEnd) => `${channel} ${place}`;
  const stocked = new Set(
    ends.flatMap((end) => (end.most > 0 ? [placeOf(end)] : [])),
  );
  const known = ends
    .filter((end) => stocked.has(placeOf(end)))
    .sort((one, other) => one.day - other.day);
  if (!known.some(({ quantity }) => quantity <= 0)) return null;
  const out = new Uint8Array(days);
  const shown = new Map<string, number>();
  let next = 0;
  for (let day = 0; day < days; day++) {
    for (let end = known[next]; end && end.day <= day; end = known[++next])
      shown.set(placeOf(end), end.quantity);
    if (shown.size === 0) continue;
    if ([...shown.values()].every((quantity) => quantity <= 0)) out[day] = 1;
  }
  return out.includes(1) ? out : null;
}
