import { describe, expect, test } from "vitest";
import type { OrderMoneyFact } from "#core/domain/order-money-facts.ts";
import {
  billOrder,
  type OrderBill,
  type OrderPrice,
  type PricedUnit,
  priceFaults,
  worthInStore,
} from "#core/domain/orders/order-bill.ts";
import { spread } from "#core/kit/spread.ts";

/** mulberry32: the same seed gives the same prices. */
function dice(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % (most + 1);
  };
}

const sum = (parts: number[]) => parts.reduce((all, part) => all + part, 0);

/** What Shopify adds up from the input of an order. */
const shopifyTotal = ({ lines, charges, taxesIncluded }: OrderBill) =>
  sum(lines.map((line) => line.unitPriceMinor * line.quantity)) +
  sum(charges.map((charge) => charge.priceMinor)) +
  (taxesIncluded
    ? 0
    : sum([...lines, ...charges].map((priced) => priced.taxMinor)));

/** A price as TikTok Shop tells one, of anything that a seller and a platform may do to it. */
function priceOf(seed: number): OrderPrice {
  const roll = dice(seed);
  const isEven = () => roll(1) === 0;
  const units: PricedUnit[] = Array.from({ length: 1 + roll(6) }, (_, i) => {
    const isGift = roll(9) === 0;
    const listMinor = roll(9_999);
    const sellerDiscountMinor = isGift ? listMinor : roll(listMinor);
    const platformDiscountMinor = roll(listMinor - sellerDiscountMinor);
    return {
      variantId: `variant ${i % 3}`,
      unitPriceMinor: listMinor - sellerDiscountMinor - platformDiscountMinor,
      money: {
        listMinor,
        sellerDiscountMinor,
        platformDiscountMinor,
        taxMinor: isEven() ? roll(500) : 0,
        taxRate: isEven() ? "0.0825" : null,
      },
      isGift,
      isCancelled: false,
    };
  });
  const of = (part: (unit: PricedUnit) => number) => sum(units.map(part));
  const goodsMinor = of((unit) => unit.unitPriceMinor);
  const told = of((unit) => unit.money.taxMinor);
  const shippingListMinor = roll(999);
  const shippingSellerDiscountMinor = roll(shippingListMinor);
  const shippingPlatformDiscountMinor = roll(
    shippingListMinor - shippingSellerDiscountMinor,
  );
  const fees = isEven() ? [{ name: "Retail delivery fee", minor: 29 }] : [];
  const parts = {
    goodsListMinor: of((unit) => unit.money.listMinor),
    sellerDiscountMinor: of((unit) => unit.money.sellerDiscountMinor),
    platformDiscountMinor: of((unit) => unit.money.platformDiscountMinor),
    goodsMinor,
    // Some markets tell the tax of the whole order only.
    goodsTaxMinor: told === 0 && isEven() ? roll(999) : told,
    shippingListMinor,
    shippingSellerDiscountMinor,
    shippingPlatformDiscountMinor,
    shippingMinor:
      shippingListMinor -
      shippingSellerDiscountMinor -
      shippingPlatformDiscountMinor,
    shippingTaxMinor: roll(99),
    fees,
    deductionMinor: isEven() ? roll(goodsMinor) : 0,
  };
  const taxes = isEven() ? parts.goodsTaxMinor + parts.shippingTaxMinor : 0;
  const totalMinor =
    goodsMinor +
    parts.shippingMinor +
    sum(fees.map((fee) => fee.minor)) -
    parts.deductionMinor +
    taxes;
  return {
    currency: "USD",
    storeCurrency: "USD",
    totalMinor,
    money: { ...parts, totalMinor },
    units,
    isAccepted: false,
  };
}

const seeds = Array.from({ length: 2_000 }, (_, seed) => seed);
const billOf = (price: OrderPrice) => {
  const billed = billOrder(price);
  if ("faults" in billed) throw new Error(billed.faults.join(" "));
  return billed.bill;
};
const change = (
  price: OrderPrice,
  more: Partial<OrderMoneyFact>,
): OrderPrice => ({
  ...price,
  money: price.money && { ...price.money, ...more },
});

describe("the bill of an order", () => {
  test("O1 comes to what the buyer paid, to the cent, for any price that adds up", () => {
    for (const seed of seeds) {
      const price = priceOf(seed);
      const bill = billOf(price);
      expect({ seed, total: shopifyTotal(bill) }).toEqual({
        seed,
        total: price.totalMinor,
      });
      expect(bill.totalMinor).toBe(price.totalMinor);
      expect(sum(bill.lines.map((line) => line.quantity))).toBe(
        price.units.length,
      );
      for (const line of bill.lines)
        expect(line.unitPriceMinor).toBeGreaterThanOrEqual(0);
    }
  });

  test("O1 O6 is what its units are worth in the store, and what comes beside them: a unit that leaves takes that much off", () => {
    for (const seed of seeds.slice(0, 500)) {
      const price = priceOf(seed);
      const { charges, taxesIncluded } = billOf(price);
      const beside = sum(
        charges.map(
          ({ priceMinor, taxMinor }) =>
            priceMinor + (taxesIncluded ? 0 : taxMinor),
        ),
      );
      const worth = worthInStore(price);
      const units = sum(worth.map((unit) => unit.priceMinor + unit.taxMinor));
      expect({ seed, total: units + beside }).toEqual({
        seed,
        total: price.totalMinor,
      });
      if (taxesIncluded)
        expect(sum(worth.map(({ taxMinor }) => taxMinor))).toBe(0);
    }
  });

  test("O1 is not drawn where a cent is missing anywhere, and says which", () => {
    const parts = [
      "totalMinor",
      "goodsListMinor",
      "sellerDiscountMinor",
      "shippingMinor",
      "goodsMinor",
    ] as const;
    for (const seed of seeds.slice(0, 300))
      for (const part of parts) {
        const price = priceOf(seed);
        const wrong = change(price, { [part]: (price.money?.[part] ?? 0) + 1 });
        expect(priceFaults(wrong), `${seed} ${part}`).not.toEqual([]);
        expect(billOrder(wrong)).not.toHaveProperty("bill");
      }
  });

  test("of a price that a person accepted comes to what the buyer paid all the same", () => {
    for (const seed of seeds.slice(0, 500)) {
      const price = priceOf(seed);
      const over = seed % 2 === 0 ? 7 : -Math.min(7, price.totalMinor);
      const totalMinor = price.totalMinor + over;
      const told = change({ ...price, totalMinor }, { totalMinor });
      const bill = billOf({ ...told, isAccepted: true });
      expect({ seed, total: shopifyTotal(bill) }).toEqual({
        seed,
        total: totalMinor,
      });
    }
  });

  test("leaves out what was cancelled before, whether the payment still counts it or not", () => {
    const price = priceOf(7);
    const [first, ...others] = price.units;
    if (!first || others.length === 0) throw new Error("one unit is too few");
    const units = [{ ...first, isCancelled: true }, ...others];
    const counted = billOf({ ...price, units });
    expect(counted.lines.flatMap((line) => line.quantity)).not.toEqual([]);
    expect(sum(counted.lines.map((line) => line.quantity))).toBe(others.length);
    expect(shopifyTotal(counted)).toBeLessThanOrEqual(price.totalMinor);
  });

  test("in another currency than the store's is a question", () => {
    expect(
      priceFaults({ ...priceOf(1), storeCurrency: "EUR" }).join(" "),
    ).toContain("EUR");
  });

  test("names every discount, and who gave it", () => {
    const price = priceOf(11);
    const { attributes } = billOf(price);
    expect(attributes["Paid on TikTok Shop"]).toMatch(/ USD$/);
    if (price.money?.platformDiscountMinor)
      expect(attributes["Goods: TikTok's discount"]).toBeDefined();
  });
});

test("parts add up to the whole, and follow their weights", () => {
  expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(spread(5, [0, 0])).toEqual([3, 2]);
  expect(spread(0, [3, 4])).toEqual([0, 0]);
  expect(spread(10, [])).toEqual([]);
});
