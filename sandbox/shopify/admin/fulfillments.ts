import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { cents } from "../money.ts";
import {
  fulfillmentOrdersOf,
  lineById,
  orderById,
  serviceAt,
} from "../store/lookups.ts";
import type {
  StoredFulfillment,
  StoredFulfillmentEvent,
  StoredFulfillmentLine,
} from "../store/shipping-records.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { mayRead } from "./fulfillment-order-access.ts";
import { manualService, serviceView } from "./fulfillment-services.ts";
import { locationOf } from "./inventory-levels.ts";
import { lineItemView } from "./line-items.ts";
import { moneyBag } from "./money-view.ts";
import type { View, Visit } from "./view.ts";

export function fulfillmentView(desk: Desk, one: StoredFulfillment): View {
  const { store } = desk;
  const when = (status: string) =>
    one.events.find((event) => event.status === status)?.happenedAt ?? null;
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", one.id),
    legacyResourceId: String(one.id),
    name: one.name,
    status: one.status,
    displayStatus: one.displayStatus,
    createdAt: one.createdAt,
    updatedAt: one.updatedAt,
    deliveredAt: when("DELIVERED"),
    inTransitAt: when("IN_TRANSIT"),
    estimatedDeliveryAt: one.events.at(-1)?.estimatedDeliveryAt ?? null,
    requiresShipping: true,
    originAddress: null,
    totalQuantity: one.lines.reduce((sum, line) => sum + line.quantity, 0),
    trackingInfo: ({ first }: { first?: number | null }) =>
      one.tracking.slice(0, first ?? undefined),
    order: (_: unknown, { views }: Visit) =>
      views.order(desk, orderById(store, one.orderId)),
    location: (_: unknown, visit: Visit) => locationOf(visit, one.locationId),
    service: () => {
      const service = serviceAt(store, one.locationId);
      return service ? serviceView(desk, service) : manualService(desk);
    },
    events: (args: ConnectionArgs) =>
      connection(one.events, args, eventListing),
    fulfillmentLineItems: (args: ConnectionArgs) =>
      connection(shownLines(one), args, lineListing(desk, one)),
    fulfillmentOrders: (args: ConnectionArgs, visit: Visit) =>
      connection(
        fulfillmentOrdersOf(store, one.orderId).filter(
          (part) =>
            mayRead(visit, part) &&
            one.lines.some((line) => line.fulfillmentOrderId === part.id),
        ),
        args,
        visit.views.fulfillmentOrders(desk),
      ),
  };
}

export function eventView(event: StoredFulfillmentEvent): View {
  return {
    __typename: "FulfillmentEvent",
    ...event,
    id: gid("FulfillmentEvent", event.id),
  };
}

const eventListing: Listing<StoredFulfillmentEvent> = {
  id: (event) => event.id,
  view: eventView,
  sort: { HAPPENED_AT: (event) => event.happenedAt },
};

/** Units of one line from several fulfillment orders are shown together. source: recorded answer of fulfillmentCreate. */
function shownLines({ lines }: StoredFulfillment): StoredFulfillmentLine[] {
  const shown = new Map<number, StoredFulfillmentLine>();
  for (const line of lines) {
    const earlier = shown.get(line.lineId);
    shown.set(
      line.lineId,
      earlier
        ? { ...earlier, quantity: earlier.quantity + line.quantity }
        : line,
    );
  }
  return [...shown.values()];
}

const lineListing = (
  desk: Desk,
  one: StoredFulfillment,
): Listing<StoredFulfillmentLine> => ({
  id: (entry) => entry.id,
  view: (entry) => fulfillmentLineView(desk, one, entry),
});

export function fulfillmentLineView(
  desk: Desk,
  one: StoredFulfillment,
  entry: StoredFulfillmentLine,
): View {
  const order = orderById(desk.store, one.orderId);
  const line = lineById(order, entry.lineId);
  const total = cents(line.price) * entry.quantity;
  return {
    __typename: "FulfillmentLineItem",
    id: gid("FulfillmentLineItem", entry.id),
    quantity: entry.quantity,
    originalTotalSet: moneyBag(total, desk.store.currency),
    discountedTotalSet: moneyBag(total, desk.store.currency),
    lineItem: () => lineItemView(desk, order, line),
  };
}

export const fulfillmentListing = (desk: Desk): Listing<StoredFulfillment> => ({
  id: (one) => one.id,
  view: (one) => fulfillmentView(desk, one),
  sort: { CREATED_AT: (one) => one.createdAt },
});

export function findFulfillment(desk: Desk, id: string) {
  return desk.store.fulfillments.get(idOf(id, "Fulfillment"));
}

export const fulfillmentRoots: View = {
  fulfillment: ({ id }: { id: string }, { desk }: Visit) => {
    const found = findFulfillment(desk, id);
    return found ? fulfillmentView(desk, found) : null;
  },
};
