import { isBurst, ordersP99 } from "../domain/demand/bursts.ts";
import {
  forecastGoods,
  forecastVersion,
  type SeriesOfVariant,
} from "../domain/demand/goods-forecast.ts";
import { type OpenShop, openShop } from "../domain/demand/learned-shop.ts";
import { localTime } from "../domain/notices/local-time.ts";
import { defaultPolicy } from "../domain/replenishment/policy.ts";
import { isPlayedBy } from "../domain/replenishment/shop-simulation.ts";
import { dayAfter, dayOf } from "../kit/days.ts";
import { inParts } from "../kit/in-parts.ts";
import type {
  ChannelSales,
  ForecastRunRow,
  ForecastVariant,
} from "../world/demand-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { breathe, learnDemand } from "./forecast/learn-demand.ts";
import { readNight } from "./forecast/read-night.ts";
import {
  historyBefore,
  historyDays,
  readSeries,
} from "./forecast/read-series.ts";
import { scoreChanges } from "./forecast/score-changes.ts";
import { endBursts, noteBurst } from "./forecast/tend-bursts.ts";

/** Variants whose forecasts are written in one transaction. */
const chunk = 500;
/**
 * Variants whose sales are read at once: to read them is to go through two years of orders, which costs the same for one
 * variant in twenty as for half of them. What they sold takes about 3 kB a variant until its forecast is made.
 */
const readAtOnce = 4_000;
/** The shop's own rolling origin is played once a week. */
const evaluatedEveryDays = 7;

export type ForecastOutcome = {
  outcome: "made" | "up to date";
  variants: number;
  /** Variants whose forecast was made anew because their sales jumped. */
  jumped: number;
  /** Variants whose forecast was made anew because of what people said of events and new goods. */
  told: number;
};

/**
 * Forecasts the demand of all variants for the days from today on, once a day: learns the shop, then goes through its
 * variants in chunks, each written as it is done, so that a killed worker's successor goes on where it stopped. Later in
 * the day only variants are looked at whose sales have jumped since.
 */
export async function forecastDemand(
  world: Pick<World, "clock" | "store">,
  shopId: string,
): Promise<ForecastOutcome> {
  const { clock, store } = world;
  const { latest, today } = await store.inShop(shopId, async (records) => ({
    latest: await records.latestForecastRun(forecastVersion),
    today: dayOf(clock.now(), records.shop.timeZone),
  }));
  const run =
    latest && latest.origin >= today
      ? latest
      : await begin(world, shopId, today, latest);
  const shop = openShop(run.learned);
  const variants =
    run.state === "under_way" ? await forecastAll(world, shopId, run, shop) : 0;
  const jumped = await store.inShop(shopId, (records) =>
    forecastJumped(records, run, shop, clock.now()),
  );
  const told = await forecastTold(world, shopId, run, shop);
  await playAnew(world, shopId, run);
  await scoreChanges(world, shopId, run.origin);
  return {
    outcome: run.state === "under_way" ? "made" : "up to date",
    variants,
    jumped,
    told,
  };
}

/** Plays the past again where it was played by other rules or fees than today's, or in an older way. */
async function playAnew(
  world: Pick<World, "clock" | "store">,
  shopId: string,
  { runId, origin, simulation }: ForecastRunRow,
): Promise<void> {
  if (!simulation) return;
  const { policy, cards } = await world.store.inShop(
    shopId,
    async (records) => ({
      policy: (await records.replenishmentPolicy()) ?? defaultPolicy,
      cards: (await records.policies()).rateCards,
    }),
  );
  if (isPlayedBy(simulation, policy, cards)) return;
  const played = await learnDemand(world, shopId, origin, true);
  await world.store.inShop(shopId, (records) =>
    records.keepPlayedPast(runId, played.simulation),
  );
}

async function begin(
  world: Pick<World, "clock" | "store">,
  shopId: string,
  origin: string,
  before: ForecastRunRow | null,
): Promise<ForecastRunRow> {
  const isEvaluated =
    before?.evaluation &&
    before.evaluation.until > dayAfter(origin, -evaluatedEveryDays);
  const { learned, evaluation, simulation } = await learnDemand(
    world,
    shopId,
    origin,
    !isEvaluated,
  );
  const kept = evaluation ?? before?.evaluation ?? null;
  const at = world.clock.now();
  const runId = await world.store.inShop(shopId, (records) =>
    records.beginForecastRun({
      origin,
      version: forecastVersion,
      learned,
      evaluation: kept,
      simulation: simulation ?? before?.simulation ?? null,
      at,
    }),
  );
  return {
    runId,
    origin,
    state: "under_way",
    cursor: null,
    learned,
    evaluation: kept,
    simulation: simulation ?? before?.simulation ?? null,
  };
}

/** Goes through all variants from where the run stands. @returns how many were forecast. */
async function forecastAll(
  { clock, store }: Pick<World, "clock" | "store">,
  shopId: string,
  run: ForecastRunRow,
  shop: OpenShop,
): Promise<number> {
  let variants = 0;
  let { cursor } = run;
  for (;;) {
    const sold = await store.inShop(shopId, (records) =>
      readSold(records, run.origin, cursor),
    );
    for (const some of inParts(sold.variants, chunk)) {
      await store.inShop(shopId, (records) =>
        forecastChunk(
          records,
          run,
          { ...sold, variants: some },
          shop,
          clock.now(),
        ),
      );
      variants += some.length;
      cursor = some.at(-1)?.variantId ?? cursor;
      await breathe();
    }
    if (sold.variants.length > 0) continue;
    await store.inShop(shopId, (records) =>
      endRun(records, run.runId, cursor, clock.now()),
    );
    return variants;
  }
}

/** Makes the forecasts anew of variants of which people have said something since, a chunk at a time. */
async function forecastTold(
  { clock, store }: Pick<World, "clock" | "store">,
  shopId: string,
  run: ForecastRunRow,
  shop: OpenShop,
): Promise<number> {
  for (let variants = 0; ; ) {
    const made = await store.inShop(shopId, async (records) => {
      const told = await records.variantsToldSinceForecast(run.runId, chunk);
      if (told.length === 0) return 0;
      // After a jump a forecast knows today as well, and goes on knowing it.
      for (const origin of new Set(told.map((one) => one.origin))) {
        const variants = told.filter((one) => one.origin === origin);
        const span = historyBefore(origin, records.shop.timeZone);
        const events = await records.demandEvents(span.from);
        const read = await readSeries(records, variants, events, span);
        const isOver = origin <= dayOf(clock.now(), records.shop.timeZone);
        const series = isOver
          ? read
          : withRestOfDay(records, read, shop, clock.now());
        const { runId } = run;
        await saveForecasts(
          records,
          { runId, origin },
          series,
          shop,
          clock.now(),
        );
      }
      return told.length;
    });
    variants += made;
    if (made < chunk) return variants;
    await breathe();
  }
}

/** The next variants, and what they sold. */
type Sold = { variants: ForecastVariant[]; sales: ChannelSales[] };

async function readSold(
  records: Records,
  origin: string,
  cursor: string | null,
): Promise<Sold> {
  const variants = await records.variantsToForecast(cursor, readAtOnce);
  const ids = variants.map(({ variantId }) => variantId);
  const sales =
    ids.length === 0
      ? []
      : await records.channelSales(
          ids,
          historyBefore(origin, records.shop.timeZone),
        );
  return { variants, sales };
}

async function endRun(
  records: Records,
  runId: string,
  cursor: string | null,
  at: Date,
): Promise<void> {
  if (cursor === null) await records.dropForecastRun(runId);
  else await records.advanceForecastRun(runId, null, at);
}

async function forecastChunk(
  records: Records,
  { runId, origin }: ForecastRunRow,
  { variants, sales }: Sold,
  shop: OpenShop,
  at: Date,
): Promise<void> {
  const { series, events } = await readNight(records, variants, {
    origin,
    uplifts: shop.rhythm.uplifts,
    at,
    known: sales,
  });
  await saveForecasts(records, { runId, origin }, series, shop, at);
  await endBursts(records, events, series, historyDays, origin);
  const cursor = variants.at(-1)?.variantId;
  if (cursor)
    await records.advanceForecastRun(
      runId,
      { cursor, variants: variants.length },
      at,
    );
}

const saveForecasts = (
  records: Records,
  { runId, origin }: Pick<ForecastRunRow, "runId" | "origin">,
  series: readonly SeriesOfVariant[],
  shop: OpenShop,
  at: Date,
): Promise<void> =>
  records.saveForecasts(
    { runId, origin, version: forecastVersion, at },
    series.map((one) => ({
      variantId: one.key,
      forecast: forecastGoods(one, historyDays, shop),
    })),
  );

/**
 * The same series, whose last day is today: until it is over, what was sold of it so far goes on as the days before it let
 * expect, evenly over the hours that are left. Counted as it stands, a jump in the morning would be read as a weak day.
 */
const withRestOfDay = (
  { shop: { timeZone } }: Records,
  series: readonly SeriesOfVariant[],
  shop: OpenShop,
  at: Date,
): SeriesOfVariant[] => {
  const left = 1 - localTime(at, timeZone).hour / 24;
  return series.map((one) => ({
    ...one,
    toCome: left * (forecastGoods(one, historyDays - 1, shop).daily[0] ?? 0),
  }));
};

/**
 * Makes the forecasts anew of variants whose sales jump. Today counts as a day of history, with what is to be expected of its
 * rest; where it is a burst by two signals it is noted as one, so that it moves the next days and not the level.
 */
async function forecastJumped(
  records: Records,
  { runId }: ForecastRunRow,
  shop: OpenShop,
  at: Date,
): Promise<number> {
  const jumped = await records.variantsJumpedSinceForecast();
  if (jumped.length === 0) return 0;
  const today = dayOf(at, records.shop.timeZone);
  const origin = dayAfter(today, 1);
  const span = historyBefore(origin, records.shop.timeZone);
  const variants = await records.forecastVariants(
    jumped.map(({ variantId }) => variantId),
  );
  const before = await records.demandEvents(span.from);
  const sales = await records.channelSales(
    variants.map(({ variantId }) => variantId),
    span,
  );
  for (const one of await readSeries(records, variants, before, span, sales)) {
    if (!one.orders || one.first >= span.days - 1) continue;
    const signals = {
      orders: one.orders[span.days - 1] as number,
      ordersP99: ordersP99(one.orders.subarray(one.first, span.days - 1)),
      views: null,
      topContentShare: null,
      isJumping: true,
    };
    const lasts = before.some(
      ({ kind, variantId, endsOn }) =>
        kind === "burst" && variantId === one.key && endsOn === null,
    );
    if (lasts || !isBurst(signals)) continue;
    await noteBurst(records, one.key, today, at);
  }
  const events = await records.demandEvents(span.from);
  const series = withRestOfDay(
    records,
    await readSeries(records, variants, events, span, sales),
    shop,
    at,
  );
  await saveForecasts(records, { runId, origin }, series, shop, at);
  return series.length;
}
