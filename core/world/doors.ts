import type { Letter } from "../domain/letters.ts";

export const platforms = ["shopify", "tiktok"] as const;
export type Platform = (typeof platforms)[number];

/** A webhook as it stands at the door: raw bytes, not parsed. */
export type Delivery = {
  platform: Platform;
  /** Header names in lower case. */
  headers: Record<string, string>;
  body: Uint8Array;
};

/** How a delivery says whose it is. */
export type Addressee =
  | { kind: "shopify-domain"; domain: string }
  | { kind: "tiktok-shop"; shopExternalId: string }
  | { kind: "tiktok-seller"; openId: string };

export type Proof =
  | {
      ok: true;
      addressee: Addressee;
      /** Stays the same when the platform sends the delivery again; unique per platform and shop. */
      deliveryId: string;
      topic: string;
      /** When the platform says it happened; null where it does not say. */
      asOf: Date | null;
    }
  | { ok: false; reason: string };

/** The pure side of a platform's webhooks. */
export interface Door {
  /** Proves who knocked, on the raw bytes and in constant time; fails closed. */
  verify(delivery: Delivery): Proof;
  /** Reads a proven body. Never throws: what cannot be understood is `ignored` with a reason. */
  read(topic: string, body: string): Letter;
}
