import { expect, test } from "vitest";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { answerByName } from "./support/answer-by-name.ts";
import { openClient, shop } from "./support/open-client.ts";

const storefront = () => createStorefront(openClient().client);
const product = "gid://shopify/Product/1";

test("variants are changed in what is set and in nothing else", async () => {
  const asked = answerByName({
    UpdateVariants: { productVariantsBulkUpdate: { userErrors: [] } },
  });
  await storefront().updateVariants(shop, {
    productExternalId: product,
    currency: "USD",
    variants: [
      { externalId: "v1", priceMinor: 1850, barcode: null },
      { externalId: "v2", sku: "MUG-RED", weightGrams: 400 },
    ],
  });
  expect(asked[0]?.variables).toEqual({
    productId: product,
    variants: [
      { id: "v1", price: "18.50", barcode: null },
      {
        id: "v2",
        inventoryItem: {
          sku: "MUG-RED",
          measurement: { weight: { value: 400, unit: "GRAMS" } },
        },
      },
    ],
  });
});

test("a product that is gone is subject_not_found", async () => {
  answerByName({
    UpdateVariants: {
      productVariantsBulkUpdate: {
        userErrors: [
          {
            field: ["productId"],
            message: "Product does not exist",
            code: "PRODUCT_DOES_NOT_EXIST",
          },
        ],
      },
    },
  });
  await expect(
    storefront().updateVariants(shop, {
      productExternalId: product,
      currency: "USD",
      variants: [],
    }),
  ).rejects.toMatchObject({ code: "subject_not_found" });
});

test("a product is set by its handle, with options and variants", async () => {
  const asked = answerByName({
    SetProduct: { productSet: { product: { id: product }, userErrors: [] } },
  });
  const set = await storefront().setProduct(shop, {
    identifier: { handle: "mug" },
    currency: "USD",
    title: "Mug",
    status: "DRAFT",
    options: [{ name: "Color", values: ["Blue"] }],
    variants: [
      {
        sku: "MUG-BLUE",
        priceMinor: 1850,
        optionValues: [{ option: "Color", value: "Blue" }],
      },
    ],
  });
  expect(set).toEqual({ externalId: product });
  expect(asked[0]?.variables).toEqual({
    identifier: { handle: "mug" },
    input: {
      title: "Mug",
      handle: "mug",
      status: "DRAFT",
      productOptions: [{ name: "Color", values: [{ name: "Blue" }] }],
      variants: [
        {
          sku: "MUG-BLUE",
          price: "18.50",
          optionValues: [{ optionName: "Color", name: "Blue" }],
        },
      ],
    },
  });
});

test("a product is taken off sale", async () => {
  const asked = answerByName({
    SetProductStatus: { productUpdate: { userErrors: [] } },
  });
  await storefront().setProductStatus(shop, {
    productExternalId: product,
    status: "ARCHIVED",
  });
  expect(asked[0]?.variables).toEqual({
    product: { id: product, status: "ARCHIVED" },
  });
});
