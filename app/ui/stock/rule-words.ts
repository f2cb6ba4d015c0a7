import type { RuleLimits } from "#core/domain/stock/stock-rule.ts";

export const channelNames = {
  storefront: "Shopify",
  marketplace: "TikTok Shop",
  hold: "Held back in Shopify for TikTok Shop",
} as const;

/** `keeps 3 back, at most 50, sold out below 2`; null is a rule that was lifted. */
export function limitsInWords(limits: RuleLimits | null): string {
  if (!limits) return "no rule of its own";
  const { bufferUnits, cap, floor, exposure, promise } = limits;
  const parts = [
    bufferUnits > 0 && `keeps ${bufferUnits} back`,
    cap !== null && `at most ${cap}`,
    floor > 0 && `sold out below ${floor}`,
    exposure === "always" && "always keeps back what sells on the way",
    exposure === "off" && "keeps nothing more back when sales jump",
    promise === "guaranteed" && "guarantees that no unit is sold twice",
  ].filter((part) => part !== false);
  return parts.join(", ") || "keeps nothing back";
}
