import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import {
  fulfillmentOrdersOf,
  fulfillmentsOf,
  lineById,
  locationById,
  orderById,
  serviceAt,
  variantOfLine,
} from "../store/lookups.ts";
import { grams } from "../store/product-records.ts";
import type {
  StoredFulfillmentOrder,
  StoredFulfillmentOrderLine,
  StoredHold,
  StoredMerchantRequest,
} from "../store/shipping-records.ts";
import { destinationView } from "./addresses.ts";
import { appView } from "./apps.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { mayRead } from "./fulfillment-order-access.ts";
import { fulfillmentOrderLineView } from "./fulfillment-order-lines.ts";
import { fulfillmentListing } from "./fulfillments.ts";
import { locationOf } from "./inventory-levels.ts";
import { supportedActions } from "./supported-actions.ts";
import type { View, Visit } from "./view.ts";

/** @param alone read by its own id; then MERGE is never among its actions. source: recorded answers after a split. */
export function fulfillmentOrderView(
  desk: Desk,
  part: StoredFulfillmentOrder,
  alone = false,
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
    fulfillAt: part.fulfillAt,
    fulfillBy: part.fulfillBy,
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
      supportedActions(
        part,
        {
          atService: serviceAt(store, part.locationId) !== undefined,
          mergeable: !alone && mergeable(desk, part).length > 0,
        },
        mostHolds,
      ).map((action) => ({ action, externalUrl: null })),
    fulfillmentHolds: () => part.holds.map((hold) => holdView(desk, hold)),
    remainingLineItemsWeight: () => ({
      value: remainingGrams(desk, part),
      unit: "GRAMS",
    }),
    fulfillmentOrdersForMerge: (args: ConnectionArgs) =>
      connection(mergeable(desk, part), args, fulfillmentOrderListing(desk)),
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

/** Others of the same order that wait at the same location. */
function mergeable(
  { store }: Desk,
  part: StoredFulfillmentOrder,
): StoredFulfillmentOrder[] {
  return fulfillmentOrdersOf(store, part.orderId).filter(
    (other) =>
      other !== part &&
      other.status === "OPEN" &&
      other.locationId === part.locationId,
  );
}

function remainingGrams({ store }: Desk, part: StoredFulfillmentOrder) {
  const order = orderById(store, part.orderId);
  return part.lines.reduce((sum, { lineId, remaining }) => {
    const variant = variantOfLine(store, lineById(order, lineId));
    return sum + (variant ? grams(variant.item) : 0) * remaining;
  }, 0);
}

/** source: recorded answers for OTHER and AWAITING_RETURN_ITEMS; the others are assumed from the names of the reasons. */
const displayReasons: Record<string, string> = {
  OTHER: "Other",
  AWAITING_RETURN_ITEMS: "Exchange items awaiting return delivery",
  AWAITING_PAYMENT: "Awaiting payment",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL:
    "Online store post purchase cross sell",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};

export function holdView(desk: Desk, hold: StoredHold): View {
  return {
    __typename: "FulfillmentHold",
    id: gid("FulfillmentHold", hold.id),
    handle: hold.handle,
    reason: hold.reason,
    reasonNotes: hold.reasonNotes,
    displayReason: displayReasons[hold.reason] ?? hold.reason,
    heldByApp: () => (hold.appId === null ? null : appView(desk, hold.appId)),
    heldByRequestingApp:
      hold.appId !== null && hold.appId === desk.store.app?.id,
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

/** source: Admin schema 2026-10; recorded answer when the eleventh hold was asked for. */
export const mostHolds = 10;

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
      ? fulfillmentOrderView(visit.desk, found, true)
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

  /** Everything that somebody put on hold by hand or by an app. */
  manualHoldsFulfillmentOrders: (args: ConnectionArgs, { desk }: Visit) =>
    connection(
      waitingParts(desk),
      args,
      fulfillmentOrderListing(desk),
      (part) => part.status === "ON_HOLD",
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
