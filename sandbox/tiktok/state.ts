import type { FbtState, SavedFbt } from "../fbt/state.ts";
import type { TownTikTokShop } from "../town.ts";
import type { Rows } from "./rows.ts";
import type { Authorization, Registration } from "./state/authorization.ts";
import type { Cancellation, Order, Package, Return } from "./state/orders.ts";
import type { Audits, Brand, Image, Product } from "./state/products.ts";
import type { TimedRows } from "./timed-rows.ts";

export type * from "./state/authorization.ts";
export type * from "./state/orders.ts";
export type * from "./state/products.ts";

/** What a shop keeps besides its lists. Plain JSON; times are milliseconds of the town's calendar. */
type Desk = {
  lastId: number;
  shop: Shop;
  authorization: Authorization;
  /** Addresses registered per event type with PUT /event/202309/webhooks. */
  webhooks: Registration[];
  /** Types that the app has subscribed to in Partner Center, for all its shops. */
  appWebhooks: number[];
  brands: Brand[];
  audits: Audits;
  /** Products made under an idempotency key, by key. */
  productKeys: Record<string, string>;
  /** Answers given under an idempotency key of cancellations and returns, as JSON, by call and key. */
  aftersaleKeys: Record<string, string>;
  /** Listing prerequisites that are not met, with the reason. */
  unmetPrerequisites: Record<string, string>;
  /** False: no parcel is picked up or delivered by itself. */
  carriers: { enabled: boolean };
  limits: Limits;
};

/** Everything the pretend TikTok Shop knows of one shop. */
export type TikTokState = Desk & {
  images: Rows<Image>;
  products: TimedRows<Product, "sku" | "sellerSku">;
  orders: TimedRows<Order, "buyer" | "external" | "line">;
  packages: TimedRows<Package, "order" | "tracking">;
  cancellations: TimedRows<Cancellation, "order">;
  returns: TimedRows<Return, "order">;
  fbt: FbtState;
};

/** The same as plain JSON, for the file of a sandbox that goes on where it was. */
export type SavedTikTok = Desk & {
  images: Image[];
  products: Product[];
  orders: Order[];
  packages: Package[];
  cancellations: Cancellation[];
  returns: Return[];
  fbt: SavedFbt;
};

export type Shop = Omit<TownTikTokShop, "warehouse"> & {
  /** Sales warehouses; the first is the default. */
  warehouses: Warehouse[];
  returnWarehouseId: string;
  deliveryOptionId: string;
  /** What the platform thinks of the shop; anything but ACTIVE refuses calls. */
  standing: "ACTIVE" | "SHOP_INACTIVE" | "SELLER_INACTIVE";
};

export type Warehouse = { id: string; name: string; enabled: boolean };

/** Calls a second for each app, shop and endpoint, as the limits page of December 2025 has it. */
export type Limits = {
  qps: number;
  /** Another rate for single endpoints, by `METHOD /path`. */
  endpoints: Record<string, number>;
  /** What the answer's Retry-After says, in seconds. */
  retryAfterSeconds: number;
};
