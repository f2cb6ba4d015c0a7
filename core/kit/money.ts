/** An amount in the currency's minor unit (cents), always a whole number. */
export type Money = { minor: number; currency: string };

// ISO 4217 currencies without or with three decimal places that the two platforms trade in; all others have two.
const decimals: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  BHD: 3,
  KWD: 3,
};

const decimalsOf = (currency: string) => decimals[currency] ?? 2;

/** How many of the smallest coins make one of the currency: 100 cents, 1 yen. */
export const minorPerUnit = (currency: string): number =>
  10 ** decimalsOf(currency);

/**
 * Reads a platform's decimal string without floating point: `"18.5"` USD is 1850.
 * @throws RangeError when the text is not a decimal number.
 */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not an amount: ${JSON.stringify(text)}`);
  const [, sign, whole, fraction = ""] = match;
  const places = decimalsOf(currency);
  const minor = Number(
    `${whole}${fraction.padEnd(places, "0").slice(0, places)}`,
  );
  return { minor: sign === "-" ? -minor : minor, currency };
}

/** Writes the amount as the platforms want it: 1850 USD is `"18.50"`. */
export function formatDecimal({ minor, currency }: Money): string {
  const places = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return places === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
