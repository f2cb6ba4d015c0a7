import type { Carton, InboundCarriage, InboundLine } from "../inbound-facts.ts";
import type { InboundRules } from "./inbound-rules.ts";

/** How a person packs one article for the network. */
export type Packing = {
  goodsExternalId: string;
  unitsPerCarton: number;
  /** Of a full carton. */
  weightGrams: number;
  sizeMillimetres: Carton["sizeMillimetres"];
};

export const gramsPerPound = 453.592_37;
export const millimetresPerInch = 25.4;

/**
 * The cartons of a delivery: full ones of each article, and one for what is left over, which weighs as much less.
 * @returns null where an article is packed by nobody: all of it travels, or nothing.
 */
export function packCartons(
  lines: readonly InboundLine[],
  packings: readonly Packing[],
): Carton[] | null {
  const cartons: Carton[] = [];
  for (const { goodsExternalId, quantity } of lines) {
    const packing = packings.find(
      (one) => one.goodsExternalId === goodsExternalId,
    );
    if (!packing || packing.unitsPerCarton < 1) return null;
    const { unitsPerCarton, weightGrams, sizeMillimetres } = packing;
    const full = Math.floor(quantity / unitsPerCarton);
    const rest = quantity % unitsPerCarton;
    if (full > 0)
      cartons.push({
        count: full,
        lines: [{ goodsExternalId, quantity: unitsPerCarton }],
        weightGrams,
        sizeMillimetres,
      });
    if (rest > 0)
      cartons.push({
        count: 1,
        lines: [{ goodsExternalId, quantity: rest }],
        weightGrams: Math.max(
          1,
          Math.round((weightGrams * rest) / unitsPerCarton),
        ),
        sizeMillimetres,
      });
  }
  return cartons;
}

/** Whether no carton is heavier than a parcel carrier brings; on pallets they may be. */
export const fitCarriage = (
  cartons: readonly Carton[],
  by: InboundCarriage,
  rules: Pick<InboundRules, "cartonPounds">,
): boolean =>
  by !== "parcel" ||
  cartons.every(
    ({ weightGrams }) => weightGrams <= rules.cartonPounds * gramsPerPound,
  );
