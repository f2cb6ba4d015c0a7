import { plantFbt } from "../fbt/plant.ts";
import type { TiktokTown, TownListing, TownListingSku } from "../town.ts";
import { recommendCategory } from "./categories.ts";
import { mintId } from "./ids.ts";
import { scopes } from "./scopes.ts";
import type { Image, Product, SavedTikTok, Sku } from "./state.ts";

const defaultQps = 50;
/** What the app has asked for in Partner Center: FBT and multi-channel orders; stock letters only on request. */
const subscribedInConsole = [21, 22, 23, 24, 58];
/** Ids of one shop in a town never meet those of another. */
const idsPerShop = 10_000_000;

/** Builds the whole state from a town: deterministic, so the same town has the same ids every time. */
export function plantTikTok(
  town: TiktokTown,
  now: number,
  shopNumber = 0,
): SavedTikTok {
  const counter = { lastId: shopNumber * idsPerShop };
  const { warehouse, moreWarehouses = [], ...seller } = town.tiktokShop;
  const warehouses = [warehouse, ...moreWarehouses].map((w) => ({
    ...w,
    enabled: true,
  }));
  const listed = town.listings.map((listing) =>
    buildProduct(counter, listing, warehouse.id, now),
  );
  const products = listed.map(({ product }) => product);
  const shop = {
    ...seller,
    warehouses,
    returnWarehouseId: mintId(counter, "warehouse"),
    deliveryOptionId: mintId(counter, "warehouse"),
    standing: "ACTIVE" as const,
  };
  const fbt = plantFbt(town, products, counter, shopNumber * idsPerShop, now);
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
    images: listed.map(({ image }) => image),
    audits: { createMs: 20_000, editMs: 0, activateMs: 0, forbidden: {} },
    productKeys: {},
    aftersaleKeys: {},
    unmetPrerequisites: {},
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

/** A product of the shop with its picture, live from the start. */
export function buildProduct(
  counter: { lastId: number },
  listing: TownListing,
  warehouseId: string,
  now: number,
): { product: Product; image: Image } {
  const id = mintId(counter, "product");
  const image: Image = {
    id: `tos-useast5-i-omjb5zjo8w-tx/${id}`,
    width: 1_000,
    height: 1_000,
    useCase: "MAIN_IMAGE",
  };
  const product: Product = {
    id,
    title: listing.title,
    description: listing.description,
    categoryId: recommendCategory(listing.title).id,
    brandId: null,
    images: [image.id],
    attributes: [],
    details: {
      package_weight: { value: "1.00", unit: "POUND" },
      package_dimensions: {
        length: "10",
        width: "8",
        height: "4",
        unit: "INCH",
      },
    },
    status: "ACTIVATE",
    statusBeforeDeletion: null,
    audit: { status: "APPROVED", failedReasons: [], dueAt: null },
    underReview: null,
    draft: null,
    frozenReason: null,
    firstPassedAt: now,
    createdAt: now,
    updatedAt: now,
    skus: listing.skus.map((sku) => buildSku(counter, sku, warehouseId)),
  };
  return { product, image };
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
    campaign: null,
    details: {},
  };
}
