import type { Documents } from "./wire/documents.generated.ts";

type Facts = {
  /**
   * What a repetition does: nothing to fear (`read`, `idempotent`), caught by a key that Shopify keeps (`keyed`), or a
   * second effect unless somebody looks first (`probed`). The request's mode follows from it, which a law test checks.
   */
  repeat: "read" | "idempotent" | "keyed" | "probed";
  /** What carries the key, or what is looked at. */
  single?: string;
  /** Whether recorded answers of Shopify show how it behaves; the schema shows the form of every document. */
  recorded?: true;
};

const read: Facts = { repeat: "read" };
const recordedRead: Facts = { repeat: "read", recorded: true };
const stateFirst: Facts = {
  repeat: "probed",
  single: "the fulfillment order's state is read first",
  recorded: true,
};

/** Every document of the room, and what keeps its effect single. */
export const documents = {
  // The store, its products and its stock
  FetchShop: recordedRead,
  ListLocations: recordedRead,
  ListProducts: recordedRead,
  FetchProduct: recordedRead,
  FetchVariants: recordedRead,
  FetchComponents: read,
  ListChangedProducts: read,
  ListChangedCollections: read,
  FetchCollection: read,
  ExportProducts: recordedRead,
  ExportLevels: read,
  StartExport: {
    repeat: "idempotent",
    single: "a second file is a waste and no more",
    recorded: true,
  },
  FetchExport: recordedRead,
  CancelExport: { repeat: "idempotent", recorded: true },
  UpdateProduct: { repeat: "idempotent", recorded: true },
  SetPictures: {
    repeat: "idempotent",
    single: "the list of files replaces the one before",
    recorded: true,
  },
  SetProductStatus: { repeat: "idempotent", recorded: true },
  SetProduct: {
    repeat: "idempotent",
    single: "the identifier names the product",
    recorded: true,
  },
  UpdateVariants: { repeat: "idempotent", recorded: true },
  FetchLevels: recordedRead,
  FetchItemLevels: recordedRead,
  ListLevels: recordedRead,
  ListChangedStock: read,
  FetchStocking: recordedRead,
  TrackItem: { repeat: "idempotent", recorded: true },
  ActivateItem: {
    repeat: "keyed",
    single: "`@idempotent`; an active item comes back as it is",
    recorded: true,
  },
  SetQuantities: {
    repeat: "keyed",
    single: "`@idempotent`, and compare-and-set (`changeFromQuantity`)",
    recorded: true,
  },
  AdjustQuantities: {
    repeat: "keyed",
    single: "`@idempotent`",
  },
  MoveQuantities: {
    repeat: "keyed",
    single: "`@idempotent`, and compare-and-set (`changeFromQuantity`)",
  },

  // Orders
  FetchOrders: recordedRead,
  FetchOrderLines: recordedRead,
  FetchFulfillmentOrders: recordedRead,
  FetchFulfillmentOrderLines: recordedRead,
  FetchFulfillments: recordedRead,
  FetchFulfillmentLines: recordedRead,
  ListChangedOrders: read,
  ListPastSales: read,
  FindOrderBySource: read,
  CreateOrder: {
    repeat: "probed",
    single:
      "an order with this source identifier; our own unique row stands before it",
    recorded: true,
  },
  FetchCancellable: recordedRead,
  CancelOrder: {
    repeat: "idempotent",
    single: "a cancelled order is refused in words that are read",
    recorded: true,
  },
  FetchAnnotations: recordedRead,
  UpdateOrder: { repeat: "idempotent", recorded: true },
  CloseOrder: {
    repeat: "probed",
    single: "the order is read first",
    recorded: true,
  },
  FetchRefunds: recordedRead,
  CreateRefund: {
    repeat: "keyed",
    single: "`@idempotent`; after that a refund whose note has our reference",
    recorded: true,
  },
  FetchReturns: recordedRead,
  FetchReturn: recordedRead,
  FetchDispositions: recordedRead,
  ListReturnReasons: recordedRead,
  ListReturnable: read,
  FetchOrdersOfReturns: read,
  ListOrdersInReturn: read,
  RequestReturn: {
    repeat: "probed",
    single: "a return with our reference in its lines' notes",
    recorded: true,
  },
  CreateReturn: {
    repeat: "probed",
    single: "a return with our reference in its lines' notes",
    recorded: true,
  },
  ProcessReturn: {
    repeat: "probed",
    single:
      "units processed so far are read first, and the refund with our reference; totals are told",
    recorded: true,
  },
  ApproveReturn: {
    repeat: "probed",
    single: "the return's state is read first",
    recorded: true,
  },
  DeclineReturn: {
    repeat: "probed",
    single: "the return's state is read first",
    recorded: true,
  },
  CloseReturn: { repeat: "idempotent", recorded: true },
  CancelReturn: { repeat: "idempotent", recorded: true },

  // Fulfillment
  ListFulfillmentServices: recordedRead,
  CreateFulfillmentService: {
    repeat: "probed",
    single: "a service at this address or with this name",
    recorded: true,
  },
  MoveFulfillmentService: { repeat: "idempotent", recorded: true },
  ListWaitingRequests: recordedRead,
  FetchRequestState: recordedRead,
  FetchOrdersOfRequests: read,
  FetchDestination: recordedRead,
  AcceptRequest: stateFirst,
  RejectRequest: stateFirst,
  AcceptCancellation: stateFirst,
  RejectCancellation: stateFirst,
  CloseFulfillmentOrder: stateFirst,
  FetchHolds: recordedRead,
  HoldFulfillmentOrder: {
    repeat: "keyed",
    single: "the hold's handle is unique for us on its order",
    recorded: true,
  },
  ReleaseHold: {
    repeat: "probed",
    single: "our holds are read first, and released by id",
    recorded: true,
  },
  FetchFulfillmentOrderPlace: recordedRead,
  MoveFulfillmentOrder: {
    repeat: "probed",
    single: "the location is read first",
    recorded: true,
  },
  CreateFulfillment: {
    repeat: "probed",
    single: "a live fulfillment of the order with this tracking number",
    recorded: true,
  },
  FindFulfillment: recordedRead,
  FetchFulfillment: recordedRead,
  UpdateTracking: {
    repeat: "probed",
    single: "the tracking is read first",
  },
  CreateFulfillmentEvent: {
    repeat: "probed",
    single: "an event of this kind at this time",
    recorded: true,
  },
  CancelFulfillment: { repeat: "idempotent", recorded: true },
} as const satisfies Record<keyof Documents, Facts>;

export type DocumentName = keyof typeof documents;
