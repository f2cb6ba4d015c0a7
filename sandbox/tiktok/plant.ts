import { plantFbt } from "../fbt/plant.ts";
import type { Town, TownListing } from "../town.ts";
import { mintId } from "./ids.ts";
import type { Product, TikTokState } from "./state.ts";

const defaultQps = 50;

/** Builds the whole state from a town: deterministic, so the same town has the same ids every time. */
export function plantTikTok(town: Town, now: number): TikTokState {
  const counter = { lastId: 0 };
  const products = town.listings.map((listing) =>
    buildProduct(counter, listing, now),
  );
  const shop = {
    ...town.tiktokShop,
    returnWarehouseId: mintId(counter, "warehouse"),
    deliveryOptionId: mintId(counter, "warehouse"),
  };
  const fbt = plantFbt(town, products, counter, now);
  return {
    lastId: counter.lastId,
    shop,
    authorization: {
      active: false,
      endsAt: 0,
      codes: [],
      accessTokens: [],
      refreshTokens: [],
    },
    webhooks: [],
    products,
    orders: [],
    packages: [],
    cancellations: [],
    fbt,
    limits: { qps: defaultQps },
  };
}

/** A product of the shop, live from the start. */
export function buildProduct(
  counter: { lastId: number },
  listing: TownListing,
  now: number,
): Product {
  return {
    id: mintId(counter, "product"),
    title: listing.title,
    description: listing.description,
    status: "ACTIVATE",
    createdAt: now,
    updatedAt: now,
    skus: listing.skus.map((sku) => ({
      id: mintId(counter, "sku"),
      sellerSku: sku.sellerSku,
      barcode: sku.barcode,
      optionName: sku.optionName,
      optionValue: sku.optionValue,
      price: sku.price,
      stock: { available: sku.stock, committed: 0 },
    })),
  };
}
