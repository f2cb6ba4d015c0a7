import { refuse } from "./envelope.ts";
import type { StockLine } from "./inventory-faults.ts";
import type { PriceEdit } from "./price-faults.ts";
import type {
  BundlePart,
  Product,
  ProductText,
  SalesAttribute,
  Sku,
} from "./state.ts";

/** A product as a caller writes it, before it is checked and stored. */
export type Listing = ProductText & { skus: ListingSku[] };

export type ListingSku = {
  /** Of a SKU that exists; a new one has none yet. */
  id: string | undefined;
  sellerSku: string;
  barcode: string | null;
  barcodeType: string | null;
  attributes: (Omit<SalesAttribute, "id" | "valueId"> & {
    id?: string | undefined;
    valueId?: string | undefined;
  })[];
  price: PriceEdit | undefined;
  listPrice: string | null;
  stock: StockLine[];
  parts: BundlePart[];
  details: Record<string, unknown>;
};

type Uri = { uri: string };

export type ListingBody = {
  title?: string;
  description?: string;
  category_id?: string;
  brand_id?: string;
  main_images?: Uri[];
  product_attributes?: ProductText["attributes"];
  skus?: SkuBody[];
} & Record<string, unknown>;

export type SkuBody = {
  id?: string;
  seller_sku?: string;
  price?: PriceEdit;
  list_price?: { amount: string; currency: string };
  identifier_code?: { code?: string; type?: string };
  inventory?: StockLine[];
  sales_attributes?: {
    id?: string;
    name?: string;
    value_id?: string;
    value_name?: string;
    sku_img?: Uri;
  }[];
  combined_skus?: { product_id: string; sku_id: string; sku_count: number }[];
} & Record<string, unknown>;

/** Blocks that Get Product answers as they were written. */
const productDetails = [
  "package_dimensions",
  "package_weight",
  "external_product_id",
  "minimum_order_quantity",
  "is_cod_allowed",
  "is_pre_owned",
  "is_not_for_sale",
  "search_terms",
  "key_product_features",
  "shipping_insurance_requirement",
  "manufacturer_ids",
  "responsible_person_ids",
  "shipping_template_id",
  "primary_combined_product_id",
  "size_chart",
  "certifications",
];
const skuDetails = [
  "external_sku_id",
  "sku_unit_count",
  "external_urls",
  "extra_identifier_codes",
  "pre_sale",
  "external_list_prices",
  "fees",
];

const pick = (from: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(
    names.filter((n) => from[n] !== undefined).map((n) => [n, from[n]]),
  );

/**
 * Reads a request body as a whole listing.
 * @param base what stays where the body is silent: the product itself for a partial edit, only prices and stock of its
 * SKUs for a full edit, nothing for a new product.
 */
export function readListing(
  body: ListingBody,
  base: Product | undefined,
  partial: boolean,
): Listing {
  const kept = partial ? base : undefined;
  return {
    title: body.title ?? kept?.title ?? "",
    description: body.description ?? kept?.description ?? "",
    categoryId: body.category_id ?? kept?.categoryId ?? "",
    brandId: body.brand_id ?? kept?.brandId ?? null,
    images: body.main_images?.map((i) => i.uri) ?? kept?.images ?? [],
    attributes: body.product_attributes ?? kept?.attributes ?? [],
    details: { ...kept?.details, ...pick(body, productDetails) },
    skus:
      body.skus?.map((sku) => readSku(sku, base, partial)) ??
      kept?.skus.map(skuAsItIs) ??
      [],
  };
}

function readSku(
  body: SkuBody,
  base: Product | undefined,
  partial: boolean,
): ListingSku {
  const known = body.id
    ? (base?.skus.find((s) => s.id === body.id) ??
      refuse(12_052_557, `SKU ${body.id} is not part of this product`))
    : undefined;
  const asItIs = known && skuAsItIs(known);
  const kept = partial ? asItIs : undefined;
  return {
    id: known?.id,
    sellerSku: body.seller_sku ?? kept?.sellerSku ?? "",
    barcode: body.identifier_code?.code ?? kept?.barcode ?? null,
    barcodeType: body.identifier_code?.type ?? kept?.barcodeType ?? null,
    attributes:
      body.sales_attributes?.map((a) => ({
        id: a.id,
        name: a.name ?? "",
        valueId: a.value_id,
        value: a.value_name ?? "",
        image: a.sku_img?.uri ?? null,
      })) ??
      kept?.attributes ??
      [],
    // Only price and inventory may be left out of a full edit.
    price: body.price ?? asItIs?.price,
    listPrice: body.list_price?.amount ?? kept?.listPrice ?? null,
    stock: body.inventory ?? asItIs?.stock ?? [],
    parts:
      body.combined_skus?.map((part) => ({
        productId: part.product_id,
        skuId: part.sku_id,
        count: part.sku_count,
      })) ??
      kept?.parts ??
      [],
    details: { ...kept?.details, ...pick(body, skuDetails) },
  };
}

function skuAsItIs(sku: Sku): ListingSku {
  return {
    ...sku,
    price: { amount: sku.price, currency: "USD" },
    stock: sku.stock.map((s) => ({
      warehouse_id: s.warehouseId,
      quantity: s.available,
    })),
  };
}
