import { plantFbt } from "../fbt/plant.ts";
import type { Town, TownListing, TownListingSku } from "../town.ts";
import { defaultCategoryId } from "./categories.ts";
import { mintId } from "./ids.ts";
import { scopes } from "./scopes.ts";
import type { Product, SavedTikTok, Sku } from "./state.ts";

const defaultQps = 50;
/** What the app has asked for in Partner Center: FBT and multi-channel orders; stock letters only on request. */
const subscribedInConsole = [21, 22, 23, 24, 58];
/** Ids of one shop in a town never meet those of another. */
const idsPerShop = 500_000_000;

/** Builds the whole state from a town: deterministic, so the same town has the same ids every time. */
export function plantTikTok(
  town: Town,
  now: number,
  shopNumber = 0,
): SavedTikTok {
  const counter = { lastId: shopNumber * idsPerShop };
  const { warehouse, moreWarehouses = [], ...seller } = town.tiktokShop;
  const warehouses = [warehouse, ...moreWarehouses].map((w) => ({
    ...w,
    enabled: true,
  }));
  const products = town.listings.map((listing) =>
    buildProduct(counter, listing, warehouse.id, now),
  );
  const shop = {
    ...seller,
    warehouses,
    returnWarehouseId: mintId(counter, "warehouse"),
    deliveryOptionId: mintId(counter, "warehouse"),
    standing: "ACTIVE" as const,
  };
  const fbt = plantFbt(town, products, counter, now);
  return {
    lastId: counter.lastId,
    shop,
    authorization: {
      active: false,
      endsAt: 0,
      scopes: [...scopes],
      codes: [],
      accessTokens: [],
      refreshTokens: [],
    },
    webhooks: [],
    appWebhooks: [...subscribedInConsole],
    brands: [],
    images: [],
    audits: { createMs: 20_000, editMs: 0, forbidden: {} },
    carriers: { enabled: true },
    products,
    orders: [],
    packages: [],
    cancellations: [],
    returns: [],
    fbt,
    limits: { qps: defaultQps, endpoints: {}, retryAfterSeconds: 1 },
  };
}

/** A product of the shop, live from the start. */
export function buildProduct(
  counter: { lastId: number },
  listing: TownListing,
  warehouseId: string,
  now: number,
): Product {
  return {
    id: mintId(counter, "product"),
    title: listing.title,
    description: listing.description,
    categoryId: defaultCategoryId,
    brandId: null,
    images: [],
    attributes: [],
    details: {},
    status: "ACTIVATE",
    statusBeforeDeletion: null,
    audit: { status: "NONE", failedReasons: [], dueAt: null },
    underReview: null,
    draft: null,
    frozenReason: null,
    createdAt: now,
    updatedAt: now,
    skus: listing.skus.map((sku) => buildSku(counter, sku, warehouseId)),
  };
}

function buildSku(
  counter: { lastId: number },
  sku: TownListingSku,
  warehouseId: string,
): Sku {
  const id = mintId(counter, "sku");
  const hasChoice =
    sku.optionName !== "" && sku.optionValue !== "Default Title";
  return {
    id,
    sellerSku: sku.sellerSku,
    barcode: sku.barcode,
    barcodeType: null,
    attributes: hasChoice
      ? [
          {
            id: "100000",
            name: sku.optionName,
            valueId: id,
            value: sku.optionValue,
            image: null,
          },
        ]
      : [],
    price: sku.price,
    listPrice: null,
    stock: [{ warehouseId, available: sku.stock, committed: 0 }],
    parts: [],
    deactivatedBy: null,
    details: {},
  };
}
