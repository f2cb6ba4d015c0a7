import fc from "fast-check";
import { expect, test } from "vitest";
import { oversoldBy, underRule } from "#core/domain/stock/derivation.ts";
import { noRules, type StockRule } from "#core/domain/stock/stock-rule.ts";
import {
  type StockSituation,
  toldToMarketplace,
  toldToStorefront,
} from "#core/domain/stock/what-channels-are-told.ts";
import { place } from "./stock-situation.ts";

const stockAt = fc
  .record({
    available: fc.integer({ min: -10, max: 40 }),
    onHand: fc.nat(60),
    reserved: fc.nat(10),
    unfulfillable: fc.nat(5),
  })
  .map(({ available, ...more }) => place(available, more));
const plain: fc.Arbitrary<StockSituation> = fc.record({
  network: fc.array(
    stockAt.map((stock) => ({ centre: "Dallas", ...stock })),
    { maxLength: 3 },
  ),
  own: fc.array(
    fc
      .tuple(stockAt, fc.nat(5))
      .map(([stock, held]) => ({ location: "Quay 1", held, ...stock })),
    { maxLength: 3 },
  ),
  committedAtService: fc.nat(40),
  handedToNetwork: fc.nat(40),
  siblingsWaiting: fc.nat(10),
  marketplaceUnimported: fc.nat(40),
  soldInKits: fc.nat(9),
  parts: fc.constant(null),
  rules: fc.constant(noRules),
  exposed: fc.constant(null),
  exposedAtNetwork: fc.constant(null),
});
const rule: fc.Arbitrary<StockRule> = fc.record({
  id: fc.constant("rule"),
  version: fc.constant(1),
  scope: fc.constant("shop" as const),
  bufferUnits: fc.nat(20),
  cap: fc.option(fc.nat(30)),
  floor: fc.nat(8),
});
const ruled = fc
  .tuple(plain, rule, rule)
  .map(([stock, storefront, marketplace]) => ({
    ...stock,
    rules: { storefront, marketplace },
  }));

const units = (places: { available: number }[]) =>
  places.reduce((sum, { available }) => sum + available, 0);

test("S2 no channel is told more than its pool can still sell, nor less than nothing", () => {
  fc.assert(
    fc.property(plain, (stock) => {
      const waiting = Math.max(
        0,
        stock.committedAtService - stock.handedToNetwork,
      );
      expect(toldToStorefront(stock).quantity).toBe(
        Math.max(0, units(stock.network) - waiting - stock.siblingsWaiting),
      );
      expect(toldToMarketplace(stock).quantity).toBe(
        Math.max(
          0,
          // What Shopify holds back for TikTok Shop's orders is still there.
          units(stock.own) +
            stock.own.reduce((sum, { held }) => sum + held, 0) -
            stock.marketplaceUnimported -
            stock.soldInKits,
        ),
      );
    }),
  );
});

test("S2 S5 the pools stay apart: own stock and its sales are no answer for the network, nor the other way round, in kits neither", () => {
  const kitOf = (stock: StockSituation): StockSituation => ({
    ...stock,
    parts: [{ variantId: "part", label: "PART", count: 2, stock }],
  });
  fc.assert(
    fc.property(ruled, ruled, (stock, other) => {
      const { own, marketplaceUnimported, soldInKits } = other;
      const { network, committedAtService, handedToNetwork, siblingsWaiting } =
        other;
      const ownMoved: StockSituation = {
        ...stock,
        own,
        marketplaceUnimported,
        soldInKits,
        exposed: { units: 3, why: "fast" },
        rules: { ...stock.rules, marketplace: other.rules.marketplace },
      };
      const networkMoved: StockSituation = {
        ...stock,
        network,
        committedAtService,
        handedToNetwork,
        siblingsWaiting,
        rules: { ...stock.rules, storefront: other.rules.storefront },
      };
      for (const made of [(one: StockSituation) => one, kitOf]) {
        expect(toldToStorefront(made(ownMoved))).toEqual(
          toldToStorefront(made(stock)),
        );
        expect(toldToMarketplace(made(networkMoved))).toEqual(
          toldToMarketplace(made(stock)),
        );
      }
    }),
  );
});

test("S2 every number is the sum of the terms that are kept with it", () => {
  fc.assert(
    fc.property(ruled, (stock) => {
      for (const { quantity, terms } of [
        toldToStorefront(stock),
        toldToMarketplace(stock),
      ])
        expect(terms.reduce((sum, term) => sum + term.quantity, 0)).toBe(
          quantity,
        );
    }),
  );
});

test("S2 a rule keeps its buffer, its limit and its floor, and never makes a number larger", () => {
  fc.assert(
    fc.property(ruled, (stock) => {
      const { bufferUnits, cap, floor } = stock.rules.marketplace;
      const free = toldToMarketplace({ ...stock, rules: noRules });
      const kept = toldToMarketplace(stock);
      const left = Math.max(0, free.quantity - bufferUnits);
      expect(kept.quantity).toBe(
        left < floor ? 0 : Math.min(left, cap ?? left),
      );
      expect(kept.ruleId).toBe("rule");
      // S3: what is oversold is not hidden by what is kept back.
      expect(oversoldBy(kept)).toBe(oversoldBy(free));
    }),
  );
});

test("S4 a number under another rule follows from its kept terms alone", () => {
  fc.assert(
    fc.property(ruled, rule, (stock, other) => {
      const kept = toldToMarketplace(stock);
      const rules = { ...stock.rules, marketplace: other };
      expect(underRule(kept.terms, other)).toEqual(
        toldToMarketplace({ ...stock, rules }),
      );
    }),
  );
});

test("S2 of a kit no more is told than its scarcest part allows, and the kit's own shelf is no answer", () => {
  const parts = fc.array(
    fc.record({
      variantId: fc.uuid(),
      label: fc.constant("part"),
      count: fc.integer({ min: 1, max: 4 }),
      stock: ruled,
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(plain, parts, (stock, made) => {
      for (const told of [toldToMarketplace, toldToStorefront]) {
        const { quantity, terms } = told({ ...stock, parts: made });
        const needs = made.map(
          (part) => told(part.stock).quantity - quantity * part.count,
        );
        expect(Math.min(...needs)).toBeGreaterThanOrEqual(0);
        // One more could not be put together.
        expect(
          made.some((part, index) => (needs[index] ?? 0) < part.count),
        ).toBe(true);
        expect(terms.reduce((sum, term) => sum + term.quantity, 0)).toBe(
          quantity,
        );
      }
    }),
  );
});

test("S4 every term leads to what it was taken from; only what is cut at zero was taken from nothing", () => {
  const exposed = { units: 3, why: "9 sold in 5 minutes" };
  fc.assert(
    fc.property(ruled, (stock) => {
      const selling = { ...stock, exposed, exposedAtNetwork: exposed };
      const terms = [toldToStorefront, toldToMarketplace].flatMap(
        (told) => told(selling).terms,
      );
      for (const { term, opens, ref } of terms) {
        if (term === "never below zero") continue;
        expect(opens, term).toBeDefined();
        if (opens === "rule" || opens === "pace") expect(ref).toBe("rule");
      }
    }),
  );
});
