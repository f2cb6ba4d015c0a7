import { gramsPerPound } from "#core/kit/measures.ts";
import type { WireWeight } from "../wire/product.ts";

const gramsIn: Record<WireWeight["unit"], number> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: gramsPerPound / 16,
  POUNDS: gramsPerPound,
};

/** Whole grams. Shopify writes 0 for a weight nobody entered, and a parcel cannot weigh nothing: both are null. */
export function toGrams(weight: WireWeight | null): number | null {
  if (!weight || weight.value <= 0) return null;
  return Math.max(1, Math.round(weight.value * gramsIn[weight.unit]));
}
