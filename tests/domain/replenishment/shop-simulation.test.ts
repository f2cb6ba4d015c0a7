import { expect, test } from "vitest";
import { classifyDemand } from "#core/domain/demand/classify-demand.ts";
import { simulateReplenishment } from "#core/domain/demand/simulate-replenishment.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import type { ReplenishmentPolicy } from "#core/domain/replenishment/plan-replenishment.ts";
import { defaultPolicy } from "#core/domain/replenishment/policy.ts";
import {
  type RateCard,
  rateCards,
} from "#core/domain/replenishment/rate-card.ts";
import {
  isPlayedBy,
  type PlayedGoods,
  type PlayedTerms,
  type ShopSimulation,
  simulateShop,
} from "#core/domain/replenishment/shop-simulation.ts";
import { goodsOf, panelOf } from "../demand/make-panel.ts";
import { first } from "./any-goods.ts";

const days = 400;
/** Units of a day, jumping about their mean, and always the same. */
const jumping = (mean: number, often = 1) =>
  Float64Array.from({ length: days }, (_, day) =>
    (day * 7919 + 13) % 10 < often * 10
      ? Math.round(mean * (0.3 + (1.4 * ((day * 104_729 + 7) % 101)) / 100))
      : 0,
  );
const series = [
  goodsOf(jumping(6), { key: "mug" }),
  goodsOf(jumping(4), { key: "bowl" }),
  goodsOf(jumping(9, 0.3), { key: "vase" }),
];
const panel = panelOf(series);

const goods = (
  goodsId: string,
  wish: Partial<PlayedGoods> = {},
): PlayedGoods => ({
  goodsId,
  variantIds: [goodsId],
  part: { share: 1, restsOn: 100 },
  marketplaceShare: 1,
  packSize: 1,
  unitCostMinor: 400,
  marginMinor: 900,
  cubicFeet: null,
  melts: false,
  shelfLifeDays: null,
  ...wish,
});
const three = (wish: Partial<PlayedGoods> = {}) =>
  ["mug", "bowl", "vase"].map((id) => goods(id, wish));
const usual: PlayedTerms = {
  leadTime: { p80: 10, p50: 8, measured: 5 },
  leads: [8, 9, 8, 10, 8],
  rules: first(inboundRules).value,
  cards: [first(rateCards)],
  feesFrom: () => [first(rateCards).value],
  policy: defaultPolicy,
  until: "2027-02-05",
  knownPart: 1,
};

function played(
  known: readonly PlayedGoods[],
  policy: Partial<ReplenishmentPolicy> = {},
  terms: Partial<PlayedTerms> = {},
): ShopSimulation {
  const steps = simulateShop(panel, known, {
    ...usual,
    ...terms,
    policy: { ...defaultPolicy, ...policy },
  });
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) {
      if (!step.value) throw new Error("the past was not played");
      return step.value;
    }
}

const ofToday = ({ levels, policy }: ShopSimulation) => {
  const found = levels.find(
    ({ level }) => level === policy.serviceLevel.smooth,
  );
  if (!found) throw new Error("today's rules were not played");
  return found;
};

test("what the bench measures is what a shop's deliveries are planned by: the same past, the same fill and stock", () => {
  const lead = 10;
  // Nothing but demand binds: single units, no budget, no fee, each delivery as long under way.
  const { levels, scoredDays } = played(
    three(),
    { minimumUnits: 0, acceptsStorageFees: true },
    { leadTime: { p80: lead, p50: lead, measured: 5 }, leads: [lead] },
  );
  const bench = simulateReplenishment(
    panel,
    { lead, review: defaultPolicy.reviewDays, days: 182, seesOnlySales: false },
    [0.8, 0.95, 0.98].map((parameter) => ({ kind: "quantile", parameter })),
  );
  expect(scoredDays).toBe(bench.scoredDays);
  for (const { parameter, kind, ...came } of bench.results)
    expect(levels.find(({ level }) => level === parameter)).toMatchObject(came);
});

test("a played past is planned in the cartons of the goods: large ones leave more lying there", () => {
  const single = played(three());
  const cartons = played(three({ packSize: 240 }));
  expect(ofToday(cartons).stockUnits).toBeGreaterThan(
    1.3 * ofToday(single).stockUnits,
  );
  expect([single.inCartons, cartons.inCartons]).toEqual([0, 3]);
});

test("a budget is shared by all goods of a delivery: one that buys half of what is sold in a week loses sales", () => {
  const free = played(three());
  const soldInAWeek = 7 * ofToday(free).soldPerDay * 400;
  const short = played(three(), { budgetMinor: Math.round(soldInAWeek / 2) });
  expect(ofToday(short).fillRate).toBeLessThan(ofToday(free).fillRate - 0.2);
  // What a sample leaves out has its part of the budget, too.
  const sample = played(three(), { budgetMinor: 1_000 }, { knownPart: 0.25 });
  expect(sample.budgetMinor).toBe(250);
});

test("each class of demand is stocked at its own level, whatever level is tried for the others", () => {
  const lumpy = classifyDemand(first(series.slice(2)).units.subarray(-365));
  expect(lumpy).not.toBe("smooth");
  const vase = [goods("vase")];
  const levelOf = (level: number) => ({
    serviceLevel: { ...defaultPolicy.serviceLevel, [lumpy]: level },
  });
  const low = played(vase, levelOf(0.6));
  const high = played(vase, levelOf(0.98));
  expect(ofToday(high).fillRate).toBeGreaterThan(ofToday(low).fillRate);
  expect(ofToday(high).stockDays).toBeGreaterThan(ofToday(low).stockDays);
  // The goods go by a level of their own: the curve of the others' level does not move them.
  expect(new Set(high.levels.map(({ fillRate }) => fillRate)).size).toBe(1);
});

test("deliveries take as long as past ones did, and only what falls to the network is played", () => {
  // The late one is farther off than the days that are played, which are the same days so.
  const punctual = played(three(), {}, { leads: [...Array(40).fill(8), 24] });
  const late = played(three(), {}, { leads: [8, 24] });
  expect(ofToday(late).fillRate).toBeLessThan(ofToday(punctual).fillRate);
  expect(late.took).toEqual({ least: 8, most: 24 });
  const half = played(three({ part: { share: 0.5, restsOn: 1e6 } }));
  expect(half.networkShare).toBeGreaterThan(0.45);
  expect(half.networkShare).toBeLessThan(0.55);
  expect(ofToday(half).soldPerDay).toBeLessThan(
    0.6 * ofToday(punctual).soldPerDay,
  );
});

test("fewer units than the least that is worth a line wait, and several variants of one article are one", () => {
  // Stocked this well, a handful more is hardly ever wanted before the next delivery.
  const wellStocked = (minimumUnits: number) =>
    played(three(), { minimumUnits }).levels.at(-1);
  expect(wellStocked(60)?.stockUnits).toBeLessThan(
    wellStocked(0)?.stockUnits ?? 0,
  );
  const both = played([goods("set", { variantIds: ["mug", "bowl"] })]);
  const apart = played([goods("mug"), goods("bowl")]);
  expect([both.goods, apart.goods]).toEqual([1, 2]);
  expect(ofToday(both).soldPerDay).toBeCloseTo(ofToday(apart).soldPerDay, 0);
  expect(both.leftOut).toBe(0);
});

test("what is not stored by the network is not played", () => {
  const steps = simulateShop(panel, [], usual);
  expect(steps.next()).toEqual({ done: true, value: null });
});

const cardFrom = (
  from: string,
  freeStorageDays: number,
  storagePerCubicFootDayMinor: number | null,
) => ({
  ...first(rateCards),
  from,
  value: {
    ...first(rateCards).value,
    freeStorageDays,
    storagePerCubicFootDayMinor,
  },
});

test("every unit that lay longer than is free is paid for by the card of each day, and no other", () => {
  const pays = (
    cards: PlayedTerms["cards"],
    wish: Partial<PlayedGoods> = { cubicFeet: 1 },
  ) => {
    const { cover } = played(three(wish), {}, { cards });
    return cover;
  };
  const begin = "2020-01-01";
  const all = pays([cardFrom(begin, 0, 2)]);
  // Nothing is free: every cubic foot that lies there is paid for.
  expect(all.beyondShare).toBe(1);
  expect(all.storagePerDayMinor).toBeCloseTo(2 * all.stockUnits, 6);
  // Thirty days of the average are sold within a good month: the longer it is free, the less is paid, and then nothing.
  const paid = [10, 20, 30, 80].map(
    (free) => pays([cardFrom(begin, free, 2)]).storagePerDayMinor ?? 0,
  );
  expect(paid).toEqual(paid.toSorted((one, other) => other - one));
  expect(paid[0]).toBeLessThan(2 * all.stockUnits);
  expect(paid.at(-1)).toBe(0);
  // From the middle of the scored days on it is dearer.
  const { scoredDays } = played(three());
  const unscored = 10 + defaultPolicy.reviewDays;
  const middle = panel.days.at(-unscored - Math.floor(scoredDays / 2)) ?? "";
  const changed = pays([cardFrom(begin, 0, 2), cardFrom(middle, 0, 6)]);
  expect(changed.storagePerDayMinor ?? 0).toBeGreaterThan(3 * all.stockUnits);
  expect(changed.storagePerDayMinor ?? 0).toBeLessThan(5 * all.stockUnits);
  // A fee or a room that nobody has told is not made up, where it hangs on them.
  const untold = [cardFrom(begin, 20, null)] as const;
  expect(pays([...untold]).storagePerDayMinor).toBeNull();
  expect(pays([...untold]).beyondShare).toBeGreaterThan(0);
  expect(
    pays([cardFrom(begin, 20, 2)], { cubicFeet: null }).storagePerDayMinor,
  ).toBeNull();
  expect(pays([cardFrom(begin, 80, null)]).storagePerDayMinor).toBe(0);
});

test("issue 6 §2: shipping and placing are paid for by the card of each day: what was sold by whose order it was, what came as the hub's", () => {
  const priced = (wish: Partial<RateCard>, from = "2020-01-01") => ({
    ...first(rateCards),
    from,
    value: { ...first(rateCards).value, ...wish },
  });
  const pays = (cards: PlayedTerms["cards"], wish: Partial<PlayedGoods> = {}) =>
    played(three(wish), {}, { cards }).cover;
  const cheap = priced({
    singleUnitMinor: 300,
    otherChannelUnitMinor: 500,
    hubPlacementMinor: 30,
  });
  const all = pays([cheap]);
  expect(all.shippingPerDayMinor).toBeCloseTo(300 * all.soldPerDay, 6);
  // In the long run as much comes as is sold.
  const came = all.placementPerDayMinor / 30;
  expect(came).toBeGreaterThan(0.9 * all.soldPerDay);
  expect(came).toBeLessThan(1.1 * all.soldPerDay);
  // What came is paid for, and not what was sold: whole cartons of 240.
  const { cover, scoredDays: played240 } = played(
    three({ packSize: 240 }),
    {},
    { cards: [cheap] },
  );
  const cartons = (cover.placementPerDayMinor * played240) / 30 / 240;
  expect(cartons).toBeGreaterThan(0);
  expect(cartons).toBeCloseTo(Math.round(cartons), 9);
  // Of what the network ships a quarter was sold elsewhere.
  expect(
    pays([cheap], { marketplaceShare: 0.75 }).shippingPerDayMinor,
  ).toBeCloseTo(350 * all.soldPerDay, 6);
  // From the middle of the scored days on both cost three times as much.
  const { scoredDays } = played(three());
  const unscored = 10 + defaultPolicy.reviewDays;
  const middle = panel.days.at(-unscored - Math.floor(scoredDays / 2)) ?? "";
  const dearer = priced(
    { singleUnitMinor: 900, hubPlacementMinor: 90 },
    middle,
  );
  const changed = pays([cheap, dearer]);
  for (const [now, before] of [
    [changed.shippingPerDayMinor, all.shippingPerDayMinor],
    [changed.placementPerDayMinor, all.placementPerDayMinor],
  ] as const) {
    expect(now).toBeGreaterThan(1.6 * before);
    expect(now).toBeLessThan(2.4 * before);
  }
});

test("a past is played by the cards that were in force when its deliveries were sent, and anew when they become others", () => {
  const days: string[] = [];
  played(
    three(),
    {},
    {
      feesFrom: (day) => {
        days.push(day);
        return [first(rateCards).value];
      },
    },
  );
  expect(days.length).toBeGreaterThan(10);
  expect(days.every((day) => panel.days.includes(day))).toBe(true);
  const kept = played(three());
  expect(isPlayedBy(kept, defaultPolicy, [first(rateCards)])).toBe(true);
  expect(
    isPlayedBy(kept, defaultPolicy, [cardFrom(first(rateCards).from, 60, 3)]),
  ).toBe(false);
});
