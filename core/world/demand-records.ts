import type { DemandEventKind } from "../domain/demand/demand-event.ts";
import type { GoodsForecast } from "../domain/demand/goods-forecast.ts";
import type { LearnedShop } from "../domain/demand/learned-shop.ts";
import type { ShopEvaluation } from "../domain/demand/shop-evaluation.ts";
import type { DayEnd } from "../domain/demand/stock-out-days.ts";

/** A variant whose demand is forecast. */
export type ForecastVariant = {
  variantId: string;
  /** The product's type: launches borrow from others of it. */
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

export type DemandEventRow = {
  id: string;
  variantId: string | null;
  kind: DemandEventKind;
  startsOn: string;
  endsOn: string | null;
};

export type ForecastRunRow = {
  runId: string;
  origin: string;
  state: "under_way" | "done";
  cursor: string | null;
  learned: LearnedShop;
  evaluation: ShopEvaluation | null;
};

/** A span of days: YYYY-MM-DD in UTC, and how many. */
export type DaySpan = { from: string; days: number };

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
  /**
   * What these variants sold, as themselves and in kits. Orders that were cancelled within 24 hours, cancelled units,
   * gifts, samples and replacements are no demand.
   */
  channelSales(variantIds: string[], span: DaySpan): Promise<ChannelSales[]>;
  /** What channels showed of these variants when days ended; only of those that ran out at some time. */
  shownAtDayEnds(
    variantIds: string[],
    span: DaySpan,
  ): Promise<({ variantId: string } & DayEnd)[]>;
  /** Events that touch the span or lie ahead of it, by their first day. */
  demandEvents(from: string): Promise<DemandEventRow[]>;
  /** Writes an event down; the same kind on the same day is the same event. */
  noteDemandEvent(event: {
    variantId: string | null;
    kind: DemandEventKind;
    startsOn: string;
    endsOn: string | null;
    source: "person" | "detected";
    actor: string | null;
    entryId: string | null;
    at: Date;
  }): Promise<void>;
  endDemandEvent(eventId: string, endsOn: string): Promise<void>;
  /** The latest run of this version. */
  latestForecastRun(version: number): Promise<ForecastRunRow | null>;
  /** Begins a run; older ones are forgotten after two months. */
  beginForecastRun(run: {
    origin: string;
    version: number;
    learned: LearnedShop;
    evaluation: ShopEvaluation | null;
    at: Date;
  }): Promise<string>;
  /** Notes how far a run came, or (null) that it is done. */
  advanceForecastRun(
    runId: string,
    step: { cursor: string; variants: number } | null,
    at: Date,
  ): Promise<void>;
  /** A shop without variants was not forecast: it is looked at again when it has some. */
  dropForecastRun(runId: string): Promise<void>;
  saveForecasts(
    run: { runId: string; origin: string; version: number; at: Date },
    forecasts: { variantId: string; forecast: GoodsForecast }[],
  ): Promise<void>;
  /** Variants whose sales have jumped since their forecast was made. */
  variantsJumpedSinceForecast(): Promise<
    { variantId: string; beganAt: Date }[]
  >;
}
