import type { Desk } from "../desk.ts";
import { idOf } from "../gid.ts";
import { plainHandle } from "../store/handles.ts";
import type { StoredMedia, StoredProduct } from "../store/product-records.ts";
import { openMedia, type ProductEdit } from "../store/write-product.ts";
import { notSimulated, type UserError, userError } from "./errors.ts";
import type { MetafieldInput } from "./metafields.ts";

/** What the inputs of productCreate, productUpdate and productSet have in common. source: Admin schema 2026-10. */
export type ProductInput = ProductEdit & {
  id?: string | null;
  metafields?: MetafieldInput[] | null;
  collectionsToJoin?: string[] | null;
  collectionsToLeave?: string[] | null;
  collections?: string[] | null;
};

const common = [
  "id",
  "title",
  "descriptionHtml",
  "handle",
  "vendor",
  "productType",
  "status",
  "tags",
  "templateSuffix",
  "seo",
  "metafields",
  "collectionsToJoin",
  "collectionsToLeave",
  "collections",
  // They change nothing that the sandbox shows.
  "redirectNewHandle",
  "requiresSellingPlan",
  "deleteConflictingConstrainedMetafields",
];

/** @throws GraphQLError NOT_SIMULATED for a part of the input that would be lost. */
export function demandSimulated(
  type: string,
  input: object,
  others: readonly string[] = [],
): void {
  for (const [key, value] of Object.entries(input))
    if (value != null && !common.includes(key) && !others.includes(key))
      throw notSimulated(`${type}.${key}`);
}

/** source: recorded answers of productCreate. */
export function productRefusals(
  { store }: Desk,
  input: ProductInput,
  self?: StoredProduct,
): UserError[] {
  const titled = self ? input.title !== undefined : true;
  if (titled && !input.title?.trim())
    return [userError(["title"], "Title can't be blank")];
  const wanted = input.handle?.trim();
  const handle = wanted && plainHandle(wanted, "product");
  const other = handle ? store.products.first("handle", handle) : undefined;
  // A handle that says nothing is made unique; a real one that is taken is refused.
  return other && other !== self && handle !== "product"
    ? [
        userError(
          ["input", "handle"],
          `Handle '${handle}' already in use. Please provide a new handle.`,
        ),
      ]
    : [];
}

export function joinCollections(
  { store }: Desk,
  product: StoredProduct,
  { collectionsToJoin, collectionsToLeave, collections }: ProductInput,
): void {
  const ids = (list: string[] | null | undefined) =>
    (list ?? []).flatMap((id) => idOf(id, "Collection") ?? []);
  const join = new Set([...ids(collectionsToJoin), ...ids(collections)]);
  const leave = new Set(ids(collectionsToLeave));
  for (const collection of store.collections) {
    const has = collection.productIds.includes(product.id);
    const out =
      leave.has(collection.id) || (collections && !join.has(collection.id));
    if (join.has(collection.id) && !has) collection.productIds.push(product.id);
    else if (has && out)
      collection.productIds = collection.productIds.filter(
        (id) => id !== product.id,
      );
  }
}

export type MediaInput = {
  id?: string | null;
  originalSource?: string | null;
  alt?: string | null;
  mediaContentType?: string | null;
  contentType?: string | null;
};

export function addMedia(
  desk: Desk,
  product: StoredProduct,
  inputs: MediaInput[] | null | undefined,
): void {
  for (const input of inputs ?? []) product.media.push(openFile(desk, input));
}

/** A file that Shopify fetches from where it lies. */
export const openFile = (desk: Desk, input: MediaInput): StoredMedia =>
  openMedia(desk, {
    source: input.originalSource ?? "",
    alt: input.alt ?? null,
    contentType: input.mediaContentType ?? input.contentType ?? "IMAGE",
  });
