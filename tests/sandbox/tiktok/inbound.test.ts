import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const day = 86_400_000;
const v2 = "/fbt/202602";
const v3 = "/fbt/202603";

async function open(): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  return shop;
}

const goodsOf = async (shop: TikTokFace, code: string) => {
  const { goods } = await shop.ok("POST", "/fbt/202409/goods/search", {
    query: { page_size: "10" },
    body: { reference_codes: [code] },
  });
  return goods[0].id as string;
};

const box = {
  weight: "4",
  weight_unit: "POUNDS",
  width: "10",
  height: "10",
  length: "12",
  length_unit: "INCH",
};
const carton = (goods_id: string, quantity: number, count: number) => ({
  carton_type: "SINGLE_SKU",
  items: [{ goods_id, quantity }],
  quantity: count,
  box_measurements: box,
});

const plan = (shop: TikTokFace, body: object) =>
  shop.call("POST", `${v2}/create_update_inbound_plan`, { body });
const methods = async (shop: TikTokFace, plan_id: string) =>
  (
    await shop.ok("POST", `${v2}/list_available_inbound_method`, {
      body: { plan_id },
    })
  ).available_inbound_method_list;
const detail = (
  shop: TikTokFace,
  plan_id: string,
  inbound_method: string,
  estimate_arrival_time: object,
) =>
  shop.call("POST", `${v2}/inbound_method_detail`, {
    body: { plan_id, inbound_method, estimate_arrival_time },
  });
const read = async (shop: TikTokFace, id: string) =>
  (
    await shop.ok("GET", `${v2}/inbound_orders`, {
      query: { order_ids: id, include_carton_details: "true" },
    })
  ).inbound_orders[0];
const statusOf = async (shop: TikTokFace, id: string) =>
  (await read(shop, id)).status_logs.at(-1).new_status;
const stockOf = async (shop: TikTokFace, code: string) => {
  const { goods } = await shop.control("GET", "/state/fbt");
  return goods.find((g: { referenceCode: string }) => g.referenceCode === code)
    .stock as {
    available: number;
    unfulfillable: number;
    inTransit: number;
  }[];
};

/** From an empty desk to confirmed orders of ten mugs. */
async function confirmed(shop: TikTokFace, method = "D2FC", units = 10) {
  const goods = await goodsOf(shop, "MUG-NVY-12");
  const { data } = await plan(shop, {
    goods_items: [{ goods_id: goods, quantity: units }],
  });
  const plan_id = data.inbound_plan.plan_id;
  const offers = await methods(shop, plan_id);
  const window = offers.find(
    (o: { inbound_method: string }) => o.inbound_method === method,
  ).available_time_window_list[0];
  await detail(shop, plan_id, method, window);
  shop.context.clock.advance(2_000);
  const found = await detail(shop, plan_id, method, window);
  const confirm = (change = {}) =>
    shop.call("POST", `${v3}/confirm_inbound_method`, {
      body: {
        plan_id,
        placement_option_id: found.data.info[0].placement_option_id,
        inbound_method: method,
        estimate_arrival_time: window,
        ...change,
      },
    });
  const ids: string[] = (await confirm()).data.inbound_order_ids;
  return { goods, plan_id, ids, confirm, window, placement: found.data };
}

const ship = (
  shop: TikTokFace,
  inbound_order_id: string,
  cartons: object[],
  shipment_option: object = { shipping_method: "SMALL_PARCEL" },
) =>
  shop.call("POST", `${v3}/ship_inbound_order`, {
    body: { inbound_order_id, cartons, shipment_option },
  });

describe("a plan", () => {
  test("is made once per key, changed by its id, and refused when it makes no sense", async () => {
    await using shop = await open();
    const goods_id = await goodsOf(shop, "MUG-NVY-12");
    const body = {
      idempotent_key: "k1",
      goods_items: [{ goods_id, quantity: 5 }],
    };
    const first = (await plan(shop, body)).data.inbound_plan.plan_id;
    expect((await plan(shop, body)).data.inbound_plan.plan_id).toBe(first);
    expect(
      (await plan(shop, { ...body, plan_id: first })).data.inbound_plan.plan_id,
    ).toBe(first);
    const wrong = [
      {},
      { goods_items: [{ goods_id: "1", quantity: 5 }] },
      { goods_items: [{ goods_id, quantity: 0 }] },
      { ...body, plan_id: "1" },
      { cartons: [{ ...carton(goods_id, 5, 1), quantity: 0 }] },
      {
        cartons: [
          {
            ...carton(goods_id, 5, 1),
            box_measurements: { ...box, weight: "0" },
          },
        ],
      },
    ];
    for (const body of wrong)
      expect((await plan(shop, body)).code).toBe(39_001_002);
  });

  test("offers weeks from Sunday midnight US Pacific, straight to the centres or to a hub for a fee", async () => {
    await using shop = await open();
    const { plan_id } = await confirmed(shop);
    const offers = await methods(shop, plan_id);
    expect(
      offers.map((o: { inbound_method: string }) => o.inbound_method),
    ).toEqual(["D2FC", "ONE_HUB"]);
    expect(offers[0].warehouse_list).toHaveLength(2);
    expect(offers[1].placement_fee_estimate).toEqual({
      amount: "3.00",
      currency: "USD",
    });
    for (const { start_timestamp } of offers[0].available_time_window_list) {
      expect(typeof start_timestamp).toBe("string");
      const local = new Date(Number(start_timestamp) * 1000).toLocaleString(
        "en-US",
        { timeZone: "America/Los_Angeles", hourCycle: "h23" },
      );
      expect(local).toMatch(/ 00:00:00$/);
      expect(
        new Date(Number(start_timestamp) * 1000).toLocaleDateString("en-US", {
          timeZone: "America/Los_Angeles",
          weekday: "long",
        }),
      ).toBe("Sunday");
    }
  });

  test("is placed by a task that takes a while; its result lasts a day, and the window must match to the letter", async () => {
    await using shop = await open();
    const goods_id = await goodsOf(shop, "MUG-NVY-12");
    const { data } = await plan(shop, {
      goods_items: [{ goods_id, quantity: 7 }],
    });
    const plan_id = data.inbound_plan.plan_id;
    const [direct] = await methods(shop, plan_id);
    const window = direct.available_time_window_list[1];
    expect((await detail(shop, plan_id, "D2FC", window)).data).toMatchObject({
      placement_task_status: "Executing",
      info: [],
    });
    shop.context.clock.advance(2_000);
    const { data: found } = await detail(shop, plan_id, "D2FC", window);
    expect(found.placement_task_status).toBe("Succeed");
    expect(
      found.info[0].allocation_shipments.map(
        (s: { goods_items: { quantity: number }[] }) =>
          s.goods_items[0]?.quantity,
      ),
    ).toEqual([4, 3]);
    const late = { ...window, end_timestamp: window.start_timestamp };
    expect((await detail(shop, plan_id, "D2FC", late)).code).toBe(39_001_002);
    shop.context.clock.advance(day + 1);
    const confirm = await shop.call("POST", `${v3}/confirm_inbound_method`, {
      body: {
        plan_id,
        placement_option_id: found.info[0].placement_option_id,
        inbound_method: "D2FC",
        estimate_arrival_time: window,
      },
    });
    expect(confirm.code).toBe(39_001_002);
  });

  test("becomes one order per centre, and is confirmed once", async () => {
    await using shop = await open();
    const { ids, confirm } = await confirmed(shop);
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      expect(id).toMatch(/^\d{19}$/);
      expect(await read(shop, id)).toMatchObject({
        order_id: id,
        order_id_string: `IBR${id}`,
        warehouse: { type: "FC" },
        status_logs: [{ new_status: "WORKING" }],
      });
    }
    expect((await confirm()).code).toBe(39_001_002);
    const withLetters = await shop.call("GET", `${v2}/inbound_orders`, {
      query: { order_ids: `IBR${ids[0]}` },
    });
    expect(withLetters.code).toBe(39_015_010);
  });

  test("of melting goods is taken in the cold season only", async () => {
    await using shop = await open();
    const goods_id = await goodsOf(shop, "MUG-NVY-12");
    await shop.control("PUT", `/fbt/goods/${goods_id}`, { melts: true });
    const body = { goods_items: [{ goods_id, quantity: 1 }] };
    const codes = new Set<number>();
    for (let i = 0; i < 12; i++) {
      const month = new Date(shop.context.clock.now()).getUTCMonth();
      const { code } = await plan(shop, body);
      if ([0, 1, 2, 10, 11].includes(month)) expect(code).toBe(0);
      if ([4, 5, 6, 7, 8].includes(month)) expect(code).toBe(39_001_002);
      codes.add(code);
      shop.context.clock.advance(30 * day);
    }
    expect(codes.size).toBe(2);
  });
});

describe("an inbound order", () => {
  test("is shipped in cartons that hold what was planned, arrives, is counted in two batches and told with letter 21", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [id = ""] = ids;
    const before = await stockOf(shop, "MUG-NVY-12");
    expect((await ship(shop, id, [carton(goods, 2, 2)])).code).toBe(39_001_002);
    expect(
      (
        await ship(shop, id, [carton(goods, 5, 1)], {
          shipping_method: "FREIGHT",
        })
      ).code,
    ).toBe(39_001_002);
    expect((await ship(shop, id, [carton(goods, 1, 5)])).code).toBe(0);
    expect((await stockOf(shop, "MUG-NVY-12"))[0]?.inTransit).toBe(5);
    expect(
      (await read(shop, id)).carton_details.map(
        (c: { carton_no: string }) => c.carton_no,
      ),
    ).toEqual(["C0001", "C0002", "C0003", "C0004", "C0005"]);
    shop.context.clock.advance(10 * day);
    const order = await read(shop, id);
    expect(
      order.status_logs.map((l: { new_status: string }) => l.new_status),
    ).toEqual([
      "WORKING",
      "READY_TO_SHIP",
      "TO_BE_RECEIVED",
      "DELIVERED",
      "RECEIVING",
      "PARTIALLY_RECEIVED",
      "RECEIVED",
    ]);
    expect(order.inbound_goods_lot_receive_item_details).toMatchObject([
      { planned_count: 5, normal_received_count: 5, total_received_count: 5 },
    ]);
    const [row] = await stockOf(shop, "MUG-NVY-12");
    expect(row).toMatchObject({
      available: (before[0]?.available ?? 0) + 5,
      inTransit: 0,
    });
    const told = (await shop.lettersOf(21)).map((l) => [
      l.data.inbound_order_id,
      l.data.order_status,
    ]);
    expect(told).toEqual(
      ["TO_BE_RECEIVED", "RECEIVING", "PARTIALLY_RECEIVED", "RECEIVED"].map(
        (s) => [`IBR${id}`, s],
      ),
    );
    const { inbound_orders: old } = await shop.ok(
      "GET",
      "/fbt/202409/inbound_orders",
      { query: { ids: `IBR${id}` } },
    );
    expect(
      old[0].received_batches.map(
        (b: { total_quantity: number }) => b.total_quantity,
      ),
    ).toEqual([3, 2]);
  });

  test("over the hub is forwarded to all centres", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop, "ONE_HUB", 7);
    const [id = ""] = ids;
    expect(ids).toHaveLength(1);
    const before = await stockOf(shop, "MUG-NVY-12");
    await ship(shop, id, [carton(goods, 7, 1)]);
    const through: string[] = [];
    for (let i = 0; i < 30; i++) {
      shop.context.clock.advance(day / 2);
      through.push(await statusOf(shop, id));
    }
    expect([...new Set(through)]).toEqual([
      "TO_BE_RECEIVED",
      "ARRIVED_HUB",
      "INTERNAL_TRANSFER",
      "RECEIVING",
      "PARTIALLY_RECEIVED",
      "RECEIVED",
    ]);
    const after = await stockOf(shop, "MUG-NVY-12");
    expect(
      after.map((row, i) => row.available - (before[i]?.available ?? 0)),
    ).toEqual([4, 3]);
    expect((await read(shop, id)).warehouse.type).toBe("HUB");
    expect(
      (await shop.lettersOf(21)).map((l) => l.data.order_status),
    ).toContain("ARRIVE_HUB");
  });

  test("with a shortage and broken goods stays open, and closes by itself after 75 days", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [id = ""] = ids;
    await ship(shop, id, [carton(goods, 5, 1)]);
    await shop.control("PUT", `/fbt/inbound/${id}/findings`, {
      findings: [{ goodsId: goods, normal: 3, defective: 1 }],
    });
    shop.context.clock.advance(10 * day);
    const [row] = await stockOf(shop, "MUG-NVY-12");
    expect(row).toMatchObject({ unfulfillable: 1, inTransit: 1 });
    expect(await statusOf(shop, id)).toBe("PARTIALLY_RECEIVED");
    const { order_id, inbound_goods_lot_receive_item_details: items } =
      await read(shop, id);
    expect(order_id).toBe(id);
    expect(items[0]).toMatchObject({
      planned_count: 5,
      normal_received_count: 3,
      defective_received_count: 1,
      total_received_count: 4,
    });
    shop.context.clock.advance(76 * day);
    expect(await statusOf(shop, id)).toBe("RECEIVED");
    expect((await stockOf(shop, "MUG-NVY-12"))[0]?.inTransit).toBe(0);
  });

  test("can be counted by hand, with more than was announced", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [id = ""] = ids;
    await ship(shop, id, [carton(goods, 5, 1)]);
    const before = await stockOf(shop, "MUG-NVY-12");
    const answer = await shop.control("POST", `/fbt/inbound/IBR${id}/receive`, {
      findings: [{ goodsId: goods, normal: 6 }],
    });
    expect(answer.status).toBe("RECEIVED");
    const [row] = await stockOf(shop, "MUG-NVY-12");
    expect(row).toMatchObject({
      available: (before[0]?.available ?? 0) + 6,
      inTransit: 0,
    });
  });

  test("that comes two weeks after the first of its plan is turned away", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [first = "", second = ""] = ids;
    await ship(shop, first, [carton(goods, 5, 1)]);
    shop.context.clock.advance(15 * day);
    await ship(shop, second, [carton(goods, 5, 1)]);
    shop.context.clock.advance(6 * day);
    expect(await statusOf(shop, second)).toBe("CANCELLED");
    expect((await stockOf(shop, "MUG-NVY-12"))[1]?.inTransit).toBe(0);
  });

  test("prints its labels in a while, and takes tracking per carton, five changes each", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [id = ""] = ids;
    const print = () =>
      shop.ok("POST", `${v2}/inbound_orders/label_print`, {
        body: { order_id: id },
      });
    expect((await print()).task_status).toBe("PROCESSING");
    shop.context.clock.advance(4_000);
    expect(await print()).toMatchObject({
      task_status: "SUCCESS",
      download_url: expect.stringMatching(/\.zip\?.*\\u0026/),
    });
    const track = (change = {}) =>
      shop.call("POST", `${v2}/inbound_orders/tracking_update`, {
        body: {
          order_id: id,
          parcel_tracking_info: [
            {
              provider_name: "UPS",
              tracking_number: "1Z999AA10123456784",
              carton_number: "C0001",
              ...change,
            },
          ],
        },
      });
    expect((await track()).code).toBe(39_015_018);
    await ship(shop, id, [carton(goods, 5, 1)]);
    expect((await track({ provider_name: "HERMES" })).code).toBe(39_015_016);
    expect((await track({ carton_number: "C0002" })).code).toBe(39_015_017);
    expect((await track({ tracking_number: "?" })).code).toBe(39_015_019);
    const codes: number[] = [];
    for (let i = 0; i < 7; i++)
      codes.push(
        (await track({ tracking_number: `1Z999AA1012345678${i}` })).code,
      );
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 39_015_018]);
    expect((await read(shop, id)).logistic_info_list).toEqual([
      {
        provider_name: "UPS",
        waybill_number: "1Z999AA10123456785",
        related_number: "C0001",
      },
    ]);
  });

  test("is called off with a reason until it has arrived", async () => {
    await using shop = await open();
    const { ids, goods } = await confirmed(shop);
    const [id = "", other = ""] = ids;
    const cancel = (order_id: string, cancel_reason = "Wrong goods") =>
      shop.call("POST", `${v2}/inbound_orders/cancel`, {
        body: { order_id, cancel_reason },
      });
    expect((await cancel(id, " ")).code).toBe(39_015_013);
    expect((await cancel("1")).code).toBe(39_015_010);
    await ship(shop, id, [carton(goods, 5, 1)]);
    expect((await cancel(id)).code).toBe(0);
    expect((await stockOf(shop, "MUG-NVY-12"))[0]?.inTransit).toBe(0);
    await ship(shop, other, [carton(goods, 5, 1)]);
    await shop.control("POST", `/fbt/inbound/${other}/arrive`);
    expect((await cancel(other)).code).toBe(39_015_014);
  });

  test("more than ten are not read at once", async () => {
    await using shop = await open();
    const answer = await shop.call("GET", `${v2}/inbound_orders`, {
      query: { order_ids: Array.from({ length: 11 }, (_, i) => i).join(",") },
    });
    expect(answer.code).toBe(39_015_020);
  });
});

describe("goods", () => {
  const declaration = {
    goods_name: "Toddler tee",
    goods_image_url: "https://example.com/tee.png",
    return_handling_method: "Restock_sellable_dispose_of_unsellable",
    dimension_and_weight_base_info: {
      weight_value: "0.4",
      length_value: "10",
      width_value: "8",
      height_value: "1",
      weight_unit: "POUND",
      dimension_unit: "INCH",
    },
    is_hazmat: false,
    is_lot_code: false,
    is_expiration_management: false,
  };
  const skuId = async (shop: TikTokFace, code: string) => {
    const { products } = await shop.ok(
      "POST",
      "/product/202502/products/search",
      { query: { page_size: "1" }, body: { seller_skus: [code] } },
    );
    return products[0].skus.find(
      (s: { seller_sku: string }) => s.seller_sku === code,
    ).id as string;
  };
  const create = async (shop: TikTokFace, tts_sku_id: string, change = {}) =>
    (
      await shop.ok("POST", `${v3}/goods/create_goods`, {
        body: {
          create_goods_dto_list: [
            {
              tts_sku_id,
              create_goods_type: "CREATE_AND_BIND",
              reference_code: "NEW-1",
              ...declaration,
              ...change,
            },
          ],
        },
      })
    ).create_result_info.create_result_list[0];

  /** A SKU that stands behind no goods yet. */
  async function unbound(shop: TikTokFace): Promise<string> {
    await shop.control("POST", "/tiktok/products", {
      title: "Toddler tee",
      description: "",
      skus: [
        {
          sellerSku: "TODDLER",
          barcode: null,
          optionName: "",
          optionValue: "Default Title",
          price: "9.00",
          stock: 3,
        },
      ],
    });
    return skuId(shop, "TODDLER");
  }

  test("are made from a SKU, bound to it and told with letter 23; a repeat is refused by itself", async () => {
    await using shop = await open();
    const sku = await unbound(shop);
    const made = await create(shop, sku);
    expect(made).toMatchObject({ is_success: true, tts_sku_id: sku });
    expect(await create(shop, sku)).toMatchObject({
      is_success: false,
      fail_reason: expect.stringMatching(/bound/),
    });
    expect(await create(shop, "1")).toMatchObject({ is_success: false });
    expect((await shop.lettersOf(23))[0].data).toMatchObject({
      match_type: "MATCH",
      goods_id: made.tts_goods_id,
      sku_id: sku,
    });
    const { goods } = await shop.ok("POST", "/fbt/202607/goods/search", {
      query: { page_size: "10" },
      body: { sku_ids: [sku] },
    });
    expect(goods).toMatchObject([
      {
        id: made.tts_goods_id,
        reference_code: "NEW-1",
        merchant_declaration_info: { weight: { value: "0.4", unit: "POUND" } },
      },
    ]);
  });

  test("an update writes the whole declaration anew", async () => {
    await using shop = await open();
    const sku = await unbound(shop);
    const made = await create(shop, sku, {
      is_expiration_management: true,
      shelf_life_attribute_info: {
        shelf_life: 90,
        inbound_cutoff_days: 30,
        expiration_alert_days: 20,
        sales_cutoff_days: 10,
      },
    });
    const ask = async () =>
      (
        await shop.ok("POST", `${v3}/goods/hazmat_and_expiration_info/search`, {
          body: { tts_sku_ids: [sku] },
        })
      ).hazmat_and_expiration_info.hazmat_and_expiration_dto_list[0];
    expect(await ask()).toMatchObject({
      is_expiration_management: true,
      exp_base_info: { sales_cutoff_days: 10 },
    });
    await shop.ok("POST", `${v3}/goods/update_goods_info`, {
      body: {
        update_goods_dto: { tts_goods_id: made.tts_goods_id, ...declaration },
      },
    });
    expect(await ask()).not.toHaveProperty("exp_base_info");
    const { goods } = await shop.ok("POST", "/fbt/202409/goods/search", {
      query: { page_size: "10" },
      body: { goods_ids: [made.tts_goods_id] },
    });
    expect(goods[0].reference_code).toBe("");
  });

  test("SKUs are bound and unbound one by one, at most five to share", async () => {
    await using shop = await open();
    const goods = await goodsOf(shop, "MUG-NVY-12");
    const bound = await skuId(shop, "MUG-NVY-12");
    const free = await unbound(shop);
    const relate = async (operation_type: string, ...tts_sku_ids: string[]) =>
      (
        await shop.ok("POST", `${v3}/goods/update_goods_sku_relation`, {
          body: {
            operation_type,
            operate_goods_sku_relation_list: [
              { tts_goods_id: goods, tts_sku_ids },
            ],
          },
        })
      ).operate_goods_sku_relation_info.operate_result_list.map(
        (r: { is_success: boolean }) => r.is_success,
      );
    expect(await relate("BIND", free, bound)).toEqual([true, false]);
    const rows = await shop.ok("POST", "/fbt/202408/inventory/search", {
      query: { page_size: "10" },
      body: { sku_ids: [free] },
    });
    expect(rows.inventory[0].goods.skus).toHaveLength(2);
    expect(await relate("UN_BIND", bound, bound)).toEqual([true, false]);
    expect((await shop.lettersOf(23)).map((l) => l.data.match_type)).toEqual([
      "MATCH",
      "UNMATCH",
    ]);
  });

  test.each([
    [
      "no weight",
      {
        dimension_and_weight_base_info: {
          ...declaration.dimension_and_weight_base_info,
          weight_value: "0",
        },
      },
    ],
    [
      "pounds as inbound orders write them",
      {
        dimension_and_weight_base_info: {
          ...declaration.dimension_and_weight_base_info,
          weight_unit: "POUNDS",
        },
      },
    ],
    ["a hazard without its data", { is_hazmat: true }],
    ["an unknown way with returns", { return_handling_method: "KEEP" }],
  ])(
    "with %s are refused within an answer of success",
    async (_what, change) => {
      await using shop = await open();
      const sku = await unbound(shop);
      expect(await create(shop, sku, change)).toMatchObject({
        is_success: false,
        fail_reason: expect.any(String),
      });
    },
  );
});
