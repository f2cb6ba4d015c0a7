import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import { componentsOf, stockOf } from "../store/components.ts";
import { productByGid, productById, variantsOf } from "../store/lookups.ts";
import {
  hasOnlyDefault,
  type StoredOption,
  type StoredProduct,
  type StoredVariant,
} from "../store/product-records.ts";
import { collectionListing, collectionsOf } from "./collections.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { mediaFields } from "./media.ts";
import { metafieldFields } from "./metafields.ts";
import { variantListing } from "./variants.ts";
import type { View, Visit } from "./view.ts";

export function productView(desk: Desk, product: StoredProduct): View {
  const variants = () => variantsOf(desk.store, product.id);
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    status: product.status,
    description: () => product.descriptionHtml.replace(/<[^>]+>/g, " ").trim(),
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    templateSuffix: product.templateSuffix,
    seo: product.seo,
    category: null,
    isGiftCard: false,
    ...mediaFields(desk, product),
    ...metafieldFields(desk, "Product", product.id),
    collections: (args: ConnectionArgs) =>
      connection(
        collectionsOf(desk, product.id),
        args,
        collectionListing(desk),
      ),
    onlineStoreUrl: null,
    onlineStorePreviewUrl: null,
    tracksInventory: () => variants().some((v) => v.item.tracked),
    totalInventory: () =>
      variants().reduce((sum, v) => sum + stockOf(desk, v), 0),
    hasVariantsThatRequiresComponents: () =>
      variants().some((one) => componentsOf(one).length > 0),
    hasOnlyDefaultVariant: () => hasOnlyDefault(product),
    variantsCount: () => ({ count: variants().length, precision: "EXACT" }),
    variants: (args: ConnectionArgs) =>
      connection(variants(), args, variantListing(desk)),
    options: ({ first }: { first?: number | null }) =>
      product.options
        .slice(0, first ?? undefined)
        .map((option, index) => optionView(variants(), option, index)),
  };
}

/** `values` are those in use; `optionValues` also those without a variant. source: recorded answer of productOptionsCreate. */
function optionView(
  variants: StoredVariant[],
  option: StoredOption,
  index: number,
): View {
  const used = new Set(variants.map((one) => one.optionValues[index]));
  return {
    __typename: "ProductOption",
    id: gid("ProductOption", option.id),
    name: option.name,
    position: index + 1,
    linkedMetafield: null,
    values: option.values
      .map(({ name }) => name)
      .filter((one) => used.has(one)),
    optionValues: option.values.map((value) => ({
      __typename: "ProductOptionValue",
      id: gid("ProductOptionValue", value.id),
      name: value.name,
      hasVariants: used.has(value.name),
      linkedMetafieldValue: null,
    })),
  };
}

export const productListing = (desk: Desk): Listing<StoredProduct> => ({
  id: (product) => product.id,
  view: (product) => productView(desk, product),
  sort: {
    TITLE: (product) => product.title.toLowerCase(),
    UPDATED_AT: (product) => product.updatedAt,
    CREATED_AT: (product) => product.createdAt,
    VENDOR: (product) => product.vendor.toLowerCase(),
    RELEVANCE: (product) => product.id,
  },
  ranks: { UPDATED_AT: "updatedAt" },
  ways: {
    handle: (value) => desk.store.products.by("handle", value),
    sku: (value) => productsOf(desk, desk.store.variants.by("sku", value)),
    barcode: (value) =>
      productsOf(desk, desk.store.variants.by("barcode", value)),
  },
  since: {
    updated_at: (time) => desk.store.products.rankedFrom("updatedAt", time),
  },
  terms: {
    id: (product) => [String(product.id)],
    handle: (product) => [product.handle],
    title: (product) => [product.title],
    status: (product) => [product.status],
    tag: (product) => product.tags,
    vendor: (product) => [product.vendor],
    product_type: (product) => [product.productType],
    updated_at: (product) => [product.updatedAt],
    created_at: (product) => [product.createdAt],
    sku: (product) => variantsOf(desk.store, product.id).map((v) => v.sku),
    barcode: (product) =>
      variantsOf(desk.store, product.id).map((v) => v.barcode),
  },
  text: (product) => `${product.title} ${product.vendor}`,
});

function productsOf(
  { store }: Desk,
  variants: StoredVariant[],
): StoredProduct[] {
  const ids = new Set(variants.map(({ productId }) => productId));
  return [...ids].map((id) => productById(store, id));
}

export const productRoots: View = {
  product: ({ id }: { id: string }, { desk }: Visit) => {
    const found = productByGid(desk.store, id);
    return found ? productView(desk, found) : null;
  },
  products: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.products, args, productListing(desk)),
  productsCount: (args: ConnectionArgs, { desk }: Visit) =>
    countOf(desk.store.products, args, productListing(desk)),
  productByHandle: ({ handle }: { handle: string }, { desk }: Visit) => {
    const found = desk.store.products.first("handle", handle);
    return found ? productView(desk, found) : null;
  },
  productByIdentifier: (
    {
      identifier,
    }: { identifier: { id?: string | null; handle?: string | null } },
    { desk }: Visit,
  ) => {
    const found = identifier.handle
      ? desk.store.products.first("handle", identifier.handle)
      : productByGid(desk.store, identifier.id);
    return found ? productView(desk, found) : null;
  },
};
