import { formatDecimal, type Money, minorPerUnit } from "../kit/money.ts";

/** How TikTok Shop's prices are worked out from Shopify's. */
export type PriceRule = {
  /** Hundredths of a percent on top; negative: off. 1000 is ten percent. */
  basisPoints: number;
  /** Added after that, in the currency's minor unit. */
  addMinor: number;
  rounding: Rounding;
};

export const roundings = {
  none: "As it comes out",
  "up-to-95": "Up to the next .95",
  "up-to-99": "Up to the next .99",
  "up-to-whole": "Up to the next whole amount",
} as const;
export type Rounding = keyof typeof roundings;

/** Whether a row's or a request's text names a way of rounding. */
export const isRounding = (text: string): text is Rounding =>
  Object.hasOwn(roundings, text);

/** The same price on both sides: what a shop has that has set no rule. */
export const samePrice: PriceRule = {
  basisPoints: 0,
  addMinor: 0,
  rounding: "none",
};

/** Whether the rule changes no price in this currency. */
export const isSamePrice = (rule: PriceRule, currency: string): boolean =>
  rule.basisPoints === 0 &&
  rule.addMinor === 0 &&
  roundingIn(currency, rule) === "none";

/** What can be rounded to in this currency: one that has no parts, such as yen, knows whole amounts alone. */
export const roundingsIn = (currency: string): Rounding[] =>
  minorPerUnit(currency) > 1
    ? (Object.keys(roundings) as Rounding[])
    : ["none"];

const roundingIn = (currency: string, { rounding }: PriceRule): Rounding =>
  roundingsIn(currency).includes(rounding) ? rounding : "none";

/** What a rounded price ends with, in hundredths of the currency's unit: of 1,000 fils as of 100 cents. */
const endings: Record<Exclude<Rounding, "none">, number> = {
  "up-to-95": 95,
  "up-to-99": 99,
  "up-to-whole": 0,
};

/** What a rule does in this currency, for people. */
export function priceRuleInWords(rule: PriceRule, currency: string): string {
  if (isSamePrice(rule, currency)) return "The same price on both sides";
  const { basisPoints, addMinor } = rule;
  const rounding = roundingIn(currency, rule);
  const parts = [
    basisPoints !== 0 &&
      `${basisPoints > 0 ? "+" : "−"}${Math.abs(basisPoints) / 100} %`,
    addMinor !== 0 &&
      `${addMinor > 0 ? "+" : "−"}${formatDecimal({ minor: Math.abs(addMinor), currency })}`,
    rounding !== "none" && roundings[rounding].toLowerCase(),
  ].filter(Boolean);
  return `Shopify's price ${parts.join(", ")}`;
}

/** The price on TikTok Shop, in whole minor units, half a unit rounded up; at least one of them. */
export function applyPriceRule(
  rule: PriceRule,
  { minor, currency }: Money,
): number {
  // No price is no price by any rule.
  if (minor <= 0 || isSamePrice(rule, currency)) return minor;
  const raised =
    Math.floor((minor * (10_000 + rule.basisPoints) + 5_000) / 10_000) +
    rule.addMinor;
  const rounding = roundingIn(currency, rule);
  if (rounding === "none") return Math.max(1, raised);
  const unit = minorPerUnit(currency);
  const ending = (endings[rounding] * unit) / 100;
  const whole = Math.ceil((raised - ending) / unit) * unit + ending;
  return Math.max(1, whole);
}
