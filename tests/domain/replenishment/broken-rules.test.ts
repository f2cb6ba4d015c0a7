import fc from "fast-check";
import { expect, test } from "vitest";
import {
  brokenRules,
  type ChosenLine,
  mayInsist,
} from "#core/domain/replenishment/broken-rules.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import { planReplenishment } from "#core/domain/replenishment/plan-replenishment.ts";
import {
  type RoomLeft,
  roomLeft,
  roomTaken,
} from "#core/domain/replenishment/storage-quota.ts";
import { gramsPerPound } from "#core/kit/measures.ts";
import { anyAssortment, anyDay, first, goods } from "./any-goods.ts";

const { value: rules } = first(inboundRules);
const line = (wish: Partial<ChosenLine> = {}): ChosenLine => ({
  name: "mug",
  units: 10,
  cartons: 1,
  limits: [],
  unitCostMinor: 400,
  cubicFeet: 0.2,
  weightGrams: 500,
  packSize: 10,
  ...wish,
});

test("what is suggested breaks no rule, whatever the goods and the day", () => {
  fc.assert(
    fc.property(anyAssortment, anyDay, (assortment, day) => {
      const { lines } = planReplenishment(assortment, day);
      const chosen = lines.map(({ units, cartons, limits }, at) => ({
        ...(assortment[at] ?? goods()),
        weightGrams: assortment[at]?.weightGrams ?? null,
        name: `${at}`,
        units,
        cartons,
        limits,
      }));
      expect(
        brokenRules(chosen, {
          budgetMinor: day.policy.budgetMinor,
          // Rooms are added up in another order.
          rules: { ...day.rules, mostPallets: null },
          room: {
            units: roomLeft(day.rules, roomTaken(assortment)).units,
            cubicFeet: null,
          },
        }),
      ).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("a number that is chosen breaks the rules by which it would not be suggested; only one's own can be insisted on", () => {
  const limits = [{ bound: "supply", units: 9 } as const];
  const own = brokenRules([line({ limits }), line()], {
    budgetMinor: 7_999,
    room: { units: 20, cubicFeet: 4 },
    rules,
  });
  expect(own).toEqual([
    { bound: "supply", name: "mug", most: 9 },
    { bound: "budget", name: null, most: 7_999 },
  ]);
  expect(mayInsist(own)).toBe(true);
  const theirs = brokenRules(
    [line({ limits: [{ bound: "shelf-life", units: 0 }] }), line()],
    {
      budgetMinor: null,
      room: { units: 19, cubicFeet: 3.9 },
      rules: { ...rules, mostCartons: 1, mostPallets: 0 },
    },
  );
  expect(theirs.map(({ bound }) => bound)).toEqual([
    "shelf-life",
    "capacity",
    "cartons",
    "pallets",
  ]);
  expect(mayInsist(theirs)).toBe(false);
  const full = (room: RoomLeft) =>
    brokenRules([line(), line()], { budgetMinor: null, rules, room });
  expect(full({ units: 19, cubicFeet: null })).toEqual([
    { bound: "capacity", name: null, most: 19 },
  ]);
  expect(full({ units: null, cubicFeet: 3.9 })).toMatchObject([
    { bound: "capacity", most: 3.9 },
  ]);
  expect(mayInsist(full({ units: 0, cubicFeet: null }))).toBe(false);
});

test("pallets are full by weight as well, which the network turns away; cartons that are not full are one's own affair", () => {
  const check = (lines: ChosenLine[], mostPallets: number) =>
    brokenRules(lines, {
      budgetMinor: null,
      room: { units: null, cubicFeet: null },
      rules: { ...rules, mostPallets },
    });
  // Two pallets have room for thousands, and bear 1,500 units of two pounds.
  const heavy = (units: number) =>
    line({ units, weightGrams: gramsPerPound * 2, cubicFeet: 0.01 });
  expect(check([heavy(1_500)], 2)).toEqual([]);
  const beyond = check([heavy(1_510)], 2);
  expect(beyond).toEqual([
    { bound: "pallets", name: null, most: 3_000 * gramsPerPound },
  ]);
  expect(mayInsist(beyond)).toBe(false);
  const loose = check([line({ units: 24 }), line({ units: 30 })], 2);
  expect(loose).toEqual([{ bound: "whole-cartons", name: "mug", most: 10 }]);
  expect(mayInsist(loose)).toBe(true);
  expect(check([line({ units: 24, packSize: null })], 2)).toEqual([]);
});
