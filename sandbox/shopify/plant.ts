import { setImmediate as nextTurn } from "node:timers/promises";
import type { Town, TownProduct } from "../town.ts";
import { fullBucket } from "./admin/bucket.ts";
import { pictureAt } from "./content-network.ts";
import { type Desk, nextId, now } from "./desk.ts";
import type { Store } from "./state.ts";
import { freeHandle, plainHandle } from "./store/handles.ts";
import { defaultOption, type StoredProduct } from "./store/product-records.ts";
import { openShelves } from "./store/shelves.ts";
import { openLevel } from "./store/stock.ts";
import { openMedia, openProduct } from "./store/write-product.ts";
import { addVariant } from "./store/write-variants.ts";

const plantedAtOnce = 200;

/** Builds the town's store: the merchant's location, his products, tracked stock; no app, no orders. */
export function plantStore(desk: Omit<Desk, "store">, town: Town): void {
  const own = { ...desk, store: emptyStore(desk, town) };
  for (const product of town.products) plantProduct(own, product);
  plantCollections(own);
}

/** The same with pauses, so that whoever asks another store for something is answered meanwhile. */
export async function openStore(
  desk: Omit<Desk, "store">,
  town: Town,
): Promise<void> {
  const own = { ...desk, store: emptyStore(desk, town) };
  for (const [index, product] of town.products.entries()) {
    if (index % plantedAtOnce === 0) await nextTurn();
    plantProduct(own, product);
  }
  plantCollections(own);
}

function emptyStore(desk: Omit<Desk, "store">, town: Town): Store {
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
    plan: shop.plan ?? "Basic",
    bucket: fullBucket(shop.plan),
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
  return store;
}

/** A collection for each type of product, as shopkeepers begin. */
function plantCollections(desk: Desk): void {
  const { store } = desk;
  const types = new Set(
    store.products.all().map(({ productType }) => productType),
  );
  for (const title of types) {
    if (!title) continue;
    store.collections.add({
      id: nextId(desk),
      title,
      handle: freeHandle(plainHandle(title, "collection"), (handle) =>
        store.collections.has("handle", handle),
      ),
      descriptionHtml: "",
      productIds: store.products
        .all()
        .filter(({ productType }) => productType === title)
        .map(({ id }) => id),
      createdAt: now(desk),
      updatedAt: now(desk),
    });
  }
}

/** Puts a product on the store's shelf, without a word to the app. */
export function plantProduct(desk: Desk, planted: TownProduct): StoredProduct {
  const { store } = desk;
  const values = planted.variants.map(({ optionValue }) => optionValue);
  const [value, ...others] = values;
  // A product without options has Shopify's own one: `Title` with the value `Default Title`.
  const plain = others.length === 0 && value === defaultOption.value;
  const product = openProduct(desk, planted, [
    { name: plain ? defaultOption.name : planted.optionName, values },
  ]);
  product.handle = planted.handle;
  for (const { name, width, height } of planted.pictures ?? [])
    product.media.push(
      openMedia(desk, {
        source: pictureAt(name, width, height),
        alt: null,
        contentType: "IMAGE",
      }),
    );
  product.publishedAt = product.createdAt;
  store.products.refile(product);
  for (const [index, variant] of planted.variants.entries()) {
    const { item } = addVariant(
      desk,
      product,
      {
        sku: variant.sku,
        barcode: variant.barcode,
        price: variant.price,
        optionValues: [variant.optionValue],
        inventoryItem: {
          tracked: true,
          measurement: {
            weight: { value: variant.weightGrams, unit: "GRAMS" },
          },
        },
      },
      index + 1,
    );
    for (const location of store.locations)
      if (location.serviceId === null)
        openLevel(desk, item.id, location.id).quantities.available =
          variant.stock;
  }
  return product;
}
