import { expect, test } from "vitest";
import {
  type HoldPlace,
  holdMoves,
  stillHeld,
} from "#core/domain/stock/hold-moves.ts";

const place = (
  locationId: string,
  available: number,
  heldBack = 0,
  isOwn = true,
): HoldPlace => ({ locationId, available, heldBack, isOwn });
const moved = (...args: Parameters<typeof holdMoves>) =>
  holdMoves(...args).map(({ locationId, by }) => [locationId, by]);

test("S6 more is held where most can be sold, and never more than can be sold there", () => {
  const places = [place("a", 3), place("b", 5)];
  expect(moved({}, places, 4)).toEqual([["b", 4]]);
  expect(moved({}, places, 7)).toEqual([
    ["a", 2],
    ["b", 5],
  ]);
  expect(moved({}, places, 20)).toEqual([
    ["a", 3],
    ["b", 5],
  ]);
});

test("S6 less is held where least can be sold, and never less than nothing", () => {
  const places = [place("a", -1, 2), place("b", 4, 6)];
  const held = { a: 2, b: 6 };
  expect(moved(held, places, 7)).toEqual([["a", -1]]);
  expect(moved(held, places, 3)).toEqual([
    ["a", -2],
    ["b", -3],
  ]);
  expect(moved(held, places, 8)).toEqual([]);
});

test("S6 a location that is not the merchant's own any more gives back first, and what is missing is held elsewhere", () => {
  const places = [place("a", 0, 4, false), place("b", 9)];
  expect(moved({ a: 4 }, places, 4)).toEqual([
    ["a", -4],
    ["b", 4],
  ]);
});

test("S6 what somebody else took, or what lay at a location that is gone, is not held any more", () => {
  expect(stillHeld({ a: 4, gone: 3 }, [place("a", 1, 2)])).toEqual({ a: 2 });
});
