import { expect, test } from "vitest";
import { bulkLines } from "#core/domain/demand/cap-bulk-lines.ts";
import { dailyAs } from "#core/domain/demand/daily-forecast.ts";
import { eventNumber } from "#core/domain/demand/demand-event.ts";
import {
  expectedAs,
  learnShop,
  methodAfter,
} from "#core/domain/demand/learn-shop.ts";
import type { OpenShop } from "#core/domain/demand/learned-shop.ts";
import {
  plainWeights,
  seasonPower,
} from "#core/domain/demand/level-mixtures.ts";
import { Looks } from "#core/domain/demand/looks.ts";
import {
  expectedOver,
  type Outlook,
  outlookOf,
} from "#core/domain/demand/outlook.ts";
import { pickServiceLevel } from "#core/domain/demand/pick-service-level.ts";
import { reasonsOf } from "#core/domain/demand/reasons.ts";
import { sum } from "#core/domain/demand/sum.ts";
import { goodsOf, panelOf } from "./make-panel.ts";

const n = 900;
/** Numbers that look random and are the same every time. */
const noise = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

/** Twenty goods whose level waves with the year by this share. */
const shop = (wave: number) =>
  panelOf(
    Array.from({ length: 20 }, (_, i) => {
      const draw = noise(i + 1);
      return goodsOf(
        Float64Array.from({ length: n }, (_, day) => {
          const level = 20 * (1 + wave * Math.sin((2 * Math.PI * day) / 364));
          return Math.round(level * (0.5 + draw()));
        }),
        { key: `SKU-${i}` },
      );
    }),
  );

const monthError = (panel: ReturnType<typeof shop>, origin: number) => {
  const looks = new Looks(panel, panel.goods, [28]);
  const learned = learnShop(looks, origin);
  const error = looks.at(origin).outlooks.reduce((all, outlook, i) => {
    if (!outlook) return all;
    const expected = sum(dailyAs(learned, outlook), 28);
    return all + Math.abs(expected - (looks.actual(i, origin, 28) ?? 0));
  }, 0);
  const average = looks.at(origin).outlooks.reduce((all, outlook, i) => {
    const expected = (outlook?.average28 ?? 0) * 28;
    return all + Math.abs(expected - (looks.actual(i, origin, 28) ?? 0));
  }, 0);
  return { learned, error, average };
};

test("last year's season counts where the shop's own past rewards it, and hardly where there is none", () => {
  // The steep side of the wave, where the last weeks say too little.
  const steep = monthError(shop(0.6), 728);
  expect(seasonPower(steep.learned.weights)).toBeGreaterThan(0.4);
  expect(steep.error).toBeLessThan(0.6 * steep.average);
  const flat = monthError(shop(0), 728);
  expect(seasonPower(flat.learned.weights)).toBeLessThan(
    seasonPower(steep.learned.weights) / 2,
  );
  expect(flat.error).toBeLessThan(1.1 * flat.average);
});

test.each([
  ["MA28", { windows: 4, ours: 0.5, average28: 0.4 }],
  ["combination", { windows: 4, ours: 0.402, average28: 0.4 }],
  ["combination", { windows: 4, ours: 0.3, average28: 0.4 }],
  ["combination", null],
] as const)("the self-check says %s after %j", (method, check) => {
  expect(methodAfter(check)).toBe(method);
});

test("the self-check judges each month by weights from months that were over before it", () => {
  const panel = shop(0.6);
  const looks = new Looks(panel, panel.goods, [28]);
  // So young that the memory of every month begins on the same day.
  const origin = 344;
  const learned = learnShop(looks, origin);
  const wapeWith = (weightsOn: (day: number) => Float64Array) => {
    let [wrong, wanted] = [0, 0];
    for (const day of [28, 56, 84, 112].map((back) => origin - back))
      for (const [i, outlook] of looks.at(day).outlooks.entries()) {
        const actual = looks.actual(i, day, 28);
        if (!outlook || actual === null) continue;
        wrong += Math.abs(expectedOver(outlook, weightsOn(day), 28) - actual);
        wanted += actual;
      }
    return wrong / wanted;
  };
  const asOfThen = wapeWith((day) => learnShop(looks, day).weights);
  expect(learned.check?.ours).toBeCloseTo(asOfThen, 10);
  expect(wapeWith(() => learned.weights)).not.toBeCloseTo(asOfThen, 4);
});

test("a shop that falls back tells the plain average for every day", () => {
  const panel = shop(0);
  const looks = new Looks(panel, panel.goods, [28]);
  expect(learnShop(looks, 700).check?.windows).toBe(4);
  const outlook = looks.at(700).outlooks[0];
  if (!outlook) throw new Error("the goods have history");
  const fallen = { method: "MA28", weights: new Float64Array() } as const;
  expect(new Set(dailyAs(fallen, outlook))).toEqual(
    new Set([outlook.average28]),
  );
});

test("issue 6 §4: what was told of a planned day holds for a shop that falls back, in its days, its windows and its reasons", () => {
  const origin = 200;
  const ofLives = (value: number) => {
    const days = new Float64Array(origin + 56);
    days[origin + 2] = value;
    return days;
  };
  const live = eventNumber("live");
  const told = goodsOf(new Float64Array(origin).fill(4), {
    events: Uint8Array.from(ofLives(live)),
    lifts: ofLives(3),
  });
  const rhythm = {
    profile: new Float64Array(7).fill(1),
    uplifts: new Map(),
    burstHalfLife: null,
  };
  const outlook = outlookOf(
    told,
    origin,
    { ...rhythm, season: [1] },
    { horizon: 56, windows: [] },
  );
  const fallen = { method: "MA28", weights: plainWeights } as const;
  const daily = dailyAs(fallen, outlook);
  expect(Array.from(daily.subarray(0, 5), Math.round)).toEqual([
    4, 4, 12, 4, 4,
  ]);
  expect(expectedAs(fallen, outlook, 2)).toBe(8);
  expect(expectedAs(fallen, outlook, 28)).toBeCloseTo(28 * 4 + 8, 6);
  expect(
    reasonsOf(told, origin, outlook, daily, { method: "MA28" } as OpenShop),
  ).toEqual([
    { kind: "fallback" },
    { kind: "level", perDay: 4, before: 4 },
    { kind: "event", event: "live", days: 1, uplift: 3, units: 8 },
  ]);
});

test("the average that is fallen back on is that of days without their events: a live of last week is not sold again every day", () => {
  const isLive = (day: number) => day % 10 === 9;
  const sold = goodsOf(
    Float64Array.from({ length: 700 }, (_, day) => (isLive(day) ? 12 : 4)),
    {
      events: Uint8Array.from({ length: 756 }, (_, day) =>
        Number(isLive(day) && day < 700),
      ),
    },
  );
  const { outlooks } = new Looks(panelOf([sold]), [sold], [28]).at(700);
  // Its own uplift leans on the shop's, which is the same here.
  expect(outlooks[0]?.average28).toBeCloseTo(4, 6);
});

test("issue 6 §4: a shop that falls back is told the trend all the same, which the plain average does not follow", () => {
  const risen = goodsOf(
    Float64Array.from({ length: 200 }, (_, day) => (day < 172 ? 4 : 6)),
  );
  expect(
    reasonsOf(risen, 200, {} as Outlook, new Float64Array(56).fill(6), {
      method: "MA28",
    } as OpenShop),
  ).toEqual([{ kind: "fallback" }, { kind: "level", perDay: 6, before: 4 }]);
});

test("a line far above an article's usual ones is seen apart; where such lines are its trade they are not", () => {
  const days = 300;
  const panel = (bulkEvery: number) => {
    const isBulk = (day: number) => day % bulkEvery === bulkEvery - 1;
    const each = (one: (day: number) => number) =>
      Float64Array.from({ length: days }, (_, day) => one(day));
    return goodsOf(
      each((day) => 3 + (isBulk(day) ? 200 : 0)),
      {
        orders: each((day) => 3 + (isBulk(day) ? 1 : 0)),
        largestLine: each((day) => (isBulk(day) ? 200 : 1)),
      },
    );
  };
  expect(bulkLines(panel(100), days)).toEqual(
    [99, 199, 299].map((day) => ({ day, units: 200, countedAs: 10 })),
  );
  expect(bulkLines(panel(100), 150)).toHaveLength(1);
  expect(bulkLines(panel(10), days)).toEqual([]);
});

test("the service level is chosen on the days before those that are played", () => {
  const rules = { lead: 5, review: 7, days: 120, seesOnlySales: false };
  const panel = shop(0);
  panel.goods.splice(3);
  const chosen = pickServiceLevel(panel, rules, [0.9, 0.97]);
  expect(chosen[0]?.probability).not.toBeNull();
  expect(chosen[1]?.probability ?? 1).toBeGreaterThanOrEqual(
    chosen[0]?.probability ?? 1,
  );
  for (const { units } of panel.goods) units.fill(999, n - rules.days);
  expect(pickServiceLevel(panel, rules, [0.9, 0.97])).toEqual(chosen);
});
