import { gramsPerPound, millimetresPerInch } from "../../kit/measures.ts";
import type { Carton } from "../inbound-facts.ts";
import type { InboundRules } from "./inbound-rules.ts";

type PalletRules = Pick<InboundRules, "pallet" | "palletFloor">;
type Stacked = Pick<Carton, "count" | "weightGrams" | "sizeMillimetres">;

/** Sizes and weights are kept in whole millimetres and grams: six cartons of 12 inches are no higher than 72. */
const rounding = 0.5;

/** Cartons of one kind side by side. */
type Layer = { height: number; grams: number };

/**
 * Pallets on which cartons can surely be stacked: each kind in layers of its own, standing as it was measured, or on another
 * side where it would not fit so. A cleverer pile may need fewer.
 * @returns null where a carton fits on no pallet, by its size or its weight.
 */
export function palletsFor(
  cartons: readonly Stacked[],
  rules: PalletRules,
): number | null {
  const height = rules.pallet.heightInches * millimetresPerInch;
  const grams = rules.pallet.pounds * gramsPerPound;
  let full = 0;
  const layers: Layer[] = [];
  for (const carton of cartons) {
    const stood = standing(carton.sizeMillimetres, rules);
    const each = carton.weightGrams - rounding;
    if (!stood || each > grams) return null;
    const most = Math.floor(grams / each);
    const across = Math.min(stood.onFloor, most);
    const onOne = Math.min(across * Math.floor(height / stood.height), most);
    full += Math.floor(carton.count / onOne);
    for (let left = carton.count % onOne; left > 0; left -= across)
      layers.push({
        height: stood.height,
        grams: Math.min(left, across) * each,
      });
  }
  return full + pilesOf(layers, { height, grams });
}

/** How a carton stands, and how many of it do side by side; null where it fits in no way. */
function standing(
  size: Carton["sizeMillimetres"],
  { pallet, palletFloor }: PalletRules,
): { height: number; onFloor: number } | null {
  const [length, width, height] = [size.length, size.width, size.height].map(
    (side) => side - rounding,
  ) as [number, number, number];
  const floor = {
    length: palletFloor.lengthInches * millimetresPerInch,
    width: palletFloor.widthInches * millimetresPerInch,
  };
  const highest = pallet.heightInches * millimetresPerInch;
  const ways = [
    { height, onFloor: sideBySide(floor, length, width) },
    { height: width, onFloor: sideBySide(floor, length, height) },
    { height: length, onFloor: sideBySide(floor, width, height) },
  ];
  return ways.find((way) => way.onFloor > 0 && way.height <= highest) ?? null;
}

type Floor = { length: number; width: number };

/**
 * Rectangles of one size that lie on a floor: rows along it one way, and what is left beside or behind them the other way.
 */
function sideBySide(floor: Floor, length: number, width: number): number {
  const rows = (f: Floor, a: number, b: number) =>
    Math.floor(f.length / a) * Math.floor(f.width / b);
  const withRest = (a: number, b: number) => {
    const along = Math.floor(floor.length / a);
    const across = Math.floor(floor.width / b);
    const behind = { ...floor, length: floor.length - along * a };
    const beside = { ...floor, width: floor.width - across * b };
    return along * across + Math.max(rows(behind, b, a), rows(beside, b, a));
  };
  return Math.max(withRest(length, width), withRest(width, length));
}

/** Layers on as few pallets as they fit on, the highest first. */
function pilesOf(layers: readonly Layer[], most: Layer): number {
  const piles: Layer[] = [];
  for (const layer of layers.toSorted((a, b) => b.height - a.height)) {
    const pile = piles.find(
      (one) =>
        one.height + layer.height <= most.height &&
        one.grams + layer.grams <= most.grams,
    );
    if (!pile) piles.push({ ...layer });
    else {
      pile.height += layer.height;
      pile.grams += layer.grams;
    }
  }
  return piles.length;
}
