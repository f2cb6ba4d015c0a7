import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const hour = 3_600_000;
const day = 24 * hour;

async function open(): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  return shop;
}

const cents = (text: string | undefined) => Math.round(Number(text) * 100);
const amount = fc.nat(3_000).map((n) => (n / 100).toFixed(2));

/** Every sum that the page of Get Price Detail writes down. */
function expectToTie(row: Record<string, string>) {
  const n = (name: string) => cents(row[name]);
  expect(n("sku_sale_price")).toBe(
    n("sku_list_price") -
      n("subtotal_deduction_seller") -
      n("subtotal_deduction_platform"),
  );
  expect(n("subtotal")).toBe(n("sku_sale_price") + n("subtotal_tax_amount"));
  expect(n("shipping_sale_price")).toBe(
    n("shipping_list_price") -
      n("shipping_fee_deduction_seller") -
      n("shipping_fee_deduction_platform"),
  );
  expect(n("total")).toBe(n("sku_list_price") + n("shipping_list_price"));
  expect(n("payment")).toBe(
    n("sku_sale_price") + n("shipping_sale_price") + n("tax_amount"),
  );
}

describe("money", () => {
  test("whatever the discounts, postage and tax, every price ties to the cent: line by line, on the order, and in the price detail", async () => {
    await using shop = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          mugs: fc.integer({ min: 1, max: 3 }),
          seller: amount,
          platform: amount,
          list: amount,
          taxRate: fc.constantFrom("0", "0.055", "0.08875"),
        }),
        async ({ mugs, seller, platform, list, taxRate }) => {
          await shop.control("POST", "/tiktok/stock", {
            sellerSku: "MUG-NVY-12",
            quantity: 100,
          });
          const { id } = await shop.control("POST", "/tiktok/orders", {
            lines: [
              { sellerSku: "MUG-NVY-12", quantity: mugs },
              { sellerSku: "TEE-M", quantity: 1 },
            ],
            fulfillment: "BY_SELLER",
            discounts: { seller, platform },
            postage: { list },
            taxRate,
          });
          const order = await shop.order(id);
          const detail = await shop.ok(
            "GET",
            `/order/202407/orders/${id}/price_detail`,
          );
          for (const row of [detail, ...detail.line_items]) expectToTie(row);
          const sum = (rows: Record<string, string>[], name: string) =>
            rows.reduce((n, row) => n + cents(row[name]), 0);
          for (const name of [
            "payment",
            "total",
            "tax_amount",
            "shipping_sale_price",
            "subtotal",
          ])
            expect(sum(detail.line_items, name)).toBe(cents(detail[name]));
          const { payment } = order;
          expect(cents(payment.total_amount)).toBe(cents(detail.payment));
          expect(cents(payment.sub_total)).toBe(
            sum(order.line_items, "sale_price"),
          );
          expect(cents(payment.total_amount)).toBe(
            cents(payment.sub_total) +
              cents(payment.shipping_fee) +
              cents(payment.tax),
          );
          for (const line of order.line_items)
            expect(cents(line.sale_price)).toBe(
              cents(line.original_price) -
                cents(line.seller_discount) -
                cents(line.platform_discount),
            );
        },
      ),
      { numRuns: 20, seed: 31 },
    );
  }, 120_000);

  test("the price detail of a stranger's order is refused", async () => {
    await using shop = await open();
    expect(
      (await shop.call("GET", "/order/202407/orders/1/price_detail")).code,
    ).toBe(21_008_111);
  });
});

describe("kinds of orders", () => {
  test("a free sample and a gift cost nothing but keep their list price", async () => {
    await using shop = await open();
    const sample = await shop.order(
      await shop.buy("MUG-NVY-12", 1, { isSample: true }),
    );
    expect(sample).toMatchObject({
      is_sample_order: true,
      payment: { total_amount: "0", original_total_product_price: "18.50" },
    });
    const { id } = await shop.control("POST", "/tiktok/orders", {
      lines: [
        { sellerSku: "MUG-NVY-12", quantity: 1 },
        { sellerSku: "TEE-M", quantity: 1, isGift: true },
      ],
      fulfillment: "BY_SELLER",
    });
    const order = await shop.order(id);
    expect(order.line_items).toMatchObject([
      { is_gift: false, sale_price: "18.50" },
      { is_gift: true, sale_price: "0", gift_retail_price: "28.00" },
    ]);
    expect(order.payment.total_amount).toBe("18.50");
    const detail = await shop.ok(
      "GET",
      `/order/202407/orders/${id}/price_detail`,
    );
    expect(detail.sku_gift_original_price).toBe("28.00");
  });

  test("a pre-order is on hold until its release, and its deadlines count from there", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1, {
      type: "PRE_ORDER",
      releaseInMs: 5 * day,
    });
    shop.context.clock.advance(day);
    const held = await shop.order(id);
    expect(held).toMatchObject({ status: "ON_HOLD", order_type: "PRE_ORDER" });
    shop.context.clock.advance(4 * day);
    const order = await shop.order(id);
    expect(order.status).toBe("AWAITING_SHIPMENT");
    expect(order.rts_sla_time - order.release_date).toBe(3 * 86_400);
  });

  test("a made-to-order item says how long it takes", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1, {
      type: "MADE_TO_ORDER",
      handlingDays: 7,
    });
    expect(await shop.order(id)).toMatchObject({
      order_type: "MADE_TO_ORDER",
      handling_duration: { days: "7", type: "BUSINESS_DAY" },
    });
  });

  test("a replacement names the order it replaces", async () => {
    await using shop = await open();
    const first = await shop.buy("MUG-NVY-12", 1);
    const id = await shop.buy("MUG-NVY-12", 1, { replaces: first });
    expect(await shop.order(id)).toMatchObject({
      is_replacement_order: true,
      replaced_order_id: first,
      payment: { total_amount: "0" },
    });
  });
});

describe("deadlines", () => {
  test("nobody pays, nobody ships, nobody collects: the platform cancels, each at its time", async () => {
    await using shop = await open();
    await shop.control("PUT", "/tiktok/carriers", { enabled: false });
    const unpaid = await shop.buy("MUG-NVY-12", 1, { paid: false });
    const forgotten = await shop.buy("MUG-NVY-12", 1);
    const left = await shop.buy("TEE-M", 1);
    shop.context.clock.advance(hour);
    await shop.ok("POST", `/fulfillment/202309/orders/${left}/packages`, {
      body: {
        tracking_number: "9400111899560000000001",
        shipping_provider_id: "7117858858072016686",
      },
    });
    const given = await shop.order(unpaid);
    shop.context.clock.advance(30 * day);
    const ends = await Promise.all(
      [unpaid, forgotten, left].map((id) => shop.order(id)),
    );
    expect(ends.map((o) => [o.status, o.cancel_reason])).toEqual([
      ["CANCELLED", "system_cancel_unpaid_time_out"],
      ["CANCELLED", "system_cancel_order_reason_shipping_timeout"],
      ["CANCELLED", "system_cancel_order_untracked"],
    ]);
    expect(ends[0].cancel_time).toBe(given.cancel_order_sla_time);
    expect(ends[1].cancel_time).toBe(ends[1].shipping_due_time);
    expect(ends[2].cancel_time).toBe(ends[2].collection_due_time);
  });
});

describe("external order references", () => {
  const path = "/order/202406/orders";
  const shopify = { platform: "SHOPIFY" };

  test("are added per order, found by their own number, and replaced per system", async () => {
    await using shop = await open();
    const id = await shop.buy("MUG-NVY-12", 1);
    const [line] = (await shop.order(id)).line_items;
    const add = (external: string, more = {}) =>
      shop.ok("POST", `${path}/external_orders`, {
        body: {
          orders: [
            {
              id,
              external_order: {
                id: external,
                ...shopify,
                line_items: [{ id: "L1", origin_id: line.id }],
                ...more,
              },
            },
          ],
        },
      });
    expect((await add("#1001")).errors).toEqual([]);
    expect((await add("#1002")).errors).toEqual([]);
    const find = (external_order_id: string) =>
      shop.ok("POST", `${path}/external_order_search`, {
        query: { ...shopify, external_order_id },
      });
    expect((await find("#1001")).orders).toEqual([]);
    expect((await find("#1002")).orders).toMatchObject([
      {
        id,
        external_order: {
          id: "#1002",
          line_items: [{ id: "L1", origin_id: line.id }],
        },
      },
    ]);
    const { external_orders } = await shop.ok(
      "GET",
      `${path}/${id}/external_orders`,
      { query: shopify },
    );
    expect(external_orders).toHaveLength(1);
    const wrong = await add("#1003", {
      line_items: [{ id: "L1", origin_id: "1" }],
    });
    expect(wrong.errors[0].detail.order_id).toBe(id);
  });
});
