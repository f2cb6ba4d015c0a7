import { expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

async function open(): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  return shop;
}

const rows = async (shop: TikTokFace) =>
  (
    await shop.ok("POST", "/product/202502/products/search", {
      query: { page_size: "100" },
      body: { status: "ACTIVATE" },
    })
  ).products;

const productOf = async (shop: TikTokFace, sellerSku: string) => {
  const found = (await rows(shop)).find(
    (p: { skus: { seller_sku: string }[] }) =>
      p.skus.some((s) => s.seller_sku === sellerSku),
  );
  return shop.ok("GET", `/product/202309/products/${found.id}`);
};

const update = (shop: TikTokFace, id: string, skus: unknown) =>
  shop.call("POST", `/product/202309/products/${id}/inventory/update`, {
    body: { skus },
  });

test("ids are decimal strings of 19 digits beyond 2^53", async () => {
  await using shop = await open();
  for (const product of await rows(shop)) {
    expect(product.id).toMatch(/^\d{19}$/);
    expect(BigInt(product.id)).toBeGreaterThan(2n ** 53n);
  }
});

test("a price written as amount is read back as sale_price", async () => {
  await using shop = await open();
  const product = await productOf(shop, "MUG-NVY-12");
  await shop.ok(
    "POST",
    `/product/202309/products/${product.id}/prices/update`,
    {
      body: {
        skus: [
          {
            id: product.skus[0].id,
            price: { amount: "21.00", currency: "USD" },
          },
        ],
      },
    },
  );
  const after = await productOf(shop, "MUG-NVY-12");
  expect(
    after.skus.map(
      (s: { price: { sale_price: string } }) => s.price.sale_price,
    ),
  ).toEqual(["21.00", "18.50"]);
});

test("a partial edit changes the given blocks only, and is told with letter 15", async () => {
  await using shop = await open();
  const address = `${shop.context.appOrigin}/webhooks/tiktok`;
  await shop.ok("PUT", "/event/202309/webhooks", {
    body: { address, event_type: "PRODUCT_INFORMATION_CHANGE" },
  });
  const product = await productOf(shop, "MUG-NVY-12");
  await shop.ok("POST", `/product/202509/products/${product.id}/partial_edit`, {
    body: { title: "Harbor Mug" },
  });
  const after = await productOf(shop, "MUG-NVY-12");
  expect(after).toMatchObject({
    title: "Harbor Mug",
    description: product.description,
    skus: product.skus,
  });
  expect(await shop.lettersOf(15)).toMatchObject([
    {
      data: {
        product_id: product.id,
        change_source: "OPEN_API",
        changed_fields: ["title"],
      },
    },
  ]);
});

test.each([
  ["an empty title", { title: " " }, 12_052_261],
  ["a title of 256 letters", { title: "x".repeat(256) }, 12_052_051],
  [
    "a malformed price",
    { price: { amount: "1,50", currency: "USD" } },
    12_052_012,
  ],
  [
    "a price beyond the market's limit",
    { price: { amount: "7601", currency: "USD" } },
    12_052_570,
  ],
  [
    "a foreign currency",
    { price: { amount: "1", currency: "EUR" } },
    12_052_084,
  ],
])(
  "an edit with %s is refused and changes nothing",
  async (_what, { title, price }: { title?: string; price?: object }, code) => {
    await using shop = await open();
    const before = await productOf(shop, "MUG-NVY-12");
    const body = {
      ...(title !== undefined && { title }),
      ...(price && { skus: [{ id: before.skus[0].id, price }] }),
    };
    expect(
      (
        await shop.call(
          "POST",
          `/product/202509/products/${before.id}/partial_edit`,
          { body },
        )
      ).code,
    ).toBe(code);
    expect(await productOf(shop, "MUG-NVY-12")).toEqual(before);
  },
);

test("stock is set absolutely at the seller's warehouse, with or without naming it", async () => {
  await using shop = await open();
  const { id, skus } = await productOf(shop, "MUG-NVY-12");
  const warehouse_id = shop.town.tiktokShop.warehouse.id;
  expect(
    (
      await update(shop, id, [
        { id: skus[0].id, inventory: [{ warehouse_id, quantity: 7 }] },
      ])
    ).code,
  ).toBe(0);
  expect(
    (await update(shop, id, [{ id: skus[1].id, inventory: [{ quantity: 0 }] }]))
      .code,
  ).toBe(0);
  const after = await productOf(shop, "MUG-NVY-12");
  expect(
    after.skus.map(
      (s: { inventory: { quantity: number }[] }) => s.inventory[0]?.quantity,
    ),
  ).toEqual([7, 0]);
});

test("a partial failure is HTTP 200 with data.errors, and the good SKU is set", async () => {
  await using shop = await open();
  const { id, skus } = await productOf(shop, "MUG-NVY-12");
  const centre = shop.town.centres[0]?.shopWarehouseId;
  const answer = await update(shop, id, [
    { id: skus[0].id, inventory: [{ quantity: 9 }] },
    {
      id: skus[1].id,
      inventory: [{ quantity: 9 }, { warehouse_id: centre, quantity: 1 }],
    },
  ]);
  expect(answer.status).toBe(200);
  expect(answer.data.errors).toMatchObject([
    {
      code: 12_052_990,
      detail: {
        sku_id: skus[1].id,
        extra_errors: [{ warehouse_id: centre, code: 12_052_144 }],
      },
    },
  ]);
  const after = await productOf(shop, "MUG-NVY-12");
  expect(after.skus[0].inventory[0].quantity).toBe(9);
  expect(after.skus[1].inventory[0].quantity).toBe(
    skus[1].inventory[0].quantity,
  );
});

test("stock without the seller's warehouse, or at an unknown one, is refused", async () => {
  await using shop = await open();
  const { id, skus } = await productOf(shop, "MUG-NVY-12");
  const answer = await update(shop, id, [
    { id: skus[0].id, inventory: [{ warehouse_id: "1", quantity: 1 }] },
  ]);
  expect(answer.code).toBe(12_052_990);
  const codes = answer.data.errors[0].detail.extra_errors.map(
    (e: { code: number }) => e.code,
  );
  expect(codes).toEqual([12_052_097, 12_019_028]);
});

test("inventory search adds the centres to the total and lists them by their shop-side ids", async () => {
  await using shop = await open();
  const { skus } = await productOf(shop, "MUG-NVY-12");
  const data = await shop.ok("POST", "/product/202309/inventory/search", {
    body: { sku_ids: [skus[0].id] },
  });
  const [sku] = data.inventory[0].skus;
  const sum = sku.warehouse_inventory.reduce(
    (n: number, w: { available_quantity: number }) => n + w.available_quantity,
    0,
  );
  expect(sku.total_available_quantity).toBe(sum);
  expect(
    sku.warehouse_inventory.map(
      (w: { warehouse_id: string }) => w.warehouse_id,
    ),
  ).toEqual([
    shop.town.tiktokShop.warehouse.id,
    ...shop.town.centres.map((c) => c.shopWarehouseId),
  ]);
});

test("a product is taken down and put up again; letter 5 writes its id as a number", async () => {
  await using shop = await open();
  const address = `${shop.context.appOrigin}/webhooks/tiktok`;
  await shop.ok("PUT", "/event/202309/webhooks", {
    body: { address, event_type: "PRODUCT_STATUS_CHANGE" },
  });
  const { id } = await productOf(shop, "MUG-NVY-12");
  await shop.ok("POST", "/product/202309/products/deactivate", {
    body: { product_ids: [id] },
  });
  expect((await shop.ok("GET", `/product/202309/products/${id}`)).status).toBe(
    "SELLER_DEACTIVATED",
  );
  const price = {
    body: { skus: [{ id: "1", price: { amount: "1", currency: "USD" } }] },
  };
  expect(
    (
      await shop.call(
        "POST",
        `/product/202309/products/${id}/prices/update`,
        price,
      )
    ).code,
  ).toBe(12_052_901);
  await shop.ok("POST", "/product/202309/products/activate", {
    body: { product_ids: [id] },
  });
  await shop.lettersOf(5);
  expect(shop.letters[0]?.raw).toContain(`"product_id":${id}`);
});
