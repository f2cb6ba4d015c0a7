import { afterEach, beforeEach, expect, test } from "vitest";
import specimen from "#tests/specimens/shopify/catalogue.json" with {
  type: "json",
};
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(undefined, [
    "products/create",
    "products/update",
    "products/delete",
    "inventory_items/create",
    "inventory_items/delete",
    "inventory_levels/connect",
  ]);
  await shopify.install();
});
afterEach(() => shopify.close());

const product = `{ id title handle status vendor tags totalInventory
  options { name values optionValues { name hasVariants } }
  media(first: 5) { nodes { alt ... on MediaImage { id image { url } } } }
  metafields(first: 5) { nodes { namespace key value } }
  collections(first: 5) { nodes { title } }
  variants(first: 9) { nodes { id title sku barcode price compareAtPrice inventoryPolicy
    inventoryItem { id tracked unitCost { amount } measurement { weight { value unit } }
      inventoryLevels(first: 5) { nodes { location { id } quantities(names: ["available"]) { quantity } } } } } } }`;

const ask = async (
  name: string,
  args: string,
  call: string,
  variables: object,
) =>
  (await shopify.admin(`mutation Ask(${args}) { ${name}${call} }`, variables))
    .data[name];

const create = (input: object, media?: object[]) =>
  ask(
    "productCreate",
    "$product: ProductCreateInput, $media: [CreateMediaInput!]",
    `(product: $product, media: $media) { product ${product} userErrors { field message } }`,
    { product: input, media },
  );

const set = (
  input: object,
  identifier: object | null = null,
  synchronous = true,
) =>
  ask(
    "productSet",
    "$input: ProductSetInput!, $identifier: ProductSetIdentifiers, $synchronous: Boolean!",
    `(input: $input, identifier: $identifier, synchronous: $synchronous) { product ${product} productSetOperation { id status } userErrors { field message code } }`,
    { input, identifier, synchronous },
  );

const colours = (...names: string[]) => ({
  productOptions: [{ name: "Color", values: names.map((name) => ({ name })) }],
  variants: names.map((name, index) => ({
    optionValues: [{ optionName: "Color", name }],
    sku: `BAG-${name.toUpperCase()}`,
    price: `${20 + index}.5`,
  })),
});

const titles = (answer: {
  product: { variants: { nodes: { title: string }[] } };
}) => answer.product.variants.nodes.map(({ title }) => title);

test("a new product has Shopify's own option and one untracked variant at the merchant's location", async () => {
  const { product: made } = await create({
    title: "Harbor Bag",
    tags: ["b", "A", "b"],
  });
  expect(made).toMatchObject(specimen.newProduct);
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "inventory_items/create",
    "inventory_levels/connect",
    "products/create",
  ]);
});

test.each(specimen.handles)(
  "the handle %j of %j becomes %s",
  async (handle, title, expected) => {
    const { product: made } = await create({ title, handle });
    expect(made.handle).toBe(expected);
  },
);

test.each(specimen.productRefusals)(
  "a product is refused: $message",
  async ({ input, ...refusal }) => {
    await create({ title: "Taken", handle: "taken" });
    expect((await create(input)).userErrors).toEqual([refusal]);
  },
);

test("productSet makes the lists exactly what is given and keeps the ids of what stays", async () => {
  const first = await set({ title: "Harbor Bag", ...colours("Blue", "Red") });
  expect(titles(first)).toEqual(["Blue", "Red"]);
  expect(first.product.variants.nodes[1]).toMatchObject({
    sku: "BAG-RED",
    price: "21.50",
  });
  const again = await set(colours("Red", "Green"), { id: first.product.id });
  expect(titles(again)).toEqual(["Red", "Green"]);
  expect(again.product.variants.nodes[0].id).toBe(
    first.product.variants.nodes[1].id,
  );
  expect(again.product.title).toBe("Harbor Bag");
  const kept = await set({ vendor: "Pier" }, { handle: "harbor-bag" });
  expect(titles(kept)).toEqual(["Red", "Green"]);
  expect(kept.product.vendor).toBe("Pier");
});

test("pictures are shown by their position, also where one that was there already comes behind a newer one", async () => {
  const at = (name: string) => ({
    originalSource: `https://example.com/${name}.png`,
    contentType: "IMAGE",
  });
  const first = await set({ title: "Bag", files: [at("front")] });
  const [front] = first.product.media.nodes;
  const then = await set(
    { files: [at("back"), { id: front.id }] },
    { id: first.product.id },
  );
  const shown = then.product.media.nodes;
  expect(shown).toEqual([expect.anything(), front]);
  expect(shown[0].id).not.toBe(front.id);
});

test("productSet writes stock, cost, weight, pictures and metafields", async () => {
  const location = (await shopify.seen()).locations[0].id;
  const { variants, ...rest } = colours("Blue");
  const answer = await set({
    title: "Harbor Bag",
    ...rest,
    variants: [
      {
        ...variants[0],
        inventoryItem: {
          tracked: true,
          cost: "7.5",
          measurement: { weight: { value: 1.5, unit: "POUNDS" } },
        },
        inventoryQuantities: [
          { locationId: location, name: "available", quantity: 9 },
        ],
      },
    ],
    files: [{ originalSource: "https://example.com/bag.jpg", alt: "A bag" }],
    metafields: [
      { key: "source", type: "single_line_text_field", value: "quayside" },
    ],
  });
  expect(answer.userErrors).toEqual([]);
  const [variant] = answer.product.variants.nodes;
  expect(variant.inventoryItem).toMatchObject({
    tracked: true,
    unitCost: { amount: "7.5" },
    measurement: { weight: { value: 1.5, unit: "POUNDS" } },
    inventoryLevels: { nodes: [{ quantities: [{ quantity: 9 }] }] },
  });
  expect(answer.product.media.nodes).toEqual([
    {
      id: expect.any(String),
      alt: "A bag",
      image: { url: expect.stringMatching(/\/cdn\/shop\/files\/copy-/) },
    },
  ]);
  expect(answer.product.metafields.nodes).toMatchObject([
    { key: "source", value: "quayside" },
  ]);
});

test.each(specimen.setRefusals)(
  "productSet is refused: $code",
  async ({ input, identifier, ...refusal }) => {
    expect((await set(input, identifier ?? null)).userErrors).toEqual([
      refusal,
    ]);
  },
);

test("without waiting productSet answers an operation, which is over when it is asked for", async () => {
  const { product: none, productSetOperation } = await set(
    { title: "Later" },
    null,
    false,
  );
  expect(none).toBeNull();
  expect(productSetOperation.status).toBe("CREATED");
  const { data } = await shopify.admin(
    "query Done($id: ID!) { productOperation(id: $id) { status product { title } } }",
    { id: productSetOperation.id },
  );
  expect(data.productOperation).toEqual({
    status: "COMPLETE",
    product: { title: "Later" },
  });
});

const bulk = (
  kind: "Create" | "Update",
  productId: string,
  variants: object[],
  more = "",
) =>
  ask(
    `productVariantsBulk${kind}`,
    "$productId: ID!, $variants: [ProductVariantsBulkInput!]!",
    `(productId: $productId, variants: $variants${more}) { product ${product} productVariants { id title sku price } userErrors { field message code } }`,
    { productId, variants },
  );

test("variants that are created replace the standalone one and refuse doubles", async () => {
  const made = (
    await create({
      title: "Shirt",
      productOptions: [
        { name: "Size", values: [{ name: "S" }, { name: "M" }] },
      ],
    })
  ).product;
  expect(made.options[0].optionValues).toEqual([
    { name: "S", hasVariants: true },
    { name: "M", hasVariants: false },
  ]);
  const size = (name: string) => ({
    optionValues: [{ optionName: "Size", name }],
  });
  const answer = await bulk("Create", made.id, [size("M"), size("L")]);
  expect(titles(answer)).toEqual(["S", "M", "L"]);
  const [refusal] = (await bulk("Create", made.id, [size("L")])).userErrors;
  expect(refusal.code).toBe("VARIANT_ALREADY_EXISTS");
  const plain = (await create({ title: "Cap" })).product;
  const capped = await bulk("Create", plain.id, [
    { optionValues: [{ optionName: "Title", name: "Blue" }] },
  ]);
  expect(titles(capped)).toEqual(["Blue"]);
});

test("a partial update changes the good and answers all; without it nothing changes", async () => {
  const { id, variants } = (
    await set({ title: "Bag", ...colours("Blue", "Red") })
  ).product;
  const [blue, red] = variants.nodes;
  const edits = [
    { id: blue.id, price: "9.99", inventoryItem: { sku: "NEW" } },
    { id: red.id, price: "-1.00" },
  ];
  const refused = await bulk("Update", id, edits);
  expect(refused.userErrors).toEqual(specimen.negativePrice);
  expect(refused.product.variants.nodes[0].price).toBe("20.50");
  const partial = await bulk(
    "Update",
    id,
    edits,
    ", allowPartialUpdates: true",
  );
  expect(partial.userErrors).toEqual(specimen.negativePrice);
  expect(partial.productVariants).toMatchObject([
    { sku: "NEW", price: "9.99" },
    { sku: "BAG-RED", price: "21.50" },
  ]);
  const [dear] = (
    await bulk("Update", id, [{ id: blue.id, compareAtPrice: "1e18" }])
  ).userErrors;
  expect(dear).toEqual(specimen.tooDear);
});

test("a deleted product takes its variants and levels with it", async () => {
  const { id } = (await create({ title: "Gone" })).product;
  shopify.letters.length = 0;
  const answer = await ask(
    "productDelete",
    "$id: ID!",
    "(input: { id: $id }) { deletedProductId userErrors { message } }",
    { id },
  );
  expect(answer).toEqual({ deletedProductId: id, userErrors: [] });
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "inventory_items/delete",
    "products/delete",
  ]);
  expect(JSON.parse(shopify.letters[1]?.body ?? "")).toEqual({
    id: Number(id.split("/").at(-1)),
  });
});

test("a metafield with a stale digest is not written, nor are its neighbours", async () => {
  const { id } = (await create({ title: "Digest" })).product;
  const write = (fields: object[]) =>
    ask(
      "metafieldsSet",
      "$metafields: [MetafieldsSetInput!]!",
      "(metafields: $metafields) { metafields { value compareDigest } userErrors { field code } }",
      {
        metafields: fields.map((field) => ({
          ownerId: id,
          type: "single_line_text_field",
          ...field,
        })),
      },
    );
  const [first] = (await write([{ key: "a", value: "1" }])).metafields;
  const refused = await write([
    { key: "a", value: "2", compareDigest: "stale" },
    { key: "b", value: "1" },
  ]);
  expect(refused.userErrors).toEqual([
    { field: ["metafields", "0", "compareDigest"], code: "STALE_OBJECT" },
  ]);
  const done = await write([
    { key: "a", value: "2", compareDigest: first.compareDigest },
  ]);
  expect(done.metafields[0].value).toBe("2");
  const { data } = await shopify.admin(
    'query Read($id: ID!) { product(id: $id) { a: metafield(key: "a") { value } b: metafield(namespace: "$app", key: "b") { value } } }',
    { id },
  );
  expect(data.product).toEqual({ a: { value: "2" }, b: null });
});

test("a collection knows its products and a product its collections", async () => {
  const { collection } = await ask(
    "collectionCreate",
    "$input: CollectionInput!",
    "(input: $input) { collection { id handle } userErrors { message } }",
    { input: { title: "For the Pier" } },
  );
  const { product: made } = await create({
    title: "Rope",
    collectionsToJoin: [collection.id],
  });
  expect(made.collections.nodes).toEqual([{ title: "For the Pier" }]);
  const { data } = await shopify.admin(
    "query Read($id: ID!) { collection(id: $id) { productsCount { count } products(first: 3) { nodes { title } } } }",
    { id: collection.id },
  );
  expect(data.collection).toEqual({
    productsCount: { count: 1 },
    products: { nodes: [{ title: "Rope" }] },
  });
});
