import { expect, test } from "vitest";
import { fallsBackAt } from "#core/domain/orders/falls-back-at.ts";

const asked = new Date("2026-11-23T00:00:00Z");
const after = (hours: number) => new Date(asked.getTime() + hours * 3_600_000);

test.each([
  ["no ship-by time: the merchant's wait", null, 72],
  ["a ship-by time far off: the wait", 200, 72],
  ["a near one: as long before it as packing takes", 60, 36],
  ["so near that packing takes most of it: half of what is left", 30, 15],
  ["one that had passed already: the wait", -1, 72],
])("O4 a request without a parcel is asked back: %s", (_what, by, expected) => {
  const shipBy = by === null ? null : after(by);
  expect(
    fallsBackAt({ askedAt: asked, shipBy }, { waitHours: 72, packHours: 24 }),
  ).toEqual(after(expected));
});
