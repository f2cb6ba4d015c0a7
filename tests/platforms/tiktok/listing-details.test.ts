import { expect, test } from "vitest";
import type { DetailsChange } from "#core/domain/listing-facts.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import { fullProduct } from "./full-product.ts";
import { envelope, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { pretend } from "./tour.ts";

const path = "/product/202509/products/1729";

function open(answers: Record<string, unknown> = {}) {
  const asked = pretend({
    ...plainAnswers,
    "/product/202309/products/1729": fullProduct,
    ...answers,
  });
  return { asked, marketplace: createMarketplace(openClient()) };
}
async function written(change: DetailsChange) {
  const { asked, marketplace } = open();
  await marketplace.changeDetails(shop, "1729", change);
  const { method, path, body } = asked.at(-1) ?? {};
  return { method, path, body: body as Record<string, unknown> };
}

test("a partial edit names what changes and every SKU, and measures weight and size in one system", async () => {
  expect(
    await written({
      brandId: "8",
      sizeMillimetres: { length: 152, width: 120, height: 101 },
      skus: [{ externalId: "10", listPriceMinor: 2200, currency: "USD" }],
    }),
  ).toEqual({
    method: "POST",
    path: `${path}/partial_edit`,
    body: {
      brand_id: "8",
      package_dimensions: {
        length: "16",
        width: "12",
        height: "11",
        unit: "CENTIMETER",
      },
      package_weight: { value: "0.408", unit: "KILOGRAM" },
      skus: [
        { id: "9" },
        { id: "10", list_price: { amount: "22.00", currency: "USD" } },
      ],
    },
  });
});

test("another category is an edit of the whole, which leaves out nothing that Get Product showed but prices and stock", async () => {
  const { method, path: at, body } = await written({ categoryId: "601227" });
  expect([method, at]).toEqual(["PUT", path]);
  expect(body).toEqual({
    title: "Mug",
    description: "<p>Holds coffee.</p>",
    category_id: "601227",
    brand_id: "7",
    main_images: [{ uri: "tos/1" }],
    video: { id: "v1" },
    product_attributes: [
      { id: "100392", values: [{ id: "1", name: "Enamel" }] },
    ],
    package_weight: { value: "0.90", unit: "POUND" },
    package_dimensions: { length: "6", width: "5", height: "4", unit: "INCH" },
    certifications: [
      {
        id: "c1",
        images: [{ uri: "tos/c" }],
        files: [{ id: "f1", name: "safe.pdf", format: "PDF" }],
        expiration_date: 1900000000,
      },
    ],
    size_chart: { image: { uri: "tos/s" }, template: { id: "t1" } },
    is_cod_allowed: false,
    is_pre_owned: false,
    delivery_option_ids: ["d1"],
    external_product_id: "shopify-1",
    manufacturer_ids: ["m1"],
    responsible_person_ids: ["r1"],
    shipping_insurance_requirement: "OPTIONAL",
    minimum_order_quantity: 1,
    shipping_template_id: "s1",
    search_terms: ["mug"],
    key_product_features: ["Holds coffee"],
    subscribe_info_edit: {
      subscribe_status: "ENABLED",
      discount_details: [{ discount_level: "REGULAR", discount_value: 5 }],
    },
    skus: [
      {
        id: "9",
        seller_sku: "MUG-NVY",
        list_price: { amount: "24.00", currency: "USD" },
        identifier_code: { code: "014673829105", type: "UPC" },
        sales_attributes: [
          {
            id: "a1",
            name: "Color",
            value_id: "n1",
            value_name: "Navy",
            sku_img: { uri: "tos/2" },
            supplementary_sku_images: [{ uri: "tos/3" }],
          },
        ],
        external_sku_id: "shopify-11",
        combined_skus: [{ product_id: "88", sku_id: "89", sku_count: 2 }],
        sku_unit_count: "1",
        external_urls: ["https://harbor.test/mug"],
        extra_identifier_codes: ["4006381333931"],
        pre_sale: {
          type: "CUSTOM",
          fulfillment_type: { handling_duration_days: 5, release_date: 1 },
        },
        external_list_prices: [
          { source: "SHOPIFY", amount: "24.00", currency: "USD" },
        ],
        fees: [
          { type: "PFAND", amount: "0.25", additional_attribute: "SINGLE_USE" },
        ],
      },
      {
        id: "10",
        seller_sku: "MUG-SND",
        sales_attributes: [
          { id: "a1", name: "Color", value_id: "n2", value_name: "Sand" },
        ],
      },
    ],
    save_mode: "LISTING",
    category_version: "v2",
  });
});

test("what is taken away is left out of the whole, and that alone", async () => {
  const whole = (await written({ categoryId: "601226" })).body;
  const { body } = await written({
    brandId: null,
    sizeMillimetres: null,
    skus: [{ externalId: "9", listPriceMinor: null, currency: "USD" }],
  });
  const { brand_id, package_dimensions, skus, ...rest } = whole;
  const [{ list_price, ...first }, second] = skus as [
    { list_price: object },
    object,
  ];
  expect([brand_id, package_dimensions, list_price]).not.toContain(undefined);
  expect(body).toEqual({ ...rest, skus: [first, second] });
});

test("the dry run has the listing with the change, its prices, and the stock of the seller's own warehouses", async () => {
  const { asked, marketplace } = open();
  await marketplace.checkDetails(shop, "1729", { categoryId: "601227" });
  expect(asked.at(-1)).toMatchObject({
    path: "/product/202309/products/listing_check",
    body: {
      category_id: "601227",
      certifications: [{ id: "c1" }],
      skus: [
        {
          price: { amount: "18.50", currency: "USD" },
          inventory: [{ warehouse_id: "7000", quantity: 12 }],
        },
        { inventory: [{ warehouse_id: "7000", quantity: 3 }] },
      ],
    },
  });
});

test.each([
  [12052220, "category_refused"],
  [12052201, "brand_refused"],
  [12052843, "listing_refused"],
  [12052901, "listing_locked"],
])("an edit of the whole that is refused with %i is %s", async (code, ours) => {
  const { marketplace } = open({ [path]: envelope(null, code, "their words") });
  await expect(
    marketplace.changeDetails(shop, "1729", { categoryId: "601227" }),
  ).rejects.toMatchObject({
    code: ours,
    said: expect.stringContaining("their words"),
  });
});
