import { describe, expect, test } from "vitest";
import {
  openTikTokFace,
  type TikTokFace,
} from "../../support/open-tiktok-face.ts";

const hour = 3_600_000;
const day = 24 * hour;
const base = "/return_refund";

async function open(...events: string[]): Promise<TikTokFace> {
  const shop = await openTikTokFace();
  await shop.connect();
  for (const event_type of ["RETURN_STATUS_CHANGE", ...events])
    await shop.ok("PUT", "/event/202309/webhooks", {
      body: {
        address: `${shop.context.appOrigin}/webhooks/tiktok`,
        event_type,
      },
    });
  return shop;
}

/** Two mugs and a shirt, with tax, that have arrived. */
async function delivered(shop: TikTokFace, more = {}): Promise<string> {
  const { id } = await shop.control("POST", "/tiktok/orders", {
    lines: [
      { sellerSku: "MUG-NVY-12", quantity: 2 },
      { sellerSku: "TEE-M", quantity: 1 },
    ],
    fulfillment: "BY_SELLER",
    taxRate: "0.055",
    postage: { list: "4.99" },
    ...more,
  });
  shop.context.clock.advance(hour);
  if ((await shop.order(id)).fulfillment_type === "FULFILLMENT_BY_SELLER")
    await shop.ok("POST", `/fulfillment/202309/orders/${id}/packages`, {
      body: {
        tracking_number: "9400111899560000000001",
        shipping_provider_id: "7117858858072016686",
      },
    });
  shop.context.clock.advance(3 * day);
  return id;
}

const ask = (shop: TikTokFace, id: string, type: string, more = {}) =>
  shop.control("POST", `/tiktok/orders/${id}/return`, { type, ...more });
const approve = (
  shop: TikTokFace,
  id: string,
  decision: string,
  more = {},
  query = {},
) =>
  shop.call("POST", `${base}/202309/returns/${id}/approve`, {
    body: { decision, ...more },
    query,
  });
const reject = (
  shop: TikTokFace,
  id: string,
  decision: string,
  reject_reason: string,
) =>
  shop.call("POST", `${base}/202309/returns/${id}/reject`, {
    body: { decision, reject_reason },
  });
const read = async (shop: TikTokFace, id: string) =>
  (
    await shop.ok("POST", `${base}/202602/returns/search`, {
      body: { return_ids: [id] },
    })
  ).return_orders[0];
const told = async (shop: TikTokFace) =>
  (await shop.lettersOf(12)).map((l) => l.data.return_status);

describe("a refund without return", () => {
  test("that the seller approves is paid back to the cent, and ends the order", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    expect(await read(shop, returnId)).toMatchObject({
      return_status: "RETURN_OR_REFUND_REQUEST_PENDING",
      role: "BUYER",
      seller_next_action_response: [{ action: "SELLER_RESPOND_REFUND" }],
      refund_amount: {
        refund_subtotal: "65.00",
        refund_tax: "3.58",
        refund_total: "68.58",
      },
    });
    expect((await approve(shop, returnId, "APPROVE_REFUND")).code).toBe(0);
    expect((await shop.order(id)).status).toBe("COMPLETED");
    shop.context.clock.advance(day);
    expect((await read(shop, returnId)).return_status).toBe(
      "RETURN_OR_REFUND_REQUEST_COMPLETE",
    );
    expect(await told(shop)).toEqual([
      "RETURN_OR_REFUND_REQUEST_PENDING",
      "RETURN_OR_REFUND_REQUEST_SUCCESS",
      "RETURN_OR_REFUND_REQUEST_COMPLETE",
    ]);
  });

  test("of one unit leaves the order as it is", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const [line] = (await shop.order(id)).line_items;
    const { returnId } = await ask(shop, id, "REFUND", { lineIds: [line.id] });
    await approve(shop, returnId, "APPROVE_REFUND");
    expect((await shop.order(id)).status).toBe("DELIVERED");
    const row = await read(shop, returnId);
    expect(row.return_line_items).toMatchObject([
      { order_line_item_id: line.id, refund_amount: { refund_total: "19.52" } },
    ]);
  });

  test("that nobody answers is granted when its deadline has passed", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    const { deadline } = (await read(shop, returnId))
      .seller_next_action_response[0];
    shop.context.clock.advance(2 * day);
    const row = await read(shop, returnId);
    expect(row).toMatchObject({
      return_status: "RETURN_OR_REFUND_REQUEST_SUCCESS",
      update_time: deadline,
    });
    const { records } = await shop.ok(
      "GET",
      `${base}/202309/returns/${returnId}/records`,
    );
    expect(records.map((r: { role: string }) => r.role)).toEqual([
      "BUYER",
      "SYSTEM",
    ]);
  });

  test("can be turned down with a fitting reason only, and asked for again", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    const { reasons } = await shop.ok("GET", `${base}/202309/reject_reasons`, {
      query: { return_or_cancel_id: returnId },
    });
    const wrong = "reverse_reject_return_parcel_reason_1";
    expect(reasons.map((r: { name: string }) => r.name)).not.toContain(wrong);
    expect((await reject(shop, returnId, "REJECT_REFUND", "no")).code).toBe(
      25_001_014,
    );
    expect((await reject(shop, returnId, "REJECT_REFUND", wrong)).code).toBe(
      25_001_016,
    );
    await reject(shop, returnId, "REJECT_REFUND", reasons[0].name);
    expect((await read(shop, returnId)).return_status).toBe(
      "REFUND_OR_RETURN_REQUEST_REJECT",
    );
    expect((await ask(shop, id, "REFUND")).returnId).toBeTruthy();
  });

  test("may be bought off with a part, if the buyer agrees", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    const offer = (amount: string) =>
      approve(shop, returnId, "OFFER_PARTIAL_REFUND", {
        partial_refund: { amount, currency: "USD" },
      });
    expect((await offer("100.00")).code).toBe(25_005_005);
    await offer("10.00");
    await shop.control("POST", `/tiktok/returns/${returnId}/answer`, {
      accepted: false,
    });
    expect(await read(shop, returnId)).toMatchObject({
      return_status: "RETURN_OR_REFUND_REQUEST_PENDING",
      buyer_rejected_partial_refund: true,
    });
    await offer("20.00");
    await shop.control("POST", `/tiktok/returns/${returnId}/answer`, {
      accepted: true,
    });
    expect(await read(shop, returnId)).toMatchObject({
      return_status: "RETURN_OR_REFUND_REQUEST_SUCCESS",
      refund_amount: { refund_total: "20.00" },
    });
    expect((await shop.order(id)).status).toBe("DELIVERED");
  });
});

describe("a return", () => {
  test("goes from request over the post to the seller's shelf and is paid when he takes it in", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    await approve(shop, returnId, "APPROVE_RETURN");
    expect((await read(shop, returnId)).return_status).toBe(
      "AWAITING_BUYER_SHIP",
    );
    await shop.control("POST", `/tiktok/returns/${returnId}/ship`, {});
    const sent = await read(shop, returnId);
    expect(sent).toMatchObject({ return_status: "BUYER_SHIPPED_ITEM" });
    expect(sent.return_tracking_number).toBeTruthy();
    expect(
      (await approve(shop, returnId, "APPROVE_RECEIVED_PACKAGE")).code,
    ).toBe(25_011_013);
    shop.context.clock.advance(3 * day);
    expect(
      (await read(shop, returnId)).seller_next_action_response,
    ).toMatchObject([{ action: "SELLER_RESPOND_RECEIVE_PACKAGE" }]);
    await approve(shop, returnId, "APPROVE_RECEIVED_PACKAGE");
    expect((await read(shop, returnId)).return_status).toBe(
      "RETURN_OR_REFUND_REQUEST_SUCCESS",
    );
  });

  test("that the buyer never sends is closed", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    await approve(shop, returnId, "APPROVE_RETURN");
    shop.context.clock.advance(10 * day);
    expect((await read(shop, returnId)).return_status).toBe(
      "RETURN_OR_REFUND_REQUEST_CANCEL",
    );
    expect((await approve(shop, returnId, "DIRECT_REFUND")).code).toBe(
      25_020_009,
    );
  });

  test("whose parcel is not as it should be can be refused", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    await approve(shop, returnId, "APPROVE_RETURN");
    await shop.control("POST", `/tiktok/returns/${returnId}/ship`, {
      arriveNow: true,
    });
    await reject(
      shop,
      returnId,
      "REJECT_RECEIVED_PACKAGE",
      "reverse_reject_return_parcel_reason_1",
    );
    expect((await read(shop, returnId)).return_status).toBe(
      "REJECT_RECEIVE_PACKAGE",
    );
  });

  test("may be granted without the goods coming back", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    await approve(shop, returnId, "APPROVE_RETURN", { buyer_keep_item: true });
    expect(await read(shop, returnId)).toMatchObject({
      return_status: "RETURN_OR_REFUND_REQUEST_SUCCESS",
      can_buyer_keep_item: true,
    });
  });

  test("of an FBT order is taken in by the centre: in transit, then sound and damaged units with their records", async () => {
    await using shop = await open();
    const { id } = await shop.control("POST", "/tiktok/orders", {
      lines: [{ sellerSku: "MUG-NVY-12", quantity: 2 }],
      fulfillment: "BY_TIKTOK",
    });
    shop.context.clock.advance(4 * day);
    const stock = async () => {
      const { goods } = await shop.control("GET", "/state/fbt");
      const mug = goods.find(
        (g: { referenceCode: string }) => g.referenceCode === "MUG-NVY-12",
      );
      return mug.stock[0];
    };
    const before = await stock();
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    await approve(shop, returnId, "APPROVE_RETURN");
    await shop.control("POST", `/tiktok/returns/${returnId}/ship`, {
      damagedUnits: 1,
    });
    expect((await stock()).inTransit).toBe(before.inTransit + 2);
    expect(
      (await approve(shop, returnId, "APPROVE_RECEIVED_PACKAGE")).code,
    ).toBe(25_011_026);
    shop.context.clock.advance(3 * day);
    expect((await read(shop, returnId)).return_status).toBe(
      "RETURN_OR_REFUND_REQUEST_SUCCESS",
    );
    expect(await stock()).toMatchObject({
      available: before.available + 1,
      unfulfillable: before.unfulfillable + 1,
      inTransit: before.inTransit,
    });
    const { inventory_records } = await shop.ok(
      "POST",
      "/fbt/202410/inventory_records/search",
      { query: { page_size: "100" }, body: {} },
    );
    expect(inventory_records.slice(-2)).toMatchObject([
      {
        order: { id: returnId, type: "CUSTOMER_RETURN" },
        inventory_goods_type: "NORMAL",
        changed_quantity: 1,
      },
      { inventory_goods_type: "DEFECTIVE", changed_quantity: 1 },
    ]);
  });
});

describe("a replacement", () => {
  test("sends the same goods again for nothing", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const [line] = (await shop.order(id)).line_items;
    const { returnId } = await ask(shop, id, "REPLACEMENT", {
      lineIds: [line.id],
    });
    expect((await read(shop, returnId)).return_status).toBe(
      "REPLACEMENT_REQUEST_PENDING",
    );
    await approve(shop, returnId, "APPROVE_REPLACEMENT");
    expect((await read(shop, returnId)).return_status).toBe(
      "REPLACEMENT_REQUEST_COMPLETE",
    );
    const { orders } = await shop.ok("POST", "/order/202309/orders/search", {
      query: { page_size: "10" },
      body: { order_status: "ON_HOLD" },
    });
    expect(orders).toMatchObject([
      { is_replacement_order: true, replaced_order_id: id },
    ]);
  });

  test("may become money instead", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REPLACEMENT");
    await approve(shop, returnId, "ISSUE_REPLACEMENT_REFUND");
    shop.context.clock.advance(day);
    expect(await told(shop)).toEqual([
      "REPLACEMENT_REQUEST_PENDING",
      "REPLACEMENT_REQUEST_REFUND_SUCCESS",
      "REPLACEMENT_REQUEST_COMPLETE",
    ]);
  });
});

describe("the seller", () => {
  const create = (shop: TikTokFace, order_id: string, more = {}, query = {}) =>
    shop.call("POST", `${base}/202602/returns`, {
      body: {
        order_id,
        return_type: "REFUND",
        return_reason:
          "ecom_order_delivered_refund_reason_missing_product_seller",
        ...more,
      },
      query,
    });

  test("opens a refund that needs no answer; the same key opens one", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const key = { idempotency_key: "r-1" };
    const sum = { refund_total: "5.00", currency: "USD" };
    const first = await create(shop, id, sum, key);
    expect(first.data.return_status).toBe("RETURN_OR_REFUND_REQUEST_SUCCESS");
    expect((await create(shop, id, sum, key)).data).toEqual(first.data);
    expect(
      (await read(shop, first.data.return_id)).refund_amount,
    ).toMatchObject({ refund_total: "5.00" });
    expect((await create(shop, id)).code).toBe(25_001_011);
  });

  test.each([
    ["an unknown reason", { return_reason: "x" }, 25_001_014],
    [
      "a buyer's reason",
      { return_reason: "ecom_order_delivered_refund_reason_damaged" },
      25_001_015,
    ],
    [
      "a reason of another stage",
      { return_reason: "seller_shipped_refund_package_lost" },
      25_001_021,
    ],
    ["more than was paid", { refund_total: "1000.00" }, 25_005_005],
    ["a stranger's line", { order_line_item_ids: ["1"] }, 25_001_001],
  ])("is refused for %s", async (_what, more, code) => {
    await using shop = await open();
    const id = await delivered(shop);
    expect((await create(shop, id, more)).code).toBe(code);
  });

  test("is told beforehand what he may open and decide, and what it would cost", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { sku_eligibility } = await shop.ok(
      "GET",
      `${base}/202602/orders/${id}/aftersale_eligibility`,
    );
    const mug = Object.fromEntries(
      sku_eligibility[0].line_item_eligibility.map(
        (e: { request_type: string; eligible: boolean }) => [
          e.request_type,
          e.eligible,
        ],
      ),
    );
    expect(mug).toEqual({
      CANCEL: false,
      REFUND: true,
      RETURN_AND_REFUND: true,
    });
    const { order_refund_amount } = await shop.ok(
      "POST",
      `${base}/202602/refunds/calculate`,
      {
        body: {
          order_id: id,
          request_type: "REFUND",
          reason_name:
            "ecom_order_delivered_refund_reason_missing_product_seller",
        },
      },
    );
    expect(order_refund_amount.refund_total).toBe("68.58");
    const { returnId } = await ask(shop, id, "RETURN_AND_REFUND");
    const { decisions } = await shop.ok(
      "GET",
      `${base}/202601/decision_eligibility`,
      { query: { return_or_cancel_id: returnId } },
    );
    expect(
      decisions
        .filter((d: { eligible: boolean }) => d.eligible)
        .map((d: { decision: string }) => d.decision),
    ).toEqual(["APPROVE_RETURN", "DIRECT_REFUND", "REJECT_RETURN"]);
  });

  test("cannot decide otherwise than the request allows", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    expect((await approve(shop, returnId, "APPROVE_RETURN")).code).toBe(
      25_020_004,
    );
    await approve(shop, returnId, "APPROVE_REFUND");
    expect(
      (
        await reject(
          shop,
          returnId,
          "REJECT_REFUND",
          "reverse_reject_request_reason_1",
        )
      ).code,
    ).toBe(25_020_010);
    expect((await approve(shop, "1", "APPROVE_REFUND")).code).toBe(25_020_005);
  });

  test("who repeats an answer under its key is answered as before", async () => {
    await using shop = await open();
    const id = await delivered(shop);
    const { returnId } = await ask(shop, id, "REFUND");
    const key = { idempotency_key: "a-1" };
    const codes: number[] = [];
    for (const query of [key, key, {}])
      codes.push(
        (await approve(shop, returnId, "APPROVE_REFUND", {}, query)).code,
      );
    expect(codes).toEqual([0, 0, 25_011_012]);
  });
});

describe("cancellations", () => {
  const requests = `${base}/202309/cancellations`;

  async function asked(shop: TikTokFace) {
    const id = await shop.buy("MUG-NVY-12", 1, {
      postage: { list: "4.99" },
      taxRate: "0.055",
    });
    shop.context.clock.advance(hour);
    const { cancelId } = await shop.control(
      "POST",
      `/tiktok/orders/${id}/cancel`,
      { by: "buyer", request: true },
    );
    return { id, cancelId };
  }

  test("on hold a buyer needs nobody; when the seller is late, neither", async () => {
    await using shop = await open();
    const early = await shop.buy("MUG-NVY-12", 1);
    const late = await shop.buy("MUG-NVY-12", 1);
    const cancel = (id: string) =>
      shop.control("POST", `/tiktok/orders/${id}/cancel`, {
        by: "buyer",
        request: true,
      });
    expect((await cancel(early)).status).toBe("CANCELLED");
    shop.context.clock.advance(3 * day + hour);
    expect((await cancel(late)).status).toBe("CANCELLED");
  });

  test("a request that is rejected with a reason leaves the order, one that is approved ends it and is paid back with postage and tax", async () => {
    await using shop = await open("CANCELLATION_STATUS_CHANGE");
    const { id, cancelId } = await asked(shop);
    const no = (reject_reason: string) =>
      shop.call("POST", `${requests}/${cancelId}/reject`, {
        body: { reject_reason },
      });
    expect((await no("reverse_reject_request_reason_1")).code).toBe(25_001_016);
    expect((await no("seller_reject_apply_product_has_been_packed")).code).toBe(
      0,
    );
    expect(await shop.order(id)).toMatchObject({
      status: "AWAITING_SHIPMENT",
      is_buyer_request_cancel: false,
    });
    const again = await asked(shop);
    await shop.ok("POST", `${requests}/${again.cancelId}/approve`);
    expect((await shop.order(again.id)).status).toBe("CANCELLED");
    const { cancellations } = await shop.ok(
      "POST",
      `${base}/202602/cancellations/search`,
      { body: { order_ids: [again.id] } },
    );
    expect(cancellations[0].refund_amount).toMatchObject({
      refund_subtotal: "18.50",
      refund_shipping_fee: "4.99",
      refund_tax: "1.29",
      refund_total: "24.78",
    });
    shop.context.clock.advance(day);
    const statuses = (await shop.lettersOf(11))
      .filter((l) => l.data.order_id === again.id)
      .map((l) => l.data.cancel_status);
    expect(statuses).toEqual([
      "CANCELLATION_REQUEST_PENDING",
      "CANCELLATION_REQUEST_SUCCESS",
      "CANCELLATION_REQUEST_COMPLETE",
    ]);
  });

  test("shipping turns an open request down", async () => {
    await using shop = await open();
    const { id, cancelId } = await asked(shop);
    await shop.ok("POST", `/fulfillment/202309/orders/${id}/packages`, {
      body: {
        tracking_number: "9400111899560000000001",
        shipping_provider_id: "7117858858072016686",
      },
    });
    expect(
      (await shop.call("POST", `${requests}/${cancelId}/approve`)).code,
    ).toBe(25_020_009);
  });
});
