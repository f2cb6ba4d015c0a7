import { changedFieldOfPrice } from "./assumed.ts";
import { mintId } from "./ids.ts";
import type { Listing, ListingSku } from "./listing-body.ts";
import type {
  Product,
  ProductText,
  ProductVersion,
  SalesAttribute,
  Sku,
} from "./state.ts";

type Counter = { lastId: number };

/** Turns a checked listing into a version with ids; SKUs that exist keep theirs, and what only the shop may change. */
export function versionOf(
  counter: Counter,
  listing: Listing,
  base: Product | undefined,
  firstWarehouse: string,
): ProductVersion {
  const values = new Map<string, SalesAttribute>();
  return {
    ...textOf(listing),
    skus: listing.skus.map((sku) => {
      const known = base?.skus.find((s) => s.id === sku.id);
      return skuOf(counter, sku, known, values, firstWarehouse);
    }),
  };
}

const textOf = (from: ProductText): ProductText => ({
  title: from.title,
  description: from.description,
  categoryId: from.categoryId,
  brandId: from.brandId,
  images: from.images,
  attributes: from.attributes,
  details: from.details,
});

function skuOf(
  counter: Counter,
  sku: ListingSku,
  known: Sku | undefined,
  values: Map<string, SalesAttribute>,
  firstWarehouse: string,
): Sku {
  const price = Number(sku.price?.amount).toFixed(2);
  return {
    id: known?.id ?? mintId(counter, "sku"),
    sellerSku: sku.sellerSku,
    barcode: sku.barcode,
    barcodeType: sku.barcodeType,
    attributes: sku.attributes.map((a) => attributeOf(counter, a, values)),
    price,
    listPrice: listPriceOf(sku.listPrice, price),
    stock:
      known?.stock ??
      sku.stock.map((line) => ({
        warehouseId: line.warehouse_id ?? firstWarehouse,
        available: line.quantity,
        committed: 0,
      })),
    parts: sku.parts,
    deactivatedBy: known?.deactivatedBy ?? null,
    campaign: known?.campaign ?? null,
    details: sku.details,
  };
}

/** A list price below the price is thrown away without a word. */
export const listPriceOf = (
  listPrice: string | null,
  price: string,
): string | null =>
  listPrice !== null && Number(listPrice) >= Number(price) ? listPrice : null;

/** The same value of the same attribute has one id within a product. */
function attributeOf(
  counter: Counter,
  given: ListingSku["attributes"][number],
  values: Map<string, SalesAttribute>,
): SalesAttribute {
  const key = `${given.name.toLowerCase()}=${given.value}`;
  const known = values.get(key);
  if (known) return { ...known, image: given.image ?? known.image };
  const sibling = [...values.values()].find(
    (v) => v.name.toLowerCase() === given.name.toLowerCase(),
  );
  const made = {
    ...given,
    id: given.id ?? sibling?.id ?? mintId(counter, "value"),
    valueId: given.valueId ?? mintId(counter, "value"),
  };
  values.set(key, made);
  return made;
}

/** A version takes effect: texts and SKUs become its own; prices and stock of SKUs that stay are those of today. */
export function mergeVersion(product: Product, version: ProductVersion): void {
  const today = new Map(product.skus.map((s) => [s.id, s]));
  Object.assign(product, textOf(version));
  product.skus = version.skus.map((sku) => {
    const live = today.get(sku.id);
    if (!live) return sku;
    const { price, listPrice, stock, campaign, deactivatedBy } = live;
    return { ...sku, price, listPrice, stock, campaign, deactivatedBy };
  });
}

export type Difference = {
  /** In the words of webhook 15. */
  fields: string[];
  /** Whether the platform looks at it before it takes effect; prices, stock and codes take effect at once. */
  audited: boolean;
};

export function differenceOf(
  product: Product,
  version: ProductVersion,
): Difference {
  const same = (a: unknown, b: unknown) =>
    JSON.stringify(a) === JSON.stringify(b);
  const fields = new Set<string>();
  const note = (differs: boolean, field: string) => {
    if (differs) fields.add(field);
    return differs;
  };
  const shape = (skus: Sku[]) => skus.map((s) => [s.id, s.attributes, s.parts]);
  const rest = (skus: Sku[]) =>
    skus.map((s) => [s.sellerSku, s.barcode, s.price, s.listPrice, s.details]);
  const others = (p: ProductText) => ({ ...p.details, size_chart: undefined });
  const audited = [
    note(product.title !== version.title, "title"),
    note(product.description !== version.description, "description"),
    note(!same(product.images, version.images), "main_images"),
    note(!same(product.attributes, version.attributes), "product_attributes"),
    note(
      !same(product.details.size_chart, version.details.size_chart),
      "size_chart_image",
    ),
    note(product.categoryId !== version.categoryId, "others"),
    note(product.brandId !== version.brandId, "others"),
    note(!same(shape(product.skus), shape(version.skus)), "others"),
  ].some(Boolean);
  note(!same(others(product), others(version)), "others");
  note(!same(rest(product.skus), rest(version.skus)), changedFieldOfPrice);
  return { fields: [...fields], audited };
}
