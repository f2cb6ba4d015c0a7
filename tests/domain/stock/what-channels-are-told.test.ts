import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type StockSituation,
  toldToMarketplace,
  toldToStorefront,
} from "#core/domain/stock/what-channels-are-told.ts";

const situation: fc.Arbitrary<StockSituation> = fc.record({
  network: fc.array(
    fc.record({
      centre: fc.constant("Dallas"),
      available: fc.nat(40),
      ref: fc.constant("pool"),
    }),
    { maxLength: 3 },
  ),
  own: fc.array(
    fc.record({
      location: fc.constant("Quay 1"),
      available: fc.integer({ min: -10, max: 40 }),
      ref: fc.constant("pool"),
    }),
    { maxLength: 3 },
  ),
  committedAtService: fc.nat(40),
  handedToNetwork: fc.nat(40),
  siblingsWaiting: fc.nat(10),
  marketplaceUnimported: fc.nat(40),
});

const units = (places: { available: number }[]) =>
  places.reduce((sum, { available }) => sum + available, 0);

test("S2 no channel is told more than its pool can still sell, nor less than nothing", () => {
  fc.assert(
    fc.property(situation, (stock) => {
      const waiting = Math.max(
        0,
        stock.committedAtService - stock.handedToNetwork,
      );
      expect(toldToStorefront(stock).quantity).toBe(
        Math.max(0, units(stock.network) - waiting - stock.siblingsWaiting),
      );
      expect(toldToMarketplace(stock).quantity).toBe(
        Math.max(0, units(stock.own) - stock.marketplaceUnimported),
      );
    }),
  );
});

test("S2 the pools stay apart: own stock is no answer for the network, nor the other way round", () => {
  fc.assert(
    fc.property(situation, fc.nat(99), (stock, more) => {
      const own = [{ location: "Quay 2", available: more, ref: "pool" }];
      const network = [{ centre: "Reno", available: more, ref: "pool" }];
      expect(toldToStorefront({ ...stock, own })).toEqual(
        toldToStorefront(stock),
      );
      expect(toldToMarketplace({ ...stock, network })).toEqual(
        toldToMarketplace(stock),
      );
    }),
  );
});

test("S2 every number is the sum of the terms that are kept with it", () => {
  fc.assert(
    fc.property(situation, (stock) => {
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
