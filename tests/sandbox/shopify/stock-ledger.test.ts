import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import {
  activate,
  createService,
  fulfill,
  step,
} from "#tests/support/shopify-documents.ts";

let shopify: OpenFace;
let handle: string;

beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
  const made = await shopify.admin(createService, { name: "Quayside FBT" });
  const service = made.data.fulfillmentServiceCreate.fulfillmentService;
  handle = service.handle;
  const seen = await shopify.seen();
  await shopify.admin(activate, {
    item: seen.products[0].variants[0].inventoryItemId,
    location: service.location.id,
    available: 5,
    key: "stock",
  });
});
afterEach(() => shopify.close());

/** `available/committed/onHand` of the blue mug at the merchant's location and at the service's. */
const shelf = async () => {
  const [own, service] = (await shopify.seen()).products[0].variants[0].levels;
  const show = (level: Record<string, number>) =>
    `${level.available}/${level.committed}/${level.onHand}`;
  return [show(own), show(service)];
};
const buy = (quantity: number, more: object = {}) =>
  shopify.deed("/orders", { lines: [{ sku: "MUG-BLUE", quantity }], ...more });
const order = async () => (await shopify.seen()).orders[0];

test("a purchase takes from the service while it has enough, and then from the merchant", async () => {
  expect(await shelf()).toEqual(["10/0/10", "5/0/5"]);
  await buy(4);
  expect(await shelf()).toEqual(["10/0/10", "1/4/5"]);
  await buy(2);
  expect(await shelf()).toEqual(["8/2/10", "1/4/5"]);
});

test("what no location has cannot be bought", async () => {
  expect(await buy(11)).toMatchObject({ status: 409 });
});

test("lines at two locations are two fulfillment orders", async () => {
  await shopify.deed("/orders", {
    lines: [
      { sku: "MUG-BLUE", quantity: 1 },
      { sku: "MUG-RED", quantity: 1 },
    ],
  });
  const places = (await order()).fulfillmentOrders.map(
    (part: { locationName: string }) => part.locationName,
  );
  expect(places).toEqual(["Quayside FBT", "Harbor Warehouse"]);
});

test("shipping takes the units out of committed and on hand", async () => {
  await buy(4);
  const [part] = (await order()).fulfillmentOrders;
  await shopify.admin(fulfill, {
    fulfillment: {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: part.id }],
    },
  });
  expect(await shelf()).toEqual(["10/0/10", "1/0/1"]);
});

test("a cancelled order with restock gives the units back", async () => {
  await buy(4);
  await shopify.deed(
    `/orders/${encodeURIComponent((await order()).id)}/cancel`,
  );
  expect(await shelf()).toEqual(["10/0/10", "5/0/5"]);
  expect((await order()).fulfillmentOrders[0]).toMatchObject({
    status: "CLOSED",
    lines: [{ totalQuantity: 0 }],
  });
});

test("a cancelled order without restock writes the units off", async () => {
  await buy(4);
  const id = (await order()).id.split("/").at(-1);
  await shopify.deed(`/orders/${id}/cancel`, { restock: false });
  expect(await shelf()).toEqual(["10/0/10", "1/0/1"]);
});

test("an accepted cancellation moves the commitment to the merchant's location", async () => {
  await buy(4, { requestFulfillment: true });
  const [part] = (await order()).fulfillmentOrders;
  await shopify.admin(step("fulfillmentOrderAcceptFulfillmentRequest"), {
    id: part.id,
  });
  await shopify.deed(
    `/fulfillment-orders/${part.id.split("/").at(-1)}/request-cancellation`,
  );
  await shopify.admin(step("fulfillmentOrderAcceptCancellationRequest"), {
    id: part.id,
  });
  expect(await shelf()).toEqual(["6/4/10", "5/0/5"]);
});

test("the merchant ships by hand what lies at his own location", async () => {
  await shopify.deed("/orders", { lines: [{ sku: "MUG-RED", quantity: 2 }] });
  const { id } = await order();
  const shipped = await shopify.deed(
    `/orders/${encodeURIComponent(id)}/fulfill`,
    {
      trackingNumber: "94001",
      company: "USPS",
      lines: [{ sku: "MUG-RED", quantity: 1 }],
    },
  );
  expect(shipped.status).toBe(200);
  expect((await order()).fulfillments[0]).toMatchObject({
    tracking: [{ company: "USPS", number: "94001", url: null }],
    lines: [{ sku: "MUG-RED", quantity: 1 }],
  });
});

const create = `mutation Create($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) {
    order { id name tags sourceIdentifier displayFinancialStatus totalPriceSet { shopMoney { amount currencyCode } }
      lineItems(first: 5) { nodes { sku requiresShipping } }
      fulfillmentOrders(first: 5) { nodes { assignedLocation { name } } } }
    userErrors { field message code }
  }
}`;

const createOrder = async (line: object, inventoryBehaviour?: string) => {
  const seen = await shopify.seen();
  return (
    await shopify.admin(create, {
      order: {
        sourceIdentifier: "577001",
        tags: ["tiktok", "quayside"],
        lineItems: [
          { variantId: seen.products[0].variants[0].id, quantity: 2, ...line },
        ],
      },
      options: inventoryBehaviour ? { inventoryBehaviour } : null,
    })
  ).data.orderCreate;
};

test("orderCreate leaves the stock alone unless told to take it", async () => {
  await createOrder({});
  expect(await shelf()).toEqual(["10/0/10", "5/0/5"]);
  await createOrder({}, "DECREMENT_IGNORING_POLICY");
  expect(await shelf()).toEqual(["10/0/10", "3/2/5"]);
});

test("a line's fulfillment service names the location", async () => {
  const own = await createOrder({ fulfillmentService: "manual" });
  expect(own.order.fulfillmentOrders.nodes[0].assignedLocation.name).toBe(
    "Harbor Warehouse",
  );
  const service = await createOrder({ fulfillmentService: handle });
  expect(service.order.fulfillmentOrders.nodes[0].assignedLocation.name).toBe(
    "Quayside FBT",
  );
  const none = await createOrder({ fulfillmentService: "nobody" });
  expect(none.userErrors[0].code).toBe("FULFILLMENT_SERVICE_INVALID");
});

test("tags come back sorted, a variant line requires shipping and the total is its price", async () => {
  const { order } = await createOrder({});
  expect(order).toMatchObject({
    tags: ["quayside", "tiktok"],
    displayFinancialStatus: null,
    totalPriceSet: { shopMoney: { amount: "37.0", currencyCode: "USD" } },
    lineItems: { nodes: [{ sku: "MUG-BLUE", requiresShipping: true }] },
  });
});

test("obeying the policy refuses to sell what is not there", async () => {
  const refused = await createOrder(
    { quantity: 50 },
    "DECREMENT_OBEYING_POLICY",
  );
  expect(refused.userErrors[0].code).toBe("INVENTORY_CLAIM_FAILED");
});

test("an order is found again by its source identifier", async () => {
  await createOrder({});
  const found = await shopify.admin(
    `{ orders(first: 5, query: "source_identifier:577001 tag:'quayside'") { nodes { sourceIdentifier } } }`,
  );
  expect(found.data.orders.nodes).toEqual([{ sourceIdentifier: "577001" }]);
});
