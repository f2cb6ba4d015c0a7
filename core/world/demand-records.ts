import type { DemandEventKind } from "../domain/demand/demand-event.ts";
import type { PricePaid } from "../domain/demand/discount-day.ts";
import type { GoodsForecast } from "../domain/demand/goods-forecast.ts";
import type { LearnedShop } from "../domain/demand/learned-shop.ts";
import type { ShopEvaluation } from "../domain/demand/shop-evaluation.ts";
import type { DayEnd } from "../domain/demand/stock-out-days.ts";
import type { PastInbound } from "../domain/replenishment/lead-time.ts";
import type { ShopSimulation } from "../domain/replenishment/shop-simulation.ts";

/** A variant whose demand is forecast. */
export type ForecastVariant = {
  variantId: string;
  productId: string;
  /** The product's type. */
  collection: string | null;
  priceMinor: number;
};

/** What one variant sold on one channel: only days with sales; `days` are indexes from the first day asked for. */
export type ChannelSales = {
  variantId: string;
  channel: string;
  days: number[];
  units: number[];
  orders: number[];
  /** Units of the largest order of the day. */
  largest: number[];
};

/** What an event is about: at most one is said; none is the whole shop. */
export type EventScope = {
  variantId: string | null;
  productId: string | null;
  collection: string | null;
};

export const eventVerdicts = ["confirmed", "denied", "removed"] as const;
export type EventVerdict = (typeof eventVerdicts)[number];

export type DemandEventRow = EventScope & {
  id: string;
  kind: DemandEventKind;
  startsOn: string;
  endsOn: string | null;
  lift: number | null;
  /** Nobody told of it: it was seen in what was sold. */
  isDetected: boolean;
  /** A person says that it was none: it moves no forecast. */
  isDenied: boolean;
};

export type ForecastRunRow = {
  runId: string;
  origin: string;
  state: "under_way" | "done";
  cursor: string | null;
  learned: LearnedShop;
  evaluation: ShopEvaluation | null;
  simulation: ShopSimulation | null;
};

/** An event as it is written down. */
export type NotedEvent = EventScope & {
  kind: DemandEventKind;
  startsOn: string;
  endsOn: string | null;
  source: "person" | "detected";
  lift: number | null;
  name: string | null;
  actor: string | null;
  entryId: string | null;
  at: Date;
};

/** A span of days: the first, YYYY-MM-DD, how many, and the zone by which they are counted. */
export type DaySpan = { from: string; days: number; timeZone: string };

/** A shop's demand: what was sold and shown, and what is expected. */
export interface DemandRecords {
  /** Variants in the order of their ids, after this one; deleted ones are left out. */
  variantsToForecast(
    after: string | null,
    limit: number,
  ): Promise<ForecastVariant[]>;
  forecastVariants(variantIds: string[]): Promise<ForecastVariant[]>;
  /** So many of the variants that sold in the span, always the same ones. */
  sampleOfSellers(span: DaySpan, limit: number): Promise<ForecastVariant[]>;
  /** The collections that show these products, by product, those that show least first. */
  collectionsOf(productIds: string[]): Promise<Map<string, string[]>>;
  /**
   * What these variants sold, as themselves and in kits. Cancelled orders and cancelled units, gifts, samples and
   * replacements are no demand.
   */
  channelSales(variantIds: string[], span: DaySpan): Promise<ChannelSales[]>;
  /**
   * Units of these variants that came back and can be sold again, or were taken off a Shopify order before they left, by
   * days; `day` is an index in the span.
   */
  returnedGoods(
    variantIds: string[],
    span: DaySpan,
  ): Promise<{ variantId: string; day: number; units: number }[]>;
  /** What channels showed of these variants, day by day; only of those of which some place ran out at some time. */
  shownAtDayEnds(
    variantIds: string[],
    span: DaySpan,
  ): Promise<({ variantId: string } & DayEnd)[]>;
  /** Events that touch the span or lie ahead of it, by their first day; those that a person has removed are left out. */
  demandEvents(from: string): Promise<DemandEventRow[]>;
  /** Writes an event down; the same kind on the same day is the same event. */
  noteDemandEvent(event: NotedEvent): Promise<void>;
  /** A person's word about an event. @returns what it was before; null where there is no such event. */
  judgeDemandEvent(
    eventId: string,
    verdict: EventVerdict | null,
    at: Date,
  ): Promise<{ verdict: EventVerdict | null } | null>;
  /** What a person expects of a variant, in units a day; null takes it back. @returns what it was. */
  saveDemandEstimate(
    variantId: string,
    perDay: number | null,
    by: { actor: string; entryId: string; at: Date },
  ): Promise<number | null>;
  /** What people expect of these variants. */
  demandEstimates(
    variantIds: string[],
  ): Promise<{ variantId: string; perDay: number }[]>;
  /** Variants whose forecasts know nothing of what people said since, and from which day on those are; at most so many. */
  variantsToldSinceForecast(
    runId: string,
    limit: number,
  ): Promise<(ForecastVariant & { origin: string })[]>;
  endDemandEvent(eventId: string, endsOn: string): Promise<void>;
  /** The latest run of this version. */
  latestForecastRun(version: number): Promise<ForecastRunRow | null>;
  /** Puts what came of playing the past anew in the place of what was kept; null where it is too short by now. */
  keepPlayedPast(
    runId: string,
    simulation: ShopSimulation | null,
  ): Promise<void>;
  /** Begins a run; older ones are forgotten after two months. */
  beginForecastRun(run: {
    origin: string;
    version: number;
    learned: LearnedShop;
    evaluation: ShopEvaluation | null;
    simulation: ShopSimulation | null;
    at: Date;
  }): Promise<string>;
  /** Deliveries to the network that were sent and received. */
  pastInbounds(): Promise<PastInbound[]>;
  /** Notes how far a run came, or (null) that it is done. */
  advanceForecastRun(
    runId: string,
    step: { cursor: string; variants: number } | null,
    at: Date,
  ): Promise<void>;
  /** A shop without variants was not forecast: it is looked at again when it has some. */
  dropForecastRun(runId: string): Promise<void>;
  /** The forecasts of that day and later are to be made anew: more is known of the past. */
  forgetForecast(origin: string): Promise<void>;
  /** What units of these variants were paid at, by variant: the last day of the span, and those before it. */
  pricesPaid(
    variantIds: string[],
    span: DaySpan,
  ): Promise<Map<string, PricePaid[]>>;
  /** Units that were expected of this day, by the forecasts that are kept; of variants whose forecast reaches it. */
  forecastsOfDay(
    variantIds: string[],
    day: string,
  ): Promise<Map<string, number>>;
  saveForecasts(
    run: { runId: string; origin: string; version: number; at: Date },
    forecasts: { variantId: string; forecast: GoodsForecast }[],
  ): Promise<void>;
  /** Variants whose sales have jumped since their forecast was made. */
  variantsJumpedSinceForecast(): Promise<
    { variantId: string; beganAt: Date }[]
  >;
}
