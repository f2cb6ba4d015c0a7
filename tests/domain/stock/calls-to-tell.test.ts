import { expect, test } from "vitest";
import { callsToTell } from "#core/domain/stock/calls-to-tell.ts";

const nothing = {
  channel: "marketplace" as const,
  numbers: 0,
  listings: 0,
  holds: 0,
};

test.each([
  [nothing, 0],
  [{ ...nothing, numbers: 40, listings: 3 }, 3],
  [{ ...nothing, channel: "storefront" as const, numbers: 250 }, 2],
  [{ ...nothing, channel: "storefront" as const, numbers: 251 }, 4],
  [{ ...nothing, numbers: 2, listings: 2, holds: 300 }, 6],
])(
  "numbers are told a listing at a time, or many at once after a look",
  (told, calls) => {
    expect(callsToTell(told)).toBe(calls);
  },
);
