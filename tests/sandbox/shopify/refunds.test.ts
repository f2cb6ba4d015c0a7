import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { moneyFields, plain } from "#tests/support/shopify-money.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(undefined, [
    "refunds/create",
    "orders/updated",
    "inventory_levels/update",
  ]);
  await shopify.install();
});
afterEach(() => shopify.close());

let keys = 0;
const refund = async (input: object, key = `key-${++keys}`) => {
  const { data, errors } = await shopify.admin(
    `mutation Refund($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) {
        refund { id } order { ${moneyFields} } userErrors { field message } } }`,
    { input, key },
  );
  expect(errors).toBeUndefined();
  return plain(data.refundCreate);
};
const read = async (orderId: string) => {
  const { data } = await shopify.admin(
    `query Q($id: ID!) { order(id: $id) { ${moneyFields}
      fulfillmentOrders(first: 9) { nodes { status lineItems(first: 9) { nodes { totalQuantity remainingQuantity } } } } } }`,
    { id: orderId },
  );
  return plain(data.order);
};
const stock = async () =>
  (await shopify.seen()).products[0].variants[0].levels[0];

/** Two mugs of 18.50, paid, with 5.00 for shipping. */
async function bought() {
  const { id } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
    shipping: "5.00",
  });
  const order = await read(String(id));
  shopify.letters.length = 0;
  const place = (await shopify.seen()).locations[0].id as string;
  return {
    orderId: order.id as string,
    lineItemId: order.lineItems.nodes[0].id as string,
    sale: order.transactions[0].id as string,
    place,
  };
}

const back = (orderId: string, parentId: string, amount: string) => ({
  orderId,
  parentId,
  gateway: "shopify_payments",
  kind: "REFUND",
  amount,
});

test("cancelling a unit takes it off the fulfillment order and puts it back for sale", async () => {
  const { orderId, lineItemId, sale } = await bought();
  const { order, userErrors } = await refund({
    orderId,
    note: "too many",
    refundLineItems: [{ lineItemId, quantity: 1, restockType: "CANCEL" }],
    transactions: [back(orderId, sale, "18.50")],
  });
  expect(userErrors).toEqual([]);
  expect(order).toMatchObject({
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    totalPriceSet: "42.0",
    currentTotalPriceSet: "23.5",
    totalReceivedSet: "42.0",
    totalRefundedSet: "18.5",
    netPaymentSet: "23.5",
    totalOutstandingSet: "0.0",
    lineItems: {
      nodes: [{ quantity: 2, currentQuantity: 1, refundableQuantity: 1 }],
    },
    refunds: [
      {
        note: "too many",
        totalRefundedSet: "18.5",
        refundLineItems: {
          nodes: [
            {
              quantity: 1,
              restockType: "CANCEL",
              restocked: true,
              subtotalSet: "18.5",
            },
          ],
        },
        orderAdjustments: { nodes: [] },
      },
    ],
  });
  expect(order.transactions[1]).toMatchObject({
    kind: "REFUND",
    parentTransaction: { id: sale },
  });
  expect((await read(orderId)).fulfillmentOrders.nodes).toEqual([
    {
      status: "OPEN",
      lineItems: { nodes: [{ totalQuantity: 1, remainingQuantity: 1 }] },
    },
  ]);
  expect(await stock()).toMatchObject({
    available: 9,
    committed: 1,
    onHand: 10,
  });
});

test("a unit that was shipped comes back to the place named, or stays away", async () => {
  const { orderId, lineItemId, place } = await bought();
  const number = orderId.split("/").at(-1);
  await shopify.deed(`/orders/${number}/fulfill`);
  expect(await stock()).toMatchObject({ available: 8, onHand: 8 });
  const line = { lineItemId, quantity: 1 };
  await refund({
    orderId,
    refundLineItems: [{ ...line, restockType: "RETURN", locationId: place }],
  });
  expect(await stock()).toMatchObject({ available: 9, committed: 0 });
  const { order } = await refund({
    orderId,
    refundLineItems: [{ ...line, restockType: "NO_RESTOCK" }],
  });
  expect(await stock()).toMatchObject({ available: 9, committed: 0 });
  // What was taken off without money is owed to the customer. source: recorded answer of orderEditCommit.
  expect(order).toMatchObject({
    currentTotalPriceSet: "5.0",
    totalOutstandingSet: "-37.0",
    displayFinancialStatus: "PAID",
  });
});

test("the app hears of the refund, of the stock and of the order", async () => {
  const { orderId, lineItemId, sale, place } = await bought();
  await refund({
    orderId,
    note: "so be it",
    refundLineItems: [
      { lineItemId, quantity: 1, restockType: "CANCEL", locationId: place },
    ],
    shipping: { fullRefund: true },
    transactions: [back(orderId, sale, "23.50")],
  });
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "inventory_levels/update",
    "refunds/create",
    "orders/updated",
  ]);
  const [, made, order] = shopify.letters.map(({ body }) => JSON.parse(body));
  expect(made).toMatchObject({
    admin_graphql_api_id: order.refunds[0].admin_graphql_api_id,
    order_id: order.id,
    note: "so be it",
    restock: true,
    order_adjustments: [],
    refund_line_items: [
      {
        quantity: 1,
        restock_type: "cancel",
        subtotal: 18.5,
        line_item: { sku: "MUG-BLUE", quantity: 2, current_quantity: 1 },
      },
    ],
    refund_shipping_lines: [
      { subtotal_amount_set: { shop_money: { amount: "5.00" } } },
    ],
    transactions: [{ kind: "refund", amount: "23.50", status: "success" }],
  });
  expect(order).toMatchObject({
    financial_status: "partially_refunded",
    current_total_price: "18.50",
    total_price: "42.00",
  });
});

test("another sum than the units are worth leaves an adjustment, and nobody owes the rest", async () => {
  const { orderId, lineItemId, sale } = await bought();
  const { order } = await refund({
    orderId,
    discrepancyReason: "DAMAGE",
    refundLineItems: [{ lineItemId, quantity: 1, restockType: "NO_RESTOCK" }],
    transactions: [back(orderId, sale, "10.00")],
  });
  expect(order).toMatchObject({
    currentTotalPriceSet: "32.0",
    netPaymentSet: "32.0",
    totalOutstandingSet: "0.0",
    refundDiscrepancySet: "8.5",
    refunds: [
      { orderAdjustments: { nodes: [{ reason: "DAMAGE", amountSet: "8.5" }] } },
    ],
  });
  const rest = await refund({
    orderId,
    transactions: [back(orderId, sale, "32.00")],
  });
  expect(rest.order).toMatchObject({
    displayFinancialStatus: "REFUNDED",
    refundable: false,
    totalOutstandingSet: "0.0",
  });
});

test("a suggestion is what a refund then comes to", async () => {
  const { orderId, lineItemId, sale } = await bought();
  const suggest = async (args: string) => {
    const { data } = await shopify.admin(
      `query S($id: ID!) { order(id: $id) { suggestedRefund(${args}) {
        amountSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } }
        shipping { amountSet { shopMoney { amount } } maximumRefundableSet { shopMoney { amount } } }
        refundLineItems { id quantity restocked lineItem { id } }
        suggestedTransactions { kind gateway amountSet { shopMoney { amount } } parentTransaction { id } } } } }`,
      { id: orderId },
    );
    return plain(data.order.suggestedRefund);
  };
  expect(
    await suggest(
      `refundLineItems: [{ lineItemId: "${lineItemId}", quantity: 1 }], shippingAmount: "2.00"`,
    ),
  ).toEqual({
    amountSet: "20.5",
    maximumRefundableSet: "42.0",
    shipping: { amountSet: "2.0", maximumRefundableSet: "5.0" },
    refundLineItems: [
      { id: null, quantity: 1, restocked: false, lineItem: { id: lineItemId } },
    ],
    suggestedTransactions: [
      {
        kind: "SUGGESTED_REFUND",
        gateway: "shopify_payments",
        amountSet: "20.5",
        parentTransaction: { id: sale },
      },
    ],
  });
  await refund({ orderId, transactions: [back(orderId, sale, "40.00")] });
  expect(await suggest("suggestFullRefund: true")).toMatchObject({
    amountSet: "2.0",
    maximumRefundableSet: "2.0",
  });
});

test.each([
  [
    "a kind that is no refund",
    { transactions: [{ kind: "AUTHORIZATION" }] },
    [{ field: null, message: "Kind authorization is not a valid transaction" }],
  ],
  [
    "a parent that is not the order's",
    {
      transactions: [
        { parentId: "gid://shopify/OrderTransaction/999999999999" },
      ],
    },
    [
      {
        field: ["transactions"],
        message: "Transactions require a parent_id associated with the order",
      },
    ],
  ],
  [
    "more than was paid",
    { transactions: [{ amount: "42.01" }] },
    [
      {
        field: ["transactions"],
        message: "Refund amount exceeds the amount available to refund",
      },
    ],
  ],
  [
    "more units than were bought, in two entries",
    { lines: [{ quantity: 2 }, { quantity: 1 }] },
    [
      {
        field: ["refundLineItems", "1", "quantity"],
        message: "Quantity cannot refund more items than were purchased",
      },
    ],
  ],
  [
    "a return to nowhere",
    { lines: [{ quantity: 1, restockType: "RETURN" }] },
    [
      {
        field: ["refundLineItems", "0", "locationId"],
        message: "Location can't be blank when restocking",
      },
    ],
  ],
  [
    "an order that is not there",
    { orderId: "gid://shopify/Order/1" },
    [{ field: ["orderId"], message: "Order does not exist" }],
  ],
])("%s is refused and changes nothing", async (_, wrong, userErrors) => {
  const { orderId, lineItemId, sale } = await bought();
  const asked = wrong as {
    orderId?: string;
    transactions?: object[];
    lines?: object[];
  };
  const answer = await refund({
    orderId: asked.orderId ?? orderId,
    refundLineItems: asked.lines?.map((line) => ({ lineItemId, ...line })),
    transactions: asked.transactions?.map((one) => ({
      ...back(orderId, sale, "1.00"),
      ...one,
    })),
  });
  expect(answer).toMatchObject({ refund: null, userErrors });
  expect(await read(orderId)).toMatchObject({
    totalRefundedSet: "0.0",
    currentTotalPriceSet: "42.0",
    refunds: [],
  });
});

test("what is given back beyond the payment has to be wished", async () => {
  const { orderId, sale } = await bought();
  const { order, userErrors } = await refund({
    orderId,
    allowOverRefunding: true,
    transactions: [back(orderId, sale, "50.00")],
  });
  expect(userErrors).toEqual([]);
  expect(order).toMatchObject({
    netPaymentSet: "-8.0",
    displayFinancialStatus: "REFUNDED",
  });
});

test("the same key gives the first refund again, and no key gives nothing", async () => {
  const { orderId, sale } = await bought();
  const input = { orderId, transactions: [back(orderId, sale, "1.00")] };
  const first = await refund(input, "once");
  const again = await refund(input, "once");
  expect(again.refund).toEqual(first.refund);
  expect(again.order.totalRefundedSet).toBe("1.0");
  const { errors } = await shopify.admin(
    "mutation R($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }",
    { input },
  );
  expect(errors?.[0].message).toMatch(/^The @idempotent directive is required/);
});

test("a cancelled order gives all its money back in one refund", async () => {
  const { orderId } = await bought();
  await shopify.admin(
    `mutation C($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: true,
      refundMethod: { originalPaymentMethodsRefund: true }) { job { id } } }`,
    { id: orderId },
  );
  // The sums are those of a recorded answer of orderCancel.
  expect(await read(orderId)).toMatchObject({
    displayFinancialStatus: "REFUNDED",
    currentTotalPriceSet: "0.0",
    totalOutstandingSet: "0.0",
    netPaymentSet: "0.0",
    totalReceivedSet: "42.0",
    totalRefundedSet: "42.0",
    refunds: [{ totalRefundedSet: "42.0" }],
    lineItems: { nodes: [{ quantity: 2, currentQuantity: 0 }] },
  });
  expect(await stock()).toMatchObject({ available: 10, committed: 0 });
});
