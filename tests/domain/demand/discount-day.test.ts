import { expect, test } from "vitest";
import {
  isDiscountDay,
  mayBeDiscountDay,
  type PricePaid,
} from "#core/domain/demand/discount-day.ts";
import { goodsOf } from "./make-panel.ts";

const paid = (
  channel: string,
  minor: number,
  before: number,
  onDay: number,
): PricePaid => ({ channel, minor, before, onDay });

test("most units of the day have to be ten percent below what they usually cost", () => {
  const usual = paid("storefront", 1000, 30, 4);
  const rare = paid("storefront", 700, 9, 0);
  expect(isDiscountDay([usual, rare, paid("storefront", 900, 0, 5)])).toBe(
    true,
  );
  expect(isDiscountDay([usual, rare, paid("storefront", 901, 0, 5)])).toBe(
    false,
  );
  expect(isDiscountDay([usual, rare, paid("storefront", 900, 0, 4)])).toBe(
    false,
  );
});

test("each channel has its own usual price, and one that hardly sold has none", () => {
  const storefront = paid("storefront", 1000, 40, 1);
  expect(isDiscountDay([storefront, paid("marketplace", 800, 20, 9)])).toBe(
    false,
  );
  expect(
    isDiscountDay([
      storefront,
      paid("marketplace", 1000, 9, 0),
      paid("marketplace", 800, 0, 9),
    ]),
  ).toBe(false);
});

test("a discount that lasts longer than half of the days has become the price", () => {
  const [full, less] = [1000, 800] as const;
  expect(
    isDiscountDay([
      paid("storefront", full, 27, 0),
      paid("storefront", less, 29, 3),
    ]),
  ).toBe(false);
});

test("only goods that sell on most days can tell it: of others the days without a sale would not be seen", () => {
  const soldEvery = (days: number) =>
    goodsOf(
      Float64Array.from({ length: 100 }, (_, day) =>
        (99 - day) % days === 0 ? 2 : 0,
      ),
    );
  expect(mayBeDiscountDay(soldEvery(1), 99)).toBe(true);
  expect(mayBeDiscountDay(soldEvery(2), 99)).toBe(true);
  expect(mayBeDiscountDay(soldEvery(3), 99)).toBe(false);
  const events = new Uint8Array(100).fill(1, 99);
  expect(mayBeDiscountDay({ ...soldEvery(1), events }, 99)).toBe(false);
});
