import type { Town, TownProduct } from "../town.ts";
import { fullBucket } from "./admin/bucket.ts";
import { type Desk, nextId, now } from "./desk.ts";
import type { Store } from "./state.ts";
import { openShelves } from "./store/shelves.ts";
import { openLevel } from "./store/stock.ts";

/** Builds the town's store: the merchant's location, his products, tracked stock; no app, no orders. */
export function plantStore(desk: Omit<Desk, "store">, town: Town): void {
  const { shop } = town;
  const at = now(desk);
  const store: Store = {
    id: nextId(desk),
    handle: shop.handle,
    name: shop.name,
    email: shop.email,
    currency: shop.currency,
    createdAt: at,
    app: null,
    lastOrderNumber: 1000,
    bulkBeginsAfterMs: 20,
    defaultLocationId: nextId(desk),
    bucket: fullBucket(),
    ...openShelves(),
  };
  store.locations.add({
    id: store.defaultLocationId,
    name: shop.location.name,
    address: {
      address1: shop.location.address1,
      city: shop.location.city,
      provinceCode: shop.location.provinceCode,
      zip: shop.location.zip,
      countryCode: shop.location.countryCode,
    },
    serviceId: null,
    levelNumber: nextId(desk),
    isActive: true,
    createdAt: at,
    updatedAt: at,
  });
  desk.state.stores[shop.handle] = store;
  for (const product of town.products)
    plantProduct({ ...desk, store }, product);
}

function plantProduct(desk: Desk, product: TownProduct): void {
  const { store } = desk;
  const at = now(desk);
  const productId = nextId(desk);
  const onlyDefault =
    product.variants.length === 1 &&
    product.variants[0]?.optionValue === "Default Title";
  store.products.add({
    id: productId,
    title: product.title,
    handle: product.handle,
    status: "ACTIVE",
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: [],
    optionId: nextId(desk),
    // A product without options has Shopify's own one: `Title` with the value `Default Title`.
    optionName: onlyDefault ? "Title" : product.optionName,
    createdAt: at,
    updatedAt: at,
  });
  for (const [index, variant] of product.variants.entries()) {
    const itemId = nextId(desk);
    store.variants.add({
      id: nextId(desk),
      productId,
      sku: variant.sku,
      barcode: variant.barcode,
      price: variant.price,
      position: index + 1,
      optionValue: variant.optionValue,
      createdAt: at,
      updatedAt: at,
      item: {
        id: itemId,
        tracked: true,
        requiresShipping: true,
        weightGrams: variant.weightGrams,
        updatedAt: at,
      },
    });
    for (const location of store.locations)
      openLevel(desk, itemId, location.id).quantities.available = variant.stock;
  }
}
