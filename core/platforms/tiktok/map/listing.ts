import type { ListingFact, ListingSkuFact } from "#core/domain/facts.ts";
import {
  type Barcode,
  barcodeKinds,
  type ListingPartsFact,
  type ListingPartsSku,
  type SizeChart,
} from "#core/domain/listing-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseMoney } from "#core/kit/money.ts";
import type { ProductPartsWire, ProductWire } from "../wire/products.ts";
import { toGrams, toMillimetres } from "./measures.ts";

/** Deleted listings are gone, drafts have never been for sale. */
const leftOut = new Set(["DELETED", "DRAFT"]);

export const isListed = (product: { status: string }): boolean =>
  !leftOut.has(product.status);

/** @throws SyncError wire_unexpected where a variant has no price: zero would be a false truth. */
export function toListing(product: ProductWire): ListingFact {
  return {
    externalId: product.id,
    title: product.title,
    status: product.status,
    updatedAt: product.update_time,
    descriptionHtml: product.description ?? "",
    pictures: product.main_images.map(({ uri, urls }) => ({
      id: uri,
      url: urls[0] ?? null,
    })),
    weightGrams: toGrams(product.package_weight),
    audit: {
      status: product.audit?.status ?? "NONE",
      reasons: reasonsOf(product),
    },
    skus: product.skus.map(toSku),
  };
}

const reasonsOf = (product: ProductWire): string[] =>
  product.audit_failed_reasons.flatMap(({ reasons, suggestions }) =>
    [...reasons, ...suggestions].map((text) => text.trim()),
  );

type SkuWire = ProductWire["skus"][number];

/** Read back as `sale_price` whatever was written as `amount`; the price without tax differs outside the US. */
export const shownPrice = ({ price }: SkuWire): string | null =>
  price.sale_price ?? price.tax_exclusive_price;

const titleOf = (sku: SkuWire): string =>
  sku.sales_attributes
    .flatMap(({ value_name }) => value_name ?? [])
    .join(" / ");

function toSku(sku: SkuWire): ListingSkuFact {
  const shown = shownPrice(sku);
  if (shown === null)
    throw new SyncError("wire_unexpected", {
      said: `SKU ${sku.id} has no price`,
    });
  const price = parseMoney(shown, sku.price.currency);
  return {
    externalId: sku.id,
    sellerSku: sku.seller_sku,
    barcode: sku.identifier_code?.code ?? null,
    title: titleOf(sku),
    options: sku.sales_attributes.flatMap(({ name, value_name }) =>
      name && value_name ? [{ name, value: value_name }] : [],
    ),
    optionPictures: sku.sales_attributes.flatMap(
      ({ name, value_name, sku_img }) =>
        name && value_name && sku_img
          ? [
              {
                name,
                value: value_name,
                id: sku_img.uri,
                url: sku_img.urls[0] ?? null,
              },
            ]
          : [],
    ),
    priceMinor: price.minor,
    currency: price.currency,
    stock: sku.inventory.map(({ warehouse_id, quantity }) => ({
      warehouseId: warehouse_id,
      quantity,
    })),
    parts: sku.combined_skus.map(({ sku_id, sku_count }) => ({
      skuExternalId: sku_id,
      count: sku_count,
    })),
  };
}

function toPartsSku(sku: ProductPartsWire["skus"][number]): ListingPartsSku {
  const { currency } = sku.price;
  const minor = (text: string | null | undefined) =>
    text ? parseMoney(text, currency).minor : null;
  return {
    externalId: sku.id,
    sellerSku: sku.seller_sku,
    title: titleOf(sku),
    barcode: toBarcode(sku.identifier_code),
    priceMinor: minor(shownPrice(sku)),
    listPriceMinor: minor(sku.list_price?.amount),
    currency,
  };
}

/** A code of a kind that we do not know is a GTIN, which all the others are. */
function toBarcode(
  told: ProductPartsWire["skus"][number]["identifier_code"],
): Barcode | null {
  const kind = barcodeKinds.find((one) => one === told?.type) ?? "GTIN";
  return told?.code ? { kind, code: told.code } : null;
}

/** The category is the leaf of its chain; where none is named so, its last. */
export const categoryOf = ({
  category_chains: chain,
}: Pick<ProductPartsWire, "category_chains">): string | null =>
  (chain.find(({ is_leaf }) => is_leaf) ?? chain.at(-1))?.id ?? null;

/** Null: none. */
export const toChart = ({
  size_chart: chart,
}: Pick<ProductPartsWire, "size_chart">): SizeChart | null =>
  chart?.image?.uri || chart?.template?.id
    ? {
        imageUri: chart.image?.uri ?? null,
        templateId: chart.template?.id ?? null,
      }
    : null;

export const toListingParts = (
  product: ProductPartsWire,
  isExamined: boolean,
): ListingPartsFact => ({
  categoryId: categoryOf(product),
  categoryPath: product.category_chains.flatMap(
    ({ local_name }) => local_name ?? [],
  ),
  brandId: product.brand?.id ?? null,
  brandName: product.brand?.name ?? null,
  attributes: product.product_attributes.map(({ id, values }) => ({
    id,
    values,
  })),
  weightGrams: toGrams(product.package_weight),
  sizeMillimetres: toMillimetres(product.package_dimensions),
  sizeChart: toChart(product),
  isExamined,
  refusals: product.audit?.status === "FAILED" ? reasonsOf(product) : [],
  skus: product.skus.map(toPartsSku),
});
