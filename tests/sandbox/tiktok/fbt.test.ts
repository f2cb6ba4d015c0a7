import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const mcf = "/fbt/202601/mcf_outbound_orders";
const address = {
  country_code: "US",
  state_or_region: "Maine",
  district_or_county: "Knox",
  city: "Camden",
  address_line_1: "18 Spruce Ridge Road",
  postal_code: "04843",
};

type Wish = {
  external?: string;
  code?: string;
  quantity?: number;
  at?: Partial<typeof address>;
};

async function open(): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  await shop.control("PUT", "/fbt/dock", { enabled: false });
  return shop;
}

const goodsId = (shop: TikTokFace, code: string): Promise<string> =>
  shop
    .ok("POST", "/fbt/202409/goods/search", {
      query: { page_size: "10" },
      body: { reference_codes: [code] },
    })
    .then((data) => data.goods[0].id);

async function create(
  shop: TikTokFace,
  {
    external = "shopify-1001",
    code = "MUG-NVY-12",
    quantity = 2,
    at,
  }: Wish = {},
) {
  const id = await goodsId(shop, code);
  return shop.call("POST", mcf, {
    body: {
      external_order_id: external,
      goods: [{ id, quantity }],
      consignee: {
        name: "Dana Whitfield",
        phone_number: "(+1)2075550142",
        email: "dana@example.com",
        address: { ...address, ...at },
      },
    },
  });
}

const read = async (shop: TikTokFace, id: string) =>
  (await shop.ok("GET", mcf, { query: { mcf_order_id: id } })).mcf_order;

const inventory = async (shop: TikTokFace, code: string) =>
  (
    await shop.ok("POST", "/fbt/202408/inventory/search", {
      query: { page_size: "100" },
      body: { goods_ids: [await goodsId(shop, code)] },
    })
  ).inventory;

async function expectRecordsToAddUp(shop: TikTokFace) {
  const { goods, records } = await shop.control("GET", "/state/fbt");
  for (const g of goods)
    for (const row of g.stock) {
      const own = records.filter(
        (r: { goodsId: string; centreId: string }) =>
          r.goodsId === g.id && r.centreId === row.centreId,
      );
      const sum = own.reduce(
        (n: number, r: { changed: number }) => n + r.changed,
        0,
      );
      expect(sum, `${g.referenceCode} at ${row.centreId}`).toBe(row.total);
      expect(row.total).toBe(row.available + row.reserved + row.unfulfillable);
    }
}

describe("a multi-channel order", () => {
  test("promises the goods, shows no consign order until the dock works, then a tracking number", async () => {
    await using shop = await open();
    const [before] = await inventory(shop, "MUG-NVY-12");
    const { data } = await create(shop);
    const id = data.mcf_order.mcf_order_id;
    expect(id).toMatch(/^\d{19}$/);
    const [promised] = await inventory(shop, "MUG-NVY-12");
    expect(promised.on_hand_detail).toMatchObject({
      total_quantity: before.on_hand_detail.total_quantity,
      available_quantity: before.on_hand_detail.available_quantity - 2,
      reserved_quantity: 2,
    });
    expect((await read(shop, id)).consign_orders).toEqual([]);
    expect(await shop.control("POST", "/fbt/dock/work")).toEqual({
      consignments: 1,
      units: 2,
    });
    const [consign] = (await read(shop, id)).consign_orders;
    expect(consign).toMatchObject({
      status: "SHIPPED",
      goods: [{ quantity: 2 }],
    });
    expect(consign.id).toMatch(/^OBF\d+$/);
    expect(consign.tracking_number).toBeTruthy();
    const [after] = await inventory(shop, "MUG-NVY-12");
    expect(after.on_hand_detail).toMatchObject({
      total_quantity: before.on_hand_detail.total_quantity - 2,
      reserved_quantity: 0,
    });
    const records = await shop.ok(
      "POST",
      "/fbt/202410/inventory_records/search",
      {
        query: { page_size: "100" },
        body: { goods_ids: [await goodsId(shop, "MUG-NVY-12")] },
      },
    );
    expect(records.inventory_records.at(-1)).toMatchObject({
      order: { id: consign.id, type: "CONSIGN_ORDER" },
      changed_quantity: -2,
    });
    await expectRecordsToAddUp(shop);
  });

  test.each([
    ["a duplicate external id", {}, 177_001_007, 409],
    [
      "an unreachable postal code",
      { external: "b", at: { postal_code: "96799" } },
      177_001_011,
      200,
    ],
    [
      "a malformed postal code",
      { external: "b", at: { postal_code: "4843" } },
      177_001_003,
      200,
    ],
    [
      "an unknown state",
      { external: "b", at: { state_or_region: "Atlantis" } },
      177_001_003,
      200,
    ],
    [
      "a foreign country",
      { external: "b", at: { country_code: "CA" } },
      177_001_003,
      200,
    ],
    ["more than 50 units", { external: "b", quantity: 51 }, 177_001_001, 200],
    ["no units", { external: "b", quantity: 0 }, 177_001_001, 200],
    [
      "more than there is",
      { external: "b", code: "CAN-CED-08", quantity: 8 },
      177_001_004,
      200,
    ],
  ])(
    "with %s is refused and promises nothing",
    async (_what, wish: Wish, code, status) => {
      await using shop = await open();
      await create(shop);
      const before = await shop.control("GET", "/state/fbt");
      expect(await create(shop, wish)).toMatchObject({ code, status });
      expect(await shop.control("GET", "/state/fbt")).toEqual(before);
    },
  );

  test("unknown goods are 177001002 and an unknown order 177001010", async () => {
    await using shop = await open();
    expect(
      (await shop.call("GET", mcf, { query: { mcf_order_id: "1" } })).code,
    ).toBe(177_001_010);
    const body = { goods: [{ goods_id: "1" }] };
    expect(
      (
        await shop.call("POST", "/fbt/202601/mcf/goods/inventory/search", {
          body,
        })
      ).code,
    ).toBe(177_001_002);
  });

  test("that no centre can fill alone is split over two, each with its own tracking number", async () => {
    await using shop = await open();
    const { data } = await create(shop, { code: "CAN-CED-08", quantity: 6 });
    await shop.control("POST", "/fbt/dock/work");
    const { consign_orders: consigns } = await read(
      shop,
      data.mcf_order.mcf_order_id,
    );
    expect(
      consigns.map(
        (c: { goods: { quantity: number }[] }) => c.goods[0]?.quantity,
      ),
    ).toEqual([3, 3]);
    expect(
      new Set(
        consigns.map((c: { tracking_number: string }) => c.tracking_number),
      ).size,
    ).toBe(2);
    await expectRecordsToAddUp(shop);
  });

  test("can be cancelled until the warehouse takes it, and its external id is free again", async () => {
    await using shop = await open();
    const cancel = (id: string) =>
      shop.call("POST", `${mcf}/cancel`, { body: { mcf_order_id: id } });
    const first = (await create(shop)).data.mcf_order.mcf_order_id;
    expect((await cancel(first)).data.mcf_order.consign_orders).toMatchObject([
      { status: "CLOSED" },
    ]);
    const [row] = await inventory(shop, "MUG-NVY-12");
    expect(row.on_hand_detail.reserved_quantity).toBe(0);
    const second = (await create(shop)).data.mcf_order.mcf_order_id;
    await shop.control("POST", "/fbt/dock/push");
    expect((await cancel(second)).code).toBe(177_001_012);
  });

  test("ships, is handed over and arrives by the town's calendar, each told with letter 58", async () => {
    await using shop = await open();
    await shop.control("PUT", "/fbt/dock", { enabled: true, dockMs: 20_000 });
    const { data } = await create(shop);
    for (const leap of [19_000, 1_000, 3_600_000, 172_800_000])
      shop.context.clock.advance(leap);
    const letters = await shop.lettersOf(58);
    expect(
      letters.map((l) => l.data.mcf_order.consign_orders[0].status),
    ).toEqual(["SHIPPED", "HANDOVER", "COMPLETED"]);
    expect(letters[0]).toMatchObject({
      seller_open_id: shop.town.tiktokShop.openId,
      data: {
        mcf_order: {
          mcf_order_id: data.mcf_order.mcf_order_id,
          external_order_id: "shopify-1001",
        },
      },
    });
  });
});

describe("a shop order kept by FBT", () => {
  test("waits out the hold, then leaves the centres with packages and records", async () => {
    await using shop = await open();
    const id = await shop.buy("CAN-CED-08", 5, { fulfillment: "BY_TIKTOK" });
    expect(await shop.control("POST", "/fbt/dock/work")).toEqual({
      consignments: 0,
      units: 0,
    });
    shop.context.clock.advance(3_600_000);
    expect(await shop.control("POST", "/fbt/dock/work")).toEqual({
      consignments: 2,
      units: 5,
    });
    const order = await shop.order(id);
    expect(order.status).toBe("AWAITING_COLLECTION");
    expect(
      new Set(
        order.line_items.map(
          (l: { tracking_number: string }) => l.tracking_number,
        ),
      ).size,
    ).toBe(2);
    await expectRecordsToAddUp(shop);
  });

  test("that is cancelled on hold gives every unit back", async () => {
    await using shop = await open();
    const before = await inventory(shop, "CAN-CED-08");
    const id = await shop.buy("CAN-CED-08", 5, { fulfillment: "BY_TIKTOK" });
    await shop.control("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
    expect(await inventory(shop, "CAN-CED-08")).toEqual(before);
    shop.context.clock.advance(3_600_000);
    expect(await shop.control("POST", "/fbt/dock/work")).toEqual({
      consignments: 0,
      units: 0,
    });
  });
});

test("an inbound delivery raises the stock, writes a record and is told with letters 21 and 24", async () => {
  await using shop = await open();
  const id = await goodsId(shop, "MUG-NVY-12");
  const centreId = shop.town.centres[1]?.id;
  const { inboundOrderId } = await shop.control("POST", "/fbt/receive", {
    goodsId: id,
    centreId,
    quantity: 12,
  });
  expect(inboundOrderId).toMatch(/^IBR/);
  await expectRecordsToAddUp(shop);
  expect(await shop.lettersOf(21)).toMatchObject([
    { data: { inbound_order_id: inboundOrderId, order_status: "RECEIVED" } },
  ]);
  const [letter] = await shop.lettersOf(24);
  expect(letter.data.goods_id).toBe(id);
  expect(letter.data.fbt_warehouse_inventory).toHaveLength(2);
});

test("centres name their shop-side ids, and the merchant is on board with MCF", async () => {
  await using shop = await open();
  const { warehouses } = await shop.ok("GET", "/fbt/202408/warehouses");
  expect(
    warehouses.map((w: { warehouse_ids: string[] }) => w.warehouse_ids),
  ).toEqual(shop.town.centres.map((c) => [c.shopWarehouseId]));
  expect(await shop.ok("GET", "/fbt/202601/merchants/mcf_status")).toEqual({
    mcf_status: { is_mcf: 1 },
  });
  const { onboarded_regions } = await shop.ok(
    "GET",
    "/fbt/202409/merchants/onboarded_regions",
  );
  expect(onboarded_regions).toEqual([{ region_code: "US" }]);
});
