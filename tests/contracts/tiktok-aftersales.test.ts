import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drain } from "../platforms/tiktok/tour.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";

const hour = 3_600_000;
const day = 24 * hour;

let ports: TikTokPorts;
beforeAll(async () => {
  ports = await openTikTokPorts();
});
afterAll(() => ports[Symbol.asyncDispose]());

const pass = (ms: number) => ports.face.context.clock.advance(ms);
const nowInTown = () => new Date(ports.face.context.clock.now());

async function paid(): Promise<string> {
  const id = await ports.face.buy("MUG-NVY-12", 2);
  pass(hour + 1_000);
  return id;
}

let parcels = 0;
async function delivered(): Promise<string> {
  const orderExternalId = await paid();
  await ports.marketplace.markShipped(shop, {
    orderExternalId,
    lineExternalIds: await linesOf(orderExternalId),
    trackingNumber: `94001118995600001${String(++parcels).padStart(5, "0")}`,
    carrier: "USPS",
  });
  pass(3 * day);
  return orderExternalId;
}

const linesOf = async (id: string) =>
  ((await ports.marketplace.fetchOrders(shop, [id]))[0]?.lines ?? []).map(
    ({ externalId }) => externalId,
  );
const statusOf = async (id: string) =>
  (await ports.marketplace.fetchOrders(shop, [id]))[0]?.status;

describe("a seller cancels", () => {
  test("an order, and finds it cancelled", async () => {
    const since = nowInTown();
    const orderExternalId = await paid();
    const { externalId } = await ports.marketplace.cancelOrder(shop, {
      orderExternalId,
      // Being out of stock would empty the shelf for the tests that follow.
      reason: "wrong-price",
    });
    expect(
      await ports.marketplace.fetchCancellations(shop, [orderExternalId]),
    ).toMatchObject([{ externalId, askedBy: "seller", orderExternalId }]);
    expect(await statusOf(orderExternalId)).toBe("CANCELLED");
    const listed = await drain(
      ports.marketplace.listCancellations(shop, { updatedSince: since }),
    );
    expect(listed.map((one) => one.externalId)).toContain(externalId);
  });

  test("an unpaid one by the reason that fits", async () => {
    const orderExternalId = await ports.face.buy("MUG-NVY-12", 1, {
      paid: false,
    });
    expect(await statusOf(orderExternalId)).toBe("UNPAID");
    await ports.marketplace.cancelOrder(shop, {
      orderExternalId,
      reason: "not-paid-in-time",
    });
    expect(await statusOf(orderExternalId)).toBe("CANCELLED");
  });

  test("one line, and keeps the rest", async () => {
    const orderExternalId = await paid();
    const [line = ""] = await linesOf(orderExternalId);
    await ports.marketplace.cancelOrder(shop, {
      orderExternalId,
      reason: "address-undeliverable",
      lineExternalIds: [line],
    });
    expect(await statusOf(orderExternalId)).toBe("AWAITING_SHIPMENT");
    expect(
      await ports.marketplace.fetchCancellations(shop, [orderExternalId]),
    ).toMatchObject([{ lines: [{ orderLineExternalId: line }] }]);
  });

  test("nothing that has arrived", async () => {
    await expect(
      ports.marketplace.cancelOrder(shop, {
        orderExternalId: await delivered(),
        reason: "wrong-price",
      }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(
        /^(order_not_reversible|too_late_to_cancel|reason_refused)$/,
      ),
    });
  });
});

describe("a buyer asks to cancel", () => {
  async function asked() {
    const orderExternalId = await paid();
    await ports.face.control(
      "POST",
      `/tiktok/orders/${orderExternalId}/cancel`,
      { by: "buyer", request: true },
    );
    const [request] = await ports.marketplace.fetchCancellations(shop, [
      orderExternalId,
    ]);
    return { orderExternalId, request };
  }

  test("and is granted once, whatever is said again", async () => {
    const { orderExternalId, request } = await asked();
    expect(request).toMatchObject({ status: "pending", askedBy: "buyer" });
    expect(request?.answerBy?.getTime()).toBeGreaterThan(nowInTown().getTime());
    const id = request?.externalId ?? "";
    await ports.marketplace.approveCancellation(shop, id, { key: "yes-1" });
    await ports.marketplace.approveCancellation(shop, id, { key: "yes-1" });
    expect(await statusOf(orderExternalId)).toBe("CANCELLED");
    await expect(
      ports.marketplace.rejectCancellation(shop, id, {
        key: "no-1",
        reason: "seller_reject_apply_product_has_been_packed",
      }),
    ).rejects.toMatchObject({ code: "request_settled" });
  });

  test("and is refused with a reason that TikTok Shop offers", async () => {
    const { orderExternalId, request } = await asked();
    const id = request?.externalId ?? "";
    const answers = await ports.marketplace.listAnswers(shop, id);
    expect(answers.filter(({ isPossible }) => isPossible)).not.toEqual([]);
    const [reason] = await ports.marketplace.listRejectReasons(shop, id);
    await expect(
      ports.marketplace.rejectCancellation(shop, id, {
        key: "no-2",
        reason: "not_a_reason",
      }),
    ).rejects.toMatchObject({ code: "reason_refused" });
    await ports.marketplace.rejectCancellation(shop, id, {
      key: "no-3",
      reason: reason?.name ?? "",
    });
    expect(await statusOf(orderExternalId)).toBe("AWAITING_SHIPMENT");
  });
});

describe("a buyer asks for money or to send back", () => {
  async function asked(type: string) {
    const orderExternalId = await delivered();
    const { returnId } = await ports.face.control(
      "POST",
      `/tiktok/orders/${orderExternalId}/return`,
      { type },
    );
    return { orderExternalId, returnId: returnId as string };
  }
  const read = async (id: string) =>
    (await ports.marketplace.fetchReturns(shop, [id]))[0];

  test("and is paid", async () => {
    const since = nowInTown();
    const { orderExternalId, returnId } = await asked("REFUND");
    expect(await read(returnId)).toMatchObject({
      kind: "refund",
      status: "pending",
      askedBy: "buyer",
      question: "refund",
      orderExternalId,
      currency: "USD",
      refundMinor: expect.any(Number),
    });
    await ports.marketplace.approveReturn(shop, returnId, {
      key: "r-1",
      approval: "refund",
    });
    await ports.marketplace.approveReturn(shop, returnId, {
      key: "r-1",
      approval: "refund",
    });
    pass(day);
    expect((await read(returnId))?.status).toBe("complete");
    const listed = await drain(
      ports.marketplace.listReturns(shop, { updatedSince: since }),
    );
    expect(listed.map(({ externalId }) => externalId)).toContain(returnId);
    const history = await ports.marketplace.fetchReturnHistory(shop, returnId);
    expect(history[0]?.by).toBe("buyer");
    expect(history.length).toBeGreaterThan(1);
  });

  test("and is offered a part of it", async () => {
    const { returnId } = await asked("REFUND");
    await expect(
      ports.marketplace.approveReturn(shop, returnId, {
        key: "p-1",
        approval: "partial-refund",
        offer: { minor: 1_000_000, currency: "USD" },
      }),
    ).rejects.toMatchObject({ code: "refund_refused" });
    await ports.marketplace.approveReturn(shop, returnId, {
      key: "p-2",
      approval: "partial-refund",
      offer: { minor: 1_000, currency: "USD" },
    });
    expect((await read(returnId))?.status).toBe("awaiting-buyer");
  });

  test("sends the parcel, and the seller takes it in", async () => {
    const { returnId } = await asked("RETURN_AND_REFUND");
    await ports.marketplace.approveReturn(shop, returnId, {
      key: "t-1",
      approval: "return",
    });
    expect((await read(returnId))?.status).toBe("awaiting-parcel");
    await ports.face.control("POST", `/tiktok/returns/${returnId}/ship`, {
      arriveNow: true,
    });
    expect(await read(returnId)).toMatchObject({
      status: "parcel-sent",
      question: "parcel",
      trackingNumber: expect.any(String),
    });
    await ports.marketplace.approveReturn(shop, returnId, {
      key: "t-2",
      approval: "parcel",
    });
    expect((await read(returnId))?.status).toBe("accepted");
    await expect(
      ports.marketplace.rejectReturn(shop, returnId, {
        key: "t-3",
        rejects: "parcel",
        reason: "reverse_reject_return_parcel_reason_1",
      }),
    ).rejects.toMatchObject({ code: "request_settled" });
  });

  test("and is refused with a reason", async () => {
    const { returnId } = await asked("REFUND");
    const [reason] = await ports.marketplace.listRejectReasons(shop, returnId);
    await ports.marketplace.rejectReturn(shop, returnId, {
      key: "n-1",
      rejects: "refund",
      reason: reason?.name ?? "",
      comment: "The parcel was complete.",
    });
    expect((await read(returnId))?.status).toBe("refused");
  });
});

describe("a seller refunds of his own accord", () => {
  test("once per key, after asking what it comes to", async () => {
    const orderExternalId = await delivered();
    const [row] = (
      await ports.marketplace.fetchEligibility(shop, orderExternalId)
    ).filter(({ kind, isPossible }) => kind === "refund" && isPossible);
    const worth = await ports.marketplace.calculateRefund(shop, {
      orderExternalId,
      kind: "refund",
      reason: row?.reasons[0] ?? "",
    });
    expect(worth.totalMinor).toBe(
      worth.goodsMinor + worth.shippingMinor + worth.taxMinor,
    );
    const wish = {
      key: "own-1",
      orderExternalId,
      kind: "refund",
      reason: "damaged",
      refund: { minor: 500, currency: "USD" },
    } as const;
    const { externalId } = await ports.marketplace.openReturn(shop, wish);
    expect(await ports.marketplace.openReturn(shop, wish)).toEqual({
      externalId,
    });
    expect(
      await ports.marketplace.fetchReturns(shop, [externalId]),
    ).toMatchObject([{ askedBy: "seller", refundMinor: 500 }]);
  });

  test("not before there is anything to refund", async () => {
    await expect(
      ports.marketplace.openReturn(shop, {
        key: "own-2",
        orderExternalId: await paid(),
        kind: "refund",
        reason: "damaged",
      }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/^(order_not_reversible|reason_refused)$/),
    });
  });
});
