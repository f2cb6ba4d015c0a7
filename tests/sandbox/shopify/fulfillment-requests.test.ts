import { afterEach, beforeEach, expect, test } from "vitest";
import errors from "#tests/specimens/shopify/fulfillment-create-errors.json" with {
  type: "json",
};
import specimen from "#tests/specimens/shopify/fulfillment-request-lifecycle.json" with {
  type: "json",
};
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";
import {
  activate,
  createService,
  fulfill,
  readPart,
  step,
} from "#tests/support/shopify-documents.ts";

let shopify: OpenFace;
let order: string;
let part: string;

beforeEach(async () => {
  shopify = await openShopifyFace();
  await shopify.install();
  const { location } = (
    await shopify.admin(createService, { name: "Quayside FBT" })
  ).data.fulfillmentServiceCreate.fulfillmentService;
  const seen = await shopify.seen();
  await shopify.admin(activate, {
    item: seen.products[0].variants[0].inventoryItemId,
    location: location.id,
    available: 20,
    key: "stock",
  });
  const bought = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity: 2 }],
  });
  order = bought.id ?? "";
  part = (await shopify.seen()).orders[0].fulfillmentOrders[0].id;
});
afterEach(() => shopify.close());

const request = () =>
  shopify.deed(
    `/fulfillment-orders/${encodeURIComponent(part)}/request-fulfillment`,
  );
const cancelRequest = () =>
  shopify.deed(
    `/fulfillment-orders/${encodeURIComponent(part)}/request-cancellation`,
  );
const take = async (name: string) =>
  (await shopify.admin(step(name), { id: part })).data[name];
const read = async () =>
  (await shopify.admin(readPart, { id: part })).data.fulfillmentOrder;
const states = async () => {
  const { status, requestStatus } = await read();
  return `${status} ${requestStatus}`;
};
const ship = async (lines?: { id: string; quantity: number }[]) =>
  (
    await shopify.admin(fulfill, {
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          { fulfillmentOrderId: part, fulfillmentOrderLineItems: lines },
        ],
        trackingInfo: { company: "UPS", number: "1Z999" },
      },
    })
  ).data.fulfillmentCreate;

test("a new fulfillment order at a service may be requested, and one at the merchant's location may not", async () => {
  const { supportedActions } = await read();
  expect(
    supportedActions.map(({ action }: { action: string }) => action),
  ).toEqual([
    "REQUEST_FULFILLMENT",
    "CREATE_FULFILLMENT",
    "HOLD",
    "SPLIT",
    "MOVE",
  ]);
  await shopify.deed("/orders", { lines: [{ sku: "MUG-RED", quantity: 1 }] });
  const own = (await shopify.seen()).orders[1].fulfillmentOrders[0].id;
  const refused = await shopify.deed(
    `/fulfillment-orders/${own.split("/").at(-1)}/request-fulfillment`,
  );
  expect(refused).toMatchObject({
    status: 409,
    error:
      "The fulfillment order's assigned fulfillment service must be of api type",
  });
});

test("requested, accepted and shipped whole: OPEN, IN_PROGRESS, CLOSED", async () => {
  await request();
  expect(await states()).toBe("OPEN SUBMITTED");
  expect((await read()).supportedActions).toEqual([]);
  const accepted = await take("fulfillmentOrderAcceptFulfillmentRequest");
  expect(accepted.fulfillmentOrder).toMatchObject({
    status: specimen.acceptFulfillmentRequest.data.fulfillmentOrder.status,
    requestStatus:
      specimen.acceptFulfillmentRequest.data.fulfillmentOrder.requestStatus,
  });
  const { fulfillment } = await ship();
  expect(fulfillment).toMatchObject({
    status: "SUCCESS",
    displayStatus: "FULFILLED",
    totalQuantity: 2,
    trackingInfo: [{ company: "UPS", number: "1Z999", url: null }],
  });
  expect(await states()).toBe("CLOSED ACCEPTED");
});

test("a rejected request opens again and can be asked for once more", async () => {
  await request();
  const rejected = await take("fulfillmentOrderRejectFulfillmentRequest");
  expect(rejected.fulfillmentOrder).toMatchObject({
    status: specimen.rejectFulfillmentRequest.data.fulfillmentOrder.status,
    requestStatus:
      specimen.rejectFulfillmentRequest.data.fulfillmentOrder.requestStatus,
  });
  expect((await request()).status).toBe(200);
});

test("an accepted cancellation closes at zero and leaves the merchant an open replacement", async () => {
  await request();
  await take("fulfillmentOrderAcceptFulfillmentRequest");
  await cancelRequest();
  expect(await states()).toBe("IN_PROGRESS CANCELLATION_REQUESTED");
  const { fulfillmentOrder } = await take(
    "fulfillmentOrderAcceptCancellationRequest",
  );
  expect(fulfillmentOrder).toMatchObject({
    status: "CLOSED",
    requestStatus: "CANCELLATION_ACCEPTED",
    lineItems: { nodes: [{ totalQuantity: 0, remainingQuantity: 0 }] },
  });
  const parts = (await shopify.seen()).orders[0].fulfillmentOrders;
  expect(parts[1]).toMatchObject({
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    locationName: "Harbor Warehouse",
    lines: [{ sku: "MUG-BLUE", totalQuantity: 2 }],
  });
});

test("a refused cancellation stays in progress and can still be shipped", async () => {
  await request();
  await take("fulfillmentOrderAcceptFulfillmentRequest");
  await cancelRequest();
  await take("fulfillmentOrderRejectCancellationRequest");
  expect(await states()).toBe("IN_PROGRESS CANCELLATION_REJECTED");
  expect((await ship()).userErrors).toEqual([]);
});

test("a closed acceptance is INCOMPLETE and may be requested again", async () => {
  await request();
  await take("fulfillmentOrderAcceptFulfillmentRequest");
  await take("fulfillmentOrderClose");
  expect(await states()).toBe("INCOMPLETE CLOSED");
  expect((await request()).status).toBe(200);
});

test("an app that may only answer requests cannot make one in the merchant's place", async () => {
  const narrow = await openShopifyFace([
    "read_assigned_fulfillment_orders",
    "write_assigned_fulfillment_orders",
  ]);
  await narrow.install();
  const answer = await narrow.admin(
    "mutation Ask($id: ID!) { fulfillmentOrderSubmitFulfillmentRequest(id: $id) { userErrors { message } } }",
    { id: part },
  );
  await narrow.close();
  expect(answer.errors?.[0].extensions.code).toBe("ACCESS_DENIED");
});

test("an unknown fulfillment order is a top-level RESOURCE_NOT_FOUND", async () => {
  const id = specimen.invalidId.id;
  const answer = await shopify.admin(
    step("fulfillmentOrderAcceptFulfillmentRequest"),
    { id },
  );
  expect(answer.data).toEqual({
    fulfillmentOrderAcceptFulfillmentRequest: null,
  });
  expect(answer.errors?.[0]).toMatchObject({
    message: specimen.invalidId.expectedError.messagePattern,
    extensions: specimen.invalidId.expectedError.extensions,
  });
});

test("part of the units leaves the rest in progress", async () => {
  await request();
  await take("fulfillmentOrderAcceptFulfillmentRequest");
  const [line] = (await read()).lineItems.nodes;
  await ship([{ id: line.id, quantity: 1 }]);
  expect(await states()).toBe("IN_PROGRESS ACCEPTED");
  expect((await read()).lineItems.nodes[0].remainingQuantity).toBe(1);
  expect((await read()).order.displayFulfillmentStatus).toBe(
    "PARTIALLY_FULFILLED",
  );
});

test("fulfillmentCreate refuses in the recorded words", async () => {
  const [line] = (await read()).lineItems.nodes;
  expect((await ship([{ id: line.id, quantity: 0 }])).userErrors).toEqual(
    errors.nonPositiveQuantity,
  );
  expect((await ship([{ id: line.id, quantity: 9 }])).userErrors).toEqual(
    errors.overFulfill,
  );
  expect(
    (
      await ship([
        { id: "gid://shopify/FulfillmentOrderLineItem/1", quantity: 1 },
      ])
    ).userErrors,
  ).toEqual(errors.missingLine);
  await ship();
  const number = part.split("/").at(-1);
  expect((await ship()).userErrors[0].message).toBe(
    errors.closed[0]?.message.replace(/\d+/, String(number)),
  );
});

test("only what is requested and not closed is assigned under FULFILLMENT_REQUESTED", async () => {
  const assigned = async () =>
    (
      await shopify.admin(
        "{ assignedFulfillmentOrders(first: 5, assignmentStatus: FULFILLMENT_REQUESTED) { nodes { id destination { firstName zip countryCode } } } }",
      )
    ).data.assignedFulfillmentOrders.nodes;
  expect(await assigned()).toEqual([]);
  await request();
  expect(await assigned()).toEqual([
    {
      id: part,
      destination: { firstName: "Ada", zip: "98101", countryCode: "US" },
    },
  ]);
});

test("a cancelled parcel puts its units back into a new fulfillment order", async () => {
  await request();
  await take("fulfillmentOrderAcceptFulfillmentRequest");
  const { fulfillment } = await ship();
  const cancel =
    "mutation Cancel($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status displayStatus } userErrors { message } } }";
  const first = await shopify.admin(cancel, { id: fulfillment.id });
  const second = await shopify.admin(cancel, { id: fulfillment.id });
  expect(first.data.fulfillmentCancel).toEqual({
    fulfillment: { status: "CANCELLED", displayStatus: "CANCELED" },
    userErrors: [],
  });
  expect(second.data).toEqual(first.data);
  const parts = (await shopify.seen()).orders[0].fulfillmentOrders;
  expect(parts).toHaveLength(2);
  expect(order).toContain("gid://shopify/Order/");
});

test("a submitted part splits the rest off into a fulfillment order of its own", async () => {
  await shopify.close();
  shopify = await openShopifyFace([
    "write_fulfillments",
    "write_inventory",
    "read_products",
    "read_orders",
    "read_locations",
    "read_assigned_fulfillment_orders",
    "write_third_party_fulfillment_orders",
  ]);
  await shopify.install();
  const made = await shopify.admin(createService, { name: "Quayside FBT" });
  const seen = await shopify.seen();
  await shopify.admin(activate, {
    item: seen.products[0].variants[0].inventoryItemId,
    location: made.data.fulfillmentServiceCreate.fulfillmentService.location.id,
    available: 20,
    key: "stock",
  });
  await shopify.deed("/orders", { lines: [{ sku: "MUG-BLUE", quantity: 2 }] });
  const [whole] = (await shopify.seen()).orders[0].fulfillmentOrders;
  const { data } = await shopify.admin(
    `mutation Submit($id: ID!, $lines: [FulfillmentOrderLineItemInput!], $message: String) {
      fulfillmentOrderSubmitFulfillmentRequest(id: $id, fulfillmentOrderLineItems: $lines, message: $message, notifyCustomer: false) {
        originalFulfillmentOrder { status requestStatus merchantRequests(first: 5) { nodes { kind message requestOptions responseData } } }
        submittedFulfillmentOrder { status requestStatus lineItems(first: 5) { nodes { totalQuantity remainingQuantity } } }
        unsubmittedFulfillmentOrder { status requestStatus lineItems(first: 5) { nodes { totalQuantity remainingQuantity } } }
        userErrors { field message }
      }
    }`,
    {
      id: whole.id,
      lines: [{ id: whole.lines[0].id, quantity: 1 }],
      message: specimen.partialSubmit.variables.message,
    },
  );
  const answer = data.fulfillmentOrderSubmitFulfillmentRequest;
  const recorded = specimen.partialSubmit.data;
  expect(answer.originalFulfillmentOrder.merchantRequests).toEqual(
    recorded.originalFulfillmentOrder.merchantRequests,
  );
  const one = { nodes: [{ totalQuantity: 1, remainingQuantity: 1 }] };
  expect(answer.submittedFulfillmentOrder).toEqual({
    status: "OPEN",
    requestStatus: "SUBMITTED",
    lineItems: one,
  });
  expect(answer.unsubmittedFulfillmentOrder).toEqual({
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    lineItems: one,
  });
});

test("a hold stops shipping until it is released", async () => {
  await shopify.close();
  shopify = await openShopifyFace([
    "write_merchant_managed_fulfillment_orders",
    "read_orders",
  ]);
  await shopify.install();
  await shopify.deed("/orders", { lines: [{ sku: "MUG-RED", quantity: 1 }] });
  part = (await shopify.seen()).orders[0].fulfillmentOrders[0].id;
  await shopify.admin(
    "mutation Hold($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) { userErrors { message } } }",
    { id: part },
  );
  expect((await ship()).userErrors[0].message).toMatch(
    /has an unfulfillable status= on_hold\.$/,
  );
  await shopify.admin(
    "mutation Release($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }",
    { id: part },
  );
  expect((await ship()).userErrors).toEqual([]);
});
