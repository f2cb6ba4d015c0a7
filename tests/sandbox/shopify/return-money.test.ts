import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

let shopify: OpenFace;

beforeEach(async () => {
  shopify = await openShopifyFace(
    ["write_returns", "write_orders", "read_products", "write_inventory"],
    ["returns/process", "refunds/create"],
    "Plus",
  );
  await shopify.install();
});
afterEach(() => shopify.close());

const numberOf = (id: string | undefined) => id?.split("/").at(-1);
const money = (amount: string) => ({ shopMoney: { amount } });

/** The red mug that the customer may have instead. */
const red = async () => (await shopify.seen()).products[0].variants[1];

/** Two blue mugs for 18.50 each, bought, shipped and on their way back; the customer bears a tenth and 2.00 of the way. */
async function returned(exchanges: object[] = []) {
  const { id: orderId } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
  });
  await shopify.deed(`/orders/${numberOf(orderId)}/fulfill`);
  const { data } = await shopify.admin(
    `query Q($id: ID!) { order(id: $id) { transactions(first: 5) { id kind }
      fulfillments(first: 1) { fulfillmentLineItems(first: 1) { nodes { id } } } } }`,
    { id: orderId },
  );
  const [parcel] = data.order.fulfillments;
  const made = await shopify.admin(
    `mutation M($input: ReturnInput!) { returnCreate(returnInput: $input) { return { id
      returnLineItems(first: 1) { nodes { id } } exchangeLineItems(first: 1) { nodes { id } } } userErrors { message } } }`,
    {
      input: {
        orderId,
        returnLineItems: [
          {
            fulfillmentLineItemId: parcel.fulfillmentLineItems.nodes[0].id,
            quantity: 2,
            returnReason: "UNWANTED",
            restockingFee: { percentage: 10 },
          },
        ],
        returnShippingFee: { amount: { amount: "2.00", currencyCode: "USD" } },
        exchangeLineItems: exchanges,
      },
    },
  );
  const { id, returnLineItems, exchangeLineItems } =
    made.data.returnCreate.return;
  return {
    orderId,
    id,
    lineId: returnLineItems.nodes[0].id,
    exchangeId: exchangeLineItems.nodes[0]?.id,
    saleId: data.order.transactions[0].id,
  };
}

async function outcome(
  id: string,
  lineId: string,
  quantity: number,
  exchanges: object[] = [],
) {
  const { data, errors } = await shopify.admin(
    `query Q($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $exchanges: [SuggestedOutcomeExchangeLineItemInput!]!) { return(id: $id) {
      suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: $exchanges) {
        discountedSubtotal { shopMoney { amount } } totalAdditionalFees { shopMoney { amount } }
        maximumRefundable { shopMoney { amount } } shipping { amountSet { shopMoney { amount } } }
        financialTransfer { __typename ... on InvoiceReturnOutcome { amount { shopMoney { amount } } }
          ... on RefundReturnOutcome { amount { shopMoney { amount } }
          suggestedTransactions { parentTransaction { id } amountSet { shopMoney { amount } } } } } } } }`,
    { id, lines: [{ id: lineId, quantity }], exchanges },
  );
  expect(errors).toBeUndefined();
  return data.return.suggestedFinancialOutcome;
}

const process = async (input: object) =>
  (
    await shopify.admin(
      `mutation M($input: ReturnProcessInput!) { returnProcess(input: $input) {
        return { status returnLineItems(first: 1) { nodes { processedQuantity refundedQuantity refundableQuantity } }
          refunds(first: 5) { nodes { note totalRefundedSet { shopMoney { amount } } return { id } } }
          transactions(first: 5) { nodes { kind amountSet { shopMoney { amount } } } } }
        userErrors { field message code } } }`,
      { input },
    )
  ).data.returnProcess;

const issueRefund = (parentId: string, amount: string) => ({
  issueRefund: {
    orderTransactions: [
      { parentId, transactionAmount: { amount, currencyCode: "USD" } },
    ],
  },
});

test("a return says what is left for the customer after its fees", async () => {
  const { id, lineId, saleId } = await returned();
  expect(await outcome(id, lineId, 1)).toEqual({
    discountedSubtotal: money("18.5"),
    // A tenth of one mug, and the way back.
    totalAdditionalFees: money("3.85"),
    maximumRefundable: money("37.0"),
    shipping: { amountSet: money("0.0") },
    financialTransfer: {
      __typename: "RefundReturnOutcome",
      amount: money("14.65"),
      suggestedTransactions: [
        { parentTransaction: { id: saleId }, amountSet: money("14.65") },
      ],
    },
  });
});

test("processing pays back, takes the units off the order and says so", async () => {
  const { id, orderId, lineId, saleId } = await returned();
  const done = await process({
    returnId: id,
    note: "One mug came back",
    returnLineItems: [{ id: lineId, quantity: 1 }],
    financialTransfer: issueRefund(saleId, "14.65"),
  });
  expect(done).toEqual({
    userErrors: [],
    return: {
      status: "OPEN",
      returnLineItems: {
        nodes: [
          { processedQuantity: 1, refundedQuantity: 1, refundableQuantity: 1 },
        ],
      },
      refunds: {
        nodes: [
          {
            note: "One mug came back",
            totalRefundedSet: money("14.65"),
            return: { id },
          },
        ],
      },
      transactions: {
        nodes: [{ kind: "REFUND", amountSet: money("14.65") }],
      },
    },
  });
  const { data } = await shopify.admin(
    `query Q($id: ID!) { order(id: $id) { displayFinancialStatus totalRefundedSet { shopMoney { amount } }
      lineItems(first: 1) { nodes { quantity currentQuantity } } } }`,
    { id: orderId },
  );
  expect(data.order).toEqual({
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    totalRefundedSet: money("14.65"),
    lineItems: { nodes: [{ quantity: 2, currentQuantity: 1 }] },
  });
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "returns/process",
    "refunds/create",
  ]);
  const refund = JSON.parse(shopify.letters[1]?.body ?? "{}");
  expect(refund.return).toEqual({
    id: Number(numberOf(id)),
    admin_graphql_api_id: id,
  });
  // The way back is paid for by now: only the tenth is taken off.
  const { financialTransfer } = await outcome(id, lineId, 1);
  expect(financialTransfer.amount).toEqual(money("16.65"));
});

test("more than was paid is refused, and nothing has happened", async () => {
  const { id, lineId, saleId } = await returned();
  const { userErrors } = await process({
    returnId: id,
    returnLineItems: [{ id: lineId, quantity: 1 }],
    financialTransfer: issueRefund(saleId, "99.00"),
  });
  expect(userErrors).toMatchObject([
    {
      field: ["input", "financialTransfer", "issueRefund", "orderTransactions"],
      code: "INVALID",
    },
  ]);
  expect(shopify.letters).toEqual([]);
  expect(
    (await process({ returnId: id, returnLineItems: [] })).return,
  ).toMatchObject({
    returnLineItems: { nodes: [{ processedQuantity: 0, refundedQuantity: 0 }] },
    refunds: { nodes: [] },
  });
});

test("what was refunded without a return cannot be returned any more", async () => {
  const { id: orderId } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
  });
  await shopify.deed(`/orders/${numberOf(orderId)}/fulfill`);
  const { data } = await shopify.admin(
    "query Q($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } } }",
    { id: orderId },
  );
  await shopify.admin(
    `mutation M($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "1") { userErrors { message } } }`,
    {
      input: {
        orderId,
        refundLineItems: [
          { lineItemId: data.order.lineItems.nodes[0].id, quantity: 1 },
        ],
      },
    },
  );
  const asked = await shopify.deed(`/orders/${numberOf(orderId)}/ask-return`);
  expect(asked.status).toBe(200);
  const [order] = (await shopify.seen()).orders;
  expect(order.returns[0].lines).toMatchObject([{ quantity: 1 }]);
});

test("who takes something dearer instead owes the rest, and gets it with his order", async () => {
  const { id: variantId } = await red();
  const { id, orderId, lineId, exchangeId } = await returned([
    { variantId, quantity: 1 },
  ]);
  const swap = { id: exchangeId, quantity: 1 };
  // 18.50 less 3.85 comes back, and a red mug is 19.00.
  expect((await outcome(id, lineId, 1, [swap])).financialTransfer).toEqual({
    __typename: "InvoiceReturnOutcome",
    amount: money("4.35"),
  });
  const before = (await red()).levels[0].available;
  const once = { returnId: id, exchangeLineItems: [swap] };
  expect((await process(once)).userErrors).toEqual([]);
  expect((await red()).levels[0].available).toBe(before - 1);
  const { data } = await shopify.admin(
    `query Q($id: ID!) { order(id: $id) { displayFulfillmentStatus displayFinancialStatus
      lineItems(first: 5) { nodes { sku unfulfilledQuantity } }
      returns(first: 1) { nodes { exchangeLineItems(first: 1) { nodes { processedQuantity lineItems { sku } } } } } } }`,
    { id: orderId },
  );
  expect(data.order).toEqual({
    displayFulfillmentStatus: "PARTIALLY_FULFILLED",
    displayFinancialStatus: "PARTIALLY_PAID",
    lineItems: {
      nodes: [
        { sku: "MUG-BLUE", unfulfilledQuantity: 0 },
        { sku: "MUG-RED", unfulfilledQuantity: 1 },
      ],
    },
    returns: {
      nodes: [
        {
          exchangeLineItems: {
            nodes: [{ processedQuantity: 1, lineItems: [{ sku: "MUG-RED" }] }],
          },
        },
      ],
    },
  });
  expect((await process(once)).userErrors).toMatchObject([
    { field: ["input", "exchangeLineItems", "0", "quantity"] },
  ]);
});

test("by hand: what was unpacked is paid back, less the fees", async () => {
  const { id } = await returned();
  await shopify.deed(`/returns/${numberOf(id)}/receive`, { refund: true });
  const { data } = await shopify.admin(
    "query Q($id: ID!) { return(id: $id) { refunds(first: 5) { nodes { totalRefundedSet { shopMoney { amount } } } } } }",
    { id },
  );
  // 37.00, less 3.70 and the 2.00 of the way back.
  expect(data.return.refunds.nodes).toEqual([
    { totalRefundedSet: money("31.3") },
  ]);
});
