import { type Desk, now } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { price } from "../money.ts";
import type { StoredVariant } from "../state.ts";
import { levelsOfItem, productByGid, productById } from "../store/lookups.ts";
import { postProduct } from "../webhooks/letters.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import { itemView } from "./inventory-items.ts";
import type { View, Visit } from "./view.ts";

/** Sellable units over all active locations. */
export function stockOf(desk: Desk, variant: StoredVariant): number {
  return levelsOfItem(desk.store, variant.item.id).reduce(
    (sum, level) => sum + level.quantities.available,
    0,
  );
}

export function variantTitle(variant: StoredVariant): string {
  return variant.optionValue;
}

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
    compareAtPrice: null,
    position: variant.position,
    taxable: true,
    inventoryPolicy: "DENY",
    image: null,
    availableForSale: () => stockOf(desk, variant) > 0,
    sellableOnlineQuantity: () => stockOf(desk, variant),
    inventoryQuantity: () => stockOf(desk, variant),
    createdAt: variant.createdAt,
    updatedAt: variant.updatedAt,
    inventoryItem: () => itemView(desk, variant),
    product: (_: unknown, { views }: Visit) => views.product(desk, product),
    selectedOptions: [{ name: product.optionName, value: variant.optionValue }],
  };
}

export const variantListing = (desk: Desk): Listing<StoredVariant> => ({
  id: (variant) => variant.id,
  view: (variant) => variantView(desk, variant),
  sort: {
    POSITION: (variant) => variant.position,
    SKU: (variant) => variant.sku ?? "",
    TITLE: (variant) => variant.optionValue.toLowerCase(),
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
    title: (variant) => [variant.optionValue],
    product_id: (variant) => [String(variant.productId)],
    product_status: (variant) => [
      productById(desk.store, variant.productId).status,
    ],
    updated_at: (variant) => [variant.updatedAt],
  },
  text: (variant) => `${variant.sku ?? ""} ${variant.optionValue}`,
});

type VariantInput = {
  id?: string | null;
  price?: string | number | null;
  barcode?: string | null;
  inventoryItem?: {
    sku?: string | null;
    tracked?: boolean | null;
    requiresShipping?: boolean | null;
  } | null;
};

const simulatedInput = new Set(["id", "price", "barcode", "inventoryItem"]);

/** source: recorded answers of productVariantsBulkUpdate. */
function variantErrors(
  variants: (StoredVariant | undefined)[],
  inputs: VariantInput[],
): UserError[] {
  return inputs.flatMap((input, index) => {
    const at = ["variants", String(index)];
    if (!variants[index])
      return userError(
        [...at, "id"],
        "Product variant does not exist",
        "PRODUCT_VARIANT_DOES_NOT_EXIST",
      );
    if (input.price != null && Number(input.price) < 0)
      return userError(
        [...at, "price"],
        "Price must be greater than or equal to 0",
        "GREATER_THAN_OR_EQUAL_TO",
      );
    return [];
  });
}

function applyInput(desk: Desk, variant: StoredVariant, input: VariantInput) {
  if (input.price != null) variant.price = price(input.price);
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  const { item } = variant;
  const edit = input.inventoryItem;
  if (edit?.sku !== undefined) variant.sku = edit.sku;
  item.tracked = edit?.tracked ?? item.tracked;
  item.requiresShipping = edit?.requiresShipping ?? item.requiresShipping;
  variant.updatedAt = now(desk);
  if (edit) item.updatedAt = now(desk);
  desk.store.variants.refile(variant);
}

export const variantRoots: View = {
  productVariant: ({ id }: { id: string }, { desk }: Visit) => {
    const found = desk.store.variants.get(idOf(id, "ProductVariant"));
    return found ? variantView(desk, found) : null;
  },
  productVariants: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.variants, args, variantListing(desk)),

  productVariantsBulkUpdate: (
    args: {
      productId: string;
      variants: VariantInput[];
      allowPartialUpdates?: boolean | null;
    },
    { desk, views }: Visit,
  ) => {
    const product = productByGid(desk.store, args.productId);
    if (!product)
      return {
        product: null,
        productVariants: null,
        userErrors: [
          userError(
            ["productId"],
            "Product does not exist",
            "PRODUCT_DOES_NOT_EXIST",
          ),
        ],
      };
    for (const key of args.variants.flatMap((input) => Object.keys(input)))
      if (!simulatedInput.has(key))
        throw notSimulated(`ProductVariantsBulkInput.${key}`);
    const variants = args.variants.map(({ id }) => {
      const found = desk.store.variants.get(idOf(id, "ProductVariant"));
      return found?.productId === product.id ? found : undefined;
    });
    const userErrors = variantErrors(variants, args.variants);
    const bad = new Set(userErrors.map((error) => error.field?.[1]));
    const refused = userErrors.length > 0 && !args.allowPartialUpdates;
    const updated = variants.filter((variant, index) => {
      const input = args.variants[index];
      if (refused || !variant || !input || bad.has(String(index))) return false;
      applyInput(desk, variant, input);
      return true;
    });
    if (updated.length > 0) {
      product.updatedAt = now(desk);
      desk.store.products.refile(product);
      postProduct(desk, product);
    }
    return {
      product: views.product(desk, product),
      productVariants: refused
        ? null
        : updated.flatMap((v) => (v ? [variantView(desk, v)] : [])),
      userErrors,
    };
  },
};
