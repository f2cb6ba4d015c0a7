import type { Term } from "./derivation.ts";
import type { PoolKind } from "./pool-kinds.ts";
import { openUnits, type Sale } from "./sales.ts";
import type { Channel, ToldChannel } from "./stock-rule.ts";
import { reservedFor } from "./what-channels-are-told.ts";

/** One line of the ledger, as far as a moment needs it. */
export type LedgerLine = {
  poolId: string;
  quantity: number;
  causeKind: string;
  causeRef: string;
  occurredAt: Date;
  /** When we wrote it down. */
  recordedAt: Date;
};

/** A place where units lie, with the units that its lines before the first given one come to. */
export type LedgerPlace = {
  poolId: string;
  kind: Exclude<PoolKind, "service">;
  name: string;
  /** Of the very first line; null: the ledger has none. */
  beginsAt: Date | null;
  carriedOver: number;
};

/** One line of the history of what a place has shown, as far as a moment needs it. */
export type ShownLine = {
  channel: ToldChannel;
  placeId: string;
  kind: "told" | "seen";
  quantity: number;
  at: Date;
  terms: Term[] | null;
};

/** All that is written down about one item's stock between two instants, and what was there before. */
export type StockHistory<Shown extends ShownLine = ShownLine> = {
  /** Lines before it are summed up in `carriedOver`; null: nothing lies before. */
  since: Date | null;
  until: Date;
  connectedAt: Date;
  places: LedgerPlace[];
  ledger: LedgerLine[];
  /** The latest line before `since` of each place is among them. */
  shown: Shown[];
  sales: Sale[];
};

/** The stock of one item at one moment. */
export type StockMoment<Shown extends ShownLine = ShownLine> = {
  at: Date;
  pools: {
    poolId: string;
    kind: LedgerPlace["kind"];
    name: string;
    /** Sum of the movements until then (law S1); null: the ledger begins later. */
    onHand: number | null;
    beginsAt: Date | null;
    /** What had been written down by then: news of movements takes time. */
    knownThen: number | null;
    latest: LedgerLine | null;
    /** Promised to orders, as the number that was told last says; null: no number told by then says it. */
    reserved: { units: number; asOf: Date } | null;
  }[];
  /** What each place showed; empty where no number had been written down yet. */
  shown: (Shown & {
    /** The explanation in force: of the last number that we told. */
    toldLast: Shown | null;
  })[];
  /** Orders that waited for units then. */
  waiting: { orderId: string; name: string; channel: Channel; units: number }[];
  /** Whether the shop was connected by then: before, only what the platforms date back is known. */
  isConnected: boolean;
};

/**
 * The stock of one item as it was at that moment, out of what was written down: nothing is guessed, and where the
 * history does not reach the answer is null.
 * @param at not before `since`.
 */
export function stockAt<Shown extends ShownLine>(
  history: StockHistory<Shown>,
  at: Date,
): StockMoment<Shown> {
  const shown = shownAt(history.shown, at);
  return {
    at,
    pools: history.places.map((place) => {
      const lines = history.ledger.filter(
        ({ poolId, occurredAt }) => poolId === place.poolId && occurredAt <= at,
      );
      const reaches = place.beginsAt !== null && place.beginsAt <= at;
      const known = lines.filter(({ recordedAt }) => recordedAt <= at);
      return {
        poolId: place.poolId,
        kind: place.kind,
        name: place.name,
        beginsAt: place.beginsAt,
        onHand: reaches ? place.carriedOver + sum(lines) : null,
        knownThen: reaches ? place.carriedOver + sum(known) : null,
        latest: lines.reduce<LedgerLine | null>(later, null),
        reserved: reservedAt(
          shown.map(({ toldLast }) => toldLast),
          place.poolId,
        ),
      };
    }),
    shown,
    waiting: history.sales
      .map(({ orderId, name, channel, ...sale }) => ({
        orderId,
        name,
        channel,
        units: openUnits({ orderId, name, channel, ...sale }, at),
      }))
      .filter(({ units }) => units > 0),
    isConnected: history.connectedAt <= at,
  };
}

/**
 * The moments at which anything changed, the earliest first: the stops of a walk through the history.
 * @param more moments of what is looked at beside it.
 */
export function momentsOf(history: StockHistory, more: Date[] = []): Date[] {
  const since = history.since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const times = [
    ...more,
    ...history.ledger.map(({ occurredAt }) => occurredAt),
    ...history.shown.map(({ at }) => at),
    ...history.sales.flatMap(({ placedAt, cancelledAt, parcels }) => [
      placedAt,
      ...(cancelledAt ? [cancelledAt] : []),
      ...parcels.map(({ shippedAt }) => shippedAt),
    ]),
  ]
    .map((time) => time.getTime())
    .filter((time) => time >= since && time <= history.until.getTime());
  return [...new Set([...times, history.until.getTime()])]
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
}

function shownAt<Shown extends ShownLine>(lines: Shown[], at: Date) {
  const places = new Map<string, Shown & { toldLast: Shown | null }>();
  const until = lines
    .filter((line) => line.at <= at)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const line of until) {
    const place = `${line.channel}:${line.placeId}`;
    const toldLast =
      line.kind === "told" ? line : (places.get(place)?.toldLast ?? null);
    places.set(place, { ...line, toldLast });
  }
  return [...places.values()];
}

/** The terms of a number name every pool that it counts, the reserved units only where there are some. */
function reservedAt(told: (ShownLine | null)[], poolId: string) {
  const line = told.find((one) =>
    one?.terms?.some(({ ref }) => ref === poolId),
  );
  if (!line?.terms) return null;
  const term = line.terms.find(
    ({ term, ref }) => ref === poolId && term.startsWith(reservedFor),
  );
  return { units: term ? -term.quantity : 0, asOf: line.at };
}

const later = (known: LedgerLine | null, line: LedgerLine): LedgerLine =>
  known && known.occurredAt > line.occurredAt ? known : line;

const sum = (lines: LedgerLine[]): number =>
  lines.reduce((total, { quantity }) => total + quantity, 0);
