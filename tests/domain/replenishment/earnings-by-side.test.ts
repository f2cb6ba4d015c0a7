import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earningsBySide } from "#core/domain/replenishment/earnings-by-side.ts";
import { feesInShop } from "#core/domain/replenishment/fees-in-shop.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { splitSource } from "#core/domain/replenishment/split-source.ts";
import { first, forecastOf, upTo } from "./any-goods.ts";

const day = "2026-11-28";
const card = { ...first(rateCards).value, marketplacePercent: 10 };
const goods = {
  ...{ priceMinor: 3_000, unitCostMinor: 1_000, storefrontCostMinor: null },
};
/** Half of it is TikTok Shop's; the network ships all of that and none of Shopify's. */
const known = {
  fees: feesInShop(card, 1, day),
  network: { share: 0.5, byChannel: [0, 1] },
  channelShares: [0.5, 0.5],
  ownParcelMinor: 500,
};

describe("issue 6 §2: between own warehouse and network", () => {
  test("a unit earns its margin less the network's fees there, and less the own parcel here", () => {
    expect(earningsBySide(goods, known)).toEqual({
      earns: { network: 2_000 - 358 - 300, own: 2_000 - 500 },
      missing: [],
    });
    // TikTok Shop takes its part of what the merchant ships for it as well.
    expect(
      earningsBySide(goods, {
        ...known,
        network: { share: 0.5, byChannel: [0.5, 0.5] },
      }).earns,
    ).toEqual({ network: 2_000 - 358 - 150, own: 2_000 - 150 - 500 });
  });

  test("what nobody has told is named, and nothing is weighed", () => {
    expect(
      earningsBySide(
        { ...goods, unitCostMinor: null },
        {
          ...known,
          fees: feesInShop(card, null, day),
          ownParcelMinor: null,
        },
      ),
    ).toEqual({
      earns: null,
      missing: ["unit-cost", "network-fee", "own-parcel"],
    });
    expect(
      earningsBySide(goods, { ...known, ownParcelMinor: null }).missing,
    ).toEqual(["own-parcel"]);
  });

  test("units go where they earn more: the more a side earns, the more it gets, and as before where both earn the same", () => {
    const anySplit = fc.record({
      units: fc.nat(600),
      position: fc.nat(200),
      share: upTo(0.9),
      own: fc.integer({ min: 1, max: 2_000 }),
      network: fc.integer({ min: 1, max: 2_000 }),
    });
    fc.assert(
      fc.property(anySplit, ({ units, position, share, own, network }) => {
        const stock = {
          ...{ units, position, days: 19 },
          network: { share, restsOn: 100 },
        };
        const sent = (earns: { own: number; network: number } | null) =>
          splitSource(forecastOf(9), { ...stock, earns }).toNetwork;
        expect(sent({ own, network: own })).toBe(sent(null));
        expect(sent({ own, network: own + network })).toBeGreaterThanOrEqual(
          sent(null),
        );
        expect(sent({ own: own + network, network })).toBeLessThanOrEqual(
          sent(null),
        );
      }),
      { numRuns: 60 },
    );
    const half = {
      ...{ units: 100, position: 0, days: 19 },
      network: { share: 0.5, restsOn: 100 },
    };
    const sent = (own: number) =>
      splitSource(forecastOf(9), { ...half, earns: { own, network: 1_000 } })
        .toNetwork;
    expect(sent(1_000)).toBe(50);
    expect(sent(800)).toBeGreaterThan(50);
    expect(sent(1_200)).toBeLessThan(50);
    // A parcel that eats the margin is no reason to keep any.
    expect(sent(-100)).toBe(100);
  });
});
