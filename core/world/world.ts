import type { Clock } from "./clock.ts";
import type { Door, Platform } from "./doors.ts";
import type { FulfillmentNetwork } from "./fulfillment-network.ts";
import type { Bell } from "./jobs.ts";
import type { Log } from "./log.ts";
import type { MailPost } from "./mail.ts";
import type { Marketplace, MarketplaceAuthorization } from "./marketplace.ts";
import type { Store } from "./store.ts";
import type { Storefront } from "./storefront.ts";

/** Everything outside the thinking. Flows take slices of it: `Pick<World, "clock" | "store">`. */
export type World = {
  clock: Clock;
  log: Log;
  store: Store;
  bell: Bell;
  doors: Record<Platform, Door>;
  storefront: Storefront;
  marketplace: Marketplace;
  marketplaceAuthorization: MarketplaceAuthorization;
  network: FulfillmentNetwork;
  mail: MailPost;
  /** Where platforms and browsers reach our web process, and a page of ours inside a merchant's admin. */
  addresses: { app: string; admin(domain: string, page: string): string };
};
