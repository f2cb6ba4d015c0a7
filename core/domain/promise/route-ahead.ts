import { chooseRoute, type RouteReason } from "./choose-route.ts";
import type { RouteForeseen } from "./foresee-route.ts";
import type { Scope } from "./region.ts";
import { routeKey } from "./route.ts";

/** An order as it came in: the route that the store gave it, and the routes that had all its goods as well. */
export type GivenOrder = {
  /** `routeKey` */
  route: string;
  others: readonly string[];
  /** The parts of the country that hold where it went. */
  scopes: readonly Scope[];
};

/** The route that an order would take, and why it: as the store gave such orders, or as Quayside itself would choose. */
export type RouteAhead = { route: RouteForeseen } & (
  | { reason: "given"; orders: number; of: number }
  | { reason: RouteReason }
);

/** So many orders have to show what a store chooses, and no more than so many are looked at: its rules change. Assumed. */
const fewestOrders = 3;
const latestOrders = 20;

/**
 * The route that an order of today would take. Which location ships is the store's choice, by rules that Shopify tells
 * nobody: they are read from what it did with orders that two of these routes or more could have shipped, as close to where
 * the order goes as enough of them are known. Where too few are, the choice is that of orders the network leaves to others
 * (`chooseRoute`), held to the soonest day that any of these routes can promise.
 * @param routes those that have all the goods. @param given the latest first. @param scopes the widest first.
 * @returns null without routes.
 */
export function routeAhead(
  routes: readonly RouteForeseen[],
  given: readonly GivenOrder[],
  scopes: readonly Scope[],
  quantile: number,
): RouteAhead | null {
  const open = new Map(routes.map((route) => [routeKey(route), route]));
  const choices =
    open.size < 2
      ? []
      : given.filter(
          ({ route, others }) =>
            open.has(route) &&
            others.some((other) => other !== route && open.has(other)),
        );
  for (const scope of scopes.toReversed()) {
    const here = choices
      .filter((one) => one.scopes.includes(scope))
      .slice(0, latestOrders);
    if (here.length < fewestOrders) continue;
    const most = mostGiven(here);
    const route = open.get(most.route);
    if (route)
      return { route, reason: "given", orders: most.orders, of: here.length };
  }
  const [soonest] = routes.map(({ promised }) => promised).toSorted();
  return chooseRoute(routes, soonest ?? "", quantile);
}

/** The route that most of them were given; of several the one that was given last. */
function mostGiven(orders: readonly GivenOrder[]): {
  route: string;
  orders: number;
} {
  const counts = new Map<string, number>();
  for (const { route } of orders)
    counts.set(route, (counts.get(route) ?? 0) + 1);
  let most = { route: "", orders: 0 };
  for (const [route, count] of counts)
    if (count > most.orders) most = { route, orders: count };
  return most;
}
