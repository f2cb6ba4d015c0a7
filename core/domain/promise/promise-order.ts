import { arrivesBy, probabilityBy } from "./arrival.ts";
import type { RouteReason } from "./choose-route.ts";
import {
  foreseeRoute,
  type PromiseTerms,
  type RouteForeseen,
  type RouteMeasure,
} from "./foresee-route.ts";
import { type Region, scopesOf } from "./region.ts";
import { type Route, type RouteKind, routeKey } from "./route.ts";

/** How sure a shop wants to be of its promises, and what its own parcels cost. */
export type PromiseRule = {
  promiseQuantile: number;
  ownParcelMinor: number | null;
};

/** An order, as far as it decides when its buyer has it. */
export type OrderToPromise = {
  orderId: string;
  channel: PromiseTerms["channel"];
  /** It waits to be sent, whole or in part. */
  isToShip: boolean;
  cancelled: boolean;
  fulfilledBy: "merchant" | "network" | "mixed";
  /** The merchant's location that it was given to. */
  shipFrom: string | null;
  /** The network's centre that TikTok Shop gave an order of its own to; null where it is not known. */
  centre: string | null;
  region: Region | null;
  units: number;
  /** When a pre-order's goods come out. */
  releaseAt: Date | null;
  /** Why Quayside itself gave it to a location; null where it did not. */
  movedBecause: RouteReason | null;
  /** What was promised before, on any route; the first one first. */
  promises: {
    route: string;
    promised: string;
    delivered: string | null;
    isVoid: boolean;
  }[];
  /** Of each who ships: when the last parcel arrived; null while one has not. */
  arrived: { by: "network" | "merchant"; at: Date | null }[];
  /** All its parcels have left. */
  isSent: boolean;
};

export type NewPromise = Omit<RouteForeseen, keyof Route> & {
  route: Route;
  /** How sure the shop wanted to be when it was made. */
  quantile: number;
  reason: "assigned" | RouteReason;
  alternatives: Alternative[];
};

/** A route that could have been taken, as it was foreseen then. */
export type Alternative = Omit<RouteForeseen, "arrival" | "without"> & {
  /** How probable it was that the promise is kept on it. */
  keeps: number;
};

/**
 * The routes that an order was given to; none while it has not come to the store, which chooses the location.
 * @param network the network, with the centres that can send it.
 */
export function routesTaken(
  { fulfilledBy, shipFrom }: Pick<OrderToPromise, "fulfilledBy" | "shipFrom">,
  nameOf: (placeId: string) => { kind: RouteKind; name: string } | null,
  network: Route = { kind: "network", placeId: null, name: null },
): Route[] {
  const place = shipFrom === null ? null : nameOf(shipFrom);
  const own: Route[] =
    shipFrom === null
      ? []
      : [
          {
            kind: place?.kind ?? "own",
            placeId: shipFrom,
            name: place?.name ?? null,
          },
        ];
  switch (fulfilledBy) {
    case "network":
      return [network];
    case "merchant":
      return own;
    case "mixed":
      return [network, ...own];
  }
}

/**
 * What is promised on a route that an order was just given to. An order that comes from another route keeps the day that
 * was promised first: the buyer knows of no routes.
 */
export function promiseOn(
  route: Route,
  order: Pick<
    OrderToPromise,
    "channel" | "region" | "units" | "releaseAt" | "promises"
  >,
  known: {
    /** Routes that have all the goods of the order. */
    open: readonly Route[];
    measures: readonly RouteMeasure[];
    rule: PromiseRule;
    rateCards: PromiseTerms["rateCards"];
    perCent: PromiseTerms["perCent"];
    places: PromiseTerms["places"];
    reason: NewPromise["reason"];
    at: Date;
  },
): NewPromise {
  const { measures, rule } = known;
  const terms = {
    at:
      order.releaseAt && order.releaseAt > known.at
        ? order.releaseAt
        : known.at,
    scopes: scopesOf(order.region),
    quantile: rule.promiseQuantile,
    units: order.units,
    channel: order.channel,
    ownParcelMinor: rule.ownParcelMinor,
    rateCards: known.rateCards,
    perCent: known.perCent,
    places: known.places,
  };
  const {
    kind,
    placeId,
    name,
    without: _,
    ...foreseen
  } = foreseeRoute(route, measures, terms);
  const promised = order.promises[0]?.promised ?? foreseen.promised;
  return {
    ...foreseen,
    promised,
    route: { kind, placeId, name },
    quantile: rule.promiseQuantile,
    reason: known.reason,
    alternatives: known.open
      .filter((one) => routeKey(one) !== routeKey(route))
      .map((one) => {
        const {
          arrival,
          without: _,
          ...other
        } = foreseeRoute(one, measures, terms);
        return { ...other, keeps: probabilityBy(arrival, promised) };
      }),
  };
}

/** The days between which a parcel is most likely to arrive: nine times of ten. */
export const likelySpan = (
  arrival: RouteForeseen["arrival"],
): { from: string; until: string } | null => {
  const [from, until] = [arrivesBy(arrival, 0.05), arrivesBy(arrival, 0.95)];
  return from && until ? { from, until } : null;
};
