import type { Desk } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { stockOf } from "../store/components.ts";
import { productById } from "../store/lookups.ts";
import { type StoredVariant, variantTitle } from "../store/product-records.ts";
import { componentFields } from "./bundles.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { itemView } from "./inventory-items.ts";
import { imageView, mediaView } from "./media.ts";
import { metafieldFields } from "./metafields.ts";
import type { View, Visit } from "./view.ts";

export function variantView(desk: Desk, variant: StoredVariant): View {
  const product = productById(desk.store, variant.productId);
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: String(variant.id),
    title: variantTitle(variant),
    displayName: `${product.title} - ${variantTitle(variant)}`,
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    position: variant.position,
    taxable: variant.taxable,
    inventoryPolicy: variant.inventoryPolicy,
    image: () => {
      const media = product.media.find(({ id }) => id === variant.mediaId);
      return media ? imageView(desk, media) : null;
    },
    media: (args: ConnectionArgs) =>
      connection(
        product.media.filter(({ id }) => id === variant.mediaId),
        args,
        {
          id: (media) => media.id,
          view: (media) => mediaView(desk, media),
        },
      ),
    ...componentFields(desk, variant, (part) => variantView(desk, part)),
    ...metafieldFields(desk, "ProductVariant", variant.id),
    availableForSale: () => stockOf(desk, variant) > 0,
    sellableOnlineQuantity: () => stockOf(desk, variant),
    inventoryQuantity: () => stockOf(desk, variant),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
    inventoryItem: () => itemView(desk, variant),
    product: (_: unknown, { views }: Visit) => views.product(desk, product),
    selectedOptions: product.options.map(({ name, values }, index) => ({
      name,
      value: variant.optionValues[index] ?? "",
      optionValue: () => optionValueView(values, variant.optionValues[index]),
    })),
  };
}

function optionValueView(
  values: { id: number; name: string }[],
  name: string | undefined,
): View | null {
  const value = values.find((one) => one.name === name);
  return value
    ? {
        __typename: "ProductOptionValue",
        id: gid("ProductOptionValue", value.id),
        name: value.name,
        hasVariants: true,
        linkedMetafieldValue: null,
      }
    : null;
}

export const variantListing = (desk: Desk): Listing<StoredVariant> => ({
  id: (variant) => variant.id,
  view: (variant) => variantView(desk, variant),
  sort: {
    POSITION: (variant) => variant.position,
    SKU: (variant) => variant.sku ?? "",
    TITLE: (variant) => variantTitle(variant).toLowerCase(),
    RELEVANCE: (variant) => variant.id,
  },
  ways: {
    sku: (value) => desk.store.variants.by("sku", value),
    barcode: (value) => desk.store.variants.by("barcode", value),
    product_id: (value) => desk.store.variants.by("product", Number(value)),
  },
  since: {
    updated_at: (time) => desk.store.variants.rankedFrom("updatedAt", time),
  },
  terms: {
    id: (variant) => [String(variant.id)],
    sku: (variant) => [variant.sku],
    barcode: (variant) => [variant.barcode],
    title: (variant) => [variantTitle(variant)],
    product_id: (variant) => [String(variant.productId)],
    product_status: (variant) => [
      productById(desk.store, variant.productId).status,
    ],
    updated_at: (variant) => [variant.updatedAt],
  },
  text: (variant) => `${variant.sku ?? ""} ${variantTitle(variant)}`,
});

export const variantRoots: View = {
  productVariant: ({ id }: { id: string }, { desk }: Visit) => {
    const found = desk.store.variants.get(idOf(id, "ProductVariant"));
    return found ? variantView(desk, found) : null;
  },
  productVariants: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.variants, args, variantListing(desk)),
  productVariantsCount: (args: ConnectionArgs, { desk }: Visit) =>
    countOf(desk.store.variants, args, variantListing(desk)),
  productVariantByIdentifier: (
    { identifier }: { identifier: { id?: string | null } },
    { desk }: Visit,
  ) => {
    const found = desk.store.variants.get(
      idOf(identifier.id, "ProductVariant"),
    );
    return found ? variantView(desk, found) : null;
  },
};
