import type { Desk } from "../desk.ts";
import { gid } from "../gid.ts";
import type { ProductStatus, StoredProduct, StoredVariant } from "../state.ts";
import { editProduct } from "../store/edit-product.ts";
import { productByGid, productById, variantsOf } from "../store/lookups.ts";
import { type ConnectionArgs, connection, type Listing } from "./connection.ts";
import { badRequest, userError } from "./errors.ts";
import { stockOf, variantListing } from "./variants.ts";
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
    publishedAt: product.createdAt,
    isGiftCard: false,
    featuredMedia: null,
    featuredImage: null,
    onlineStoreUrl: null,
    onlineStorePreviewUrl: null,
    tracksInventory: () => variants().some((v) => v.item.tracked),
    totalInventory: () =>
      variants().reduce((sum, v) => sum + stockOf(desk, v), 0),
    hasOnlyDefaultVariant: () => variants().length === 1,
    variantsCount: () => ({ count: variants().length, precision: "EXACT" }),
    variants: (args: ConnectionArgs) =>
      connection(variants(), args, variantListing(desk)),
    options: () => [
      {
        id: gid("ProductOption", product.optionId),
        name: product.optionName,
        position: 1,
        values: variants().map((v) => v.optionValue),
      },
    ],
  };
}

const listing = (desk: Desk): Listing<StoredProduct> => ({
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

type ProductInput = {
  id?: string | null;
  title?: string | null;
  descriptionHtml?: string | null;
  handle?: string | null;
  vendor?: string | null;
  productType?: string | null;
  status?: ProductStatus | null;
  tags?: string[] | null;
};

export const productRoots: View = {
  product: ({ id }: { id: string }, { desk }: Visit) => {
    const found = productByGid(desk.store, id);
    return found ? productView(desk, found) : null;
  },
  products: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.products, args, listing(desk)),

  productUpdate: (
    args: { product?: ProductInput | null; input?: ProductInput | null },
    { desk }: Visit,
  ) => {
    const input = args.product ?? args.input;
    if (!input) throw badRequest("productUpdate needs the argument product.");
    const product = productByGid(desk.store, input.id);
    const refuse = (field: string, message: string) => ({
      product: null,
      userErrors: [userError([field], message)],
    });
    if (!product) return refuse("id", "Product does not exist");
    if (input.title !== undefined && !input.title?.trim())
      return refuse("title", "Title can't be blank");
    editProduct(desk, product, input);
    return { product: productView(desk, product), userErrors: [] };
  },
};
