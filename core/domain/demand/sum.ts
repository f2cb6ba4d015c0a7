/** Sum of the first `count` values. */
export function sum(values: Float64Array, count = values.length): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += values[i] as number;
  return total;
}
