import { type Desk, nextId, now } from "../desk.ts";
import { postProduct, postProductDeleted } from "../webhooks/letters.ts";
import { freeHandle, plainHandle } from "./handles.ts";
import { variantsOf } from "./lookups.ts";
import { dropMetafields } from "./metafields.ts";
import {
  defaultOption,
  type ProductStatus,
  type StoredMedia,
  type StoredOption,
  type StoredProduct,
} from "./product-records.ts";
import { removeVariant } from "./write-variants.ts";

/** What is given is changed, what is left out or null stays. */
export type ProductEdit = {
  title?: string | null | undefined;
  descriptionHtml?: string | null | undefined;
  handle?: string | null | undefined;
  vendor?: string | null | undefined;
  productType?: string | null | undefined;
  status?: ProductStatus | null | undefined;
  tags?: string[] | null | undefined;
  templateSuffix?: string | null | undefined;
  seo?:
    | { title?: string | null; description?: string | null }
    | null
    | undefined;
};

/** Puts a product without variants on the shelf; nothing is told yet. */
export function openProduct(
  desk: Desk,
  edit: ProductEdit & { title: string },
  options: { name: string; values: string[] }[],
): StoredProduct {
  const { store } = desk;
  const wanted = plainHandle(edit.handle?.trim() || edit.title, "product");
  const given = options.length > 0 ? options : [only];
  const product: StoredProduct = {
    id: nextId(desk),
    title: edit.title,
    handle: freeHandle(wanted, (handle) =>
      store.products.has("handle", handle),
    ),
    status: edit.status ?? "ACTIVE",
    descriptionHtml: edit.descriptionHtml ?? "",
    vendor: edit.vendor ?? store.name,
    productType: edit.productType ?? "",
    tags: tidyTags(edit.tags ?? []),
    templateSuffix: edit.templateSuffix ?? null,
    seo: {
      title: edit.seo?.title ?? null,
      description: edit.seo?.description ?? null,
    },
    options: given.map((option) => openOption(desk, option)),
    media: [],
    createdAt: now(desk),
    updatedAt: now(desk),
    publishedAt: null,
  };
  return store.products.add(product);
}

const only = { name: defaultOption.name, values: [defaultOption.value] };

export function openOption(
  desk: Desk,
  { name, values }: { name: string; values: string[] },
): StoredOption {
  return {
    id: nextId(desk),
    name,
    values: values.map((value) => ({ id: nextId(desk), name: value })),
  };
}

export function openMedia(
  desk: Desk,
  media: Omit<StoredMedia, "id">,
): StoredMedia {
  return { ...media, id: nextId(desk) };
}

/** Changes what is given and tells the app, whoever made the change: Shopify echoes an app's own writes as well. */
export function editProduct(
  desk: Desk,
  product: StoredProduct,
  edit: ProductEdit,
): void {
  product.title = edit.title ?? product.title;
  product.descriptionHtml = edit.descriptionHtml ?? product.descriptionHtml;
  product.handle = edit.handle?.trim()
    ? plainHandle(edit.handle, "product")
    : product.handle;
  product.vendor = edit.vendor ?? product.vendor;
  product.productType = edit.productType ?? product.productType;
  product.status = edit.status ?? product.status;
  if (edit.templateSuffix !== undefined)
    product.templateSuffix = edit.templateSuffix;
  if (edit.seo) product.seo = { ...product.seo, ...edit.seo };
  if (edit.tags) product.tags = tidyTags(edit.tags);
  touchProduct(desk, product);
}

/** Moves the product's `updatedAt` and says so. */
export function touchProduct(desk: Desk, product: StoredProduct): void {
  product.updatedAt = now(desk);
  desk.store.products.refile(product);
  postProduct(desk, product);
}

/** Removes a product with its variants, their stock and everything that hangs on it. */
export function deleteProduct(desk: Desk, product: StoredProduct): void {
  const { store } = desk;
  for (const variant of variantsOf(store, product.id))
    removeVariant(desk, variant);
  dropMetafields(desk, "Product", product.id);
  for (const collection of store.collections)
    collection.productIds = collection.productIds.filter(
      (id) => id !== product.id,
    );
  store.products.remove(product);
  postProductDeleted(desk, product);
}

/** source: recorded answers: tags come back in alphabetical order, each once whatever its case. */
export function tidyTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  const kept = tags
    .map((tag) => tag.trim())
    .filter((tag) => {
      const key = tag.toLowerCase();
      if (!tag || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  return kept.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}
