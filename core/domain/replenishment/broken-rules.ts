import { type InboundRules, roomOfPallets } from "./inbound-rules.ts";
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
};

/** A rule that chosen numbers break. */
export type BrokenRule = {
  bound: Bound;
  /** The article; null where all of them together break it. */
  name: string | null;
  /** What it lets be sent at most: units of the article, minor units of a budget, cartons, cubic feet of pallets, or units or cubic feet of a quota. */
  most: number;
};

/** The network's own rules: it would turn the goods away, so that nobody can insist. */
const networkBounds: readonly Bound[] = [
  "melting-season",
  "shelf-life",
  "capacity",
  "cartons",
  "pallets",
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
    rules: Pick<InboundRules, "mostCartons" | "mostPallets" | "pallet">;
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
  return [
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
    ...most(
      "pallets",
      roomOfPallets(rules),
      total(({ units, cubicFeet }) => units * (cubicFeet ?? 0)),
    ),
  ];
}
