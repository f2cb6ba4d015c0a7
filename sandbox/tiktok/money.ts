/** Whole cents as the wire writes amounts; nothing is `0`, as in the samples. */
export function amount(cents: number): string {
  return cents === 0 ? "0" : (cents / 100).toFixed(2);
}

/** @returns whole cents of a decimal string. */
export const cents = (text: string): number => Math.round(Number(text) * 100);

export const total = (parts: number[]): number =>
  parts.reduce((sum, n) => sum + n, 0);

/** Parts `whole` by `weights` into whole cents that add up to it again; the first ones take what is left over. */
export function spread(whole: number, weights: number[]): number[] {
  const sum = total(weights);
  if (sum === 0) return weights.map((_, i) => (i === 0 ? whole : 0));
  const parts = weights.map((w) => Math.floor((whole * w) / sum));
  let left = whole - total(parts);
  return parts.map((part, i) => {
    if (left === 0 || weights[i] === 0) return part;
    left--;
    return part + 1;
  });
}
