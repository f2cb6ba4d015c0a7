import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import {
  fulfillmentsOf,
  locationById,
  orderById,
  serviceAt,
} from "../store/lookups.ts";
import type {
  StoredFulfillmentOrder,
  StoredFulfillmentOrderLine,
  StoredHold,
  StoredMerchantRequest,
} from "../store/shipping-records.ts";
import { destinationView } from "./addresses.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { mayRead } from "./fulfillment-order-access.ts";
import { fulfillmentOrderLineView } from "./fulfillment-order-lines.ts";
import { fulfillmentListing } from "./fulfillments.ts";
import { locationOf } from "./inventory-levels.ts";
import { supportedActions } from "./supported-actions.ts";
import type { View, Visit } from "./view.ts";

export function fulfillmentOrderView(
  desk: Desk,
  part: StoredFulfillmentOrder,
): View {
  const { store } = desk;
  const order = orderById(store, part.orderId);
  return {
    __typename: "FulfillmentOrder",
    id: gid("FulfillmentOrder", part.id),
    status: part.status,
    requestStatus: part.requestStatus,
    createdAt: part.createdAt,
    updatedAt: part.updatedAt,
    fulfillAt: part.createdAt,
    fulfillBy: null,
    channelId: null,
    deliveryMethod: null,
    internationalDuties: null,
    orderId: gid("Order", order.id),
    orderName: order.name,
    orderProcessedAt: order.processedAt,
    order: (_: unknown, { views }: Visit) => views.order(desk, order),
    assignedLocation: () => assignedLocationView(desk, part),
    destination: () =>
      order.shippingAddress &&
      destinationView(order.shippingAddress, order.email),
    supportedActions: () =>
      supportedActions(part, serviceAt(store, part.locationId)).map(
        (action) => ({ action, externalUrl: null }),
      ),
    fulfillmentHolds: () => part.holds.map(holdView),
    lineItems: (args: ConnectionArgs) =>
      connection(part.lines, args, lineListing(desk, part)),
    merchantRequests: (args: ConnectionArgs & { kind?: string | null }) =>
      connection(
        part.requests.filter(({ kind }) => !args.kind || kind === args.kind),
        args,
        requestListing(desk, part),
      ),
    fulfillments: (args: ConnectionArgs) =>
      connection(
        fulfillmentsOf(store, order.id).filter((one) =>
          one.lines.some((line) => line.fulfillmentOrderId === part.id),
        ),
        args,
        fulfillmentListing(desk),
      ),
  };
}

function assignedLocationView(desk: Desk, part: StoredFulfillmentOrder): View {
  const address = locationById(desk.store, part.locationId)?.address;
  return {
    __typename: "FulfillmentOrderAssignedLocation",
    name: part.locationName,
    address1: address?.address1 ?? null,
    address2: null,
    city: address?.city ?? null,
    province: address?.provinceCode ?? null,
    zip: address?.zip ?? null,
    countryCode: address?.countryCode ?? "US",
    phone: null,
    location: (_: unknown, visit: Visit) => locationOf(visit, part.locationId),
  };
}

export function holdView(hold: StoredHold): View {
  return {
    __typename: "FulfillmentHold",
    id: gid("FulfillmentHold", hold.id),
    handle: hold.handle,
    reason: hold.reason,
    reasonNotes: hold.reasonNotes,
    displayReason: hold.reason.toLowerCase().replaceAll("_", " "),
    heldByApp: null,
    heldByRequestingApp: true,
  };
}

const lineListing = (
  desk: Desk,
  part: StoredFulfillmentOrder,
): Listing<StoredFulfillmentOrderLine> => ({
  id: (line) => line.id,
  view: (line) => fulfillmentOrderLineView(desk, part, line),
});

const requestListing = (
  desk: Desk,
  part: StoredFulfillmentOrder,
): Listing<StoredMerchantRequest> => ({
  id: (request) => request.id,
  view: (request) => ({
    __typename: "FulfillmentOrderMerchantRequest",
    id: gid("FulfillmentOrderMerchantRequest", request.id),
    kind: request.kind,
    message: request.message,
    requestOptions: request.requestOptions,
    // Stays empty even after an answer. source: recorded answers of the request mutations.
    responseData: null,
    sentAt: request.sentAt,
    fulfillmentOrder: () => fulfillmentOrderView(desk, part),
  }),
});

export const fulfillmentOrderListing = (
  desk: Desk,
): Listing<StoredFulfillmentOrder> => ({
  id: (part) => part.id,
  view: (part) => fulfillmentOrderView(desk, part),
  sort: {
    UPDATED_AT: (part) => part.updatedAt,
    CREATED_AT: (part) => part.createdAt,
  },
  ranks: { UPDATED_AT: "updatedAt" },
  terms: {
    id: (part) => [String(part.id)],
    status: (part) => [part.status],
    request_status: (part) => [part.requestStatus],
    assigned_location_id: (part) => [String(part.locationId)],
    updated_at: (part) => [part.updatedAt],
  },
});

/** Everything that is not closed, at these locations or at all. */
function waitingParts(
  { store }: Desk,
  locationIds = store.locations.all().map(({ id }) => id),
): StoredFulfillmentOrder[] {
  return locationIds.flatMap((id) =>
    store.fulfillmentOrders.by("waitingAt", id),
  );
}

/** source: Admin schema 2026-10, FulfillmentOrderAssignmentStatus. */
const requestStatusOf: Record<string, readonly string[]> = {
  CANCELLATION_REQUESTED: ["CANCELLATION_REQUESTED"],
  FULFILLMENT_REQUESTED: ["SUBMITTED"],
  FULFILLMENT_ACCEPTED: ["ACCEPTED"],
  FULFILLMENT_UNSUBMITTED: ["UNSUBMITTED"],
};

export const fulfillmentOrderRoots: View = {
  fulfillmentOrder: ({ id }: { id: string }, visit: Visit) => {
    const found = visit.desk.store.fulfillmentOrders.get(
      idOf(id, "FulfillmentOrder"),
    );
    return found && mayRead(visit, found)
      ? fulfillmentOrderView(visit.desk, found)
      : null;
  },

  fulfillmentOrders: (
    args: ConnectionArgs & { includeClosed?: boolean | null },
    visit: Visit,
  ) =>
    connection(
      args.includeClosed
        ? visit.desk.store.fulfillmentOrders
        : waitingParts(visit.desk),
      args,
      fulfillmentOrderListing(visit.desk),
      (part) => mayRead(visit, part),
    ),

  /** Everything at the app's own locations except what is closed. */
  assignedFulfillmentOrders: (
    args: ConnectionArgs & {
      assignmentStatus?: string | null;
      locationIds?: string[] | null;
    },
    { desk }: Visit,
  ) => {
    const wanted = args.assignmentStatus
      ? requestStatusOf[args.assignmentStatus]
      : undefined;
    const places = args.locationIds?.map((id) => idOf(id, "Location"));
    const mine = desk.store.services
      .all()
      .map(({ locationId }) => locationId)
      .filter((locationId) => places?.includes(locationId) ?? true);
    return connection(
      waitingParts(desk, mine),
      args,
      fulfillmentOrderListing(desk),
      (part) => wanted?.includes(part.requestStatus) ?? true,
    );
  },
};
