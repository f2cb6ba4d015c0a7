import { describe, expect, test } from "vitest";
import { toldOfAllocation } from "#core/domain/stock/allocation.ts";
import { poolUnits, underRule } from "#core/domain/stock/derivation.ts";
import { assumedSpread } from "#core/domain/stock/divide-by-worth.ts";
import {
  allocationOf,
  explainHold,
  explainTold,
  type Split,
  surelyHeld,
  weighedBy,
} from "#core/domain/stock/split.ts";
import { noRule, noRules } from "#core/domain/stock/stock-rule.ts";
import type { StockSituation } from "#core/domain/stock/what-channels-are-told.ts";

const split = (change: Partial<Split> = {}): Split => ({
  held: { home: 10 },
  owed: 0,
  sent: null,
  inForceAt: new Date(0),
  demand: { storefront: 1, marketplace: 1 },
  worth: null,
  spread: 0.7,
  weighedAt: new Date(0),
  ...change,
});
const stock = (available: number, unimported = 0): StockSituation => ({
  network: [],
  own: [
    {
      location: "Harbor",
      onHand: available + 10,
      reserved: 0,
      unfulfillable: 0,
      available,
      ref: "pool",
    },
  ],
  committedAtService: 0,
  handedToNetwork: 0,
  siblingsWaiting: 0,
  marketplaceUnimported: unimported,
  soldInKits: 0,
  parts: null,
  rules: noRules,
  exposed: null,
  exposedAtNetwork: null,
});
const number = (mayShow: number, isKnown = true) => ({
  listingSkuId: "sku",
  published: mayShow,
  mayShow,
  isKnown,
});
const move = (by: number) => [
  { locationId: "home", by, available: 9, heldBack: 10 },
];

const sentHold = { key: "k", reference: "r", inventoryItemId: "i" };

describe("S6 what is surely held", () => {
  test("is the less of both ends of a change whose answer was lost", () => {
    const sent = { ...sentHold, owed: 0 };
    expect(surelyHeld(split())).toBe(10);
    expect(surelyHeld(split({ sent: { ...sent, moves: move(3) } }))).toBe(10);
    expect(surelyHeld(split({ sent: { ...sent, moves: move(-3) } }))).toBe(7);
  });

  test("leaves out what is owed for orders that stand in Shopify, but not twice", () => {
    expect(surelyHeld(split({ owed: 2 }))).toBe(8);
    const sent = { ...sentHold, owed: 2, moves: move(-2) };
    expect(surelyHeld(split({ owed: 2, sent }))).toBe(8);
    // Another order came while the answer was out.
    expect(surelyHeld(split({ owed: 3, sent }))).toBe(7);
  });
});

describe("what shares are weighed by", () => {
  const sold = {
    ofWeek: { storefront: 3, marketplace: 5 },
    ahead: { storefront: 2.4, marketplace: 0 },
    spread: null,
    prices: { storefront: 2_000, marketplace: 2_100 },
    costMinor: null,
  };

  test("is demand, and what a unit earns once the fee is known", () => {
    expect(weighedBy(sold, null)).toEqual({
      demand: { storefront: 5, marketplace: 5 },
      worth: null,
      spread: assumedSpread,
    });
    expect(weighedBy({ ...sold, prices: null }, 6).worth).toBeNull();
    expect(weighedBy({ ...sold, spread: 0.4 }, 6)).toMatchObject({
      worth: { storefront: 2_000, marketplace: 1_974 },
      spread: 0.4,
    });
    // Reference 6.2: by margin, as soon as somebody has told what a unit costs; never less than nothing.
    expect(weighedBy({ ...sold, costMinor: 1_500 }, 6).worth).toEqual({
      storefront: 500,
      marketplace: 474,
    });
    expect(weighedBy({ ...sold, costMinor: 1_990 }, 6).worth).toEqual({
      storefront: 10,
      marketplace: 0,
    });
  });
});

describe("S4 S6 why", () => {
  const known = { isRead: true, margin: 0 };

  test("TikTok Shop's number is the pool, less what is guaranteed to Shopify", () => {
    const numbers = [number(10)];
    const allocation = allocationOf(stock(12, 2), split(), numbers, known);
    const told = toldOfAllocation(allocation);
    const { quantity, terms } = explainTold(
      stock(12, 2),
      split(),
      allocation,
      0,
      { told, shows: 10 },
    );
    expect(quantity).toBe(8);
    expect(terms.map(({ term, quantity }) => [term, quantity])).toEqual([
      ["on hand at Harbor", 22],
      ["set aside by the platform at Harbor", -10],
      ["of these, held back in Shopify for TikTok Shop", 10],
      ["TikTok orders not yet in Shopify", -2],
      ["not held back in Shopify for it yet", -2],
      ["guaranteed to Shopify", -10],
    ]);
    // From these terms alone: what the pool is, and what another promise would tell.
    expect(poolUnits(terms)).toBe(20);
    expect(underRule(terms, noRule).quantity).toBe(20);
    expect(underRule(terms, noRule, (free) => free / 4).quantity).toBe(5);
  });

  test("what is held is its share, what it shows beyond that, and what it sold", () => {
    const numbers = [number(18)];
    const allocation = allocationOf(stock(12, 2), split(), numbers, known);
    const { quantity, terms } = explainHold(allocation);
    expect(quantity).toBe(20);
    expect(terms.map(({ term, quantity }) => [term, quantity])).toEqual([
      ["TikTok Shop's share", 10],
      ["shown there beyond its share", 8],
      ["TikTok orders not yet in Shopify", 2],
    ]);
  });

  test("S3 what is oversold is not hidden by the split", () => {
    const numbers = [number(0)];
    const gone = split({ held: {} });
    const allocation = allocationOf(stock(-3, 1), gone, numbers, known);
    const told = toldOfAllocation(allocation);
    const { quantity, terms } = explainTold(stock(-3, 1), gone, allocation, 0, {
      told,
      shows: 0,
    });
    expect(quantity).toBe(0);
    expect(terms.at(-1)).toMatchObject({
      term: "never below zero",
      quantity: 4,
    });
  });
});
