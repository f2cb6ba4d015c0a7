import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;
let ids: string[];
beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
  const seen = await shopify.seen();
  ids = seen.products.flatMap((product: { variants: { id: string }[] }) =>
    product.variants.map(({ id }) => id),
  );
});
afterEach(() => shopify.close());

const bundle = async (input: object) =>
  (
    await shopify.admin(
      `mutation ($input: [ProductVariantRelationshipUpdateInput!]!) {
        productVariantRelationshipBulkUpdate(input: $input) {
          parentProductVariants {
            requiresComponents sellableOnlineQuantity
            product { hasVariantsThatRequiresComponents }
            productVariantComponents(first: 10) { nodes { quantity productVariant { id } } }
          }
          userErrors { field code message }
        }
      }`,
      { input: [input] },
    )
  ).data.productVariantRelationshipBulkUpdate;

test("a bundle is sold as often as its scarcest component allows, and its product says that it changed", async () => {
  const [blue = "", red = "", poster = ""] = ids;
  const made = await bundle({
    parentProductVariantId: poster,
    productVariantRelationshipsToCreate: [
      { id: blue, quantity: 2 },
      { id: red, quantity: 1 },
    ],
  });
  expect(made.userErrors).toEqual([]);
  expect(made.parentProductVariants).toEqual([
    {
      requiresComponents: true,
      sellableOnlineQuantity: 3,
      product: { hasVariantsThatRequiresComponents: true },
      productVariantComponents: {
        nodes: [
          { quantity: 2, productVariant: { id: blue } },
          { quantity: 1, productVariant: { id: red } },
        ],
      },
    },
  ]);
  const letter = shopify.letters
    .filter(({ topic }) => topic === "products/update")
    .at(-1);
  expect(JSON.parse(letter?.body ?? "{}")).toMatchObject({
    has_variants_that_requires_components: true,
  });
});

test("a bundle contains no bundle, not itself, nothing twice, and nothing less than once", async () => {
  const [blue = "", red = "", poster = ""] = ids;
  const create = (parent: string, id: string, quantity = 1) => ({
    parentProductVariantId: parent,
    productVariantRelationshipsToCreate: [{ id, quantity }],
  });
  const codeOf = async (input: object) =>
    (await bundle(input)).userErrors[0]?.code ?? null;
  expect(await codeOf(create(poster, poster))).toBe("CIRCULAR_REFERENCE");
  expect(await codeOf(create(poster, blue, 0))).toBe("INVALID_QUANTITY");
  expect(await codeOf(create(poster, blue))).toBeNull();
  expect(await codeOf(create(poster, blue))).toBe(
    "DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP",
  );
  expect(await codeOf(create(red, poster))).toBe(
    "NESTED_PARENT_PRODUCT_VARIANT",
  );
  expect(await codeOf(create(blue, red))).toBe("NESTED_PARENT_PRODUCT_VARIANT");
  expect(
    await codeOf({
      parentProductVariantId: poster,
      productVariantRelationshipsToRemove: [red],
    }),
  ).toBe("PRODUCT_VARIANTS_NOT_COMPONENTS");
});

test("who buys a bundle has its components on the order, in one group, and their stock is taken", async () => {
  const [blue = "", red = "", poster = ""] = ids;
  await bundle({
    parentProductVariantId: red,
    productVariantRelationshipsToCreate: [
      { id: blue, quantity: 2 },
      { id: poster, quantity: 1 },
    ],
  });
  const { id } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-RED", quantity: 3 }],
  });
  const { data } = await shopify.admin(
    `query ($id: ID!) { order(id: $id) { lineItems(first: 5) { nodes {
      quantity variant { id } lineItemGroup { title quantity variantId variantSku }
    } } } }`,
    { id },
  );
  const group = {
    title: "Harbor Mug",
    quantity: 3,
    variantId: red,
    variantSku: "MUG-RED",
  };
  expect(data.order.lineItems.nodes).toEqual([
    { quantity: 6, variant: { id: blue }, lineItemGroup: group },
    { quantity: 3, variant: { id: poster }, lineItemGroup: group },
  ]);
  const seen = await shopify.seen();
  const committed = (at: number) =>
    seen.products
      .flatMap((product: { variants: unknown[] }) => product.variants)
      .at(at).levels[0].committed;
  expect([committed(0), committed(1), committed(2)]).toEqual([6, 0, 3]);
});
