import type { RouteMeasure } from "./foresee-route.ts";
import {
  dayAt,
  isDeliveryDay,
  isWorkingDay,
  openDaysBetween,
} from "./postal-days.ts";
import { everywhere, type Region, scopesOf } from "./region.ts";
import { type Route, routeKeysOf } from "./route.ts";
import { countDays } from "./spread.ts";

/** A parcel that was followed: when its order was placed, when it left, and when it arrived. */
export type TrackedParcel = {
  route: Pick<Route, "kind" | "placeId">;
  region: Region | null;
  placedAt: Date;
  shippedAt: Date;
  /** Null while it is on its way: it tells how fast goods leave, and no more. */
  deliveredAt: Date | null;
};

/** Longer is counted together. */
export const longestHandling = 14;
export const longestTransit = 20;

type Counts = { handling: number[]; transit: number[] };

/** Counts parcels by route and by every part of the country that holds where they went. */
export function openMeasures() {
  const counted = new Map<string, Map<string, Counts>>();
  const at = (route: string, scope: string): Counts => {
    const scopes = counted.get(route) ?? new Map<string, Counts>();
    counted.set(route, scopes);
    const counts = scopes.get(scope) ?? { handling: [], transit: [] };
    scopes.set(scope, counts);
    return counts;
  };
  return {
    add({ route, region, placedAt, shippedAt, deliveredAt }: TrackedParcel) {
      const left = dayAt(shippedAt);
      const worked = openDaysBetween(dayAt(placedAt), left, isWorkingDay);
      for (const key of routeKeysOf(route)) {
        countDays(at(key, everywhere).handling, worked, longestHandling);
        if (!deliveredAt) continue;
        const travelled = openDaysBetween(
          left,
          dayAt(deliveredAt),
          isDeliveryDay,
        );
        for (const scope of scopesOf(region))
          countDays(at(key, scope).transit, travelled, longestTransit);
      }
    },
    measures: (): RouteMeasure[] =>
      [...counted].flatMap(([route, scopes]) =>
        [...scopes].map(([scope, counts]) => ({ route, scope, ...counts })),
      ),
  };
}
