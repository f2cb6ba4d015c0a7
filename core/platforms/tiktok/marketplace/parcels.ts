import type { Parcels } from "#core/world/marketplace/parcels.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { knownCarrier } from "../map/carrier.ts";
import { createMemory } from "../memory.ts";
import { fetchDocument } from "../operations/fetch-document.ts";
import { fetchParcel } from "../operations/fetch-parcel.ts";
import { fetchWay } from "../operations/fetch-way.ts";
import { findOrderProvider } from "../operations/find-order-provider.ts";
import { findPackage } from "../operations/find-package.ts";
import { listOrderCarriers } from "../operations/list-order-carriers.ts";
import { listOwnWarehouses } from "../operations/list-own-warehouses.ts";
import { listParcels } from "../operations/list-parcels.ts";
import { listProviders, type Provider } from "../operations/list-providers.ts";
import { listWarehouses } from "../operations/list-warehouses.ts";
import { markShipped } from "../operations/mark-shipped.ts";
import { updateTracking } from "../operations/update-tracking.ts";

const providerLifeMs = 10 * 60_000;

export function createParcels(client: TikTokClient): Parcels {
  const providers = createMemory<Provider[]>(client.clock, providerLifeMs);
  const providersOf = (shop: ShopRef) => (option: string) =>
    providers(`${shop.shopId} ${option}`, () =>
      listProviders(client, shop, option),
    );
  const providerOf = (
    shop: ShopRef,
    { orderExternalId, carrier }: { orderExternalId: string; carrier: string },
  ) =>
    findOrderProvider(
      client,
      shop,
      { externalId: orderExternalId, carrier },
      providersOf(shop),
    );

  return {
    listWarehouses: (shop) => listWarehouses(client, shop),
    listOwnWarehouses: (shop) => listOwnWarehouses(client, shop),
    listCarriers: async (shop, orderExternalId) =>
      (
        await listOrderCarriers(
          client,
          shop,
          orderExternalId,
          providersOf(shop),
        )
      ).map(({ id, name }) => ({ externalId: id, name })),

    knownCarrier,

    markShipped: async (shop, shipment) =>
      markShipped(client, shop, {
        ...shipment,
        providerId: (await providerOf(shop, shipment)).id,
      }),
    findPackage: (shop, orderExternalId, number) =>
      findPackage(client, shop, orderExternalId, number),
    updateTracking: (shop, correction) =>
      updateTracking(client, shop, correction, () =>
        providerOf(shop, correction),
      ),

    listParcels: (shop, filter) => listParcels(client, shop, filter),
    fetchParcel: (shop, packageId) => fetchParcel(client, shop, packageId),
    fetchWay: (shop, orderExternalId) =>
      fetchWay(client, shop, orderExternalId),
    fetchDocument: (shop, wish) => fetchDocument(client, shop, wish),
  };
}
