import type { Marketplace } from "#core/world/marketplace.ts";
import type { TikTokClient } from "./client.server.ts";
import { createAftersales } from "./marketplace/aftersales.ts";
import { createListings } from "./marketplace/listings.ts";
import { createMarketplaceOrders } from "./marketplace/orders.ts";
import { createParcels } from "./marketplace/parcels.ts";
import { deleteWebhook } from "./operations/delete-webhook.ts";
import { listWebhooks } from "./operations/list-webhooks.ts";
import { setWebhook } from "./operations/set-webhook.ts";
import { subscribedEvents } from "./topics.ts";

/** The merchant's TikTok Shop. */
export const createMarketplace = (client: TikTokClient): Marketplace => ({
  ...createListings(client),
  ...createMarketplaceOrders(client),
  ...createParcels(client),
  ...createAftersales(client),

  async subscribe(shop, address) {
    const there = new Map(
      (await listWebhooks(client, shop)).map((one) => [one.event, one.address]),
    );
    const lacking = subscribedEvents.filter(
      (event) => there.get(event) !== address,
    );
    const failures: unknown[] = [];
    for (const event of lacking)
      await setWebhook(client, shop, { event, address }).catch(
        (failure: unknown) => void failures.push(failure),
      );
    if (failures.length > 0) throw failures[0];
  },
  listSubscriptions: (shop) => listWebhooks(client, shop),
  async unsubscribe(shop) {
    for (const { event } of await listWebhooks(client, shop))
      await deleteWebhook(client, shop, event);
  },
});
