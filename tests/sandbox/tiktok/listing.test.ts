import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";
import { goodListing, png, uploadImage } from "./support/listing.ts";

const products = "/product/202309/products";

async function open(...events: string[]): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  for (const event_type of events)
    await shop.ok("PUT", "/event/202309/webhooks", {
      body: {
        address: `${shop.context.appOrigin}/webhooks/tiktok`,
        event_type,
      },
    });
  return shop;
}

const create = async (shop: TikTokFace, change: object = {}) =>
  shop.call("POST", products, {
    body: { ...(await goodListing(shop)), ...change },
  });
const get = (shop: TikTokFace, id: string, query = {}) =>
  shop.call("GET", `${products}/${id}`, { query });
const partialEdit = (shop: TikTokFace, id: string, body: object) =>
  shop.call("POST", `/product/202509/products/${id}/partial_edit`, { body });

describe("the life of a product", () => {
  test("created for sale it waits for its audit, goes live by the calendar, and every step is told", async () => {
    await using shop = await open(
      "PRODUCT_CREATION",
      "PRODUCT_STATUS_CHANGE",
      "PRODUCT_AUDIT_STATUS_CHANGE",
    );
    const { data } = await create(shop);
    expect(data.skus).toMatchObject([
      { seller_sku: "LID-RED" },
      { seller_sku: "LID-BLU" },
    ]);
    expect((await get(shop, data.product_id)).data).toMatchObject({
      status: "PENDING",
      product_status: "INITIAL",
      audit: { status: "AUDITING" },
    });
    shop.context.clock.advance(20_000);
    const live = (await get(shop, data.product_id)).data;
    expect(live).toMatchObject({
      status: "ACTIVATE",
      audit: { status: "APPROVED" },
      category_chains: [{ parent_id: "0" }, {}, { id: "601226" }],
      package_weight: { value: "1.20", unit: "POUND" },
    });
    const [red, blue] = live.skus;
    expect(red.sales_attributes[0].id).toBe(blue.sales_attributes[0].id);
    expect(red.sales_attributes[0].value_id).not.toBe(
      blue.sales_attributes[0].value_id,
    );
    expect(await shop.lettersOf(16)).toHaveLength(1);
    expect((await shop.lettersOf(37)).map((l) => l.data.audit.status)).toEqual([
      "AUDITING",
      "APPROVED",
    ]);
    expect((await shop.lettersOf(5)).map((l) => l.data.status)).toEqual([
      "PRODUCT_FIRST_PASS_REVIEW",
    ]);
  });

  test("a failed audit says why; an edit sends it there again", async () => {
    await using shop = await open("PRODUCT_STATUS_CHANGE");
    await shop.control("PUT", "/tiktok/audits", {
      forbidden: { miracle: "Exaggerated claim" },
    });
    const { data } = await create(shop, { title: "A miracle mug" });
    shop.context.clock.advance(20_000);
    expect((await get(shop, data.product_id)).data).toMatchObject({
      status: "FAILED",
      audit: { status: "FAILED" },
      audit_failed_reasons: [{ reasons: ["Exaggerated claim"] }],
    });
    expect((await shop.lettersOf(5))[0].data).toMatchObject({
      status: "PRODUCT_AUDIT_FAILURE",
      suspended_reason: "Exaggerated claim",
    });
    await partialEdit(shop, data.product_id, { title: "A sober mug" });
    expect((await get(shop, data.product_id)).data.status).toBe("PENDING");
    shop.context.clock.advance(20_000);
    expect((await get(shop, data.product_id)).data.status).toBe("ACTIVATE");
  });

  test("a draft is nobody's to buy until it is listed", async () => {
    await using shop = await open();
    const { data } = await create(shop, { save_mode: "AS_DRAFT" });
    expect((await get(shop, data.product_id)).data.status).toBe("DRAFT");
    expect(
      (
        await shop.control("POST", "/tiktok/orders", {
          lines: [{ sellerSku: "LID-RED", quantity: 1 }],
          fulfillment: "BY_SELLER",
        })
      ).error,
    ).toMatch(/DRAFT/);
    await partialEdit(shop, data.product_id, { title: "Listed at last" });
    shop.context.clock.advance(20_000);
    expect((await get(shop, data.product_id)).data.status).toBe("ACTIVATE");
  });

  test("the edit of a live product is a second version until its audit has passed", async () => {
    await using shop = await open("PRODUCT_INFORMATION_CHANGE");
    await shop.control("PUT", "/tiktok/audits", { editMs: 60_000 });
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const id = data.product_id;
    const answer = await partialEdit(shop, id, { title: "A taller mug" });
    expect(answer.data.audit.status).toBe("AUDITING");
    expect((await get(shop, id)).data).toMatchObject({
      title: "Stoneware mug with a lid",
      status: "ACTIVATE",
      audit: { status: "AUDITING" },
    });
    const review = { return_under_review_version: "true" };
    expect((await get(shop, id, review)).data.title).toBe("A taller mug");
    expect(await shop.lettersOf(15)).toEqual([]);
    await shop.control("POST", `/tiktok/products/${id}/audit`, {
      passed: true,
    });
    expect((await get(shop, id)).data.title).toBe("A taller mug");
    expect((await get(shop, id, review)).code).toBe(12_052_547);
    expect((await shop.lettersOf(15))[0].data).toMatchObject({
      change_source: "OPEN_API",
      changed_fields: ["title"],
    });
  });

  test("an edit that fails its audit leaves the live version as it was", async () => {
    await using shop = await open();
    await shop.control("PUT", "/tiktok/audits", { editMs: 60_000 });
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    await partialEdit(shop, data.product_id, { title: "Nonsense" });
    await shop.control("POST", `/tiktok/products/${data.product_id}/audit`, {
      passed: false,
      reasons: ["Too short"],
    });
    expect((await get(shop, data.product_id)).data).toMatchObject({
      title: "Stoneware mug with a lid",
      status: "ACTIVATE",
      audit: { status: "FAILED" },
    });
  });

  test("prices and stock take effect at once, even while an edit waits for its audit", async () => {
    await using shop = await open();
    await shop.control("PUT", "/tiktok/audits", { editMs: 60_000 });
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const [red] = data.skus;
    await partialEdit(shop, data.product_id, { title: "A taller mug" });
    await shop.ok("POST", `${products}/${data.product_id}/prices/update`, {
      body: {
        skus: [{ id: red.id, price: { amount: "15.00", currency: "USD" } }],
      },
    });
    await shop.control("POST", `/tiktok/products/${data.product_id}/audit`, {
      passed: true,
    });
    const after = (await get(shop, data.product_id)).data;
    expect(after.title).toBe("A taller mug");
    expect(after.skus[0].price.sale_price).toBe("15.00");
  });

  test("a full edit replaces everything but prices and stock; SKUs that are left out are gone", async () => {
    await using shop = await open();
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const listing = await goodListing(shop);
    const [red] = data.skus;
    const { price, inventory, ...sku } = listing.skus[0] as object &
      Record<string, unknown>;
    await shop.ok("PUT", `/product/202509/products/${data.product_id}`, {
      body: { ...listing, title: "One mug", skus: [{ ...sku, id: red.id }] },
    });
    const after = (await get(shop, data.product_id)).data;
    expect(after).toMatchObject({
      title: "One mug",
      skus: [
        {
          id: red.id,
          price: { sale_price: "12.00" },
          inventory: [{ quantity: 7 }],
        },
      ],
    });
    expect(after.skus).toHaveLength(1);
  });

  test("off, on, deleted and recovered; a frozen product is out of reach", async () => {
    await using shop = await open("PRODUCT_STATUS_CHANGE");
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const id = data.product_id;
    const ids = { body: { product_ids: [id] } };
    const status = async () => (await get(shop, id)).data.status;
    await shop.ok("POST", `${products}/deactivate`, ids);
    expect(await status()).toBe("SELLER_DEACTIVATED");
    await shop.control("PUT", "/tiktok/audits", { activateMs: 5_000 });
    await shop.ok("POST", `${products}/activate`, ids);
    expect(await status()).toBe("PENDING");
    shop.context.clock.advance(5_000);
    expect(await status()).toBe("ACTIVATE");
    await shop.ok("DELETE", products, ids);
    expect((await get(shop, id)).code).toBe(12_052_901);
    await shop.ok("POST", `${products}/recover`, ids);
    expect(await status()).toBe("SELLER_DEACTIVATED");
    await shop.control("POST", `/tiktok/products/${id}/status`, {
      status: "FREEZE",
      reason: "Counterfeit",
    });
    const { errors } = await shop.ok("DELETE", products, {
      body: { product_ids: [id, "1"] },
    });
    expect(errors).toMatchObject([
      { code: 12_052_901, detail: { product_id: id } },
      { code: 12_052_048, detail: { product_id: "1" } },
    ]);
    expect((await shop.lettersOf(5)).at(-1)?.data.suspended_reason).toBe(
      "Counterfeit",
    );
  });

  test("the same idempotency key creates one product", async () => {
    await using shop = await open();
    const first = await create(shop, { idempotency_key: "k-1" });
    const second = await create(shop, { idempotency_key: "k-1" });
    expect(second.data).toEqual(first.data);
    expect((await create(shop)).data.product_id).not.toBe(
      first.data.product_id,
    );
  });

  test("a moved product is told with letter 18", async () => {
    await using shop = await open("PRODUCT_CATEGORY_CHANGE");
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const listing = await goodListing(shop);
    const skus = listing.skus.map((sku, i) => ({
      ...sku,
      id: data.skus[i].id,
    }));
    await shop.ok("PUT", `/product/202509/products/${data.product_id}`, {
      body: { ...listing, category_id: "601227", skus },
    });
    expect((await shop.lettersOf(18))[0].data).toMatchObject({
      previous_category_id: "601226",
      current_category_id: "601227",
    });
  });
});

describe("a listing is refused", () => {
  const wrong: [string, object, number][] = [
    ["without category tree v2", { category_version: "v1" }, 12_052_217],
    ["in an unknown category", { category_id: "1" }, 12_052_023],
    ["in a category that is no leaf", { category_id: "600101" }, 12_052_024],
    ["in a prohibited category", { category_id: "603301" }, 12_052_220],
    ["where an approval is missing", { category_id: "603202" }, 12_052_223],
    ["of food without its allergens", { category_id: "603101" }, 12_052_104],
    ["with an empty title", { title: " " }, 12_052_261],
    ["without a picture", { main_images: [] }, 12_052_028],
    [
      "with a picture nobody uploaded",
      { main_images: [{ uri: "tos/1" }] },
      12_052_722,
    ],
    ["of an unknown brand", { brand_id: "1" }, 12_052_026],
    [
      "of a brand that is another's",
      { brand_id: "7082427311584347906" },
      12_052_201,
    ],
    [
      "that weighs nothing",
      { package_weight: { value: "0", unit: "POUND" } },
      12_052_181,
    ],
    [
      "with pounds and centimetres",
      {
        package_dimensions: {
          length: "6",
          width: "5",
          height: "5",
          unit: "CENTIMETER",
        },
      },
      12_052_910,
    ],
    ["without SKUs", { skus: [] }, 12_052_902],
  ];
  test.each(wrong)("%s", async (_what, change, code) => {
    await using shop = await open();
    const before = await shop.control(
      "GET",
      `/state/tiktok/${shop.town.tiktokShop.id}`,
    );
    expect(await create(shop, change)).toMatchObject({ status: 200, code });
    const after = await shop.control(
      "GET",
      `/state/tiktok/${shop.town.tiktokShop.id}`,
    );
    expect(after.products).toEqual(before.products);
  });

  test.each([
    ["a blank in the seller's code", { seller_sku: "A B" }, 12_019_059],
    [
      "a price in euros",
      { price: { amount: "1", currency: "EUR" } },
      12_052_084,
    ],
    [
      "too high a price",
      { price: { amount: "7600.01", currency: "USD" } },
      12_052_570,
    ],
    ["no price amount", { price: { currency: "USD" } }, 12_052_571],
    ["no warehouse", { inventory: [] }, 12_052_096],
    [
      "a stranger's warehouse",
      { inventory: [{ warehouse_id: "1", quantity: 1 }] },
      12_052_097,
    ],
    [
      "an FBT centre as warehouse",
      {
        inventory: [{ warehouse_id: "7161213293423029001", quantity: 1 }],
      },
      12_052_144,
    ],
    ["the same color twice", { sales_attributes: [] }, 12_052_910],
  ])("for %s in a SKU", async (_what, change, code) => {
    await using shop = await open();
    const listing = await goodListing(shop);
    const [first, ...rest] = listing.skus;
    const skus = [{ ...first, ...change }, ...rest];
    expect((await create(shop, { skus })).code).toBe(code);
  });

  test("where a prerequisite is not met", async () => {
    await using shop = await open();
    await shop.control("PUT", "/tiktok/prerequisites", {
      PRODUCT_QUANTITY_LIMIT: "100 products a day",
    });
    expect((await create(shop)).code).toBe(12_052_093);
    const { check_results } = await shop.ok(
      "GET",
      "/product/202312/prerequisites",
    );
    expect(
      check_results.filter((r: { is_failed: boolean }) => r.is_failed),
    ).toEqual([
      {
        check_item: "PRODUCT_QUANTITY_LIMIT",
        is_failed: true,
        fail_reasons: ["100 products a day"],
      },
    ]);
  });
});

test("the listing check finds every fault at once and creates nothing", async () => {
  await using shop = await open();
  const listing = await goodListing(shop);
  const check = (change: object) =>
    shop.ok("POST", `${products}/listing_check`, {
      body: { ...listing, ...change },
    });
  expect(await check({})).toMatchObject({
    check_result: "PASS",
    fail_reasons: [],
    listing_quality: { current_tier: "POOR" },
  });
  const failed = await check({
    title: "",
    package_weight: { value: "0", unit: "POUND" },
  });
  expect(failed.check_result).toBe("FAILED");
  expect(failed.fail_reasons.map((r: { code: number }) => r.code)).toEqual([
    12_052_261, 12_052_181,
  ]);
  const { total_count } = await shop.ok(
    "POST",
    "/product/202502/products/search",
    { query: { page_size: "1" }, body: {} },
  );
  expect(total_count).toBe(shop.town.listings.length);
});

describe("pictures", () => {
  test.each([
    ["of 99 pixels", png(99, 400), 12_019_116],
    ["that are no picture", new Uint8Array(64), 12_038_004],
    ["in GIF", gif(), 12_038_015],
    ["larger than 10 MB", png(800, 800, 10_485_761), 12_038_005],
  ])("%s are refused", async (_what, bytes, code) => {
    await using shop = await open();
    expect((await uploadImage(shop, bytes)).code).toBe(code);
  });

  test("a good one gets a uri, and its dimensions are read from the file", async () => {
    await using shop = await open();
    expect(await uploadImage(shop, png(640, 480))).toMatchObject({
      code: 0,
      data: { width: 640, height: 480, use_case: "MAIN_IMAGE" },
    });
  });

  test("a path that wants a form refuses JSON", async () => {
    await using shop = await open();
    const answer = await shop.call("POST", "/product/202309/images/upload", {
      body: { data: "x" },
      cipher: null,
    });
    expect(answer.code).toBe(36_009_023);
  });
});

function gif(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  bytes.set([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0x20, 3, 0x20, 3]);
  return bytes;
}

describe("the category tree", () => {
  const v2 = { category_version: "v2" };
  test("is a tree of leaves, is recommended by title, and says what it asks for", async () => {
    await using shop = await open();
    const { categories } = await shop.ok("GET", "/product/202309/categories", {
      query: v2,
    });
    const ids = new Set(categories.map((c: { id: string }) => c.id));
    for (const c of categories)
      expect(c.parent_id === "0" || ids.has(c.parent_id)).toBe(true);
    const found = await shop.ok(
      "POST",
      "/product/202309/categories/recommend",
      {
        body: { product_title: "Merino rib beanie", category_version: "v2" },
      },
    );
    expect(found.leaf_category_id).toBe("602201");
    const rules = await shop.ok(
      "GET",
      "/product/202309/categories/602101/rules",
      { query: v2 },
    );
    expect(rules.size_chart).toEqual({ is_supported: true, is_required: true });
    const { attributes } = await shop.ok(
      "GET",
      "/product/202309/categories/603101/attributes",
      { query: v2 },
    );
    expect(
      attributes
        .filter((a: { is_requried: boolean }) => a.is_requried)
        .map((a: { name: string }) => a.name),
    ).toEqual(["Allergen Information"]);
  });

  test("of the first version is refused in the US", async () => {
    await using shop = await open();
    expect((await shop.call("GET", "/product/202309/categories")).code).toBe(
      12_052_217,
    );
  });
});

test("a custom brand is made once and can be listed under", async () => {
  await using shop = await open();
  const make = () =>
    shop.ok("POST", "/product/202309/brands", {
      body: { name: "Harbor Goods" },
      cipher: null,
    });
  const { id } = await make();
  expect((await make()).id).toBe(id);
  const { brands } = await shop.ok("GET", "/product/202309/brands", {
    query: { page_size: "10", brand_name: "harbor" },
  });
  expect(brands).toMatchObject([{ id, authorized_status: "AUTHORIZED" }]);
  expect((await create(shop, { brand_id: id })).code).toBe(0);
});

describe("stock", () => {
  const update = (shop: TikTokFace, id: string, skus: unknown) =>
    shop.call("POST", `${products}/${id}/inventory/update`, { body: { skus } });

  test("a warehouse that was switched off is not listed, and cannot be", async () => {
    await using shop = await open();
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const annex = await shop.control("POST", "/tiktok/warehouses", {
      name: "Annex",
    });
    await shop.control("POST", "/tiktok/stock", {
      sellerSku: "LID-RED",
      quantity: 3,
      warehouseId: annex.id,
    });
    await shop.control("PUT", `/tiktok/warehouses/${annex.id}`, {
      enabled: false,
    });
    const [red] = data.skus;
    const first = shop.town.tiktokShop.warehouse.id;
    const at = (...inventory: [id: string, quantity: number][]) =>
      update(shop, data.product_id, [
        {
          id: red.id,
          inventory: inventory.map(([warehouse_id, quantity]) => ({
            warehouse_id,
            quantity,
          })),
        },
      ]);
    expect((await at([first, 9], [annex.id, 3])).data.errors).toMatchObject([
      {
        detail: {
          extra_errors: [{ warehouse_id: annex.id, code: 12_052_531 }],
        },
      },
    ]);
    expect(await at([first, 9])).toMatchObject({ status: 200, code: 0 });
  });

  test("all warehouses of a SKU must be listed; one refused SKU does not hold up another", async () => {
    await using shop = await open();
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    const second = await shop.control("POST", "/tiktok/warehouses", {
      name: "Annex",
    });
    await shop.control("POST", "/tiktok/stock", {
      sellerSku: "LID-RED",
      quantity: 3,
      warehouseId: second.id,
    });
    const [red, blue] = data.skus;
    const first = shop.town.tiktokShop.warehouse.id;
    const answer = await update(shop, data.product_id, [
      { id: red.id, inventory: [{ warehouse_id: first, quantity: 9 }] },
      { id: blue.id, inventory: [{ quantity: 4 }] },
    ]);
    expect(answer).toMatchObject({ status: 200, code: 0 });
    expect(answer.data.errors).toMatchObject([
      {
        code: 12_052_990,
        detail: {
          sku_id: red.id,
          extra_errors: [{ warehouse_id: second.id, code: 12_019_028 }],
        },
      },
    ]);
    const { inventory } = await shop.ok(
      "POST",
      "/product/202309/inventory/search",
      { body: { sku_ids: [red.id, blue.id] } },
    );
    expect(
      inventory[0].skus.map(
        (s: { total_available_quantity: number }) => s.total_available_quantity,
      ),
    ).toEqual([10, 4]);
    const both = await update(shop, data.product_id, [
      {
        id: red.id,
        inventory: [
          { warehouse_id: first, quantity: 1 },
          { warehouse_id: second.id, quantity: 0 },
        ],
      },
    ]);
    expect(both.data.errors).toEqual([]);
    const { returnWarehouseId } = (
      await shop.control("GET", `/state/tiktok/${shop.town.tiktokShop.id}`)
    ).shop;
    const strange = await update(shop, data.product_id, [
      {
        id: blue.id,
        inventory: [
          { warehouse_id: first, quantity: 1 },
          { warehouse_id: second.id, quantity: 1 },
          { warehouse_id: returnWarehouseId, quantity: 1 },
        ],
      },
    ]);
    expect(strange.code).toBe(12_052_990);
    expect(
      strange.data.errors[0].detail.extra_errors.map(
        (e: { code: number }) => e.code,
      ),
    ).toEqual([12_052_533, 12_052_532]);
  });

  test("a promotion locks the price and its units", async () => {
    await using shop = await open();
    const { data } = await create(shop);
    shop.context.clock.advance(20_000);
    await shop.control("POST", "/tiktok/campaigns", {
      sellerSku: "LID-RED",
      quantity: 5,
    });
    const [red] = data.skus;
    const priced = await shop.call(
      "POST",
      `${products}/${data.product_id}/prices/update`,
      {
        body: {
          skus: [{ id: red.id, price: { amount: "9.00", currency: "USD" } }],
        },
      },
    );
    expect(priced.code).toBe(12_052_038);
    const low = await update(shop, data.product_id, [
      { id: red.id, inventory: [{ quantity: 4 }] },
    ]);
    expect(low.data.errors[0].detail.extra_errors[0].code).toBe(12_052_393);
  });

  test("a bundle sells what its scarcest part allows and has no stock to write", async () => {
    await using shop = await open();
    const made = await create(shop);
    shop.context.clock.advance(20_000);
    const [red, blue] = made.data.skus;
    const part = ({ id }: { id: string }, sku_count: number) => ({
      product_id: made.data.product_id,
      sku_id: id,
      sku_count,
    });
    const bundle = await create(shop, {
      title: "Mug set",
      skus: [
        {
          seller_sku: "LID-SET",
          price: { amount: "20.00", currency: "USD" },
          inventory: [],
          combined_skus: [part(red, 2), part(blue, 1)],
        },
      ],
    });
    expect(bundle.code).toBe(0);
    shop.context.clock.advance(20_000);
    const shown = (await get(shop, bundle.data.product_id)).data;
    expect(shown.product_types).toEqual(["COMBINED_PRODUCT"]);
    expect(shown.skus[0]).toMatchObject({
      inventory: [{ quantity: 3 }],
      combined_skus: [{ sku_count: 2 }, { sku_count: 1 }],
    });
    const wrote = await update(shop, bundle.data.product_id, [
      { id: shown.skus[0].id, inventory: [] },
    ]);
    expect(wrote.data.errors[0].detail.extra_errors[0].code).toBe(12_052_850);
    const id = await shop.buy("LID-SET", 2);
    const order = await shop.order(id);
    expect(order.line_items).toHaveLength(2);
    expect(order.line_items[0].combined_listing_skus).toMatchObject([
      { seller_sku: "LID-RED", sku_count: 2 },
      { seller_sku: "LID-BLU", sku_count: 1 },
    ]);
    const { inventory } = await shop.ok(
      "POST",
      "/product/202309/inventory/search",
      { body: { sku_ids: [red.id] } },
    );
    expect(inventory[0].skus[0]).toMatchObject({
      total_available_quantity: 3,
      total_committed_quantity: 4,
    });
  });
});
