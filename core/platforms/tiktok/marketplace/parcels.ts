import type { Parcels } from "#core/world/marketplace/parcels.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { createMemory } from "../memory.ts";
import { findOrderProvider } from "../operations/find-order-provider.ts";
import { findPackage } from "../operations/find-package.ts";
import { listProviders, type Provider } from "../operations/list-providers.ts";
import { listWarehouses } from "../operations/list-warehouses.ts";
import { markShipped } from "../operations/mark-shipped.ts";

const providerLifeMs = 10 * 60_000;

export function createParcels(client: TikTokClient): Parcels {
  const providers = createMemory<Provider[]>(client.clock, providerLifeMs);
  const providersOf = (shop: ShopRef) => (option: string) =>
    providers(`${shop.shopId} ${option}`, () =>
      listProviders(client, shop, option),
    );

  return {
    listWarehouses: (shop) => listWarehouses(client, shop),
    findPackage: (shop, orderExternalId, number) =>
      findPackage(client, shop, orderExternalId, number),

    async markShipped(shop, shipment) {
      const order = {
        externalId: shipment.orderExternalId,
        carrier: shipment.carrier,
      };
      const providerId = await findOrderProvider(
        client,
        shop,
        order,
        providersOf(shop),
      );
      return markShipped(client, shop, { ...shipment, providerId });
    },
  };
}
