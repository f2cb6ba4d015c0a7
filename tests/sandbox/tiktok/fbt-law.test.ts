import fc from "fast-check";
import { expect, test } from "vitest";
import { mishaps } from "#sandbox/fbt/mishaps.ts";
import { stockMovements } from "#sandbox/fbt/stock-takings.ts";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const consignee = {
  name: "Dana Whitfield",
  phone_number: "(+1)2075550142",
  email: "dana@example.com",
  address: {
    country_code: "US",
    state_or_region: "ME",
    district_or_county: "Knox",
    city: "Camden",
    address_line_1: "18 Spruce Ridge Road",
    postal_code: "04843",
  },
};

const skus = ["MUG-NVY-12", "CAN-CED-08", "TEE-M"];
const step = fc.record({
  deed: fc.constantFrom(
    "buy",
    "mcf",
    "cancel order",
    "cancel mcf",
    "work",
    "receive",
    "return",
    "send back",
    "move stock",
    "mishap",
    "send inbound",
    "wait",
  ),
  sku: fc.constantFrom(...skus),
  quantity: fc.integer({ min: 1, max: 9 }),
  pick: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing that a buyer, a merchant or the dock might do; refusals are part of life. */
async function act(
  shop: TikTokFace,
  { deed, sku, quantity, pick }: Step,
  n: number,
) {
  const fbt = await shop.control("GET", "/state/fbt");
  const goods = fbt.goods.find(
    (g: { referenceCode: string }) => g.referenceCode === sku,
  );
  const fulfillment = pick % 2 ? "BY_TIKTOK" : "BY_SELLER";
  switch (deed) {
    case "buy":
      return shop.buy(sku, quantity, { fulfillment });
    case "mcf":
      return shop.call("POST", "/fbt/202601/mcf_outbound_orders", {
        body: {
          external_order_id: `x-${n}`,
          goods: [{ id: goods.id, quantity }],
          consignee,
        },
      });
    case "cancel order": {
      const { orders } = await shop.control(
        "GET",
        `/state/tiktok/${shop.town.tiktokShop.id}`,
      );
      const order = orders[pick % orders.length];
      return (
        order &&
        shop.control("POST", `/tiktok/orders/${order.id}/cancel`, {
          by: "buyer",
        })
      );
    }
    case "cancel mcf": {
      const order = fbt.mcfOrders[pick % fbt.mcfOrders.length];
      return (
        order &&
        shop.call("POST", "/fbt/202601/mcf_outbound_orders/cancel", {
          body: { mcf_order_id: order.id },
        })
      );
    }
    case "work":
      return shop.control("POST", "/fbt/dock/work");
    case "receive":
      return shop.control("POST", "/fbt/receive", {
        goodsId: goods.id,
        centreId: shop.town.centres[pick % 2]?.id,
        quantity,
      });
    case "return": {
      const order = await pickOrder(shop, pick);
      return (
        order &&
        shop.control("POST", `/tiktok/orders/${order.id}/return`, {
          type: "RETURN_AND_REFUND",
        })
      );
    }
    case "send back": {
      const { returns } = await shop.control(
        "GET",
        `/state/tiktok/${shop.town.tiktokShop.id}`,
      );
      const request = returns[pick % returns.length];
      if (!request) return;
      await shop.call(
        "POST",
        `/return_refund/202309/returns/${request.id}/approve`,
        {
          body: { decision: "APPROVE_RETURN" },
        },
      );
      return shop.control("POST", `/tiktok/returns/${request.id}/ship`, {
        damagedUnits: quantity % 3,
        arriveNow: pick % 2 === 0,
      });
    }
    case "move stock":
      return shop.control("POST", "/fbt/stock", {
        type: stockMovements[pick % stockMovements.length],
        goodsId: goods.id,
        centreId: shop.town.centres[pick % 2]?.id,
        toCentreId: shop.town.centres[(pick + 1) % 2]?.id,
        quantity: quantity - 2,
        quality: pick % 3 === 0 ? "DEFECTIVE" : "NORMAL",
      });
    case "mishap": {
      const all = [
        ...fbt.mcfOrders.flatMap(
          (o: { consignOrders: object[] }) => o.consignOrders,
        ),
        ...fbt.shopConsignments,
      ];
      const hit = all[pick % all.length];
      return (
        hit &&
        shop.control("POST", `/fbt/consignments/${hit.id}/issue`, {
          kind: mishaps[pick % mishaps.length],
        })
      );
    }
    case "send inbound":
      return sendInbound(shop, goods.id, quantity);
    default:
      return shop.context.clock.advance(pick * 3_600_000);
  }
}

async function pickOrder(shop: TikTokFace, pick: number) {
  const { orders } = await shop.control(
    "GET",
    `/state/tiktok/${shop.town.tiktokShop.id}`,
  );
  return orders[pick % orders.length] as { id: string } | undefined;
}

/** From plan to carrier, over the hub; the calendar does the rest. */
async function sendInbound(shop: TikTokFace, goods_id: string, units: number) {
  const { inbound_plan } = await shop.ok(
    "POST",
    "/fbt/202602/create_update_inbound_plan",
    { body: { goods_items: [{ goods_id, quantity: units }] } },
  );
  const { plan_id } = inbound_plan;
  const offers = await shop.ok(
    "POST",
    "/fbt/202602/list_available_inbound_method",
    { body: { plan_id } },
  );
  const [, hub] = offers.available_inbound_method_list;
  const wish = {
    plan_id,
    inbound_method: "ONE_HUB",
    estimate_arrival_time: hub.available_time_window_list[1],
  };
  await shop.ok("POST", "/fbt/202602/inbound_method_detail", { body: wish });
  shop.context.clock.advance(2_000);
  const { info } = await shop.ok("POST", "/fbt/202602/inbound_method_detail", {
    body: wish,
  });
  const { inbound_order_ids } = await shop.ok(
    "POST",
    "/fbt/202603/confirm_inbound_method",
    { body: { ...wish, placement_option_id: info[0].placement_option_id } },
  );
  await shop.ok("POST", "/fbt/202603/ship_inbound_order", {
    body: {
      inbound_order_id: inbound_order_ids[0],
      shipment_option: { shipping_method: "SMALL_PARCEL" },
      cartons: [
        {
          carton_type: "SINGLE_SKU",
          items: [{ goods_id, quantity: units }],
          quantity: 1,
          box_measurements: {
            weight: "4",
            weight_unit: "POUNDS",
            width: "10",
            height: "10",
            length: "12",
            length_unit: "INCH",
          },
        },
      ],
    },
  });
  await shop.control("PUT", `/fbt/inbound/${inbound_order_ids[0]}/findings`, {
    findings: [{ goodsId: goods_id, normal: units - 1, defective: units % 2 }],
  });
}

async function expectLaws(shop: TikTokFace) {
  const { goods, records, mcfOrders, shopConsignments, inbound } =
    await shop.control("GET", "/state/fbt");
  const { returns } = await shop.control(
    "GET",
    `/state/tiktok/${shop.town.tiktokShop.id}`,
  );
  const open = [
    ...mcfOrders.flatMap((o: { consignOrders: object[] }) => o.consignOrders),
    ...shopConsignments,
  ].filter((c) =>
    ["PENDING", "HANDLE_BY_WAREHOUSE", "ABNORMAL"].includes(c.status),
  );
  const sum = (rows: object[], name: string) =>
    rows.reduce(
      (n, row) => n + Number((row as Record<string, number>)[name]),
      0,
    );
  for (const g of goods)
    for (const row of g.stock) {
      const here = (r: { goodsId: string; centreId: string }) =>
        r.goodsId === g.id && r.centreId === row.centreId;
      const own = records.filter(here);
      const of = (quality: string) =>
        own.filter((r: { quality: string }) => r.quality === quality);
      expect(sum(of("NORMAL"), "changed")).toBe(row.available + row.reserved);
      expect(sum(of("DEFECTIVE"), "changed")).toBe(row.unfulfillable);
      const promised = open
        .filter((c) => c.centreId === row.centreId)
        .flatMap((c) => c.goods)
        .filter((x: { id: string }) => x.id === g.id);
      expect(sum(promised, "quantity")).toBe(row.reserved);
      expect(
        Math.min(row.available, row.reserved, row.unfulfillable, row.inTransit),
      ).toBeGreaterThanOrEqual(0);
      const onTheWay = inbound
        .flatMap((o: { transit: object[] }) => o.transit)
        .filter(here);
      if (returns.length === 0)
        expect(sum(onTheWay, "units")).toBe(row.inTransit);
    }
}

test("whatever happens, records add up to sound and defective stock, open consignments to the reserved units, and open inbound orders to the units in transit", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 25 }),
      async (steps) => {
        await using shop = await openTikTokFace();
        await shop.connect();
        for (const [n, one] of steps.entries()) await act(shop, one, n);
        await expectLaws(shop);
      },
    ),
    { numRuns: 25, seed: 417 },
  );
}, 180_000);
