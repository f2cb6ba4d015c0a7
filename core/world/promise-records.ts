import type { CentreStock } from "../domain/promise/centres.ts";
import type { RouteMeasure } from "../domain/promise/foresee-route.ts";
import type { TrackedParcel } from "../domain/promise/measure-routes.ts";
import type {
  NewPromise,
  OrderToPromise,
} from "../domain/promise/promise-order.ts";
import type { Route } from "../domain/promise/route.ts";

/** A place that ships, with what it has to give of the variants that were asked for. */
export type RouteStock = Route & {
  /** Units by variant, parts of kits among them. */
  available: Map<string, number>;
  /** Of the network: its centres. */
  centres: CentreStock[];
};

/** When buyers will have their orders, and how that came out. */
export interface PromiseRecords {
  /** Null for an order that was never promised and is not to be sent. */
  orderToPromise(orderId: string): Promise<OrderToPromise | null>;
  /** What goes into an order that is to be sent, in units by variant: of kits their parts. */
  unitsToSend(orderId: string): Promise<Map<string, number>>;
  /** Every place that ships, with what it has of these variants. */
  routeStock(variantIds: string[]): Promise<RouteStock[]>;
  /** What was measured of these routes, everywhere and in these parts of the country. */
  routeMeasures(routes: string[], scopes: string[]): Promise<RouteMeasure[]>;
  /** Writes a promise down; one that stands for the same route stays as it was made. */
  savePromise(orderId: string, promise: NewPromise, at: Date): Promise<void>;
  /** Promises on these routes bind nobody any more. */
  voidPromises(orderId: string, routes: string[], at: Date): Promise<void>;
  /** The day on which the order arrived on a route. */
  notePromiseArrived(
    orderId: string,
    route: string,
    day: string,
  ): Promise<void>;
  /** The marketplace says that an order has arrived: so have its parcels that nobody told of. */
  noteDelivered(orderId: string, at: Date): Promise<void>;
  /** Parcels that left since, in the order of their ids after this one. */
  parcelsFollowed(
    since: Date,
    after: string | null,
    limit: number,
  ): Promise<(TrackedParcel & { id: string })[]>;
  /** Takes the place of everything that was measured before. */
  saveRouteMeasures(measures: RouteMeasure[], at: Date): Promise<void>;
}
