import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { moneyFields, plain } from "#tests/support/shopify-money.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(
    undefined,
    ["orders/updated", "orders/paid", "orders/delete"],
    "Plus",
  );
  await shopify.install();
});
afterEach(() => shopify.close());

const buy = async (payment?: "paid" | "authorized" | "pending") => {
  const { id } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
    ...(payment && { payment }),
  });
  shopify.letters.length = 0;
  return String(id);
};
const act = async (mutation: string, variables: object) => {
  const { data, errors } = await shopify.admin(mutation, variables);
  expect(errors).toBeUndefined();
  return plain(Object.values(data)[0]);
};
const read = async (id: string, fields = moneyFields) => {
  const { data } = await shopify.admin(
    `query Q($id: ID!) { order(id: $id) { ${fields} } }`,
    { id },
  );
  return plain(data.order);
};
const topics = () => shopify.letters.map(({ topic }) => topic);
const authorization = async (id: string) =>
  (await read(id)).transactions[0].id as string;

const onOrder = (name: string, type: string) =>
  `mutation M($input: ${type}!) { ${name}(input: $input) {
    order { closed closedAt tags note email poNumber ${moneyFields} } userErrors { field message } } }`;
const close = onOrder("orderClose", "OrderCloseInput");
const open = onOrder("orderOpen", "OrderOpenInput");
const update = onOrder("orderUpdate", "OrderInput");
const markAsPaid = onOrder("orderMarkAsPaid", "OrderMarkAsPaidInput");

test("what is written on an order replaces what was there and leaves the rest alone", async () => {
  const id = await buy();
  const { order, userErrors } = await act(update, {
    input: {
      id,
      note: "ring twice",
      tags: ["vip", "late", "vip"],
      poNumber: "PO-1",
      customAttributes: [{ key: "source", value: "desk" }],
      metafields: [
        {
          namespace: "custom",
          key: "gift",
          type: "single_line_text_field",
          value: "wrapped",
        },
      ],
    },
  });
  expect(userErrors).toEqual([]);
  expect(order).toMatchObject({
    note: "ring twice",
    tags: ["late", "vip"],
    poNumber: "PO-1",
    email: "ada@example.com",
  });
  expect(
    await read(
      id,
      'customAttributes { key value } metafield(namespace: "custom", key: "gift") { value } shippingAddress { city }',
    ),
  ).toEqual({
    customAttributes: [{ key: "source", value: "desk" }],
    metafield: { value: "wrapped" },
    shippingAddress: { city: "Seattle" },
  });
  expect(topics()).toEqual(["orders/updated"]);
});

test("an order goes into the archive and out of it", async () => {
  const id = await buy();
  const { order } = await act(close, { input: { id } });
  expect(order.closed).toBe(true);
  expect((await act(open, { input: { id } })).order).toMatchObject({
    closed: false,
    closedAt: null,
  });
  expect(topics()).toEqual(["orders/updated", "orders/updated"]);
});

test.each([close, open, update, markAsPaid])(
  "an order that is not there is a user error: %#",
  async (mutation) => {
    expect(
      await act(mutation, { input: { id: "gid://shopify/Order/1" } }),
    ).toEqual({
      order: null,
      userErrors: [{ field: ["id"], message: "Order does not exist" }],
    });
  },
);

test("an order paid by hand can be deleted and is gone with all that hung on it", async () => {
  const id = await buy("pending");
  const remove = `mutation D($id: ID!) { orderDelete(orderId: $id) { deletedId userErrors { field message code } } }`;
  expect(await act(remove, { id })).toEqual({ deletedId: id, userErrors: [] });
  expect(await read(id)).toBeNull();
  const { data } = await shopify.admin(
    '{ ordersCount(query: "email:ada@example.com") { count } }',
  );
  expect(data.ordersCount).toEqual({ count: 0 });
  const [level] = (await shopify.seen()).products[0].variants[0].levels;
  expect(level).toMatchObject({ available: 10, committed: 0 });
  expect(shopify.letters.map(({ topic, body }) => [topic, body])).toEqual([
    ["orders/delete", JSON.stringify({ id: Number(id.split("/").at(-1)) })],
  ]);
  expect(await act(remove, { id })).toEqual({
    deletedId: null,
    userErrors: [
      {
        field: ["orderId"],
        message: "Order does not exist",
        code: "NOT_FOUND",
      },
    ],
  });
});

test("an order whose payment came through a provider cannot be deleted", async () => {
  const id = await buy();
  const answer = await act(
    "mutation D($id: ID!) { orderDelete(orderId: $id) { deletedId userErrors { code } } }",
    { id },
  );
  expect(answer).toEqual({
    deletedId: null,
    userErrors: [{ code: "INVALID" }],
  });
  expect((await read(id)).id).toBe(id);
});

test("marking as paid receives what is owed, once", async () => {
  const id = await buy("pending");
  expect(await read(id)).toMatchObject({
    displayFinancialStatus: "PENDING",
    canMarkAsPaid: true,
    totalOutstandingSet: "37.0",
  });
  const { order } = await act(markAsPaid, { input: { id } });
  expect(order).toMatchObject({
    displayFinancialStatus: "PAID",
    totalReceivedSet: "37.0",
    totalOutstandingSet: "0.0",
    canMarkAsPaid: false,
  });
  expect(topics()).toEqual(["orders/paid", "orders/updated"]);
  const again = await act(markAsPaid, { input: { id } });
  expect(again.userErrors).toEqual([
    { field: ["id"], message: "Order cannot be marked as paid." },
  ]);
  expect(again.order.totalReceivedSet).toBe("37.0");
});

const byHand = `mutation P($id: ID!, $amount: MoneyInput) {
  orderCreateManualPayment(id: $id, amount: $amount) { order { ${moneyFields} } userErrors { field message code } } }`;

test("payments by hand come in parts", async () => {
  const id = await buy("pending");
  const amount = { amount: "30.00", currencyCode: "USD" };
  const first = await act(byHand, { id, amount });
  expect(first.order).toMatchObject({
    displayFinancialStatus: "PARTIALLY_PAID",
    totalOutstandingSet: "7.0",
  });
  expect((await act(byHand, { id, amount })).userErrors).toMatchObject([
    { field: ["amount"], code: "AMOUNT_EXCEEDS_BALANCE" },
  ]);
  const { order } = await act(byHand, { id });
  expect(order).toMatchObject({
    displayFinancialStatus: "PAID",
    netPaymentSet: "37.0",
    paymentGatewayNames: ["Cash on Delivery (COD)", "manual"],
  });
});

test("an amount by hand is for stores on Plus. source: a recorded answer", async () => {
  const basic = await openShopifyFace();
  await basic.install();
  const { id } = await basic.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 1 }],
    payment: "pending",
  });
  const { errors } = await basic.admin(byHand, {
    id,
    amount: { amount: "1.00", currencyCode: "USD" },
  });
  expect(errors?.[0].message).toBe(
    "Access denied for orderCreateManualPayment field. Required access: `write_orders` access scope. Also: The user must have mark_orders_as_paid permission. The API client must be installed on a Shopify Plus store to use the amount field.",
  );
  await basic.close();
});

const capture = `mutation C($input: OrderCaptureInput!) {
  orderCapture(input: $input) { transaction { kind amountSet { shopMoney { amount } } parentTransaction { id } } userErrors { field message } } }`;

test("promised money is taken in parts, and no more than was promised", async () => {
  const id = await buy("authorized");
  const parentTransactionId = await authorization(id);
  expect(await read(id)).toMatchObject({
    displayFinancialStatus: "AUTHORIZED",
    capturable: true,
    totalCapturableSet: "37.0",
  });
  const take = (amount: string, more: object = {}) =>
    act(capture, { input: { id, parentTransactionId, amount, ...more } });
  expect(await take("20.00")).toEqual({
    transaction: {
      kind: "CAPTURE",
      amountSet: "20.0",
      parentTransaction: { id: parentTransactionId },
    },
    userErrors: [],
  });
  expect((await take("17.01")).transaction).toBeNull();
  expect(await read(id)).toMatchObject({
    displayFinancialStatus: "PARTIALLY_PAID",
    totalCapturableSet: "17.0",
    totalReceivedSet: "20.0",
  });
  await take("10.00", { finalCapture: true });
  expect(await read(id)).toMatchObject({
    totalCapturableSet: "0.0",
    totalReceivedSet: "30.0",
    totalOutstandingSet: "7.0",
  });
});

test("promised money is given up, by a void or with the order", async () => {
  const empty = `mutation V($id: ID!) { transactionVoid(parentTransactionId: $id) {
    transaction { kind parentTransaction { id } } userErrors { code } } }`;
  const id = await buy("authorized");
  const promise = await authorization(id);
  expect(await act(empty, { id: promise })).toEqual({
    transaction: { kind: "VOID", parentTransaction: { id: promise } },
    userErrors: [],
  });
  expect(await act(empty, { id: promise })).toEqual({
    transaction: null,
    userErrors: [{ code: "AUTH_NOT_VOIDABLE" }],
  });
  const other = await buy("authorized");
  await shopify.deed(`/orders/${other.split("/").at(-1)}/cancel`);
  for (const each of [id, other])
    expect(await read(each)).toMatchObject({
      displayFinancialStatus: "VOIDED",
      totalCapturableSet: "0.0",
      totalReceivedSet: "0.0",
    });
});
