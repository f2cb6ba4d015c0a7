import { type Dated, inForceOn } from "../replenishment/dated.ts";
import type { RateCard } from "../replenishment/rate-card.ts";
import { type ArrivalDay, arrivalDays, arrivesBy } from "./arrival.ts";
import { assumedDays, assumedParcelMinor } from "./assumed-days.ts";
import { handlingOf, type PlaceWithTerms } from "./place-terms.ts";
import { dayAt, dayText } from "./postal-days.ts";
import { everywhere, type Scope } from "./region.ts";
import { keysWithout, type Route, routeKeysOf } from "./route.ts";
import { type DayCounts, expectedSpread, lessDays } from "./spread.ts";

/** Parcels of one route to one part of the country, counted by how long they took to leave and to arrive. */
export type RouteMeasure = {
  route: string;
  scope: string;
  handling: DayCounts;
  transit: DayCounts;
};

/** A route, with when an order would arrive on it and what it costs. */
export type RouteForeseen = Route & {
  arrival: ArrivalDay[];
  earliest: string;
  /** As likely before as after. */
  middle: string;
  /** The day that is promised: it is there by then with the chosen probability. */
  promised: string;
  /** Parcels of this route that were measured from end to end, and those of them that went to the same region. */
  measured: number;
  measuredHere: number;
  /** How much of it is assumed and not measured, from 0 to 1. */
  assumedShare: number;
  costMinor: number | null;
  isCostAssumed: boolean;
};

export type PromiseTerms = {
  /** When the order is placed. */
  at: Date;
  /** The parts of the country that hold where it goes, the widest first. */
  scopes: readonly Scope[];
  /** How probable it shall be that a promise is kept. */
  quantile: number;
  units: number;
  /** Whose order it is: the network has prices of its own for orders of other channels. */
  channel: "storefront" | "marketplace";
  /** What the merchant says a parcel of his own costs; null: he has not. */
  ownParcelMinor: number | null;
  /** What the merchant says of places that another service ships from. */
  places: readonly PlaceWithTerms[];
  /** What the network takes, by day. */
  rateCards: readonly Dated<RateCard>[];
  /** What a US cent is in the shop's minor units, as `minorPerCent` says; null: fees cannot be counted among its costs. */
  perCent: number | null;
};

/** When an order would be with its buyer on a route, from what the route's parcels took so far. */
export function foreseeRoute(
  route: Route,
  measures: readonly RouteMeasure[],
  terms: PromiseTerms,
): RouteForeseen {
  const keys = routeKeysOf(route);
  const { scopes } = terms;
  const measured = (key: string, scope: string) =>
    measures.find((one) => one.route === key && one.scope === scope);
  const others = keysWithout(route).filter((key) => measured(key, everywhere));
  const measure = (key: string, scope: string) => {
    const all = measured(key, scope);
    return (
      all &&
      others.flatMap((other) => measured(other, scope) ?? []).reduce(less, all)
    );
  };
  const own = keys.at(-1) ?? route.kind;
  // All of the kind first, then this place alone, ever closer to where the parcel goes.
  const chain = [
    ...(keys.length > 1 || others.length > 0
      ? [measured(route.kind, everywhere)]
      : []),
    ...scopes.map((scope) => measure(own, scope)),
  ].flatMap((one) => one ?? []);
  const assumed = assumedDays[route.kind];
  const said = saidOf(route, terms)?.handlingDays ?? null;
  const handling = expectedSpread(
    said === null ? assumed.handling : handlingOf(said),
    // How fast goods leave does not depend on where they go.
    chain
      .filter(({ scope }) => scope === everywhere)
      .map((one) => one.handling),
  );
  const transit = expectedSpread(
    assumed.transit,
    chain.map((one) => one.transit),
  );
  const arrival = arrivalDays(dayAt(terms.at), handling.spread, transit.spread);
  const by = (probability: number) =>
    arrivesBy(arrival, probability) ?? dayText(dayAt(terms.at));
  const narrowest = measure(own, scopes.at(-1) ?? everywhere);
  return {
    ...route,
    arrival,
    earliest: by(0.05),
    middle: by(0.5),
    promised: by(terms.quantile),
    measured: parcelsIn(measure(own, everywhere)),
    measuredHere: parcelsIn(narrowest),
    assumedShare: Math.max(handling.assumedShare, transit.assumedShare),
    ...costOf(route, terms),
  };
}

/** What was measured of a route, less what was measured of a part of it. */
const less = (all: RouteMeasure, part: RouteMeasure): RouteMeasure => ({
  ...all,
  handling: lessDays(all.handling, part.handling),
  transit: lessDays(all.transit, part.transit),
});

const parcelsIn = (measure: RouteMeasure | undefined): number =>
  measure?.transit.reduce((sum, count) => sum + count, 0) ?? 0;

/** What the merchant says of the place that a route starts from; null where it is his own or the network's. */
const saidOf = (
  { kind, placeId }: Route,
  { places }: PromiseTerms,
): PlaceWithTerms | null =>
  (kind === "other" && places.find((place) => place.placeId === placeId)) ||
  null;

/**
 * What a parcel costs on a route, in the shop's currency; null where that is not known. Where no card tells what orders of
 * other channels cost, the network's own are taken for it.
 */
function costOf(
  route: Route,
  terms: PromiseTerms,
): Pick<RouteForeseen, "costMinor" | "isCostAssumed"> {
  const { at, units, channel, ownParcelMinor, rateCards, perCent } = terms;
  const inShop = (cents: number) =>
    perCent === null ? null : Math.round(cents * perCent);
  switch (route.kind) {
    case "network": {
      const card = inForceOn(rateCards, dayText(dayAt(at)));
      if (!card) return { costMinor: null, isCostAssumed: false };
      const { singleUnitMinor, multiUnitMinor, otherChannelUnitMinor } =
        card.value;
      const ofOthers = channel === "storefront" ? otherChannelUnitMinor : null;
      return {
        costMinor: inShop(
          ofOthers !== null
            ? units * ofOthers
            : units === 1
              ? singleUnitMinor
              : units * multiUnitMinor,
        ),
        isCostAssumed: card.certainty === "assumed",
      };
    }
    case "own":
      return {
        costMinor: ownParcelMinor ?? inShop(assumedParcelMinor),
        isCostAssumed: ownParcelMinor === null,
      };
    case "other":
      return {
        costMinor: saidOf(route, terms)?.parcelMinor ?? null,
        isCostAssumed: false,
      };
  }
}
