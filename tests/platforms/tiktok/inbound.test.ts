import { describe, expect, test } from "vitest";
import { createFulfillmentNetwork } from "#core/platforms/tiktok/fulfillment-network.server.ts";
import { envelope, openClient, shop } from "./merchant.ts";
import { plainAnswers } from "./plain-answers.ts";
import { carton, pretend } from "./tour.ts";

function open(answers: Record<string, unknown> = {}) {
  const asked = pretend({ ...plainAnswers, ...answers });
  return { asked, fbt: createFulfillmentNetwork(openClient()) };
}

const path = "/fbt/202602/inbound_orders";
const order = (change: object = {}) => ({
  [path]: { inbound_orders: [{ order_id: "63", create_time: 1, ...change }] },
});
const inState = (...statuses: string[]) =>
  order({
    status_logs: statuses.map((new_status, at) => ({
      new_status,
      operate_time: at + 1,
    })),
  });
const posts = (asked: { method: string }[]) =>
  asked.filter(({ method }) => method === "POST");

describe("a plan", () => {
  test("of cartons is written in the network's units", async () => {
    const { asked, fbt } = open();
    const content = { cartons: [carton] };
    expect(await fbt.savePlan(shop, { key: "k1", content })).toEqual({
      planExternalId: "61",
    });
    expect(asked[0]?.body).toEqual({
      idempotent_key: "k1",
      cartons: [
        {
          carton_type: "SINGLE_SKU",
          quantity: 2,
          carton_nums: ["C0001", "C0002"],
          items: [
            {
              goods_id: "12",
              quantity: 20,
              lot_code: "L1",
              expiration_timestamp: "1826841600",
            },
          ],
          box_measurements: {
            weight: "7000",
            weight_unit: "GRAM",
            length: "400",
            width: "300",
            height: "300",
            length_unit: "MILLIMETER",
          },
        },
      ],
    });
  });

  const window = {
    from: new Date(1_774_162_800_000),
    until: new Date(1_774_767_600_000),
  };
  const ways = {
    "/fbt/202602/list_available_inbound_method": {
      available_inbound_method_list: [
        {
          inbound_method: "ONE_HUB",
          available_time_window_list: [
            { start_timestamp: "1774162800", end_timestamp: "1774767600" },
          ],
          warehouse_list: [{ warehouse_id: "7", warehouse_name: "FC09" }],
          placement_fee_estimate: { amount: "13.50", currency: "USD" },
        },
      ],
    },
  };

  test("has ways with windows that come back to the second", async () => {
    const { asked, fbt } = open(ways);
    const [way] = await fbt.listInboundWays(shop, "61");
    expect(way).toEqual({
      way: "hub",
      windows: [window],
      centres: [{ externalId: "7", name: "FC09" }],
      fee: { minor: 1350, currency: "USD" },
    });
    await fbt.fetchPlacement(shop, {
      planExternalId: "61",
      way: way?.way ?? "direct",
      window: way?.windows[0] ?? window,
    });
    expect(asked.at(-1)?.body).toEqual({
      plan_id: "61",
      inbound_method: "ONE_HUB",
      estimate_arrival_time: {
        start_timestamp: "1774162800",
        end_timestamp: "1774767600",
      },
    });
  });

  const wish = { planExternalId: "61", way: "direct", window } as const;
  const detail = "/fbt/202602/inbound_method_detail";

  test.each([
    ["Executing", "working"],
    ["Failed", "failed"],
  ])("whose placement is %s is %s", async (placement_task_status, state) => {
    const { fbt } = open({ [detail]: { placement_task_status } });
    expect(await fbt.fetchPlacement(shop, wish)).toEqual({ state });
  });

  test("whose placement is ready has options, cartons counted out", async () => {
    const items = [{ goods_id: "12", quantity: 20 }];
    const { fbt } = open({
      [detail]: {
        placement_task_status: "Succeed",
        expiration_timestamp: "1774767600",
        info: [
          {
            placement_option_id: "62",
            allocation_shipments: [
              {
                warehouse_id: "7",
                cartons: [{ quantity: 2, items }],
                shipment_options: [
                  { shipping_method: "SMALL_PARCEL" },
                  { shipping_method: "FREIGHT" },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(await fbt.fetchPlacement(shop, wish)).toEqual({
      state: "ready",
      expiresAt: window.until,
      options: [
        {
          externalId: "62",
          fee: null,
          shipments: [
            {
              centreExternalId: "7",
              lines: [{ goodsExternalId: "12", quantity: 40 }],
              by: ["parcel", "freight"],
            },
          ],
        },
      ],
    });
  });

  test("whose week has passed tells nothing of a lost confirmation", async () => {
    const { fbt } = open({
      "/fbt/202410/inventory_records/search": { inventory_records: [] },
      "/fbt/202602/list_available_inbound_method": {
        available_inbound_method_list: [],
      },
    });
    expect(
      await fbt.findPlacementOrders(shop, {
        ...wish,
        since: new Date(0),
        seen: [],
      }),
    ).toEqual({ state: "unknown" });
  });

  test("becomes orders whose ids are digits only", async () => {
    const { fbt } = open();
    expect(
      await fbt.confirmPlacement(shop, { ...wish, optionExternalId: "62" }),
    ).toEqual({ orderExternalIds: ["63"] });
  });
});

describe("an inbound order", () => {
  const orderExternalId = "IBR63";
  const shipment = {
    orderExternalId,
    cartons: [carton],
    by: "parcel" as const,
  };

  test("is read with all that is known of it, newest state last", async () => {
    const { asked, fbt } = open({
      ...order({
        order_id: "IBR63",
        order_plan_id: "61",
        ship_time: 0,
        expected_arrival_time: 5,
        warehouse: { fbt_warehouse_id: "7", name: "FC09", type: "HUB" },
        status_logs: [
          { operate_time: 9, new_status: "ARRIVE_HUB" },
          { operate_time: 3, new_status: "TO_BE_RECEIVED" },
        ],
        logistic_info_list: [
          {
            provider_name: "UPS",
            waybill_number: "889",
            related_number: "C0001",
          },
        ],
        carton_details: [
          { carton_no: "C0001", items: [{ goods_id: "12", quantity: 20 }] },
        ],
        inbound_goods_lot_receive_item_details: [
          {
            goods_id: "12",
            lot_code: "L1",
            planned_count: 20,
            normal_received_count: 18,
            defective_received_count: 1,
          },
        ],
      }),
    });
    expect(await fbt.fetchInbound(shop, ["IBR63", "63"])).toEqual([
      {
        externalId: "63",
        planExternalId: "61",
        status: "ARRIVED_HUB",
        centre: { externalId: "7", name: "FC09", isHub: true },
        createdAt: new Date(1_000),
        shippedAt: null,
        expectedAt: new Date(5_000),
        arrivedAt: null,
        countedAt: null,
        tracking: [{ carton: "C0001", carrier: "UPS", number: "889" }],
        cartons: [
          {
            number: "C0001",
            lines: [{ goodsExternalId: "12", quantity: 20 }],
          },
        ],
        received: [
          {
            goodsExternalId: "12",
            lotCode: "L1",
            planned: 20,
            sellable: 18,
            defective: 1,
          },
        ],
      },
    ]);
    expect(asked[0]?.query).toMatchObject({
      order_ids: "63",
      include_carton_details: "true",
    });
  });

  describe("is counted in", () => {
    const day = (at: number) => 1_790_000_000 + at * 86_400;
    const countedOn = async (
      found: number,
      ...log: [status: string, day: number][]
    ) => {
      const { fbt } = open(
        order({
          ship_time: day(0),
          actual_arrival_time: day(8),
          status_logs: log.map(([new_status, at]) => ({
            new_status,
            operate_time: day(at),
          })),
          inbound_goods_lot_receive_item_details: [
            { goods_id: "12", planned_count: 20, normal_received_count: found },
          ],
        }),
      );
      const [fact] = await fbt.fetchInbound(shop, ["63"]);
      if (!fact) throw new Error("no order was read");
      expect(fact.arrivedAt).toEqual(new Date(day(8) * 1000));
      const at = fact.countedAt;
      return at && (at.getTime() / 1000 - day(0)) / 86_400;
    };
    const dock = ["DELIVERED", 8] as const;

    test("when the log says so, days after the dock, and stays so in whatever state it ends", async () => {
      expect(await countedOn(0, [...dock])).toBeNull();
      expect(await countedOn(10, [...dock], ["PARTIALLY_RECEIVED", 10])).toBe(
        null,
      );
      const whole = [
        [...dock],
        ["PARTIALLY_RECEIVED", 10],
        ["RECEIVED", 12],
      ] as [string, number][];
      expect(await countedOn(20, ...whole)).toBe(12);
      expect(await countedOn(20, ...whole, ["DELIVERED", 13])).toBe(12);
    });

    test("with its last part where units are missing: it waits for those alone", async () => {
      const log = [
        ["PARTIALLY_RECEIVED", 10],
        ["PARTIALLY_RECEIVED", 12],
        ["RECEIVED", 83],
      ] as [string, number][];
      expect(await countedOn(19, ...log)).toBe(12);
      expect(await countedOn(19, ["RECEIVED", 83])).toBe(83);
    });
  });

  test("in a state that we do not know stops the reading", async () => {
    const { fbt } = open(inState("SUNK"));
    await expect(fbt.fetchInbound(shop, ["63"])).rejects.toMatchObject({
      code: "wire_unexpected",
    });
  });

  test.each([
    ["parcel", { shipping_method: "SMALL_PARCEL" }],
    ["full-truck", { shipping_method: "FREIGHT", freight_type: "FTL" }],
    ["part-truck", { shipping_method: "FREIGHT", freight_type: "LTL" }],
  ] as const)("is shipped by %s", async (by, shipment_option) => {
    const { asked, fbt } = open();
    await fbt.shipInbound(shop, { ...shipment, by });
    expect(asked.at(-1)?.body).toMatchObject({
      inbound_order_id: "63",
      shipment_option,
    });
  });

  test("that is shipped is not shipped again, a cancelled one neither", async () => {
    const { asked, fbt } = open(inState("WORKING", "READY_TO_SHIP"));
    await fbt.shipInbound(shop, shipment);
    expect(posts(asked)).toEqual([]);
    await expect(
      open(inState("CANCELLED")).fbt.shipInbound(shop, shipment),
    ).rejects.toMatchObject({ code: "inbound_locked" });
  });

  test("has its labels made, and their address mended", async () => {
    const wish = { orderExternalId, labels: ["carton", "barcode"] } as const;
    const labels = [...wish.labels];
    expect(await open().fbt.printLabels(shop, { ...wish, labels })).toBeNull();
    const { asked, fbt } = open({
      [`${path}/label_print`]: {
        task_status: "SUCCESS",
        download_url: "https://zip.test/?a=1\\u0026b=2",
      },
    });
    expect(await fbt.printLabels(shop, { ...wish, labels })).toEqual({
      url: "https://zip.test/?a=1&b=2",
    });
    expect(asked[0]?.body).toEqual({
      order_id: "63",
      print_items: ["CARTON_LABEL", "FBT_BARCODE"],
    });
  });

  test("is tracked by carton, and what is there already is not sent again", async () => {
    const { asked, fbt } = open(
      order({
        logistic_info_list: [
          {
            provider_name: "UPS",
            waybill_number: "889",
            related_number: "C0001",
          },
        ],
      }),
    );
    const known = { carton: "C0001", carrier: "UPS", number: " 889 " };
    const added = { carton: "C0002", carrier: "Fed-Ex", number: "890" };
    const other = { carton: "C0003", carrier: "Pigeon Post", number: "891" };
    await fbt.trackInbound(shop, { orderExternalId, parcels: [known] });
    expect(posts(asked)).toEqual([]);
    await fbt.trackInbound(shop, {
      orderExternalId,
      parcels: [known, added, other],
    });
    expect(asked.at(-1)?.body).toEqual({
      order_id: "63",
      parcel_tracking_info: [
        {
          carton_number: "C0002",
          provider_name: "FEDEX",
          tracking_number: "890",
        },
        {
          carton_number: "C0003",
          provider_name: "OTHER",
          tracking_number: "891",
        },
      ],
    });
  });

  test("is cancelled once", async () => {
    const wish = { orderExternalId, reason: "Too early" };
    const { asked, fbt } = open();
    await fbt.cancelInbound(shop, wish);
    expect(asked.at(-1)?.body).toEqual({
      order_id: "63",
      cancel_reason: "Too early",
    });
    const done = open(inState("CANCELLED"));
    await done.fbt.cancelInbound(shop, wish);
    expect(posts(done.asked)).toEqual([]);
  });

  test.each([
    [39015014, "inbound_locked"],
    [39015010, "subject_not_found"],
    [39001002, "inbound_refused"],
  ])("refused with %i is %s", async (code, ours) => {
    const { fbt } = open({ [`${path}/cancel`]: envelope(null, code) });
    await expect(
      fbt.cancelInbound(shop, { orderExternalId, reason: "r" }),
    ).rejects.toMatchObject({ code: ours });
  });
});
