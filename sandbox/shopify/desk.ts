import type { FaceContext } from "../face.ts";
import type { AppConfiguration } from "./app-configuration.ts";
import type { FileStore } from "./files.ts";
import type { ShopifyState, Store } from "./state.ts";

export type ShopifyCredentials = {
  apiKey: string;
  apiSecret: string;
  configuration: AppConfiguration;
  /** Without one: a public app of late 2026, as Quayside is. */
  registration?: Registration;
};

/** What Shopify knows of an app besides its configuration. */
export type Registration = {
  distribution: "public" | "custom";
  /** The day on which it was created: `2026-11-22`. */
  createdAt: string;
};

/** One store and the means to act in it: what every deed and every resolver is given. */
export type Desk = {
  context: FaceContext;
  credentials: ShopifyCredentials;
  state: ShopifyState;
  store: Store;
  files: FileStore;
  /** Where the app reached Shopify, for addresses of files. */
  origin: string;
};

/** The town's time as Shopify writes it: UTC, whole seconds. */
export function now(desk: Pick<Desk, "context">): string {
  return shopifyTime(desk.context.clock.now());
}

export function shopifyTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function nextId(desk: { state: ShopifyState }): number {
  desk.state.lastId++;
  return desk.state.lastId;
}

export function shopDomain(store: Pick<Store, "handle">): string {
  return `${store.handle}.myshopify.com`;
}
