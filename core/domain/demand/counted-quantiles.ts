import type { DemandClass } from "./classify-demand.ts";
import { negativeBinomialQuantiles } from "./negative-binomial.ts";
import { variancePast, type WindowSpread } from "./window-spread.ts";

/** A window of days ahead: what is expected of it, and how such windows of the same article scattered. */
export type ExpectedWindow = {
  expected: number;
  demandClass: DemandClass;
  spread: WindowSpread | null;
};

/** As a negative binomial around what is expected says. */
export function countedQuantiles(
  { expected, spread }: Pick<ExpectedWindow, "expected" | "spread">,
  probabilities: readonly number[],
): number[] {
  const variance = spread
    ? variancePast(spread, expected)
    : // Nothing is known of the scatter: that of a launch, where every other one is off by half.
      expected + (expected / 2) ** 2;
  return negativeBinomialQuantiles(expected, variance, probabilities);
}
