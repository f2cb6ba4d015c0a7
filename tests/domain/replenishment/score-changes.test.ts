import { describe, expect, test } from "vitest";
import {
  type KnownChange,
  scoreOfChanges,
} from "#core/domain/replenishment/score-changes.ts";

const change = (wish: Partial<KnownChange> = {}): KnownChange => ({
  ...{ suggested: 30, units: 20, position: 10, wanted: 38, outDays: 0 },
  ...wish,
});

describe("issue 6 §4: what people make of suggestions is scored", () => {
  test("fewer units spare what would be left over, and cost what is missing then", () => {
    expect(scoreOfChanges([change()])).toEqual({
      ...{ changes: 1, nearer: 0, farther: 1, estimated: 0 },
      over: { avoided: 2, caused: 0 },
      short: { avoided: 0, caused: 8 },
    });
    expect(scoreOfChanges([change({ wanted: 31 })])).toMatchObject({
      ...{ nearer: 1, farther: 0 },
      over: { avoided: 9, caused: 0 },
      short: { avoided: 0, caused: 1 },
    });
  });

  test("more units are no better where nothing of them was wanted, nor is nothing at all where it was", () => {
    expect(scoreOfChanges([change({ units: 50, wanted: 5 })])).toMatchObject({
      ...{ nearer: 0, farther: 1 },
      over: { avoided: 0, caused: 20 },
    });
    expect(
      scoreOfChanges([change({ units: 0, wanted: 45, outDays: 4 })]),
    ).toMatchObject({
      ...{ farther: 1, estimated: 1 },
      short: { avoided: 0, caused: 30 },
    });
  });

  test("as far off on either side is neither nearer nor farther, and several add up", () => {
    const even = change({ units: 20, suggested: 30, wanted: 35 });
    const score = scoreOfChanges([even, change({ units: 28, wanted: 38 })]);
    expect(score).toEqual({
      ...{ changes: 2, nearer: 1, farther: 0, estimated: 0 },
      over: { avoided: 5 + 2, caused: 0 },
      short: { avoided: 0, caused: 5 },
    });
  });
});
