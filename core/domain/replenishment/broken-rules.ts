import {
  gramsOfPallets,
  type InboundRules,
  roomOfPallets,
} from "./inbound-rules.ts";
import type { Bound, Limit } from "./plan-replenishment.ts";
import type { RoomLeft } from "./storage-quota.ts";

/** A number that a person has chosen, with what is known of its goods. */
export type ChosenLine = {
  name: string;
  units: number;
  cartons: number;
  limits: readonly Limit[];
  unitCostMinor: number;
  /** Null where nobody has said how large a unit is. */
  cubicFeet: number | null;
  /** Null where nobody has said what a unit weighs. */
  weightGrams: number | null;
  /** Units in one carton; null where it is not known any more. */
  packSize: number | null;
};

/**
 * What suggestions never break, because they are made of whole cartons: the network takes one that is not full, but what a
 * merchant packs and orders by the carton is then no longer what was planned.
 */
export type ChosenBound = Bound | "whole-cartons";

/** A rule that chosen numbers break. */
export type BrokenRule = {
  bound: ChosenBound;
  /** The article; null where all of them together break it. */
  name: string | null;
  /**
   * What it lets be sent at most: units of the article, minor units of a budget, cartons, cubic feet or grams of pallets, or
   * units or cubic feet of a quota. Of a number that is not whole cartons: the units that one holds.
   */
  most: number;
};

/** The network's own rules: it would turn the goods away, so that nobody can insist. */
const networkBounds: readonly ChosenBound[] = [
  "melting-season",
  "shelf-life",
  "capacity",
  "cartons",
  "pallets",
  "carton-weight",
];

/** Whether somebody may send all the same what breaks these rules: they are his own. */
export const mayInsist = (broken: readonly Pick<BrokenRule, "bound">[]) =>
  broken.every(({ bound }) => !networkBounds.includes(bound));

/** The rules that a delivery breaks whose numbers a person has chosen: those by which the same delivery would be suggested. */
export function brokenRules(
  lines: readonly ChosenLine[],
  {
    budgetMinor,
    room,
    rules,
  }: {
    budgetMinor: number | null;
    /** Room that is left at the network. */
    room: RoomLeft;
    rules: Pick<
      InboundRules,
      "mostCartons" | "mostPallets" | "pallet" | "palletFloor"
    >;
  },
): BrokenRule[] {
  const total = (of: (line: ChosenLine) => number) =>
    lines.reduce((sum, line) => sum + of(line), 0);
  const most = (bound: Bound, limit: number | null, all: number) =>
    limit !== null && all > limit ? [{ bound, name: null, most: limit }] : [];
  const capacity = (units: number, cubicFeet: number) =>
    [
      ...most("capacity", room.units, units),
      ...most("capacity", room.cubicFeet, cubicFeet),
    ].slice(0, 1);
  const pallets = (cubicFeet: number, grams: number) =>
    [
      ...most("pallets", roomOfPallets(rules), cubicFeet),
      ...most("pallets", gramsOfPallets(rules), grams),
    ].slice(0, 1);
  return [
    ...lines.flatMap(({ name, units, packSize }): BrokenRule[] =>
      packSize !== null && units % packSize !== 0
        ? [{ bound: "whole-cartons", name, most: packSize }]
        : [],
    ),
    ...lines.flatMap(({ name, units, limits }) =>
      limits.flatMap((limit): BrokenRule[] =>
        units > limit.units
          ? [{ bound: limit.bound, name, most: limit.units }]
          : [],
      ),
    ),
    ...most(
      "budget",
      budgetMinor,
      total(({ units, unitCostMinor }) => units * unitCostMinor),
    ),
    ...capacity(
      total(({ units }) => units),
      total(({ units, cubicFeet }) => units * (cubicFeet ?? 0)),
    ),
    ...most(
      "cartons",
      rules.mostCartons,
      total(({ cartons }) => cartons),
    ),
    ...pallets(
      total(({ units, cubicFeet }) => units * (cubicFeet ?? 0)),
      total(({ units, weightGrams }) => units * (weightGrams ?? 0)),
    ),
  ];
}
