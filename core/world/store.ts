import type { Json } from "../kit/json.ts";
import type { MarketplaceCredential } from "./credentials.ts";
import type { Addressee } from "./doors.ts";
import type { Hand } from "./hand.ts";
import type { Records } from "./records.ts";
import type { ShopRef } from "./storefront.ts";

/** The memory: transactions on one shop's rows, and the few questions across shops. */
export interface Store {
  /** One transaction; everything in it takes hold or nothing does. @throws SyncError internal when the shop is unknown. */
  inShop<T>(shopId: string, work: (records: Records) => Promise<T>): Promise<T>;
  /**
   * Holds the shop's hand: planning and carrying for one shop never overlap, across all processes. The lock dies with
   * its holder, and is taken from one that stands still.
   */
  withHand<T>(shopId: string, work: (hand: Hand) => Promise<T>): Promise<T>;
  /** Tx 1: one statement, no more. Finds the shop by its address and writes the entry down. */
  receive(delivery: {
    addressee: Addressee;
    source: "shopify" | "tiktok";
    deliveryId: string;
    topic: string;
    body: Uint8Array;
    asOf: Date | null;
    receivedAt: Date;
  }): Promise<
    | { outcome: "accepted" | "duplicate"; shopId: string }
    | { outcome: "unknown_shop" }
  >;
  registerShop(shop: {
    domain: string;
    scopes: string[];
    /** Permissions that we need and these do not hold. */
    missingScopes: string[];
    at: Date;
  }): Promise<{ shopId: string; isNew: boolean }>;
  installedShops(): Promise<ShopRef[]>;
  /** Shops with entries, effects or pictures that should have been worked on before `before`. */
  shopsLeftWaiting(before: Date): Promise<{
    plan: string[];
    import: string[];
    carry: string[];
    look: string[];
  }>;
  /** Jumps in sales that are to be looked at again by now. */
  spikesDue(
    at: Date,
  ): Promise<{ shopId: string; variantId: string; lookAgainAt: Date }[]>;
  /** Shops without a finished forecast for this day, and shops whose sales have jumped since theirs was made. */
  shopsToForecast(at: Date, version: number): Promise<string[]>;
  saveConsentState(state: string, shopId: string, at: Date): Promise<void>;
  /** Takes a state once, and only while it is younger than `notBefore`. */
  takeConsentState(
    state: string,
    notBefore: Date,
    at: Date,
  ): Promise<ShopRef | null>;
  saveMarketplaceCredential(
    shopId: string,
    connection: {
      externalId: string;
      name: string;
      openId: string;
      scopes: string[];
    },
    credential: MarketplaceCredential,
  ): Promise<void>;
  /** Erases everything of a shop but its bare existence (shop/redact). */
  eraseShop(shopId: string): Promise<void>;
  /**
   * Seals credentials anew that lie under an older key. @returns how many; 0 means that the older keys can go.
   * @throws SyncError credentials_unreadable when the key of some row is missing.
   */
  resealCredentials(): Promise<number>;
  beat(process: string, at: Date, details: Json): Promise<void>;
}
