import type {
  OrderSituation,
  RescueRoutes,
} from "../../domain/orders/order-situation.ts";
import { fallsBack } from "../../domain/orders/plan-fallback.ts";
import {
  heldAt,
  networkRoute,
  routeFrom,
} from "../../domain/promise/centres.ts";
import { foreseeRoute } from "../../domain/promise/foresee-route.ts";
import { dayAt, dayText } from "../../domain/promise/postal-days.ts";
import {
  type OrderToPromise,
  promiseOn,
  routesTaken,
} from "../../domain/promise/promise-order.ts";
import { scopesOf } from "../../domain/promise/region.ts";
import {
  keysWithout,
  type Route,
  routeKey,
  routeKeysOf,
} from "../../domain/promise/route.ts";
import { minorPerCent } from "../../domain/replenishment/fees-in-shop.ts";
import type { RouteStock } from "../../world/promise-records.ts";
import type { Records } from "../../world/records.ts";

/**
 * Says when the buyer of an order will have it, as soon as it is known who ships; notes what came of it. What was said for
 * a route is never said anew, so that it can be held against what happened.
 */
export async function promiseOrder(
  records: Records,
  orderId: string,
  at: Date,
): Promise<void> {
  const order = await records.orderToPromise(orderId);
  if (!order) return;
  await noteArrivals(records, order);
  const standing = order.promises.filter(({ isVoid }) => !isVoid);
  if (order.cancelled) {
    const open = standing.filter(({ delivered }) => delivered === null);
    if (open.length > 0) await records.voidPromises(orderId, keysOf(open), at);
    return;
  }
  if (!order.isToShip) return;
  const units = await records.unitsToSend(orderId);
  const stock = await records.routeStock([...units.keys()]);
  const taken = routesTaken(
    order,
    (placeId) =>
      stock.flatMap(({ kind, placeId: id, name }) =>
        id === placeId ? [{ kind, name: name ?? "" }] : [],
      )[0] ?? null,
    networkRoute(
      stock.flatMap(({ centres }) => centres),
      units,
      heldAt,
      order.centre,
    ),
  );
  const left = standing.filter(
    ({ route, delivered }) =>
      delivered === null && !taken.some((one) => routeKey(one) === route),
  );
  if (left.length > 0) await records.voidPromises(orderId, keysOf(left), at);
  const news = taken.filter(
    (one) => !standing.some(({ route }) => route === routeKey(one)),
  );
  if (news.length === 0) return;
  const open = routesWith(stock, units);
  const rule = await records.orderRule();
  const reason =
    order.promises.length > 0 ? (order.movedBecause ?? "assigned") : "assigned";
  const measures = await records.routeMeasures(
    keysOfAll([...news, ...open]),
    scopesOf(order.region),
  );
  const { rateCards, perCent } = await feesOn(records, at);
  const places = await records.placeTerms();
  for (const route of news)
    await records.savePromise(
      orderId,
      promiseOn(route, order, {
        open,
        measures,
        rule,
        rateCards,
        perCent,
        places,
        reason,
        at,
      }),
      at,
    );
}

/** What the network takes, and what a cent of it is in the shop's currency. */
async function feesOn(records: Records, at: Date) {
  const { rateCards, exchangeRates } = await records.policies();
  const today = dayText(dayAt(at));
  const { currency } = records.shop;
  return { rateCards, perCent: minorPerCent(exchangeRates, currency, today) };
}

/** The places that have all of these units. */
const routesWith = (
  stock: RouteStock[],
  units: ReadonlyMap<string, number>,
): Route[] =>
  stock
    .filter(({ available }) =>
      [...units].every(([id, wanted]) => (available.get(id) ?? 0) >= wanted),
    )
    .map((place) => routeFrom(place, units));

/**
 * The locations that could ship an order in the network's place, with when it would arrive from each: the merchant's own,
 * and those of another service that may. Null where the shop's rule does not ask for it, or no request needs it: only then is there anything to read.
 */
export async function rescueRoutes(
  records: Records,
  situation: OrderSituation,
  at: Date,
): Promise<RescueRoutes | null> {
  const { rule } = situation;
  if (
    rule.fallback !== "promise" ||
    !situation.requests.some((request) => fallsBack(situation, request))
  )
    return null;
  const order = await records.orderToPromise(situation.order.id);
  if (!order) return null;
  const units = await records.unitsToSend(order.orderId);
  const stock = await records.routeStock([...units.keys()]);
  const places = await records.placeTerms();
  const mayRescue = (placeId: string | null) =>
    places.some((place) => place.placeId === placeId && place.mayRescue);
  const open = routesWith(stock, units).filter(
    ({ kind, placeId }) =>
      kind === "own" || (kind === "other" && mayRescue(placeId)),
  );
  const measures = await records.routeMeasures(
    keysOfAll(open),
    scopesOf(order.region),
  );
  const { rateCards, perCent } = await feesOn(records, at);
  const routes = open.map((route) =>
    foreseeRoute(route, measures, {
      at,
      scopes: scopesOf(order.region),
      quantile: rule.promiseQuantile,
      units: order.units,
      channel: order.channel,
      ownParcelMinor: rule.ownParcelMinor,
      rateCards,
      perCent,
      places,
    }),
  );
  const promised = order.promises[0]?.promised ?? null;
  return { routes, promised };
}

const keysOfAll = (routes: Route[]): string[] => [
  ...new Set(
    routes.flatMap((route) => [...routeKeysOf(route), ...keysWithout(route)]),
  ),
];

const keysOf = (promises: { route: string }[]) =>
  promises.map(({ route }) => route);

/** Promises of a route whose parcels have all arrived came to their end. */
async function noteArrivals(
  records: Records,
  { orderId, isSent, promises, arrived }: OrderToPromise,
): Promise<void> {
  if (!isSent) return;
  for (const { route, delivered, isVoid } of promises) {
    if (delivered !== null || isVoid) continue;
    const by = route === "network" ? "network" : "merchant";
    const there = arrived.find((one) => one.by === by)?.at;
    if (there)
      await records.notePromiseArrived(orderId, route, dayText(dayAt(there)));
  }
}
