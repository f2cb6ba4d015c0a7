import { expect, test } from "vitest";
import {
  foreseeNumbers,
  type NumberTold,
} from "#core/domain/stock/foresee-numbers.ts";

const told = (
  variantId: string,
  units: number,
  channel: NumberTold["channel"] = "marketplace",
): NumberTold => ({
  channel,
  variantId,
  itemId: `sku of ${variantId}`,
  units,
  terms: [{ term: "on hand", quantity: units, ref: null }],
});

test("H2 what changes is shown with what is told now, the kit first, and the kit even where it stays", () => {
  const seen = foreseeNumbers(
    [told("kit", 9), told("mug", 20), told("tee", 5), told("cup", 3)],
    [told("cup", 4), told("kit", 9), told("mug", 12), told("tee", 5)],
    "kit",
  );
  expect(seen.map(({ variantId, from, to }) => [variantId, from, to])).toEqual([
    ["kit", 9, 9],
    ["mug", 20, 12],
    ["cup", 3, 4],
  ]);
  expect(seen[1]?.terms).toEqual([
    { term: "on hand", quantity: 12, ref: null },
  ]);
});

test("H2 each channel has its own number, and one that was never told begins from nothing", () => {
  const seen = foreseeNumbers(
    [told("kit", 9)],
    [told("kit", 6), told("kit", 4, "storefront")],
    "kit",
  );
  expect(seen.map(({ channel, from, to }) => [channel, from, to])).toEqual([
    ["storefront", null, 4],
    ["marketplace", 9, 6],
  ]);
});
