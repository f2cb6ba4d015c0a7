import { afterEach, beforeEach, expect, test } from "vitest";
import { asId } from "#core/kit/ids.ts";
import { readLetter } from "#core/platforms/shopify/webhook/letters.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { OpenFace } from "../support/open-shopify-face.ts";
import { type Harbor, openHarbor } from "./support/harbor.ts";
import { openPort } from "./support/open-port.ts";

/** What the `Storefront` port promises of returns, kept over HTTP against the pretend Shopify. */
const shop: ShopRef = {
  shopId: asId("11111111-1111-4111-8111-111111111111"),
  domain: "harbor-goods.myshopify.com",
};

let port: Awaited<ReturnType<typeof openPort>>;
let face: OpenFace;
let harbor: Harbor;

beforeEach(async () => {
  port = await openPort();
  face = port.face;
  harbor = await openHarbor(face, port.storefront, shop);
});
afterEach(() => port.close());

test("openReturn takes what left in several parcels, and no more than was shipped", async () => {
  const { storefront } = harbor;
  const subject = await harbor.accepted(3);
  const [line] = subject.request.lines;
  for (const quantity of [1, 2])
    await storefront.createFulfillment(shop, {
      fulfillmentOrderId: subject.id,
      lines: [{ fulfillmentOrderLineId: line?.externalId ?? "", quantity }],
      tracking: { carrier: "UPS", number: `1Z${quantity}`, url: null },
      notifyCustomer: false,
    });
  const [orderLine] = (await harbor.order(subject.orderId)).lines;
  const wanted = harbor.agreedReturn({
    orderId: subject.orderId,
    orderLineId: orderLine?.externalId ?? "",
  });
  const back = (quantity: number, reference: string) =>
    storefront.openReturn(shop, {
      ...wanted,
      reference,
      lines: wanted.lines.map((each) => ({ ...each, quantity })),
    });
  await back(3, "first");
  const returns = await storefront.fetchReturns(shop, subject.orderId);
  expect(
    returns.map(({ status, lines }) => [
      status,
      lines.map((each) => each.quantity),
    ]),
  ).toEqual([["OPEN", [1, 2]]]);
  await expect(back(1, "second")).rejects.toMatchObject({
    code: "request_refused",
  });
});

test("countReturnIn adds only what is new, and leaves the shelf alone where nothing goes back", async () => {
  const { storefront, service } = harbor;
  const { orderId, orderLineId } = await harbor.shipped(2);
  const wanted = harbor.agreedReturn({ orderId, orderLineId });
  const { returnId } = await storefront.openReturn(shop, {
    ...wanted,
    lines: wanted.lines.map((each) => ({ ...each, quantity: 2 })),
  });
  const lines = async (receivedInAll: number) => {
    const [found] = await storefront.fetchReturns(shop, orderId);
    return (found?.lines ?? []).map(({ externalId }) => ({
      externalId,
      receivedInAll,
    }));
  };
  const count = async (inAll: number, locationId: string | null) =>
    storefront.countReturnIn(shop, {
      returnExternalId: returnId,
      lines: await lines(inAll),
      locationId,
    });
  const before = (await harbor.availableAt(service.locationId)) ?? 0;
  await count(1, service.locationId);
  await count(1, service.locationId);
  expect(await harbor.availableAt(service.locationId)).toBe(before + 1);
  await count(2, null);
  expect(await harbor.availableAt(service.locationId)).toBe(before + 1);
  const [found] = await storefront.fetchReturns(shop, orderId);
  expect(found?.lines).toMatchObject([{ quantity: 2, processed: 2 }]);
  await expect(
    storefront.endReturn(shop, returnId, "cancel"),
  ).rejects.toMatchObject({ code: "store_return_settled" });
});

test("a request that was answered otherwise is refused", async () => {
  const { storefront } = harbor;
  const { returnId } = await harbor.askedBack();
  await storefront.answerReturn(shop, returnId, { kind: "approve" });
  await expect(
    storefront.answerReturn(shop, returnId, {
      kind: "decline",
      reason: "OTHER",
      note: "no",
    }),
  ).rejects.toMatchObject({ code: "request_refused" });
});

test("every letter about a return's state leads to its order", async () => {
  const { storefront } = harbor;
  const { orderId, returnId } = await harbor.askedBack();
  await storefront.answerReturn(shop, returnId, { kind: "approve" });
  await storefront.endReturn(shop, returnId, "close");
  await face.admin(
    "mutation M($id: ID!) { returnReopen(id: $id) { userErrors { message } } }",
    { id: returnId },
  );
  await storefront.endReturn(shop, returnId, "cancel");
  const letters = face.letters.filter(({ topic }) =>
    topic.startsWith("returns/"),
  );
  expect(letters.map(({ topic }) => topic)).toEqual([
    "returns/request",
    "returns/approve",
    "returns/close",
    "returns/reopen",
    "returns/cancel",
  ]);
  for (const { topic, body } of letters)
    expect(readLetter(topic, body)).toEqual({
      kind: "storefront-order-changed",
      externalId: orderId,
    });
});

test("what became of returned goods is told without their order, which is found by it, and is in the return without a refund", async () => {
  const { storefront, service } = harbor;
  const { orderId, returnId } = await harbor.openedReturn();
  expect(await storefront.fetchReturns(shop, orderId)).toMatchObject([
    { restocks: [] },
  ]);
  const { data } = await face.admin(
    `query Q($id: ID!) { return(id: $id) {
      reverseFulfillmentOrders(first: 1) { nodes { id lineItems(first: 1) { nodes { id } } } } } }`,
    { id: returnId },
  );
  const [work] = data.return.reverseFulfillmentOrders.nodes;
  await face.admin(
    `mutation M($inputs: [ReverseFulfillmentOrderDisposeInput!]!) {
      reverseFulfillmentOrderDispose(dispositionInputs: $inputs) { userErrors { message } } }`,
    {
      inputs: [
        {
          reverseFulfillmentOrderLineItemId: work.lineItems.nodes[0].id,
          quantity: 1,
          dispositionType: "RESTOCKED",
          locationId: service.locationId,
        },
      ],
    },
  );
  const letter = face.letters.find(
    ({ topic }) => topic === "reverse_fulfillment_orders/dispose",
  );
  expect(readLetter(letter?.topic ?? "", letter?.body ?? "")).toEqual({
    kind: "storefront-return-changed",
    externalId: work.id,
  });
  expect(await storefront.ordersOfReturns(shop, [work.id, returnId])).toEqual([
    orderId,
  ]);
  const [found] = await storefront.fetchReturns(shop, orderId);
  expect(found?.restocks).toEqual([
    {
      orderLineExternalId: found?.lines[0]?.orderLineExternalId,
      quantity: 1,
      locationId: service.locationId,
      at: expect.any(Date),
    },
  ]);
  expect(await storefront.fetchRefunds(shop, orderId)).toEqual([]);
});
