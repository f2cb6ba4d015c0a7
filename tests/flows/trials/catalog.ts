import { previewSelection } from "#core/flows/preview-selection.ts";
import { selectVariants } from "#core/flows/select-variants.ts";
import { setStockRule } from "#core/flows/set-stock-rule.ts";
import type { SmallTown } from "../../support/open-small-town.ts";
import { skuOnTikTok } from "./orders.ts";
import { count, type Trial } from "./trial.ts";

export const choose = async (town: SmallTown, sku: string) => {
  const variant = await town.prisma.variant.findFirstOrThrow({
    where: { sku },
  });
  const ids = [variant.id];
  const { fingerprint } = await previewSelection(town.world, town.shopId, ids);
  await selectVariants(town.world, town.shopId, {
    variantIds: ids,
    fingerprint,
    actor: "merchant:test",
  });
  return sku;
};
const levelsAtService = async (town: SmallTown, sku: string) => {
  const { products, locations } = await town.control.shopify();
  const service = locations.find((place) => place.isFulfillmentService)?.id;
  return products
    .flatMap((product) => product.variants)
    .filter((variant) => variant.sku === sku)
    .flatMap((variant) => variant.levels)
    .filter((level) => level.locationId === service);
};
const networkStock = async (town: SmallTown, sku: string) => {
  const { goods } = await town.control.network();
  const things = goods as unknown as { referenceCode: string }[];
  const index = things.findIndex(({ referenceCode }) => referenceCode === sku);
  const stock = goods[index]?.stock ?? [];
  return stock.reduce((sum, { available }) => sum + available, 0);
};
const firstProduct = async (town: SmallTown) => {
  const { products } = await town.control.shopify();
  const product = products.find(({ title }) => title.includes("Candle"));
  if (!product) throw new Error("there is no candle");
  return product;
};
const listingOf = async (town: SmallTown, productId: string) =>
  town.prisma.listing.findFirstOrThrow({
    where: { product: { externalId: productId } },
  });

/** Effects on the catalogue and its stock. They build on each other, in this order. */
export const catalogTrials = {
  "storefront.ensure-service": {
    call: "storefront.ensureFulfillmentService",
    operation: "fulfillmentServiceCreate",
    deed: (town) => choose(town, "MUG-SND-12"),
    async held(town) {
      const { locations } = await town.control.shopify();
      return count(locations.map((place) => place.isFulfillmentService));
    },
  },
  "storefront.stock-variant": {
    call: "storefront.stockAtLocation",
    operation: "inventoryActivate",
    deed: (town) => choose(town, "MUG-NVY-12"),
    held: async (town, sku) => (await levelsAtService(town, sku)).length,
  },
  "storefront.set-stock": {
    call: "storefront.setAvailable",
    operation: "inventorySetQuantities",
    deed: (town) => choose(town, "TOTE-NAT-01"),
    async held(town, sku) {
      const [level] = await levelsAtService(town, sku);
      return count([level?.available === (await networkStock(town, sku))]);
    },
  },
  "storefront.set-hold": {
    call: "storefront.moveHeld",
    operation: "inventoryMoveQuantities",
    async deed(town) {
      // Not one that orders are placed for: TikTok Shop then shows a share of it only.
      const sku = "TOTE-NVY-01";
      const { id: variantId } = await town.prisma.variant.findFirstOrThrow({
        where: { sku },
      });
      await setStockRule(town.world, town.shopId, {
        variantId,
        channel: "marketplace",
        limits: { bufferUnits: 0, cap: null, floor: 0, promise: "guaranteed" },
        basedOn: 0,
        actor: "merchant:test",
      });
      return variantId;
    },
    async held(town, variantId) {
      const { shopId, world } = town;
      const { shop, split, items } = await world.store.inShop(
        shopId,
        async (records) => ({
          shop: records.shop,
          split: (await records.splits([variantId])).get(variantId),
          items: await records.inventoryItems([variantId]),
        }),
      );
      const levels = await world.storefront.fetchLevels(shop, [
        ...items.values(),
      ]);
      const held = levels.filter(({ heldBack }) => heldBack > 0);
      const isKnown = held.map(
        ({ locationId, heldBack }) => split?.held[locationId] === heldBack,
      );
      return count([...isKnown, split?.sent === null]) - 1;
    },
  },
  "marketplace.set-stock": {
    call: "marketplace.setStock",
    operation: "/product/202309/products/",
    async deed(town) {
      const body = { sku: "TEE-L", available: 5 };
      await town.ask("POST", "/shopify/harbor-goods/stock", body);
      return "TEE-L";
    },
    async held(town, sku) {
      const { inventory } = await skuOnTikTok(town, sku);
      return count(inventory.map(({ quantity }) => quantity === 5));
    },
  },
  "marketplace.update-field": {
    call: "marketplace.updateListing",
    operation: "/product/202509/products/",
    async deed(town) {
      const { id } = await firstProduct(town);
      await town.control.editShopifyTitle(id, "Cedar Candle");
      return id;
    },
    async held(town, productId) {
      const { externalId } = await listingOf(town, productId);
      const { products } = await town.control.tiktok();
      const own = products.filter(({ id }) => id === externalId);
      return count(own.map(({ title }) => title === "Cedar Candle"));
    },
  },
  "storefront.update-field": {
    call: "storefront.updateProduct",
    operation: "productUpdate",
    async deed(town) {
      const { id } = await firstProduct(town);
      const { externalId } = await listingOf(town, id);
      await town.control.editTikTokTitle(externalId, "Candle of Cedar Wood");
      return id;
    },
    async held(town, productId) {
      const { products } = await town.control.shopify();
      const own = products.filter(({ id }) => id === productId);
      return count(own.map(({ title }) => title === "Candle of Cedar Wood"));
    },
  },
} satisfies Record<string, Trial>;
