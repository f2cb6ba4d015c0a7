import { describe, expect, test } from "vitest";
import { toldOfAllocation } from "#core/domain/stock/allocation.ts";
import { poolUnits, underRule } from "#core/domain/stock/derivation.ts";
import { assumedSpread } from "#core/domain/stock/divide-by-worth.ts";
import type { HoldMove } from "#core/domain/stock/hold-moves.ts";
import {
  allocationOf,
  explainHold,
  explainSoldHold,
  explainTold,
  leastHeld,
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
      held: 10,
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

describe("S2 what is sold of a shared pool and Shopify has not taken off", () => {
  test("is held back in Shopify, as far as it is there, and given back for what stands there", () => {
    const units = (...[left, sold, held]: [number, number, Split | null]) =>
      explainSoldHold(stock(left, sold), held).quantity;
    expect(units(5, 3, null)).toBe(3);
    expect(units(2, 3, null)).toBe(2);
    expect(units(-1, 3, null)).toBe(0);
    const three = split({ held: { home: 3 } });
    expect(units(0, 3, three)).toBe(3);
    expect(units(0, 4, three)).toBe(3);
    expect(units(1, 4, three)).toBe(4);
    expect(units(0, 1, three)).toBe(1);
    // One of the orders stands in Shopify by now and took a unit of what it could sell: it is owed.
    expect(units(-1, 2, { ...three, owed: 1 })).toBe(2);
    expect(
      explainSoldHold({ ...stock(4, 3), soldInKits: 2 }, null).terms,
    ).toMatchObject([
      { term: "TikTok orders not yet in Shopify", quantity: 3 },
      { term: "sold in kits, not yet taken off in Shopify", quantity: 2 },
      { term: "not there to be held back", quantity: -1 },
    ]);
  });

  test("counts as held at the least where an answer was lost, at each location", () => {
    const held = { home: 4, away: 2 };
    expect(leastHeld({ held, sent: null })).toEqual(held);
    const sent = { ...sentHold, owed: 0 };
    const moves = [...move(-3), { ...move(2)[0], locationId: "away", by: 2 }];
    expect(
      leastHeld({ held, sent: { ...sent, moves: moves as HoldMove[] } }),
    ).toEqual({ home: 1, away: 2 });
    expect(
      leastHeld({ held: { home: 3 }, sent: { ...sent, moves: move(-3) } }),
    ).toEqual({});
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
      ["of these, held back in Shopify by Quayside", 10],
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
