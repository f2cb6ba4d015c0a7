import type { Marketplace } from "#core/world/marketplace.ts";
import type { TikTokClient } from "./client.server.ts";
import { createMemory } from "./memory.ts";
import { fetchListing } from "./operations/fetch-listing.ts";
import { fetchOrders } from "./operations/fetch-orders.ts";
import { fetchRecipient } from "./operations/fetch-recipient.ts";
import { findOrderProvider } from "./operations/find-order-provider.ts";
import { findPackage } from "./operations/find-package.ts";
import { listListings } from "./operations/list-listings.ts";
import { listOrders } from "./operations/list-orders.ts";
import { listOwnWarehouses } from "./operations/list-own-warehouses.ts";
import { listProviders, type Provider } from "./operations/list-providers.ts";
import { listWarehouses } from "./operations/list-warehouses.ts";
import { markShipped } from "./operations/mark-shipped.ts";
import { setStock } from "./operations/set-stock.ts";
import { setWebhook } from "./operations/set-webhook.ts";
import { updateTitle } from "./operations/update-title.ts";
import { subscribedEvents } from "./topics.ts";

const warehouseLifeMs = 5 * 60_000;
const providerLifeMs = 10 * 60_000;

/** The merchant's TikTok Shop. */
export function createMarketplace(client: TikTokClient): Marketplace {
  const ownWarehouses = createMemory<Set<string>>(
    client.clock,
    warehouseLifeMs,
  );
  const providers = createMemory<Provider[]>(client.clock, providerLifeMs);

  return {
    listListings: (shop, filter) => listListings(client, shop, filter),
    fetchListing: (shop, externalId) => fetchListing(client, shop, externalId),
    listWarehouses: (shop) => listWarehouses(client, shop),
    fetchOrders: (shop, externalIds) => fetchOrders(client, shop, externalIds),
    listOrders: (shop, filter) => listOrders(client, shop, filter),
    fetchRecipient: (shop, orderExternalId) =>
      fetchRecipient(client, shop, orderExternalId),
    updateTitle: (shop, change) => updateTitle(client, shop, change),
    findPackage: (shop, orderExternalId, number) =>
      findPackage(client, shop, orderExternalId, number),

    async setStock(shop, change) {
      const own = await ownWarehouses(shop.shopId, () =>
        listOwnWarehouses(client, shop),
      );
      return setStock(client, shop, change, own);
    },

    async markShipped(shop, shipment) {
      const order = {
        externalId: shipment.orderExternalId,
        carrier: shipment.carrier,
      };
      const providerId = await findOrderProvider(
        client,
        shop,
        order,
        (option) =>
          providers(`${shop.shopId} ${option}`, () =>
            listProviders(client, shop, option),
          ),
      );
      return markShipped(client, shop, { ...shipment, providerId });
    },

    async subscribe(shop, address) {
      for (const event of subscribedEvents)
        await setWebhook(client, shop, { event, address });
    },
  };
}
