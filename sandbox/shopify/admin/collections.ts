import { type Desk, nextId, now } from "../desk.ts";
import { gid, idOf } from "../gid.ts";
import { freeHandle, plainHandle } from "../store/handles.ts";
import type { StoredCollection } from "../store/product-records.ts";
import { postCollection } from "../webhooks/letters.ts";
import {
  type ConnectionArgs,
  connection,
  countOf,
  type Listing,
} from "./connection.ts";
import { notSimulated, userError } from "./errors.ts";
import type { View, Visit } from "./view.ts";

/** Collections that somebody fills by hand; those that fill themselves by conditions are not simulated. */
export function collectionView(desk: Desk, collection: StoredCollection): View {
  const { store } = desk;
  const products = () =>
    collection.productIds.flatMap((id) => store.products.get(id) ?? []);
  return {
    __typename: "Collection",
    id: gid("Collection", collection.id),
    legacyResourceId: String(collection.id),
    title: collection.title,
    handle: collection.handle,
    descriptionHtml: collection.descriptionHtml,
    ruleSet: null,
    sortOrder: "MANUAL",
    templateSuffix: null,
    image: null,
    updatedAt: collection.updatedAt,
    productsCount: () => ({ count: products().length, precision: "EXACT" }),
    products: (args: ConnectionArgs, { views }: Visit) =>
      connection(products(), args, {
        ...views.products(desk),
        sort: {
          ...views.products(desk).sort,
          COLLECTION_DEFAULT: ({ id }) => collection.productIds.indexOf(id),
          MANUAL: ({ id }) => collection.productIds.indexOf(id),
        },
      }),
    hasProduct: ({ id }: { id: string }) =>
      collection.productIds.includes(idOf(id, "Product") ?? 0),
  };
}

export const collectionListing = (desk: Desk): Listing<StoredCollection> => ({
  id: (collection) => collection.id,
  view: (collection) => collectionView(desk, collection),
  sort: {
    TITLE: (collection) => collection.title.toLowerCase(),
    UPDATED_AT: (collection) => collection.updatedAt,
    RELEVANCE: (collection) => collection.id,
  },
  terms: {
    id: (collection) => [String(collection.id)],
    title: (collection) => [collection.title],
    handle: (collection) => [collection.handle],
    updated_at: (collection) => [collection.updatedAt],
  },
  text: (collection) => collection.title,
});

export function collectionsOf(
  { store }: Desk,
  productId: number,
): StoredCollection[] {
  return store.collections
    .all()
    .filter(({ productIds }) => productIds.includes(productId));
}

type CollectionInput = {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  products?: string[] | null;
};

const simulated = new Set([
  "id",
  "title",
  "handle",
  "descriptionHtml",
  "products",
]);

function readInput(args: {
  input?: CollectionInput | null;
  collection?: CollectionInput | null;
}): CollectionInput {
  const input = args.collection ?? args.input ?? {};
  for (const [key, value] of Object.entries(input))
    if (value && !simulated.has(key))
      throw notSimulated(`CollectionInput.${key}`);
  return input;
}

export const collectionRoots: View = {
  collection: ({ id }: { id: string }, { desk }: Visit) => {
    const found = desk.store.collections.get(idOf(id, "Collection"));
    return found ? collectionView(desk, found) : null;
  },
  collections: (args: ConnectionArgs, { desk }: Visit) =>
    connection(desk.store.collections, args, collectionListing(desk)),
  collectionsCount: (args: ConnectionArgs, { desk }: Visit) =>
    countOf(desk.store.collections, args, collectionListing(desk)),

  collectionCreate: (
    args: Parameters<typeof readInput>[0],
    { desk }: Visit,
  ) => {
    const { store } = desk;
    const input = readInput(args);
    if (!input.title?.trim())
      return {
        collection: null,
        userErrors: [userError(["title"], "Title can't be blank")],
      };
    const collection = store.collections.add({
      id: nextId(desk),
      title: input.title,
      handle: freeHandle(
        plainHandle(input.handle ?? input.title, "collection"),
        (handle) => store.collections.has("handle", handle),
      ),
      descriptionHtml: input.descriptionHtml ?? "",
      productIds: (input.products ?? []).flatMap(
        (id) => store.products.get(idOf(id, "Product"))?.id ?? [],
      ),
      createdAt: now(desk),
      updatedAt: now(desk),
    });
    postCollection(desk, collection, "create");
    return { collection: collectionView(desk, collection), userErrors: [] };
  },

  collectionAddProducts: (
    { id, productIds }: { id: string; productIds: string[] },
    { desk }: Visit,
  ) => {
    const found = desk.store.collections.get(idOf(id, "Collection"));
    if (!found)
      return {
        collection: null,
        userErrors: [userError(["id"], "Collection does not exist")],
      };
    const added = productIds.flatMap((one) => idOf(one, "Product") ?? []);
    found.productIds = [...new Set([...found.productIds, ...added])];
    found.updatedAt = now(desk);
    postCollection(desk, found);
    return { collection: collectionView(desk, found), userErrors: [] };
  },
};
