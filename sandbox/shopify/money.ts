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
