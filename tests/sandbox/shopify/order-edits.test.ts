import { afterEach, beforeEach, expect, test } from "vitest";
import { readAppConfiguration } from "#sandbox/shopify/app-configuration.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import { moneyFields, plain } from "#tests/support/shopify-money.ts";

let shopify: OpenFace;
beforeEach(async () => {
  shopify = await openShopifyFace(
    [...readAppConfiguration().scopes, "write_order_edits"],
    ["orders/edited", "orders/updated"],
  );
  await shopify.install();
});
afterEach(() => shopify.close());

const bag = "{ shopMoney { amount } }";
const calculated = `calculatedOrder { id subtotalLineItemsQuantity subtotalPriceSet ${bag} totalPriceSet ${bag} totalOutstandingSet ${bag}
  lineItems(first: 9) { nodes { id title quantity } } addedLineItems(first: 9) { nodes { id title quantity sku variant { id } } }
  shippingLines { id title stagedStatus price ${bag} }
  stagedChanges(first: 9) { nodes { __typename } } }`;

/** One step: the arguments as they stand in a document. */
const step = async (name: string, args: string, fields = calculated) => {
  const { data, errors } = await shopify.admin(
    `mutation { ${name}(${args}) { ${fields} userErrors { field message } } }`,
  );
  expect(errors).toBeUndefined();
  return plain(data[name]);
};
const begin = async (orderId: string) =>
  (await step("orderEditBegin", `id: "${orderId}"`)).calculatedOrder;
const commit = (id: string, more = "") =>
  step(
    "orderEditCommit",
    `id: "${id}" ${more}`,
    `order { closed edited ${moneyFields}
      fulfillmentOrders(first: 9) { nodes { status lineItems(first: 9) { nodes { totalQuantity remainingQuantity } } } } } successMessages`,
  );
const stock = async (at = 0) => {
  const { variants } = (await shopify.seen()).products[0];
  const { available, committed, onHand } = variants[at].levels[0];
  return `${available}/${committed}/${onHand}`;
};
const buy = async (payment = "paid") => {
  const { id } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 3 }],
    payment,
  });
  shopify.letters.length = 0;
  return String(id);
};
const red = async () => (await shopify.seen()).products[0].variants[1].id;

test("units go and a variant comes: the lines, the parts, the stock and what is owed follow", async () => {
  const orderId = await buy();
  const { id, lineItems } = await begin(orderId);
  const [line] = lineItems.nodes;
  await step(
    "orderEditSetQuantity",
    `id: "${id}", lineItemId: "${line.id}", quantity: 1, restock: true`,
  );
  const { calculatedOrder } = await step(
    "orderEditAddVariant",
    `id: "${id}", variantId: "${await red()}", quantity: 2`,
  );
  expect(calculatedOrder).toMatchObject({
    subtotalLineItemsQuantity: 3,
    // 18.50 + 2 x 19.00
    subtotalPriceSet: "56.5",
    totalPriceSet: "56.5",
    totalOutstandingSet: "1.0",
    lineItems: { nodes: [{ quantity: 1 }] },
    addedLineItems: { nodes: [{ sku: "MUG-RED", quantity: 2 }] },
    stagedChanges: {
      nodes: [
        { __typename: "OrderStagedChangeDecrementItem" },
        { __typename: "OrderStagedChangeAddVariant" },
      ],
    },
  });
  // Nothing has happened yet.
  expect([await stock(0), await stock(1)]).toEqual(["7/3/10", "3/0/3"]);

  const { order, successMessages } = await commit(id);
  expect(successMessages).toEqual(["Order updated"]);
  expect(order).toMatchObject({
    edited: true,
    displayFinancialStatus: "PARTIALLY_PAID",
    originalTotalPriceSet: "55.5",
    currentTotalPriceSet: "56.5",
    totalOutstandingSet: "1.0",
    lineItems: {
      nodes: [
        { quantity: 3, currentQuantity: 1 },
        { quantity: 2, currentQuantity: 2 },
      ],
    },
  });
  // A fulfillment order of its own for what was added. source: a recorded answer.
  expect(order.fulfillmentOrders.nodes).toEqual(
    [1, 2].map((units) => ({
      status: "OPEN",
      lineItems: {
        nodes: [{ totalQuantity: units, remainingQuantity: units }],
      },
    })),
  );
  expect([await stock(0), await stock(1)]).toEqual(["9/1/10", "1/2/3"]);
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "orders/edited",
    "orders/updated",
  ]);
  const [edited, updated] = shopify.letters.map(({ body }) => JSON.parse(body));
  const [own, added] = updated.line_items;
  expect(edited.order_edit).toMatchObject({
    order_id: updated.id,
    line_items: {
      additions: [{ id: added.id, delta: 2 }],
      removals: [{ id: own.id, delta: 2 }],
    },
  });
  expect(updated).toMatchObject({ current_total_price: "56.50" });
});

test("a line of nothing closes its fulfillment order; without restock its units are written off", async () => {
  const { id, lineItems } = await begin(await buy());
  await step(
    "orderEditSetQuantity",
    `id: "${id}", lineItemId: "${lineItems.nodes[0].id}", quantity: 0`,
  );
  const { order } = await commit(id);
  expect(order).toMatchObject({
    currentTotalPriceSet: "0.0",
    totalOutstandingSet: "-55.5",
    displayFinancialStatus: "PAID",
    fulfillmentOrders: { nodes: [{ status: "CLOSED" }] },
  });
  expect(await stock()).toBe("7/0/7");
});

test("more of a line waits where its others wait", async () => {
  const { id, lineItems } = await begin(await buy());
  await step(
    "orderEditSetQuantity",
    `id: "${id}", lineItemId: "${lineItems.nodes[0].id}", quantity: 5`,
  );
  const { order } = await commit(id);
  expect(order).toMatchObject({
    currentTotalPriceSet: "92.5",
    lineItems: { nodes: [{ quantity: 5, currentQuantity: 5 }] },
    fulfillmentOrders: {
      nodes: [
        {
          status: "OPEN",
          lineItems: { nodes: [{ totalQuantity: 5, remainingQuantity: 5 }] },
        },
      ],
    },
  });
  expect(await stock()).toBe("5/5/10");
});

test("discounts and shipping lines are staged, changed, taken back and granted; the calculated sums are the order's in the end", async () => {
  const orderId = await buy("pending");
  const { id, lineItems } = await begin(orderId);
  const line = lineItems.nodes[0].id;
  const discounted = await step(
    "orderEditAddLineItemDiscount",
    `id: "${id}", lineItemId: "${line}", discount: { description: "Late", percentValue: 10 }`,
    `calculatedLineItem { discountedUnitPriceSet ${bag} calculatedDiscountAllocations { allocatedAmountSet ${bag} discountApplication { id description } } } ${calculated}`,
  );
  expect(discounted).toMatchObject({
    calculatedLineItem: {
      discountedUnitPriceSet: "16.65",
      calculatedDiscountAllocations: [
        {
          allocatedAmountSet: "5.55",
          discountApplication: { description: "Late" },
        },
      ],
    },
    calculatedOrder: { subtotalPriceSet: "49.95" },
  });
  const [{ discountApplication }] =
    discounted.calculatedLineItem.calculatedDiscountAllocations;
  await step(
    "orderEditUpdateDiscount",
    `id: "${id}", discountApplicationId: "${discountApplication.id}", discount: { fixedValue: { amount: "1.00", currencyCode: USD } }`,
  );
  await step(
    "orderEditSetQuantity",
    `id: "${id}", lineItemId: "${line}", quantity: 2, restock: true`,
  );
  const item = await step(
    "orderEditAddCustomItem",
    `id: "${id}", title: "Gift wrap", quantity: 1, price: { amount: "3.00", currencyCode: USD }`,
    `calculatedLineItem { id }`,
  );
  const gone = await step(
    "orderEditAddLineItemDiscount",
    `id: "${id}", lineItemId: "${item.calculatedLineItem.id}", discount: { fixedValue: { amount: "3.00", currencyCode: USD } }`,
    "calculatedLineItem { calculatedDiscountAllocations { discountApplication { id } } }",
  );
  await step(
    "orderEditRemoveDiscount",
    `id: "${id}", discountApplicationId: "${gone.calculatedLineItem.calculatedDiscountAllocations[0].discountApplication.id}"`,
  );
  const shipped = await step(
    "orderEditAddShippingLine",
    `id: "${id}", shippingLine: { title: "Express", price: { amount: "9.00", currencyCode: USD } }`,
    `calculatedShippingLine { id } ${calculated}`,
  );
  await step(
    "orderEditUpdateShippingLine",
    `id: "${id}", shippingLineId: "${shipped.calculatedShippingLine.id}", shippingLine: { price: { amount: "7.00", currencyCode: USD } }`,
  );
  const { calculatedOrder } = await step(
    "orderEditSetQuantity",
    `id: "${id}", lineItemId: "${item.calculatedLineItem.id}", quantity: 2`,
  );
  // 2 x 17.50 + 2 x 3.00 + 7.00
  expect(calculatedOrder).toMatchObject({
    subtotalPriceSet: "41.0",
    totalPriceSet: "48.0",
    totalOutstandingSet: "48.0",
    shippingLines: [{ title: "Express", stagedStatus: "ADDED", price: "7.0" }],
  });
  const { order, successMessages } = await commit(id, ", notifyCustomer: true");
  expect(successMessages).toEqual(["Order updated", "Invoice sent"]);
  expect(order).toMatchObject({
    currentSubtotalPriceSet: "41.0",
    currentTotalPriceSet: "48.0",
    totalOutstandingSet: "48.0",
  });

  const again = await begin(orderId);
  const removed = await step(
    "orderEditRemoveShippingLine",
    `id: "${again.id}", shippingLineId: "${again.shippingLines[0].id}"`,
  );
  expect(removed.calculatedOrder).toMatchObject({
    totalPriceSet: "41.0",
    shippingLines: [{ stagedStatus: "REMOVED" }],
  });
  expect((await commit(again.id)).order.currentTotalPriceSet).toBe("41.0");
});

test("an archived order comes back when its edit is committed", async () => {
  const orderId = await buy();
  const { id } = await begin(orderId);
  await step("orderClose", `input: { id: "${orderId}" }`, "order { closed }");
  const { order, successMessages } = await commit(id, ", notifyCustomer: true");
  expect(order.closed).toBe(false);
  expect(successMessages).toEqual([
    "Order updated",
    "Order unarchived",
    "Notification sent",
  ]);
});

test("what was shipped stays on the order", async () => {
  const orderId = await buy();
  await shopify.deed(`/orders/${orderId.split("/").at(-1)}/fulfill`, {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
  });
  const { id, lineItems } = await begin(orderId);
  const set = (quantity: number) =>
    step(
      "orderEditSetQuantity",
      `id: "${id}", lineItemId: "${lineItems.nodes[0].id}", quantity: ${quantity}`,
      "calculatedLineItem { quantity }",
    );
  expect((await set(1)).userErrors).toMatchObject([{ field: ["quantity"] }]);
  expect((await set(2)).calculatedLineItem).toEqual({ quantity: 2 });
});

const none = "gid://shopify/CalculatedOrder/999999999999999";
const line = "gid://shopify/CalculatedLineItem/999999999999999";
const usd = (amount: string) => `{ amount: "${amount}", currencyCode: USD }`;

/** Wording and fields are those of recorded answers. */
test.each([
  [
    "orderEditCommit",
    `id: "${none}"`,
    "order { id }",
    ["id", "The calculated order does not exist."],
  ],
  [
    "orderEditSetQuantity",
    `id: "ID", lineItemId: "${line}", quantity: 1`,
    calculated,
    ["lineItemId", "The line item does not exist on the order."],
  ],
  [
    "orderEditSetQuantity",
    'id: "ID", lineItemId: "LINE", quantity: -1',
    calculated,
    ["quantity", "must be greater than or equal to 0"],
  ],
  [
    "orderEditAddLineItemDiscount",
    `id: "ID", lineItemId: "${line}", discount: { percentValue: 1 }`,
    calculated,
    ["id", "The line item does not exist on the order."],
  ],
  [
    "orderEditAddVariant",
    'id: "ID", variantId: "gid://shopify/ProductVariant/0", quantity: 1',
    calculated,
    [
      "variantId",
      "can't convert Integer[0] to a positive Integer to use as an untrusted id",
    ],
  ],
  [
    "orderEditAddVariant",
    'id: "ID", variantId: "BLUE", quantity: 0',
    calculated,
    ["quantity", "must be greater than 0"],
  ],
  [
    "orderEditAddVariant",
    'id: "ID", variantId: "BLUE", quantity: 1',
    calculated,
    ["id", "Harbor Mug was not added because it's already on the order."],
  ],
  [
    "orderEditAddCustomItem",
    `id: "ID", title: "", quantity: 1, price: ${usd("1.00")}`,
    calculated,
    ["title", "can't be blank"],
  ],
  [
    "orderEditAddCustomItem",
    `id: "ID", title: "A", quantity: 1, price: ${usd("-1.00")}`,
    calculated,
    ["price.amount", "must be greater than or equal to 0"],
  ],
  [
    "orderEditAddCustomItem",
    'id: "ID", title: "A", quantity: 1, price: { amount: "1.00", currencyCode: CAD }',
    calculated,
    ["price.amount", "Currency must be USD."],
  ],
  [
    "orderEditAddShippingLine",
    'id: "ID", shippingLine: { title: "A", price: { amount: "1.00", currencyCode: CAD } }',
    calculated,
    ["shippingLine.price", "The price must be in USD."],
  ],
  [
    "orderEditUpdateShippingLine",
    `id: "ID", shippingLineId: "gid://shopify/CalculatedShippingLine/9", shippingLine: { title: "A" }`,
    calculated,
    [
      "shippingLineId",
      "The shipping line can't be updated because it doesn't exist or wasn't added during this edit.",
    ],
  ],
  [
    "orderEditRemoveShippingLine",
    `id: "ID", shippingLineId: "gid://shopify/CalculatedShippingLine/9"`,
    calculated,
    [
      "shippingLineId",
      "The shipping line can't be removed because it doesn't exist or has already been removed.",
    ],
  ],
])("%s(%s) is refused", async (name, args, fields, [field, message]) => {
  const { id, lineItems } = await begin(await buy());
  const blue = (await shopify.seen()).products[0].variants[0].id;
  const { userErrors } = await step(
    name,
    args
      .replace('"ID"', `"${id}"`)
      .replace('"LINE"', `"${lineItems.nodes[0].id}"`)
      .replace('"BLUE"', `"${blue}"`),
    fields,
  );
  expect(userErrors).toEqual([{ field: field?.split("."), message }]);
});

test("a cancelled order cannot be edited, and one that is not there is not found", async () => {
  const orderId = await buy();
  const { id } = await begin(orderId);
  await shopify.deed(`/orders/${orderId.split("/").at(-1)}/cancel`);
  const refused = [{ field: null, message: "The order cannot be edited." }];
  expect((await step("orderEditBegin", `id: "${orderId}"`)).userErrors).toEqual(
    refused,
  );
  expect((await commit(id)).userErrors).toEqual(refused);
  expect(
    (await step("orderEditBegin", 'id: "gid://shopify/Order/1"')).userErrors,
  ).toEqual([{ field: ["id"], message: "The order does not exist." }]);
});

test("the merchant edits by hand: units go and come while there are some, and what was shipped stays", async () => {
  const at = `/orders/${(await buy()).split("/").at(-1)}`;
  const edit = async (quantity: number, sku = "MUG-BLUE") => {
    const { status } = await shopify.deed(`${at}/edit`, { sku, quantity });
    return [status, await stock()];
  };
  expect(await edit(1)).toEqual([200, "9/1/10"]);
  expect(await edit(2)).toEqual([200, "8/2/10"]);
  expect(shopify.letters.map(({ topic }) => topic)).toContain("orders/edited");
  expect((await shopify.seen()).orders).toMatchObject([
    { lines: [{ quantity: 4, currentQuantity: 2 }] },
  ]);
  // Eight are there.
  expect(await edit(11)).toEqual([409, "8/2/10"]);
  expect(await edit(1, "MUG-RED")).toEqual([409, "8/2/10"]);
  await shopify.deed(`${at}/fulfill`, {
    lines: [{ sku: "MUG-BLUE", quantity: 1 }],
  });
  expect(await edit(0)).toEqual([409, "8/1/9"]);
  expect(await edit(1)).toEqual([200, "9/0/9"]);
});
