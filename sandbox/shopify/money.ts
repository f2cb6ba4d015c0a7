/** Whole cents of a decimal text such as `18.5`. */
export function cents(amount: string | number): number {
  return Math.round(Number(amount) * 100);
}

/** A price as Shopify stores it: two decimals. */
export function price(amount: string | number): string {
  return (cents(amount) / 100).toFixed(2);
}

/** An amount as MoneyV2 writes it: `20.0`, `42.5`, `18.25`. source: recorded answers of orderCreate. */
export function amount(ofCents: number): string {
  const text = (ofCents / 100).toFixed(2);
  return text.endsWith("0") ? text.slice(0, -1) : text;
}

/** Part of a sum that belongs to the units from the `from`-th to the `to`-th of `of`; parts of all units add up to it. */
export function share(
  ofCents: number,
  from: number,
  to: number,
  of: number,
): number {
  if (of === 0) return 0;
  return Math.round((ofCents * to) / of) - Math.round((ofCents * from) / of);
}

/** Divides a sum by weights, to the cent; all of it to the first where nothing weighs anything. */
export function allocate(ofCents: number, weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map((_, index) => (index ? 0 : ofCents));
  let before = 0;
  return weights.map((weight) => {
    const part = share(ofCents, before, before + weight, all);
    before += weight;
    return part;
  });
}
