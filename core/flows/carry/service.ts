import type { World } from "../../world/world.ts";
import { carrier } from "./carrier.ts";

/** The name merchants see in Shopify's location list. */
export const serviceName = "Fulfilled by TikTok (Quayside)";

/** Where Shopify calls our service of a shop; the token names the shop. */
export const serviceAddress = (
  { addresses }: Pick<World, "addresses">,
  token: string,
) => `${addresses.app}/fulfillment-service/${token}`;

/** Creates our fulfillment service with its location; Shopify is asked for it by name first. */
export const ensureService = carrier({
  async prepare(records) {
    const service = await records.service();
    if (service)
      return {
        already: "The fulfillment location exists already.",
        after: { name: serviceName },
      };
    return {
      go: { token: await records.callbackToken() },
      before: null,
      after: { name: serviceName },
    };
  },
  act: ({ world, shop }, { token }: { token: string }) =>
    world.storefront.ensureFulfillmentService(shop, {
      name: serviceName,
      callbackUrl: serviceAddress(world, token),
    }),
  async confirm(records, service) {
    await records.saveService(service);
    await records.learnPools("service", [
      {
        externalId: service.locationId,
        name: serviceName,
        marketplaceWarehouseIds: [],
      },
    ]);
  },
  tells: false,
});

/** Stocks a variant at our service's location, if it is still chosen; its stock is told afterwards. */
export const stockVariant = carrier<
  "storefront.stock-variant",
  {
    inventoryItemId: string;
    locationId: string;
    productExternalId: string | undefined;
  },
  void
>({
  async prepare(records, { variantId }) {
    const service = await records.service();
    const inventoryItemId = (await records.inventoryItems([variantId])).get(
      variantId,
    );
    if (!service) return { retire: "There is no fulfillment location." };
    if (!inventoryItemId) return { retire: "The variant is gone." };
    if (!(await records.selectedAmong([variantId])).has(variantId))
      return { retire: "The variant is no longer chosen." };
    const [productExternalId] = await records.productsOf([variantId]);
    return {
      go: {
        inventoryItemId,
        locationId: service.locationId,
        productExternalId,
      },
      before: null,
      after: { stockedAt: serviceName },
    };
  },
  act: ({ world, shop }, { inventoryItemId, locationId }, effect) =>
    world.storefront.stockAtLocation(shop, {
      inventoryItemId,
      locationId,
      key: effect.id,
    }),
  async gone({ world, shop }, { inventoryItemId, productExternalId }) {
    if (!productExternalId) return null;
    const product = await world.storefront.fetchProduct(
      shop,
      productExternalId,
    );
    const isThere = product?.variants.some(
      (variant) => variant.inventoryItemId === inventoryItemId,
    );
    return isThere
      ? null
      : {
          reason: "The variant is gone.",
          letter: { kind: "product-changed", externalId: productExternalId },
        };
  },
  confirm: async () => undefined,
  tells: true,
});
