import { HttpResponse, http } from "msw/http";
import { describe, expect, test } from "vitest";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import { searchProducts } from "#core/platforms/tiktok/operations/search-products.ts";
import { signRequest } from "#core/platforms/tiktok/signing.ts";
import { network } from "../../support/network.ts";
import { fullProduct } from "./full-product.ts";
import {
  apiOrigin,
  credential,
  envelope,
  keys,
  openClient,
  shop,
} from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { draft, drain, picture, pretend } from "./tour.ts";

function open(answers: Record<string, unknown> = {}, region = "US") {
  const asked = pretend({ ...plainAnswers, ...answers });
  const client = openClient({ credential: credential({ region }) });
  return { asked, marketplace: createMarketplace(client) };
}

describe("a draft", () => {
  test("is written in the platform's words and units", async () => {
    const { asked, marketplace } = open();
    await marketplace.createListing(shop, draft, { key: "k1" });
    expect(asked[0]?.body).toEqual({
      title: draft.title,
      description: draft.description,
      category_id: "600002",
      brand_id: "7082427311584347905",
      main_images: [{ uri: "tos/1" }],
      product_attributes: [{ id: "100392", values: [{ id: "1001533" }] }],
      package_weight: { value: "0.350", unit: "KILOGRAM" },
      package_dimensions: {
        length: "12",
        width: "10",
        height: "11",
        unit: "CENTIMETER",
      },
      skus: [
        {
          seller_sku: "MUG-NVY",
          sales_attributes: [
            { name: "Color", value_name: "Navy", sku_img: { uri: "tos/2" } },
          ],
          price: { amount: "18.50", currency: "USD" },
          identifier_code: { code: "014673829105", type: "UPC" },
          inventory: [{ warehouse_id: "7000", quantity: 12 }],
        },
      ],
      save_mode: "LISTING",
      category_version: "v2",
      idempotency_key: "k1",
    });
  });

  test("becomes a listing with ids and warnings", async () => {
    const { marketplace } = open({
      "/product/202309/products": {
        product_id: "1730",
        skus: [{ id: "31", seller_sku: "MUG-NVY" }],
        warnings: [{ message: "Title is short" }],
      },
    });
    const wish = { key: "k1", asDraft: true };
    expect(await marketplace.createListing(shop, draft, wish)).toEqual({
      externalId: "1730",
      skus: [{ externalId: "31", sellerSku: "MUG-NVY" }],
      warnings: ["Title is short"],
    });
  });

  test.each([
    [12052093, "listing_limit_reached"],
    [12052220, "category_refused"],
    [12052300, "image_refused"],
    [12052570, "price_refused"],
    [12052055, "quantity_refused"],
    [12052097, "warehouse_refused"],
    [12052246, "attributes_refused"],
    [12052051, "title_refused"],
    [12052013, "description_refused"],
    [12052181, "parcel_refused"],
    [12052673, "size_chart_refused"],
    [12052050, "options_refused"],
    [12052592, "code_refused"],
    [12052282, "papers_missing"],
    [12052376, "list_price_refused"],
    [12052585, "shop_setup_missing"],
    [12052702, "seller_not_entitled"],
    [12052360, "listing_refused"],
  ])("refused with %i is %s", async (code, ours) => {
    const { marketplace } = open({
      "/product/202309/products": envelope(null, code, "their words"),
    });
    await expect(
      marketplace.createListing(shop, draft, { key: "k1" }),
    ).rejects.toMatchObject({
      code: ours,
      said: expect.stringContaining("their words"),
    });
  });

  test("is tried dry, with all that is said about it", async () => {
    const { marketplace } = open({
      "/product/202309/products/listing_check": {
        check_result: "FAILED",
        fail_reasons: [{ code: 12052700, message: "Product title invalid" }],
        warnings: { message: "No size chart" },
        listing_quality: { current_tier: "POOR" },
        diagnoses: [
          {
            field: "TITLE",
            diagnosis_results: [{ how_to_solve: "Write 40 characters" }],
          },
        ],
        pre_check_results: [
          { pre_check_details: [{ short_reason: "s", long_reason: "long" }] },
        ],
      },
    });
    expect(await marketplace.checkListing(shop, draft)).toEqual({
      passed: false,
      problems: [{ code: 12052700, message: "Product title invalid" }],
      warnings: ["No size chart", "long"],
      quality: "POOR",
      advice: [{ field: "TITLE", howTo: "Write 40 characters" }],
    });
  });
});

test.each([
  ["CENTIMETER", { value: "1.050", unit: "KILOGRAM" }, 1050],
  ["INCH", { value: "2.31", unit: "POUND" }, 1048],
  [null, { value: "1.050", unit: "KILOGRAM" }, 1050],
])(
  "a change names only what changes; a weight beside a size in %s is measured by its system",
  async (unit, weight, shown) => {
    const size = { length: "8", width: "6", height: "4", unit };
    const { asked, marketplace } = open({
      "/product/202309/products/1729": {
        ...fullProduct,
        package_dimensions: unit ? size : undefined,
      },
    });
    expect(
      await marketplace.updateListing(shop, "1729", { weightGrams: 1050 }),
    ).toEqual({ weightGrams: shown });
    expect(asked.at(-1)?.body).toEqual({ package_weight: weight });
  },
);

test("C3 options that are written anew keep the pictures that they have on TikTok Shop, under a new name or value too", async () => {
  const { asked, marketplace } = open({
    "/product/202309/products/1729": fullProduct,
  });
  const [sku] = fullProduct.skus;
  const pictures = {
    sku_img: { uri: "tos/2" },
    supplementary_sku_images: [{ uri: "tos/3" }],
  };
  for (const option of [
    { name: "Color", value: "Deep navy" },
    { name: "Colour", value: "Navy" },
  ]) {
    await marketplace.updateListing(shop, "1729", {
      options: [{ skuExternalId: sku?.id ?? "", options: [option] }],
    });
    expect(asked.at(-1)?.body).toEqual({
      skus: [
        {
          id: sku?.id,
          sales_attributes: [
            { name: option.name, value_name: option.value, ...pictures },
          ],
        },
      ],
    });
  }
  // Where another option came, only the one of the same name is known to be what it was.
  await marketplace.updateListing(shop, "1729", {
    options: [
      {
        skuExternalId: sku?.id ?? "",
        options: [
          { name: "Size", value: "12 oz" },
          { name: "Color", value: "Navy" },
        ],
      },
    ],
  });
  expect(asked.at(-1)?.body).toMatchObject({
    skus: [
      {
        sales_attributes: [
          { name: "Size", value_name: "12 oz" },
          { name: "Color", value_name: "Navy", ...pictures },
        ],
      },
    ],
  });
});

test("the picture of a value is written at every SKU of it; the others keep theirs, and of none is anything else written", async () => {
  const [sku] = fullProduct.skus;
  const [color] = sku?.sales_attributes ?? [];
  const of = (id: string, value_name: string, uri: string) => ({
    ...sku,
    id,
    sales_attributes: [{ ...color, value_name, sku_img: { uri, urls: [] } }],
  });
  const { asked, marketplace } = open({
    "/product/202309/products/1729": {
      ...fullProduct,
      skus: [
        of("1", "Navy", "tos/2"),
        of("2", "Sand", "tos/5"),
        of("3", "Navy", "tos/2"),
      ],
    },
  });
  await marketplace.updateListing(shop, "1729", {
    optionPictures: [{ name: "Color", value: "Navy", uri: "tos/new" }],
  });
  const written = (id: string, value_name: string, uri: string) => ({
    id,
    sales_attributes: [
      {
        name: "Color",
        value_name,
        sku_img: { uri },
        supplementary_sku_images: [{ uri: "tos/3" }],
      },
    ],
  });
  expect(asked.at(-1)?.body).toEqual({
    skus: [
      written("1", "Navy", "tos/new"),
      written("2", "Sand", "tos/5"),
      written("3", "Navy", "tos/new"),
    ],
  });
});

test("SKUs that are added come after those that stay, of which nothing is written", async () => {
  const { asked, marketplace } = open({
    "/product/202309/products/1729": fullProduct,
  });
  const [sku] = draft.skus;
  if (!sku) throw new Error("the draft has no SKU");
  await marketplace.updateListing(shop, "1729", {
    added: { stay: ["9", "10"], skus: [sku] },
  });
  const body = asked.at(-1)?.body;
  expect(body).toMatchObject({
    skus: [{ id: "9" }, { id: "10" }, { seller_sku: sku.sellerSku }],
  });
  expect(Object.keys(body as object)).toEqual(["skus"]);
});

test("an added SKU shows what the listing shows for its value, a new value shows its own picture, and no second option shows any", async () => {
  const { asked, marketplace } = open({
    "/product/202309/products/1729": fullProduct,
  });
  const [sku] = draft.skus;
  if (!sku) throw new Error("the draft has no SKU");
  const added = async (name: string, value: string) => {
    const options = [{ name, value, imageUri: "tos/own" }];
    await marketplace.updateListing(shop, "1729", {
      added: { stay: [], skus: [{ ...sku, options }] },
    });
    return asked.at(-1)?.body;
  };
  const shows = (sku_img?: { uri: string }) => ({
    skus: [{ sales_attributes: [sku_img ? { sku_img } : {}] }],
  });
  expect(await added("Color", "Navy")).toMatchObject(shows({ uri: "tos/2" }));
  expect(await added("Color", "Fog")).toMatchObject(shows({ uri: "tos/own" }));
  expect(JSON.stringify(await added("Size", "12 oz"))).not.toContain("sku_img");
});

test("prices are written as buyers shall see them", async () => {
  const { asked, marketplace } = open();
  const sku = { skuExternalId: "9", priceMinor: 1500, currency: "JPY" };
  await marketplace.setPrices(shop, { listingExternalId: "1729", skus: [sku] });
  expect(asked[0]?.body).toEqual({
    skus: [{ id: "9", price: { amount: "1500", currency: "JPY" } }],
  });
});

test.each(["activate", "deactivate"] as const)(
  "%s goes in twenties, and one refusal does not hide the others",
  async (verb) => {
    const ids = Array.from({ length: 21 }, (_, at) => String(at));
    const { asked, marketplace } = open({
      [`/product/202309/products/${verb}`]: envelope(
        {
          errors: [
            {
              code: 12052990,
              message: "Check failed",
              detail: {
                product_id: "3",
                extra_errors: [{ code: 12052048, message: "not listed" }],
              },
            },
          ],
        },
        12052990,
      ),
    });
    const outcomes = await marketplace[`${verb}Listings`](shop, ids);
    expect(asked.map(({ body }) => body?.product_ids)).toEqual([
      ids.slice(0, 20),
      ids.slice(20),
    ]);
    expect(Object.keys(outcomes)).toHaveLength(21);
    expect(outcomes["4"]).toBe("done");
    expect(outcomes["3"]).toEqual({
      refused:
        verb === "activate"
          ? "not listed (12052048)"
          : "Check failed (12052990)",
    });
  },
);

test("a picture travels as a form without cipher, and its bytes are not signed", async () => {
  const { asked, marketplace } = open();
  expect(await marketplace.uploadPicture(shop, picture)).toEqual({
    uri: "tos/1",
    url: "https://pictures.test/1",
    width: 800,
    height: 800,
  });
  const [request] = asked;
  const { sign, ...query } = request?.query ?? {};
  expect(query).not.toHaveProperty("shop_cipher");
  expect(sign).toBe(
    signRequest({ ...keys, path: request?.path ?? "", query, body: null }),
  );
  expect(request?.contentType).toMatch(/^multipart\/form-data; boundary=/);
});

test("stock is told by SKU and warehouse, and adds up where a total is missing", async () => {
  const row = (warehouse_id: string, available_quantity: number) => ({
    warehouse_id,
    available_quantity,
    committed_quantity: 1,
  });
  const { marketplace } = open({
    "/product/202309/inventory/search": {
      inventory: [
        {
          product_id: "1729",
          skus: [
            {
              id: "9",
              warehouse_inventory: [row("1", 3), row("2", 4)],
              total_available_inventory_distribution: {
                campaign_inventory: [
                  { quantity: 2, campaign_name: "Big Sale" },
                  { quantity: 0, campaign_name: "Over" },
                ],
              },
            },
          ],
        },
      ],
    },
  });
  expect(await marketplace.fetchStock(shop, ["1729"])).toEqual([
    {
      listingExternalId: "1729",
      skuExternalId: "9",
      available: 7,
      committed: 2,
      warehouses: [
        { warehouseId: "1", available: 3, committed: 1 },
        { warehouseId: "2", available: 4, committed: 1 },
      ],
      promotions: ["Big Sale"],
    },
  ]);
});

test("a catalogue beyond the 10,000 of one search is read whole, by the time of making", async () => {
  // One product a minute, more than one search gives.
  const first = Date.UTC(2026, 9, 1) / 1000;
  const made = Array.from({ length: 25_000 }, (_, at) => first + at * 60);
  const searches: number[] = [];
  network.use(
    http.post(`${apiOrigin}/product/202502/products/search`, async (asked) => {
      const text = await asked.request.text();
      const body = (text ? JSON.parse(text) : {}) as Record<string, number>;
      const query = new URL(asked.request.url).searchParams;
      const found = made.filter(
        (at) =>
          at >= (body.create_time_ge ?? 0) &&
          at <= (body.create_time_le ?? Number.POSITIVE_INFINITY),
      );
      const begin = Number(query.get("page_token") ?? 0);
      searches.push(found.length);
      if (begin >= 10_000)
        return new HttpResponse(envelope(null, 12052180, "too many"));
      const next = begin + 100 < found.length ? String(begin + 100) : "";
      return new HttpResponse(
        envelope({
          total_count: found.length,
          next_page_token: next,
          products: found.slice(begin, begin + 100).map((at) => ({
            id: String(at),
            status: "DRAFT",
            update_time: at,
          })),
        }),
      );
    }),
  );
  const ids: string[] = [];
  for await (const rows of searchProducts(openClient(), shop, {}))
    ids.push(...rows.map(({ id }) => id));
  expect(ids).toHaveLength(25_000);
  expect(new Set(ids).size).toBe(25_000);
  expect(searches.filter((found) => found > 10_000).length).toBeLessThan(20);
});

describe("the catalogue", () => {
  test.each([
    ["US", "v2"],
    ["SG", "v2"],
    ["GB", "v1"],
    ["DE", "v1"],
  ])("of %s is asked for in tree %s", async (region, version) => {
    const { asked, marketplace } = open({}, region);
    await marketplace.listCategories(shop);
    await marketplace.listAttributes(shop, "1");
    await drain(marketplace.listBrands(shop));
    expect(asked.map(({ query }) => query.category_version)).toEqual(
      Array(3).fill(version),
    );
  });

  test("says which categories are open", async () => {
    const category = (id: string, ...permission_statuses: string[]) => ({
      id,
      parent_id: id === "1" ? "0" : "1",
      local_name: `Category ${id}`,
      is_leaf: id !== "1",
      permission_statuses,
    });
    const { marketplace } = open({
      "/product/202309/categories": {
        categories: [
          category("1"),
          category("2", "AVAILABLE"),
          category("3", "INVITE_ONLY", "NON_MAIN_CATEGORY"),
        ],
      },
    });
    const found = await marketplace.listCategories(shop);
    expect(found.map(({ isOpen }) => isOpen)).toEqual([true, true, false]);
    expect(found.map(({ parentExternalId }) => parentExternalId)).toEqual([
      null,
      "1",
      "1",
    ]);
  });

  test("recommends a leaf with the way to it, or nothing", async () => {
    const path = "/product/202309/categories/recommend";
    const { marketplace } = open({
      [path]: {
        leaf_category_id: "3",
        categories: [
          { id: "3", name: "Mugs", level: 2 },
          { id: "1", name: "Home", level: 1 },
        ],
      },
    });
    expect(await marketplace.recommendCategory(shop, draft)).toEqual({
      externalId: "3",
      path: ["Home", "Mugs"],
    });
    expect(
      await open({ [path]: {} }).marketplace.recommendCategory(shop, draft),
    ).toBeNull();
  });

  test("reads attributes despite their misspelt field", async () => {
    const { marketplace } = open({
      "/product/202309/categories/1/attributes": {
        attributes: [
          {
            id: "100392",
            name: "Occasion",
            type: "SALES_PROPERTY",
            is_requried: true,
            is_customizable: true,
            values: [{ id: "1001533", name: "Birthday" }],
            requirement_conditions: [
              {
                condition_type: "VALUE_ID_MATCH",
                attribute_id: "101610",
                attribute_value_id: "1024358",
              },
            ],
          },
        ],
      },
    });
    expect(await marketplace.listAttributes(shop, "1")).toEqual([
      {
        externalId: "100392",
        name: "Occasion",
        kind: "variant",
        isRequired: true,
        takesOwnValues: true,
        takesSeveral: false,
        values: [{ externalId: "1001533", name: "Birthday" }],
        requiredWhen: [
          { attributeExternalId: "101610", valueExternalId: "1024358" },
        ],
      },
    ]);
  });

  test("reads what a category demands", async () => {
    const { marketplace } = open({
      "/product/202309/categories/1/rules": {
        product_certifications: [{ id: "6", name: "SNI", is_required: true }],
        size_chart: { is_supported: true, is_required: false },
        package_dimension: { is_required: true },
      },
    });
    expect(await marketplace.fetchCategoryRules(shop, "1")).toEqual({
      certificates: [{ externalId: "6", name: "SNI", isRequired: true }],
      sizeChart: "possible",
      packageSizeRequired: true,
      manufacturerRequired: false,
      responsiblePersonRequired: false,
    });
  });

  test("tells what the shop itself lacks", async () => {
    const { marketplace } = open({
      "/product/202312/prerequisites": {
        check_results: [
          { check_item: "SHOP_TAX", is_failed: true, fail_reasons: ["none"] },
        ],
      },
    });
    expect(await marketplace.checkReadiness(shop)).toEqual([
      { check: "SHOP_TAX", passed: false, reasons: ["none"] },
    ]);
  });
});

test("events are listed and taken off one by one", async () => {
  const { asked, marketplace } = open();
  expect(await marketplace.listSubscriptions(shop)).toEqual([
    { event: "ORDER_STATUS_CHANGE", address: "https://a.test" },
  ]);
  await marketplace.unsubscribe(shop);
  expect(asked.at(-1)).toMatchObject({
    method: "DELETE",
    body: { event_type: "ORDER_STATUS_CHANGE" },
  });
  expect(asked.at(-1)?.path).toBe("/event/202309/webhooks");
});
