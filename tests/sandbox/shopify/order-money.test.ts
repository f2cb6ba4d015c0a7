import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { moneyFields, plain } from "#tests/support/shopify-money.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(undefined, [
    "orders/create",
    "orders/paid",
    "order_transactions/create",
  ]);
  await shopify.install();
});
afterEach(() => shopify.close());

const usd = (amount: string) => ({
  shopMoney: { amount, currencyCode: "USD" },
});

async function create(order: object) {
  const { data } = await shopify.admin(
    `mutation M($order: OrderCreateOrderInput!) {
      orderCreate(order: $order) { order { ${moneyFields} } userErrors { field message } } }`,
    { order },
  );
  expect(data.orderCreate.userErrors).toEqual([]);
  return plain(data.orderCreate.order);
}

const item = { title: "Lamp", quantity: 2, priceSet: usd("20.00") };

test("an order adds up as Shopify's own with a discount code, taxes, shipping and a sale", async () => {
  const order = await create({
    lineItems: [
      {
        ...item,
        taxLines: [{ title: "Line tax", rate: "0.05", priceSet: usd("2.00") }],
      },
    ],
    shippingLines: [
      {
        title: "Standard",
        code: "STANDARD",
        source: "plan",
        priceSet: usd("5.00"),
        taxLines: [
          { title: "Shipping tax", rate: "0.10", priceSet: usd("0.50") },
        ],
      },
    ],
    discountCode: {
      itemFixedDiscountCode: { code: "SAVE5", amountSet: usd("5.00") },
    },
    transactions: [
      { kind: "SALE", gateway: "manual", amountSet: usd("42.50") },
    ],
  });
  // 42.5 of 40 - 5 + 5 + 2.5, the tax of 2.5 and the code are a recorded answer of orderCreate.
  expect(order).toMatchObject({
    displayFinancialStatus: "PAID",
    subtotalPriceSet: "35.0",
    totalShippingPriceSet: "5.0",
    totalTaxSet: "2.5",
    totalDiscountsSet: "5.0",
    totalPriceSet: "42.5",
    currentTotalPriceSet: "42.5",
    totalReceivedSet: "42.5",
    totalOutstandingSet: "0.0",
    discountCodes: ["SAVE5"],
    paymentGatewayNames: ["manual"],
    transactions: [
      { kind: "SALE", status: "SUCCESS", gateway: "manual", amountSet: "42.5" },
    ],
  });
});

test.each([
  ["nothing said of payment", {}, null, "40.0"],
  ["declared pending", { financialStatus: "PENDING" }, "PENDING", "40.0"],
  ["declared paid", { financialStatus: "PAID" }, "PAID", "0.0"],
  [
    "a sale of a part",
    { transactions: [{ amountSet: usd("15.00") }] },
    "PARTIALLY_PAID",
    "25.0",
  ],
  [
    "a promise",
    { transactions: [{ kind: "AUTHORIZATION", amountSet: usd("40.00") }] },
    "AUTHORIZED",
    "40.0",
  ],
  [
    "a sale that is still on its way",
    { transactions: [{ status: "PENDING", amountSet: usd("40.00") }] },
    "PENDING",
    "40.0",
  ],
])(
  "%s: the order shows how its payment stands",
  async (_, how, status, owed) => {
    expect(await create({ lineItems: [item], ...how })).toMatchObject({
      displayFinancialStatus: status,
      totalOutstandingSet: owed,
      totalPriceSet: "40.0",
    });
  },
);

test("shares of a discount and of a tax for the whole order go to the lines, to the cent", async () => {
  const order = await create({
    lineItems: [
      { title: "A", quantity: 1, priceSet: usd("10.00") },
      { title: "B", quantity: 1, priceSet: usd("10.00") },
      { title: "C", quantity: 1, priceSet: usd("10.00") },
    ],
    taxLines: [{ title: "VAT", rate: "0.1", priceSet: usd("2.90") }],
    discountCode: {
      itemFixedDiscountCode: { code: "ONE", amountSet: usd("1.00") },
    },
  });
  expect(order).toMatchObject({
    subtotalPriceSet: "29.0",
    totalTaxSet: "2.9",
    totalPriceSet: "31.9",
    taxLines: [{ title: "VAT", priceSet: "2.9" }],
  });
  expect(
    order.lineItems.nodes.map(
      (line: { discountAllocations: object[] }) => line.discountAllocations,
    ),
  ).toEqual([
    [{ allocatedAmountSet: "0.33" }],
    [{ allocatedAmountSet: "0.34" }],
    [{ allocatedAmountSet: "0.33" }],
  ]);
});

test("a buyer's payment is a transaction, told after the order", async () => {
  await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
    shipping: "5.00",
  });
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "orders/create",
    "order_transactions/create",
    "orders/paid",
  ]);
  const [order, transaction] = shopify.letters.map(({ body }) =>
    JSON.parse(body),
  );
  expect(order).toMatchObject({
    financial_status: "paid",
    subtotal_price: "37.00",
    total_price: "42.00",
    current_total_price: "42.00",
    total_outstanding: "0.00",
    total_price_set: {
      shop_money: { amount: "42.00", currency_code: "USD" },
    },
    shipping_lines: [{ title: "Standard", price: "5.00" }],
    payment_gateway_names: ["shopify_payments"],
    refunds: [],
  });
  expect(transaction).toMatchObject({
    order_id: order.id,
    kind: "sale",
    status: "success",
    amount: "42.00",
    gateway: "shopify_payments",
    parent_id: null,
  });
});
