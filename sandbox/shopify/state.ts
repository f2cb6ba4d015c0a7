import { fill } from "../memory/drawer.ts";
import { inSlices } from "../slices.ts";
import type { PlanName } from "./admin/bucket.ts";
import { isEnded } from "./bulk/bulk-records.ts";
import { openShelves, type Shelves } from "./store/shelves.ts";

/** Everything the pretend Shopify remembers: plain JSON, and shelves of plain records. */
export type ShopifyState = {
  /** The latest id that was given out; every type draws from the same counter. */
  lastId: number;
  stores: Record<string, Store>;
};

export type Store = StoreHead & Shelves;

export type StoreHead = {
  id: number;
  /** `harbor-goods` of `harbor-goods.myshopify.com`. */
  handle: string;
  name: string;
  email: string;
  currency: string;
  createdAt: string;
  /** Null while the app is not installed. */
  app: Installation | null;
  lastOrderNumber: number;
  lastTransferNumber?: number;
  /** How long a bulk operation waits before it begins, real milliseconds. */
  bulkBeginsAfterMs: number;
  /** The merchant's own stock location, to which orders go that no service can ship. */
  defaultLocationId: number;
  /** Decides how many query points there are; states saved before there were plans have none, which is Basic. */
  plan?: PlanName;
  /** Query points left at a moment of real time. */
  bucket: { points: number; at: number };
};

export type Installation = {
  id: number;
  scopes: string[];
  tokens: StoredToken[];
  refreshTokens: StoredRefreshToken[];
};

/** Times of tokens are real milliseconds, never the town's. */
export type StoredToken = {
  token: string;
  expiresAt: number | null;
  /** The refresh token that this token's first use retires. */
  retires: string | null;
};

export type StoredRefreshToken = { token: string; expiresAt: number };

/** A webhook subscription that the app asked for by the API. */
export type StoredSubscription = {
  id: number;
  /** As the API names it: `ORDERS_CREATE`. */
  topic: string;
  uri: string;
  format: "JSON" | "XML";
  filter: string | null;
  includeFields: string[];
  metafieldNamespaces: string[];
  metafields: { namespace: string; key: string }[];
  name: string | null;
  apiVersion: string;
  createdAt: string;
  updatedAt: string;
};

export type StoredAddress = {
  address1: string | null;
  address2?: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCode: string;
  phone?: string | null;
};

export type StoredLocation = {
  id: number;
  name: string;
  address: StoredAddress;
  /** The fulfillment service that owns this location. */
  serviceId: number | null;
  /** The number in the ids of all inventory levels at this location. */
  levelNumber: number;
  isActive: boolean;
  /** Whether orders of the online store are shipped from here; without a word they are. */
  fulfillsOnlineOrders?: boolean;
  deactivatedAt?: string | null;
  createdAt: string;
  updatedAt: string;
};

export type StoredService = {
  id: number;
  name: string;
  handle: string;
  callbackUrl: string | null;
  inventoryManagement: boolean;
  trackingSupport: boolean;
  requiresShippingMethod: boolean;
  locationId: number;
};

export type QuantityName =
  | "available"
  | "committed"
  | "incoming"
  | "reserved"
  | "damaged"
  | "safety_stock"
  | "quality_control";

export type StoredLevel = {
  id: number;
  itemId: number;
  locationId: number;
  isActive: boolean;
  quantities: Record<QuantityName, number>;
  /** When each quantity moved last; one that never moved has no time. */
  changedAt: Partial<Record<QuantityName, string>>;
  createdAt: string;
  updatedAt: string;
};

/** What a call under an idempotency key came to. */
export type StoredAttempt = {
  id: number;
  key: string;
  at: number;
  /** Root field and arguments as JSON. */
  asked: string;
  outcome: unknown;
};

/** Ids begin where they look like those of a store that has traded for years. */
export function emptyState(): ShopifyState {
  return { lastId: 8_000_000_000_000, stores: {} };
}

/** The state as the sandbox's memory gives it back: lists in the place of shelves. */
export type SavedShopify = Pick<ShopifyState, "lastId"> & {
  stores: Record<string, StoreHead>;
};

/** A state as it was read back, its lists made shelves again, in slices. What ran when it was saved has failed. */
export async function reopen(saved: SavedShopify): Promise<ShopifyState> {
  const stores: Record<string, Store> = {};
  for (const [handle, head] of Object.entries(saved.stores)) {
    const shelves = openShelves();
    await inSlices(fill(shelves, head));
    stores[handle] = { ...head, ...shelves };
    for (const operation of shelves.bulkOperations) {
      if (!isEnded(operation)) {
        operation.status = "FAILED";
        operation.errorCode = "INTERNAL_SERVER_ERROR";
        shelves.bulkOperations.refile(operation);
      }
      operation.fileKey = null;
    }
  }
  return { ...saved, stores };
}
