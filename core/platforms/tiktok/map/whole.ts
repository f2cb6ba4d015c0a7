import type { DetailsChange } from "#core/domain/listing-facts.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { WholeProductWire } from "../wire/whole-product.ts";
import {
  writeAttributes,
  writeChart,
  writePrice,
  writeSkuDetails,
} from "./draft.ts";
import { categoryOf, shownPrice, toChart } from "./listing.ts";
import { toGrams, writeSize, writeWeight } from "./measures.ts";

type SkuWire = WholeProductWire["skus"][number];

const some = <T>(items: T[]): T[] | undefined =>
  items.length > 0 ? items : undefined;

/** Whether a change takes something away, or moves to another category: a partial edit can do neither. */
export const needsWholeEdit = (change: DetailsChange): boolean =>
  change.categoryId !== undefined ||
  change.brandId === null ||
  change.sizeMillimetres === null ||
  change.sizeChart === null ||
  (change.skus ?? []).some(
    ({ barcode, listPriceMinor }) =>
      barcode === null || listPriceMinor === null,
  );

/** The body of a partial edit. A SKU that is left out of the block would be deleted; what is left out of a SKU stays. */
export const writeDetails = (
  product: WholeProductWire,
  change: DetailsChange,
) => ({
  ...detailBlocks(product, change),
  skus:
    change.skus &&
    product.skus.map(({ id }) => {
      const own = change.skus?.find(({ externalId }) => externalId === id);
      return { id, ...(own && writeSkuDetails(own)) };
    }),
});

/** The blocks of a product that a change names; one without a value is taken away. */
const detailBlocks = (product: WholeProductWire, change: DetailsChange) => {
  const grams = toGrams(product.package_weight);
  return {
    ...(change.brandId !== undefined && {
      brand_id: change.brandId ?? undefined,
    }),
    ...(change.attributes && {
      product_attributes: writeAttributes(change.attributes),
    }),
    ...(change.sizeMillimetres !== undefined && {
      package_dimensions: change.sizeMillimetres
        ? writeSize(change.sizeMillimetres)
        : undefined,
    }),
    ...(change.sizeChart !== undefined && {
      size_chart: change.sizeChart ? writeChart(change.sizeChart) : undefined,
    }),
    // Its unit may be of the other system.
    ...(change.sizeMillimetres &&
      grams !== null && { package_weight: writeWeight(grams) }),
  };
};

/**
 * A product with a change, as an edit of the whole and the dry run of a listing want it: everything that Get Product showed,
 * because what is left out of an edit is wiped. Source: TikTok Shop Partner Center, pages "Get Product", "Edit Product".
 */
export const writeWhole = (
  product: WholeProductWire,
  change: DetailsChange,
) => ({
  title: product.title,
  description: product.description ?? "",
  category_id: change.categoryId ?? categoryOf(product) ?? "",
  brand_id: product.brand?.id ?? undefined,
  main_images: product.main_images.map(({ uri }) => ({ uri })),
  video: product.video?.id ? { id: product.video.id } : undefined,
  product_attributes: some(writeAttributes(product.product_attributes)),
  package_weight: measured(product.package_weight),
  package_dimensions: measured(product.package_dimensions),
  certifications: some(
    product.certifications.map(({ id, images, files, expiration_date }) => ({
      id,
      images: some(images),
      files: some(files.map(spoken)),
      expiration_date: expiration_date ?? undefined,
    })),
  ),
  size_chart: sizeChartOf(product),
  is_cod_allowed: product.is_cod_allowed ?? undefined,
  is_pre_owned: product.is_pre_owned ?? undefined,
  delivery_option_ids: some(
    product.delivery_options.flatMap(({ id, is_available }) =>
      is_available === false ? [] : [id],
    ),
  ),
  external_product_id: product.external_product_id ?? undefined,
  manufacturer_ids: some(product.manufacturer_ids),
  responsible_person_ids: some(product.responsible_person_ids),
  listing_platforms: some(
    product.integrated_platform_statuses.flatMap(
      ({ platform }) => platform ?? [],
    ),
  ),
  shipping_insurance_requirement:
    product.shipping_insurance_requirement ?? undefined,
  minimum_order_quantity: product.minimum_order_quantity ?? undefined,
  shipping_template_id: product.shipping_template_id ?? undefined,
  // The day of what is for sale already lies in the past.
  scheduled_sale:
    product.status === "ACTIVATE"
      ? undefined
      : (product.scheduled_sale ?? undefined),
  search_terms: some(product.search_terms),
  key_product_features: some(product.key_product_features),
  ...detailBlocks(product, change),
  skus: product.skus.map((sku) => writeWholeSku(sku, change)),
});

/** What only an edit takes, and not the dry run. */
export const writeEdit = (product: WholeProductWire, change: DetailsChange) => {
  const { subscribe_info: subscription } = product;
  const whole = writeWhole(product, change);
  return {
    ...whole,
    skus: whole.skus.map((sku, at) => ({ id: product.skus[at]?.id, ...sku })),
    subscribe_info_edit: subscription?.subscribe_status
      ? {
          subscribe_status: subscription.subscribe_status,
          discount_details: subscription.subscribe_discount_details,
        }
      : undefined,
  };
};

/** The dry run wants prices and stock too; of warehouses, the seller's own. */
export const writeCheck = (
  product: WholeProductWire,
  change: DetailsChange,
  ownWarehouses: ReadonlySet<string>,
) => {
  const whole = writeWhole(product, change);
  return {
    ...whole,
    skus: whole.skus.map((sku, at) => ({
      ...sku,
      ...pricesAndStock(product.skus[at] as SkuWire, ownWarehouses),
    })),
  };
};

function pricesAndStock(sku: SkuWire, ownWarehouses: ReadonlySet<string>) {
  const { currency } = sku.price;
  const { minor } = parseMoney(shownPrice(sku) ?? "0", currency);
  return {
    price: writePrice(minor, currency),
    inventory: sku.inventory.filter(({ warehouse_id }) =>
      ownWarehouses.has(warehouse_id),
    ),
  };
}

/** Prices and stock of SKUs stay where they are left out; nothing else does. */
function writeWholeSku(sku: SkuWire, { skus = [] }: DetailsChange) {
  const own = skus.find(({ externalId }) => externalId === sku.id);
  const code = sku.identifier_code;
  const before = sku.list_price;
  const written = own && writeSkuDetails(own);
  return {
    seller_sku: sku.seller_sku ?? undefined,
    sales_attributes: some(
      sku.sales_attributes.map(
        ({ sku_img, supplementary_sku_images, ...attribute }) => ({
          ...spoken(attribute),
          sku_img: sku_img ? { uri: sku_img.uri } : undefined,
          supplementary_sku_images: some(supplementary_sku_images),
        }),
      ),
    ),
    external_sku_id: sku.external_sku_id ?? undefined,
    combined_skus: some(sku.combined_skus),
    sku_unit_count: sku.sku_unit_count ?? undefined,
    external_urls: some(sku.external_urls),
    extra_identifier_codes: some(sku.extra_identifier_codes),
    pre_sale: sku.pre_sale ?? undefined,
    external_list_prices: some(sku.external_list_prices),
    fees: some(sku.fees.map(spoken)),
    identifier_code:
      own?.barcode === undefined
        ? code?.code
          ? { code: code.code, type: code.type ?? undefined }
          : undefined
        : written?.identifier_code,
    list_price:
      own?.listPriceMinor === undefined
        ? before?.amount
          ? { amount: before.amount, currency: before.currency }
          : undefined
        : written?.list_price,
  };
}

/** A block without what it does not say. */
const spoken = <T extends object>(block: T) =>
  Object.fromEntries(
    Object.entries(block).filter(([, value]) => value !== null),
  ) as { [K in keyof T]: NonNullable<T[K]> | undefined };

const measured = <T extends object>(block: T | null | undefined) =>
  block ? spoken(block) : undefined;

function sizeChartOf(product: WholeProductWire) {
  const chart = toChart(product);
  return chart ? writeChart(chart) : undefined;
}
