/**
 * Splits a whole number into parts in proportion to weights, to the unit: the parts add up to `total` for every input.
 * Units left over by rounding go to the largest remainders, earlier parts first. Weights that are all nothing count alike.
 */
export function spread(total: number, weights: number[]): number[] {
  const known = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = known > 0 ? weights : weights.map(() => 1);
  const whole = known > 0 ? known : weights.length;
  if (shares.length === 0) return [];
  const exact = shares.map((share) => (total * share) / whole);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const inTurn = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of inTurn.slice(0, left))
    parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
