const trailingDays = 365;
const fewestSellingDays = 10;
const percentile = 0.95;
const headroom = 1.5;

/**
 * Caps single days at one and a half times the 95th percentile of the last year's selling days, so that a bulk order or
 * a viral day does not become the level. Returns the series itself where nothing is capped.
 */
export function dampSpikes(units: Float64Array): Float64Array {
  const from = Math.max(0, units.length - trailingDays);
  const selling = units.subarray(from).filter((value) => value > 0);
  if (selling.length < fewestSellingDays) return units;
  selling.sort();
  const index = Math.min(
    selling.length - 1,
    Math.floor(percentile * selling.length),
  );
  const cap = (selling[index] as number) * headroom;
  let capped: Float64Array | null = null;
  for (let i = 0; i < units.length; i++) {
    if ((units[i] as number) <= cap) continue;
    capped ??= Float64Array.from(units);
    capped[i] = cap;
  }
  return capped ?? units;
}
