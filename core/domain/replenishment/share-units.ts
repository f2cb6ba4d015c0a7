/** Somebody who sells from a pool: what a further unit is worth to him, falling with each unit that he has. */
export type Taker = {
  id: string;
  /** The worth of the unit after so many, in whatever measure all takers share, e.g. P(demand > n) × margin. */
  worthOf(units: number): number;
  /** Promised already: these come first, whatever they are worth. */
  floor: number;
};

/**
 * Splits whole units between takers, each unit to whom it is worth most: for falling worths no split is worth more. Own
 * warehouse and network share what the merchant has by it. The same question has the same answer; with more units nobody
 * gets fewer.
 * @returns units by taker; together never more than there are.
 */
export function shareUnits(
  units: number,
  takers: readonly Taker[],
): Map<string, number> {
  const shares = new Map<string, number>();
  let left = Math.max(0, Math.floor(units));
  for (const { id, floor } of takers) {
    const first = Math.min(left, Math.max(0, floor));
    shares.set(id, first);
    left -= first;
  }
  for (; left > 0; left--) {
    const best = mostEager(takers, shares);
    if (!best) break;
    shares.set(best.id, (shares.get(best.id) ?? 0) + 1);
  }
  return shares;
}

function mostEager(
  takers: readonly Taker[],
  shares: ReadonlyMap<string, number>,
): Taker | null {
  let best: Taker | null = null;
  let most = 0;
  for (const taker of takers) {
    const worth = taker.worthOf(shares.get(taker.id) ?? 0);
    if (worth > most) {
      best = taker;
      most = worth;
    }
  }
  return best;
}
