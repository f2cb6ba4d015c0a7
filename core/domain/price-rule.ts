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

/** Whether the rule changes no price. */
export const isSamePrice = (rule: PriceRule): boolean =>
  rule.basisPoints === 0 && rule.addMinor === 0 && rule.rounding === "none";

const endings: Record<Exclude<Rounding, "none">, number> = {
  "up-to-95": 95,
  "up-to-99": 99,
  "up-to-whole": 0,
};

/** What a rule does, for people. */
export function priceRuleInWords(rule: PriceRule): string {
  if (isSamePrice(rule)) return "The same price on both sides";
  const { basisPoints, addMinor, rounding } = rule;
  const parts = [
    basisPoints !== 0 &&
      `${basisPoints > 0 ? "+" : "−"}${Math.abs(basisPoints) / 100} %`,
    addMinor !== 0 &&
      `${addMinor > 0 ? "+" : "−"}${(Math.abs(addMinor) / 100).toFixed(2)}`,
    rounding !== "none" && roundings[rounding].toLowerCase(),
  ].filter(Boolean);
  return `Shopify's price ${parts.join(", ")}`;
}

/** The price on TikTok Shop, in whole minor units, half a unit rounded up; at least one of them. */
export function applyPriceRule(rule: PriceRule, minor: number): number {
  // No price is no price by any rule.
  if (minor <= 0 || isSamePrice(rule)) return minor;
  const raised =
    Math.floor((minor * (10_000 + rule.basisPoints) + 5_000) / 10_000) +
    rule.addMinor;
  if (rule.rounding === "none") return Math.max(1, raised);
  const ending = endings[rule.rounding];
  const whole = Math.ceil((raised - ending) / 100) * 100 + ending;
  return Math.max(1, whole);
}
