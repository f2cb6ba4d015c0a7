import { expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const hour = 3_600_000;
const usps = "7117858858072016686";
const search = "/order/202309/orders/search";

async function open(): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  return shop;
}

const register = (shop: TikTokFace, eventType: string) =>
  shop.ok("PUT", "/event/202309/webhooks", {
    body: {
      address: `${shop.context.appOrigin}/webhooks/tiktok`,
      event_type: eventType,
    },
  });

const markShipped = (shop: TikTokFace, id: string, more = {}) =>
  shop.call("POST", `/fulfillment/202309/orders/${id}/packages`, {
    body: {
      tracking_number: "9400111899560000000001",
      shipping_provider_id: usps,
      ...more,
    },
  });

test("an order runs through its whole life by the town's calendar, and every step is told", async () => {
  await using shop = await open();
  await register(shop, "ORDER_STATUS_CHANGE");
  const id = await shop.buy("MUG-NVY-12", 2, { paid: false });
  const seen = [(await shop.order(id)).status];
  await shop.control("POST", `/tiktok/orders/${id}/pay`, {});
  for (const leap of [0, hour]) {
    shop.context.clock.advance(leap);
    seen.push((await shop.order(id)).status);
  }
  await markShipped(shop, id);
  for (const leap of [0, hour, 47 * hour, 31 * 24 * hour]) {
    shop.context.clock.advance(leap);
    seen.push((await shop.order(id)).status);
  }
  const life = [
    "UNPAID",
    "ON_HOLD",
    "AWAITING_SHIPMENT",
    "AWAITING_COLLECTION",
    "IN_TRANSIT",
    "DELIVERED",
    "COMPLETED",
  ];
  expect(seen).toEqual(life);
  const told = (await shop.lettersOf(1)).map((l) => l.data.order_status);
  expect(told.sort()).toEqual([...life].sort());
});

test("a leap of days runs through every station with the time at which it was due", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 1, { fulfillment: "BY_TIKTOK" });
  shop.context.clock.advance(4 * 24 * hour);
  const order = await shop.order(id);
  expect(order.status).toBe("DELIVERED");
  expect(order.rts_time - order.paid_time).toBe(3_620);
  expect(order.delivery_time - order.rts_time).toBe(172_800);
});

test("one line item is one unit, and the seller's stock moves from available to committed", async () => {
  await using shop = await open();
  const before = await stockOf(shop, "MUG-NVY-12");
  const id = await shop.buy("MUG-NVY-12", 3);
  expect((await shop.order(id)).line_items).toHaveLength(3);
  expect(await stockOf(shop, "MUG-NVY-12")).toEqual({
    quantity: before.quantity - 3,
    committed: before.committed + 3,
  });
});

test("the buyer is hidden on hold, clear for the seller afterwards, masked once cancelled", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 1);
  expect(await shop.order(id)).not.toHaveProperty("recipient_address");
  shop.context.clock.advance(hour);
  expect((await shop.order(id)).recipient_address.name).toBe("Dana Whitfield");
  await shop.control("POST", `/tiktok/orders/${id}/cancel`, { by: "buyer" });
  const order = await shop.order(id);
  expect(order).toMatchObject({
    status: "CANCELLED",
    cancellation_initiator: "BUYER",
  });
  expect(order.recipient_address.name).toBe("D*** W***");
});

test("an order kept by FBT shows a masked buyer, the centre's warehouse and the type", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 1, { fulfillment: "BY_TIKTOK" });
  shop.context.clock.advance(hour);
  const order = await shop.order(id);
  expect(order.fulfillment_type).toBe("FULFILLMENT_BY_TIKTOK");
  expect(order.warehouse_id).toBe(shop.town.centres[0]?.shopWarehouseId);
  expect(order.recipient_address.name).toBe("D*** W***");
  expect(order.recipient_address.district_info[1].address_name).toBe("Maine");
});

test("mark as shipped is refused for every documented reason", async () => {
  await using shop = await open();
  const held = await shop.buy("MUG-NVY-12", 1);
  expect((await markShipped(shop, held)).code).toBe(21_011_044);
  const fbt = await shop.buy("MUG-NVY-12", 1, { fulfillment: "BY_TIKTOK" });
  const other = await shop.buy("TEE-M", 1);
  shop.context.clock.advance(hour);
  expect((await markShipped(shop, fbt)).code).toBe(21_008_025);
  expect((await markShipped(shop, "5769000000000000000")).code).toBe(
    21_011_001,
  );
  expect((await markShipped(shop, held, { tracking_number: "no" })).code).toBe(
    21_011_022,
  );
  expect(
    (await markShipped(shop, held, { shipping_provider_id: "1" })).code,
  ).toBe(21_011_022);
  expect(
    (await markShipped(shop, held, { order_line_item_ids: ["1"] })).code,
  ).toBe(21_011_029);
  const shipped = await markShipped(shop, held);
  expect(shipped).toMatchObject({ code: 0, data: { order_id: held } });
  expect((await markShipped(shop, held)).code).toBe(21_011_020);
  expect((await markShipped(shop, other)).code).toBe(21_011_025);
  const detail = await shop.ok(
    "GET",
    `/fulfillment/202309/packages/${shipped.data.package_id}`,
  );
  expect(detail).toMatchObject({
    tracking_number: "9400111899560000000001",
    shipping_provider_name: "USPS",
  });
});

test("a part of an order can go out first: PARTIALLY_SHIPPING until the rest has a number", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 2);
  shop.context.clock.advance(hour);
  const [first, second] = (await shop.order(id)).line_items;
  await markShipped(shop, id, { order_line_item_ids: [first.id] });
  expect((await shop.order(id)).status).toBe("PARTIALLY_SHIPPING");
  await markShipped(shop, id, {
    order_line_item_ids: [second.id],
    tracking_number: "9400111899560000000002",
  });
  const order = await shop.order(id);
  expect(order.status).toBe("AWAITING_COLLECTION");
  expect(order.packages).toHaveLength(2);
});

test("the tracking number can be changed after shipping, not before", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 1);
  shop.context.clock.advance(hour);
  const path = `/fulfillment/202309/orders/${id}/shipping_info/update`;
  const body = {
    tracking_number: "9400111899560000000077",
    shipping_provider_id: usps,
  };
  expect((await shop.call("POST", path, { body })).code).toBe(21_011_043);
  await markShipped(shop, id);
  await shop.ok("POST", path, { body });
  expect((await shop.order(id)).line_items[0].tracking_number).toBe(
    "9400111899560000000077",
  );
});

test("order search pages through everything once, newest first, with bounds ge and lt", async () => {
  await using shop = await open();
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) {
    ids.push(await shop.buy("MUG-NVY-12", 1));
    shop.context.clock.advance(10_000);
  }
  const seen: string[] = [];
  let token = "";
  do {
    const data = await shop.ok("POST", search, {
      query: { page_size: "2", ...(token && { page_token: token }) },
      body: {},
    });
    seen.push(...data.orders.map((o: { id: string }) => o.id));
    token = data.next_page_token;
  } while (token);
  expect(seen).toEqual([...ids].reverse());
  const second = await shop.order(ids[1] ?? "");
  const window = await shop.ok("POST", search, {
    query: { page_size: "50", sort_order: "ASC" },
    body: {
      create_time_ge: second.create_time,
      create_time_lt: second.create_time + 11,
    },
  });
  expect(window.orders.map((o: { id: string }) => o.id)).toEqual(
    ids.slice(1, 3),
  );
});

test("a seller's cancellation wants a fitting reason and gives the stock back", async () => {
  await using shop = await open();
  const before = await stockOf(shop, "MUG-NVY-12");
  const id = await shop.buy("MUG-NVY-12", 2);
  const cancel = (cancel_reason: string, more = {}) =>
    shop.call("POST", "/return_refund/202602/cancellations", {
      body: { order_id: id, cancel_reason, ...more },
    });
  expect((await cancel("because")).code).toBe(25_001_014);
  expect((await cancel("seller_cancel_unpaid_reason_wrong_price")).code).toBe(
    25_001_021,
  );
  expect(
    (await cancel("ecom_order_to_ship_canceled_reason_no_longer_needed")).code,
  ).toBe(25_001_015);
  const sku = (await shop.order(id)).line_items[0].sku_id;
  const one = await cancel("seller_cancel_reason_wrong_price", {
    skus: [{ sku_id: sku, quantity: 1 }],
  });
  expect(one.data.cancel_status).toBe("CANCELLATION_REQUEST_SUCCESS");
  expect((await shop.order(id)).status).toBe("ON_HOLD");
  await cancel("seller_cancel_reason_wrong_price");
  expect((await shop.order(id)).status).toBe("CANCELLED");
  expect(await stockOf(shop, "MUG-NVY-12")).toEqual(before);
  expect((await cancel("seller_cancel_reason_wrong_price")).code).toBe(
    25_001_051,
  );
  const found = await shop.ok(
    "POST",
    "/return_refund/202602/cancellations/search",
    { body: { order_ids: [id] } },
  );
  expect(found.total_count).toBe(2);
});

test("a buyer's request that nobody answers is granted after a day", async () => {
  await using shop = await open();
  const id = await shop.buy("MUG-NVY-12", 1);
  shop.context.clock.advance(hour);
  await shop.control("POST", `/tiktok/orders/${id}/cancel`, {
    by: "buyer",
    request: true,
  });
  expect(await shop.order(id)).toMatchObject({
    status: "AWAITING_SHIPMENT",
    is_buyer_request_cancel: true,
  });
  shop.context.clock.advance(24 * hour);
  expect((await shop.order(id)).status).toBe("CANCELLED");
});

test("an order is refused when the shelf is too empty", async () => {
  await using shop = await open();
  const answer = await shop.control("POST", "/tiktok/orders", {
    lines: [{ sellerSku: "MUG-NVY-12", quantity: 10_000 }],
    fulfillment: "BY_SELLER",
  });
  expect(answer.error).toMatch(/for sale/);
});

async function stockOf(shop: TikTokFace, sellerSku: string) {
  const state = await shop.control(
    "GET",
    `/state/tiktok/${shop.town.tiktokShop.id}`,
  );
  for (const product of state.products)
    for (const sku of product.skus)
      if (sku.sellerSku === sellerSku) {
        const { quantity, committed } = sku.inventory[0];
        return { quantity, committed };
      }
  throw new Error(`no ${sellerSku}`);
}
