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

describe("what can go wrong with consign orders", () => {
  const order = async (shop: TikTokFace, quantity = 6) =>
    (await create(shop, { code: "CAN-CED-08", quantity })).data.mcf_order
      .mcf_order_id as string;
  const consignments = async (shop: TikTokFace) =>
    (await shop.control("GET", "/state/fbt")).mcfOrders[0].consignOrders as {
      id: string;
    }[];
  const issue = (shop: TikTokFace, id: string, kind: string) =>
    shop.control("POST", `/fbt/consignments/${id}/issue`, { kind });

  test("one of two is lost, the other arrives; both are told with letter 58", async () => {
    await using shop = await open();
    const id = await order(shop);
    const [lost] = await consignments(shop);
    expect((await issue(shop, lost?.id ?? "", "lost")).error).toMatch(/still/);
    await shop.control("POST", "/fbt/dock/work");
    await issue(shop, lost?.id ?? "", "lost");
    shop.context.clock.advance(3 * 86_400_000);
    const shown = (await read(shop, id)).consign_orders;
    expect(shown.map((c: { status: string }) => c.status).sort()).toEqual([
      "COMPLETED",
      "LOST",
    ]);
    expect(
      shown.find((c: { status: string }) => c.status === "LOST").issue,
    ).toMatch(/lost/);
    const told = (await shop.lettersOf(58)).flatMap((l) =>
      l.data.mcf_order.consign_orders.map((c: { status: string }) => c.status),
    );
    expect(told).toContain("LOST");
    expect((await create(shop, { external: "shopify-1001" })).code).toBe(
      177_001_007,
    );
  });

  test("one that cannot go on is abnormal with its issue, and may be closed by the platform, which gives the goods back", async () => {
    await using shop = await open();
    const id = await order(shop, 2);
    const [before] = await inventory(shop, "CAN-CED-08");
    const [only] = await consignments(shop);
    await issue(shop, only?.id ?? "", "abnormal");
    expect((await read(shop, id)).consign_orders).toMatchObject([
      { status: "ABNORMAL", issue: expect.stringMatching(/address/) },
    ]);
    await issue(shop, only?.id ?? "", "closed");
    expect((await read(shop, id)).consign_orders).toMatchObject([
      { status: "CLOSED", is_platform_closed: true },
    ]);
    const [after] = await inventory(shop, "CAN-CED-08");
    expect(after.on_hand_detail.available_quantity).toBe(
      before.on_hand_detail.available_quantity + 2,
    );
  });

  test("a part of an order can be called off by its consign order", async () => {
    await using shop = await open();
    const id = await order(shop);
    const [one] = await consignments(shop);
    const { mcf_order } = await shop.ok("POST", `${mcf}/cancel`, {
      body: { mcf_order_id: id, consign_orders: [{ id: one?.id }] },
    });
    expect(mcf_order.consign_orders).toEqual([
      { id: one?.id, status: "CLOSED" },
    ]);
    expect(await shop.control("POST", "/fbt/dock/work")).toMatchObject({
      consignments: 1,
    });
  });

  test("a shop order whose parcel is lost is cancelled by the system", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1, { fulfillment: "BY_TIKTOK" });
    shop.context.clock.advance(3_600_000);
    await shop.control("POST", "/fbt/dock/work");
    const { shopConsignments } = await shop.control("GET", "/state/fbt");
    await issue(shop, shopConsignments[0].id, "lost");
    expect(await shop.order(id)).toMatchObject({
      status: "CANCELLED",
      cancel_reason: "package_lost",
    });
  });
});

test("a shop order that the platform closes gives its goods back once", async () => {
  await using shop = await open();
  const before = await inventory(shop, "MUG-NVY-12");
  const id = await shop.buy("MUG-NVY-12", 2, { fulfillment: "BY_TIKTOK" });
  const { shopConsignments } = await shop.control("GET", "/state/fbt");
  await shop.control(
    "POST",
    `/fbt/consignments/${shopConsignments[0].id}/issue`,
    {
      kind: "closed",
    },
  );
  expect(await shop.order(id)).toMatchObject({
    status: "CANCELLED",
    cancel_reason: "platform_cancel",
  });
  expect(await inventory(shop, "MUG-NVY-12")).toEqual(before);
});

describe("the merchant", () => {
  test("who is not enrolled, or has not paid, gets no multi-channel orders", async () => {
    await using shop = await open();
    await shop.control("PUT", "/fbt/merchant", { billPaid: false });
    expect((await create(shop)).code).toBe(177_001_013);
    await shop.control("PUT", "/fbt/merchant", { mcfEnabled: false });
    expect((await create(shop)).code).toBe(177_001_006);
  });

  test("who comes on board in one more region is told with letter 22", async () => {
    await using shop = await open();
    await shop.control("PUT", "/fbt/merchant", { regions: ["US", "GB"] });
    expect((await shop.lettersOf(22))[0]).toMatchObject({
      seller_open_id: shop.town.tiktokShop.openId,
      data: {
        onboarded_regions: [{ region_code: "US" }, { region_code: "GB" }],
      },
    });
    const { onboarded_regions } = await shop.ok(
      "GET",
      "/fbt/202409/merchants/onboarded_regions",
    );
    expect(onboarded_regions).toHaveLength(2);
  });
});

test("a centre's own movements each leave their kind of record", async () => {
  await using shop = await open();
  const goodsIdOf = await goodsId(shop, "MUG-NVY-12");
  const [from = "", to = ""] = shop.town.centres.map((c) => c.id);
  const move = (type: string, quantity: number, more = {}) =>
    shop.control("POST", "/fbt/stock", {
      type,
      goodsId: goodsIdOf,
      centreId: from,
      quantity,
      ...more,
    });
  await move("INVENTORY_STATUS_ADJUSTMENT_ORDER", 2);
  await move("DISPOSAL", 1, { quality: "DEFECTIVE" });
  await move("INVENTORY_COUNT_ORDER", -1);
  await move("INVENTORY_TRANSFER_ORDER", 3, { toCentreId: to });
  await move("FAILED_DELIVERY", 1);
  expect((await move("DISPOSAL", 1_000)).error).toMatch(/fewer/);
  const { inventory_records } = await shop.ok(
    "POST",
    "/fbt/202410/inventory_records/search",
    { query: { page_size: "100" }, body: { goods_ids: [goodsIdOf] } },
  );
  expect(
    inventory_records
      .slice(-7)
      .map(
        (r: {
          order: { type: string };
          inventory_goods_type: string;
          changed_quantity: number;
        }) => [r.order.type, r.inventory_goods_type, r.changed_quantity],
      ),
  ).toEqual([
    ["INVENTORY_STATUS_ADJUSTMENT_ORDER", "NORMAL", -2],
    ["INVENTORY_STATUS_ADJUSTMENT_ORDER", "DEFECTIVE", 2],
    ["DISPOSAL", "DEFECTIVE", -1],
    ["INVENTORY_COUNT_ORDER", "NORMAL", -1],
    ["OUTBOUND_TRANSFER_ORDER", "NORMAL", -3],
    ["INVENTORY_TRANSFER_ORDER", "NORMAL", 3],
    ["FAILED_DELIVERY", "NORMAL", 1],
  ]);
  await expectRecordsToAddUp(shop);
});
