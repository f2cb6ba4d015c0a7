import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import type {
  RehearsedGoods,
  Scenario,
} from "#core/domain/replenishment/play-days.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";
import { rehearse } from "#core/domain/replenishment/what-if.ts";
import { first, forecastOf } from "./any-goods.ts";

const days = Array.from({ length: 28 }, (_, at) =>
  new Date(Date.UTC(2026, 4, 20 + at)).toISOString().slice(0, 10),
);
const stage = { days, cards: rateCards };

const mug = (wish: Partial<RehearsedGoods> = {}): RehearsedGoods => ({
  goodsId: "mug",
  forecast: forecastOf(10, 0),
  marketplaceShare: 0.5,
  networkShare: { usual: 1, ifSellersMayNot: 1 },
  centres: [
    { centreId: "dallas", available: 200 },
    { centreId: "edison", available: 80 },
  ],
  arrivals: [],
  own: 0,
  marginMinor: 900,
  cubicFeet: 0.2,
  ...wish,
});

const outcomeIf = (goods: RehearsedGoods, ...scenarios: Scenario[]) =>
  first(rehearse([goods], scenarios, stage).ifSo);

describe("what happens if", () => {
  test("nothing happens: 280 units last for 28 days of ten", () => {
    expect(first(rehearse([mug()], [], stage).today)).toMatchObject({
      lost: 0,
      outOn: null,
      byNetwork: 280,
      shippingMinor: 280 * 358,
    });
  });

  test("one centre shuts for ten days: the other ships until it is empty", () => {
    const closed = outcomeIf(mug(), {
      kind: "centre-closed",
      centreId: "dallas",
      days: { from: 0, until: 9 },
    });
    expect(closed.outOn).toBe(8);
    expect(closed.lost).toBe(20);
    expect(closed.lostMarginMinor).toBe(18_000);
  });

  test("what lies in a shut centre may go on being sold: it is shipped late, and not lost", () => {
    const closed = outcomeIf(mug(), {
      kind: "centre-closed",
      centreId: "dallas",
      days: { from: 0, until: 9 },
      keepsSelling: true,
    });
    expect(closed).toMatchObject({ lost: 0, late: 20, byNetwork: 280 });
  });

  test("days count as without stock where half of what is wanted is missing", () => {
    const goods = mug({ centres: [{ centreId: "dallas", available: 263 }] });
    expect(outcomeIf(goods)).toMatchObject({ outDays: 2, outOn: 26 });
    const { days: all } = rehearse([goods], [], stage);
    expect(all[26]?.today).toMatchObject({ wanted: 10, lost: 7, atNetwork: 0 });
  });

  test("a card that asks for storage costs what lies there beyond the free time, where sizes are known", () => {
    const card = inForceOn(rateCards, "2026-05-20");
    if (!card) throw new Error("no card");
    const cards = [
      {
        ...card,
        from: "2026-05-20",
        value: {
          ...card.value,
          freeStorageDays: 26,
          storagePerCubicFootDayMinor: 50,
        },
      },
    ];
    const fees = { kind: "rate-card", cards } as const;
    // 300 lie there at first; after the 27th and the 28th day of ten 30 and 20 are left.
    const goods = mug({ centres: [{ centreId: "dallas", available: 300 }] });
    expect(outcomeIf(goods, fees).storageMinor).toBe(50 * 0.2 * 50);
    expect(
      outcomeIf({ ...goods, cubicFeet: null }, fees).storageMinor,
    ).toBeNull();
    expect(outcomeIf({ ...goods, cubicFeet: null }).storageMinor).toBe(0);
  });

  test("demand is five times what it was for two days", () => {
    const rush = outcomeIf(mug(), {
      kind: "demand-times",
      factor: 5,
      days: { from: 3, until: 4 },
    });
    expect(rush.lost).toBe(80);
  });

  test("sellers may not ship for the marketplace any more: its share of what the network lacks is lost", () => {
    const goods = mug({ centres: [], own: 280 });
    expect(outcomeIf(goods).lost).toBe(0);
    expect(
      outcomeIf(goods, { kind: "no-seller-shipping", from: 0 }),
    ).toMatchObject({ lost: 140, byMerchant: 140 });
  });

  test("the merchant ships his own part from his own stock, and each stands in for the other", () => {
    const networkShare = { usual: 0.6, ifSellersMayNot: 0.8 };
    const goods = mug({ networkShare, own: 112 });
    expect(outcomeIf(goods)).toMatchObject({
      lost: 0,
      byMerchant: expect.closeTo(112),
      byNetwork: expect.closeTo(168),
    });
    // He runs out, and the network takes over; the network runs out, and he does.
    expect(outcomeIf({ ...goods, own: 12 }).byNetwork).toBeCloseTo(268);
    expect(outcomeIf({ ...goods, centres: [] }).byMerchant).toBeCloseTo(112);
    // Of what may not be shipped by sellers half is TikTok Shop's; the rest of the network's he still takes over.
    expect(
      outcomeIf(
        { ...goods, centres: [], own: 280 },
        { kind: "no-seller-shipping", from: 0 },
      ),
    ).toMatchObject({
      lost: expect.closeTo(140),
      byMerchant: expect.closeTo(140),
    });
  });

  test("a fee card changes on the first of June: only what ships from then on costs more", () => {
    const card = inForceOn(rateCards, "2026-05-20");
    if (!card) throw new Error("no card");
    const dearer = {
      ...card,
      from: "2026-06-01",
      value: { ...card.value, singleUnitMinor: 400 },
    };
    const shipped = outcomeIf(mug(), {
      kind: "rate-card",
      cards: [...rateCards, dearer],
    });
    const before = days.filter((day) => day < "2026-06-01").length;
    expect(shipped.shippingMinor).toBe(
      before * 10 * 358 + (days.length - before) * 10 * 400,
    );
  });

  test("goods that come later are missed until then", () => {
    const goods = mug({
      centres: [{ centreId: "dallas", available: 50 }],
      arrivals: [{ centreId: "dallas", units: 300, inDays: 5 }],
    });
    expect(outcomeIf(goods).lost).toBe(0);
    expect(outcomeIf(goods, { kind: "arrivals-late", byDays: 7 }).lost).toBe(
      70,
    );
  });

  test("what is wanted is shipped by somebody or lost, and trouble never sells more", () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(300),
        fc.nat(300),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 10 }),
        (perDay, network, own, marketplaceShare, closedDays) => {
          const goods = mug({
            forecast: forecastOf(perDay, 0.4),
            centres: [{ centreId: "dallas", available: network }],
            own,
            marketplaceShare,
          });
          const calm = outcomeIf(goods);
          expect(calm.byNetwork + calm.byMerchant + calm.lost).toBeCloseTo(
            perDay * days.length,
            6,
          );
          const trouble = outcomeIf(
            goods,
            {
              kind: "centre-closed",
              centreId: "dallas",
              days: { from: 0, until: closedDays },
            },
            { kind: "no-seller-shipping", from: 2 },
          );
          expect(trouble.lost).toBeGreaterThanOrEqual(calm.lost - 1e-6);
          expect(trouble.lostAtP90).toBeGreaterThanOrEqual(trouble.lost - 1e-6);
        },
      ),
    );
  });
});
