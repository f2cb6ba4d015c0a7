import { probabilityBy } from "./arrival.ts";
import type { RouteForeseen } from "./foresee-route.ts";

/**
 * Why a route was taken: the only one with the goods; the cheapest that keeps the promise, of all or of those whose cost is
 * known; the likeliest that keeps it where no cost is known; or the likeliest in time where none keeps it.
 */
export const routeReasons = [
  "only",
  "cheapest",
  "cheapest-known",
  "likeliest",
  "soonest",
] as const;
export type RouteReason = (typeof routeReasons)[number];

export type RouteChoice = {
  route: RouteForeseen;
  reason: RouteReason;
  /** How probable it is that the promise is kept on it. */
  keeps: number;
};

/**
 * The route that keeps a promise at least cost; where none does, the one that is most likely in time. A route whose cost
 * nobody knows comes after those that are known. The same question has the same answer.
 * @param promised the day that the buyer was promised, YYYY-MM-DD; @param quantile how probable keeping it shall be.
 * @returns null without routes.
 */
export function chooseRoute(
  routes: readonly RouteForeseen[],
  promised: string,
  quantile: number,
): RouteChoice | null {
  const weighed = routes.map((route) => ({
    route,
    keeps: probabilityBy(route.arrival, promised),
  }));
  const inTime = weighed.filter(({ keeps }) => keeps >= quantile - 1e-9);
  const costOf = ({ costMinor }: RouteForeseen) =>
    costMinor ?? Number.MAX_SAFE_INTEGER;
  const [best] = (inTime.length > 0 ? inTime : weighed).sort(
    (one, other) =>
      (inTime.length > 0 ? costOf(one.route) - costOf(other.route) : 0) ||
      other.keeps - one.keeps ||
      costOf(one.route) - costOf(other.route) ||
      ((one.route.placeId ?? "") < (other.route.placeId ?? "") ? -1 : 1),
  );
  if (!best) return null;
  return { ...best, reason: reasonOf(best.route, routes, inTime) };
}

/** A route is called the cheapest only beside costs that somebody has told. */
function reasonOf(
  best: RouteForeseen,
  routes: readonly RouteForeseen[],
  inTime: readonly { route: RouteForeseen }[],
): RouteReason {
  if (routes.length === 1) return "only";
  if (inTime.length === 0) return "soonest";
  if (best.costMinor === null) return "likeliest";
  return inTime.some(({ route }) => route.costMinor === null)
    ? "cheapest-known"
    : "cheapest";
}
