import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { work } from "#sandbox/shopify/store/shelf.ts";
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const topics = [
  "returns/request",
  "returns/approve",
  "returns/decline",
  "returns/close",
  "returns/reopen",
  "returns/cancel",
  "returns/update",
  "returns/process",
  "reverse_deliveries/attach_deliverable",
  "reverse_fulfillment_orders/dispose",
];
const scopes = [
  "write_returns",
  "write_orders",
  "read_products",
  "write_inventory",
  "read_locations",
];

let shopify: OpenFace;

beforeEach(async () => {
  shopify = await openShopifyFace(scopes, topics, "Plus");
  await shopify.install();
});
afterEach(() => shopify.close());

const numberOf = (id: string | undefined) => id?.split("/").at(-1);

/** An order whose units have been shipped from the merchant's own shelf. */
async function shippedOrder(quantity = 2) {
  const { id } = await shopify.deed("/orders", {
    lines: [{ sku: "MUG-BLUE", quantity }],
  });
  await shopify.deed(`/orders/${numberOf(id)}/fulfill`);
  const [parcel] = (await returnable(id)).nodes;
  return { id, line: parcel.returnableFulfillmentLineItems.nodes[0] };
}

const returnable = async (orderId: string | undefined) =>
  (
    await shopify.admin(
      `query Q($id: ID!) { returnableFulfillments(orderId: $id, first: 9) { nodes {
        returnableFulfillmentLineItems(first: 9) { nodes { quantity fulfillmentLineItem { id } } } } } }`,
      { id: orderId },
    )
  ).data.returnableFulfillments;

const fields = `return {
  id name status totalQuantity closedAt
  decline { reason note }
  order { returnStatus }
  returnLineItems(first: 9) { nodes { id quantity processedQuantity unprocessedQuantity customerNote
    returnReason returnReasonDefinition { handle } } }
  reverseFulfillmentOrders(first: 9) { nodes { id status lineItems(first: 9) { nodes {
    id totalQuantity dispositions { type quantity location { id } } } } } }
} userErrors { field message code }`;

/** Calls a return mutation whose one argument is an input object, or the bare id. */
async function call(mutation: string, value: unknown, argument = "input") {
  const type = argument === "id" ? "ID" : inputTypes[mutation];
  const { data, errors } = await shopify.admin(
    `mutation M($value: ${type}!) { ${mutation}(${argument}: $value) { ${fields} } }`,
    { value },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
}
const inputTypes: Record<string, string> = {
  returnCreate: "ReturnInput",
  returnRequest: "ReturnRequestInput",
  returnApproveRequest: "ReturnApproveRequestInput",
  returnDeclineRequest: "ReturnDeclineRequestInput",
  returnProcess: "ReturnProcessInput",
};

async function requested(quantity = 1) {
  const { id: orderId, line } = await shippedOrder();
  const made = await call("returnRequest", {
    orderId,
    returnLineItems: [
      {
        fulfillmentLineItemId: line.fulfillmentLineItem.id,
        quantity,
        returnReason: "DEFECTIVE",
        customerNote: "It came cracked",
      },
    ],
  });
  return { orderId, ...made.return };
}
async function opened(quantity = 1) {
  const { id } = await requested(quantity);
  return (await call("returnApproveRequest", { id })).return;
}
const step = (deed: "Close" | "Reopen" | "Cancel", id: string) =>
  call(`return${deed}`, id, "id");

const letters = () =>
  shopify.letters.map(({ topic, body }) => ({
    topic,
    ...JSON.parse(body),
  }));
const letter = (topic: string) => letters().find((one) => one.topic === topic);

/** `available` of the blue mug at the merchant's location. */
const available = async () =>
  (await shopify.seen()).products[0].variants[0].levels[0].available;

describe("a return", () => {
  test("is asked for, approved, closed and opened again", async () => {
    const asked = await requested();
    expect(asked).toMatchObject({
      name: "#1001-R1",
      status: "REQUESTED",
      order: { returnStatus: "RETURN_REQUESTED" },
      returnLineItems: {
        nodes: [
          {
            customerNote: "It came cracked",
            returnReason: "DEFECTIVE",
            returnReasonDefinition: { handle: "damaged-or-defective" },
          },
        ],
      },
      reverseFulfillmentOrders: { nodes: [] },
    });
    const approved = await call("returnApproveRequest", { id: asked.id });
    expect(approved.return).toMatchObject({
      status: "OPEN",
      order: { returnStatus: "IN_PROGRESS" },
      reverseFulfillmentOrders: {
        nodes: [
          { status: "OPEN", lineItems: { nodes: [{ totalQuantity: 1 }] } },
        ],
      },
    });
    const closed = await step("Close", asked.id);
    expect(closed.return).toMatchObject({
      status: "CLOSED",
      order: { returnStatus: "RETURNED" },
    });
    // Asking again changes nothing, not even the time.
    expect((await step("Close", asked.id)).return).toEqual(closed.return);
    expect((await step("Reopen", asked.id)).return).toMatchObject({
      status: "OPEN",
      closedAt: null,
    });
    expect(letters().map(({ topic }) => topic)).toEqual([
      "returns/request",
      "returns/approve",
      "returns/close",
      "returns/reopen",
    ]);
  });

  test("is told in Shopify's shapes: whole when it begins, brief when it ends", async () => {
    const asked = await requested();
    await call("returnApproveRequest", { id: asked.id });
    await step("Cancel", asked.id);
    const id = Number(numberOf(asked.id));
    const orderId = Number(numberOf(asked.orderId));
    expect(letter("returns/request")).toMatchObject({
      id,
      admin_graphql_api_id: asked.id,
      status: "requested",
      order: { id: orderId, admin_graphql_api_id: asked.orderId },
      name: "#1001-R1",
      total_return_line_items: 1,
      return_line_items: [
        {
          quantity: 1,
          return_reason: "defective",
          return_reason_note: "",
          customer_note: "It came cracked",
        },
      ],
    });
    expect(letter("returns/cancel")).toEqual({
      topic: "returns/cancel",
      id,
      admin_graphql_api_id: asked.id,
      order_id: orderId,
      status: "canceled",
    });
  });

  test("is declined with the reason that the customer reads", async () => {
    const { id } = await requested();
    const no = { id, declineReason: "FINAL_SALE", declineNote: "On sale" };
    expect((await call("returnDeclineRequest", no)).return).toMatchObject({
      status: "DECLINED",
      decline: { reason: "FINAL_SALE", note: "On sale" },
      order: { returnStatus: "NO_RETURN" },
    });
    expect(letter("returns/decline").decline).toEqual({
      reason: "final_sale",
      note: "On sale",
    });
  });

  test("holds on to its units until it comes to nothing", async () => {
    const { id, orderId } = await requested(1);
    const left = async () =>
      (await returnable(orderId)).nodes.flatMap(
        // biome-ignore lint/suspicious/noExplicitAny: an answer.
        (each: any) =>
          each.returnableFulfillmentLineItems.nodes.map(
            ({ quantity }: { quantity: number }) => quantity,
          ),
      );
    expect(await left()).toEqual([1]);
    await step("Cancel", id);
    expect(await left()).toEqual([2]);
  });

  test("without a line is closed", async () => {
    const { id, returnLineItems } = await opened();
    const { data } = await shopify.admin(
      `mutation M($id: ID!, $lines: [ReturnLineItemRemoveFromReturnInput!]) {
        removeFromReturn(returnId: $id, returnLineItems: $lines) { ${fields} } }`,
      {
        id,
        lines: [{ returnLineItemId: returnLineItems.nodes[0].id, quantity: 1 }],
      },
    );
    expect(data.removeFromReturn.return).toMatchObject({
      status: "CLOSED",
      totalQuantity: 0,
      returnLineItems: { nodes: [] },
    });
    expect(letters().map(({ topic }) => topic)).toEqual([
      "returns/request",
      "returns/approve",
      "returns/update",
      "returns/close",
    ]);
  });

  test("carries its fees", async () => {
    const { id: orderId, line } = await shippedOrder();
    const { data } = await shopify.admin(
      `mutation M($input: ReturnInput!) { returnCreate(returnInput: $input) { return {
        returnShippingFees { amountSet { shopMoney { amount } } }
        returnLineItems(first: 1) { nodes { ... on ReturnLineItem {
          restockingFee { percentage amountSet { shopMoney { amount } } }
          withCodeDiscountedTotalPriceSet { shopMoney { amount } } } } }
        exchangeLineItems(first: 1) { nodes { quantity variantSku } }
      } userErrors { message } } }`,
      {
        input: {
          orderId,
          returnLineItems: [
            {
              fulfillmentLineItemId: line.fulfillmentLineItem.id,
              quantity: 2,
              returnReasonDefinitionId:
                "gid://shopify/ReturnReasonDefinition/2",
              restockingFee: { percentage: 10 },
            },
          ],
          returnShippingFee: {
            amount: { amount: "7.50", currencyCode: "USD" },
          },
          exchangeLineItems: [
            {
              variantId: (await shopify.seen()).products[0].variants[1].id,
              quantity: 1,
            },
          ],
        },
      },
    );
    const money = (amount: string) => ({ shopMoney: { amount } });
    expect(data.returnCreate.return).toEqual({
      returnShippingFees: [{ amountSet: money("7.5") }],
      returnLineItems: {
        nodes: [
          {
            restockingFee: { percentage: 10, amountSet: money("3.7") },
            withCodeDiscountedTotalPriceSet: money("37.0"),
          },
        ],
      },
      exchangeLineItems: { nodes: [{ quantity: 1, variantSku: "MUG-RED" }] },
    });
  });

  test("is found without looking at the returns of other orders", async () => {
    for (let each = 0; each < 3; each++) await opened();
    const mine = await opened();
    work.looked = 0;
    await shopify.admin(
      `query Q($id: ID!) { return(id: $id) { order { returnStatus returns(first: 9) { nodes { id } } } } }`,
      { id: mine.id },
    );
    expect(work.looked).toBe(1);
  });
});

describe("Shopify refuses, as recorded", () => {
  const invalid = (message: string, field: string[]) => [
    { field, message, code: "INVALID_STATE" },
  ];
  const statusInvalid = invalid("Return status is invalid.", ["id"]);

  test("what the state of the return forbids", async () => {
    const { id } = await requested();
    expect((await step("Close", id)).userErrors).toEqual(statusInvalid);
    expect((await step("Reopen", id)).userErrors).toEqual(statusInvalid);
    await call("returnApproveRequest", { id });
    expect((await call("returnApproveRequest", { id })).userErrors).toEqual(
      invalid(
        "Return is not approvable. Only returns with status REQUESTED can be approved.",
        ["input", "id"],
      ),
    );
    const no = { id, declineReason: "OTHER" };
    expect((await call("returnDeclineRequest", no)).userErrors).toEqual(
      invalid(
        "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.",
        ["input", "id"],
      ),
    );
  });

  test("a second decline in words of its own", async () => {
    const { id } = await requested();
    const no = { id, declineReason: "OTHER" };
    await call("returnDeclineRequest", no);
    expect((await call("returnDeclineRequest", no)).userErrors).toEqual(
      invalid("The return is already declined.", ["input", "id"]),
    );
  });

  test("to cancel what has been processed", async () => {
    const { id, returnLineItems } = await opened();
    const [line] = returnLineItems.nodes;
    const processed = await call("returnProcess", {
      returnId: id,
      returnLineItems: [{ id: line.id, quantity: 1 }],
    });
    expect(processed.return).toMatchObject({
      status: "OPEN",
      order: { returnStatus: "IN_PROGRESS" },
      returnLineItems: {
        nodes: [{ processedQuantity: 1, unprocessedQuantity: 0 }],
      },
    });
    expect((await step("Cancel", id)).userErrors).toEqual(
      invalid("Return is not cancelable.", ["id"]),
    );
  });

  test.each([
    [
      "returnCreate",
      "returnInput",
      {},
      {
        field: ["returnInput", "returnLineItems", "0"],
        message:
          "Return line items Either return reason or return reason definition must be provided",
        code: "NOT_FOUND",
      },
    ],
    [
      "returnRequest",
      "input",
      {},
      {
        field: ["input", "returnLineItems", "0", "returnReason"],
        message: "Return reason can't be blank",
        code: "BLANK",
      },
    ],
    [
      "returnCreate",
      "returnInput",
      { returnReason: "OTHER" },
      {
        field: ["returnInput", "returnLineItems", "0", "returnReasonNote"],
        message:
          'Return line items return reason note The note is required when the return reason is "Other"',
        code: "BLANK",
      },
    ],
  ])("%s(%s) with the reason %o", async (mutation, argument, reason, error) => {
    const { id: orderId, line } = await shippedOrder();
    const input = {
      orderId,
      returnLineItems: [
        {
          fulfillmentLineItemId: line.fulfillmentLineItem.id,
          quantity: 1,
          ...reason,
        },
      ],
    };
    const answer = await call(mutation, input, argument);
    expect(answer).toEqual({ return: null, userErrors: [error] });
  });

  test("more units than were shipped", async () => {
    const { id: orderId, line } = await shippedOrder(2);
    const { userErrors } = await call("returnRequest", {
      orderId,
      returnLineItems: [
        {
          fulfillmentLineItemId: line.fulfillmentLineItem.id,
          quantity: 3,
          returnReason: "STYLE",
        },
      ],
    });
    expect(userErrors).toMatchObject([{ code: "INVALID" }]);
  });
});

describe("a reverse fulfillment order", () => {
  const dispose = async (dispositionInputs: object[]) => {
    const { data, errors } = await shopify.admin(
      `mutation M($inputs: [ReverseFulfillmentOrderDisposeInput!]!) {
        reverseFulfillmentOrderDispose(dispositionInputs: $inputs) {
          reverseFulfillmentOrderLineItems { id dispositions { type quantity location { id } } }
          userErrors { field message code } } }`,
      { inputs: dispositionInputs },
    );
    return { ...data?.reverseFulfillmentOrderDispose, errors };
  };
  const partOf = async (quantity = 1) =>
    (await opened(quantity)).reverseFulfillmentOrders.nodes[0];
  const own = async () => (await shopify.seen()).locations[0].id;

  test.each([
    ["RESTOCKED", 1],
    ["NOT_RESTOCKED", 0],
    ["MISSING", 0],
    ["PROCESSING_REQUIRED", 0],
  ])("%s units: %d can be sold again", async (dispositionType, units) => {
    const [line] = (await partOf()).lineItems.nodes;
    const before = await available();
    const input = {
      reverseFulfillmentOrderLineItemId: line.id,
      quantity: 1,
      dispositionType,
      locationId: await own(),
    };
    const { reverseFulfillmentOrderLineItems } = await dispose([input]);
    expect(reverseFulfillmentOrderLineItems).toEqual([
      {
        id: line.id,
        dispositions: [
          {
            type: dispositionType,
            quantity: 1,
            location: { id: input.locationId },
          },
        ],
      },
    ]);
    expect((await available()) - before).toBe(units);
    expect(letter("reverse_fulfillment_orders/dispose")).toMatchObject({
      total_dispositions: 1,
    });
    // What has been dealt with cannot be dealt with twice.
    expect((await dispose([input])).userErrors).toMatchObject([
      { field: ["dispositionInputs", "0", "quantity"], code: "INVALID" },
    ]);
    expect((await available()) - before).toBe(units);
  });

  test("refuses an empty list, lines of two orders, an unknown place and an id of another kind", async () => {
    const [line] = (await partOf()).lineItems.nodes;
    const [other] = (await partOf()).lineItems.nodes;
    const input = (id: string, locationId: string) => ({
      reverseFulfillmentOrderLineItemId: id,
      quantity: 1,
      dispositionType: "NOT_RESTOCKED",
      locationId,
    });
    const place = await own();
    expect((await dispose([])).userErrors).toEqual([
      {
        field: ["dispositionInputs"],
        message: "The array cannot be empty.",
        code: "BLANK",
      },
    ]);
    expect(
      (await dispose([input(line.id, place), input(other.id, place)]))
        .userErrors,
    ).toEqual([
      {
        field: ["dispositionInputs"],
        message:
          "Cannot dispose items from more than one reverse fulfillment order.",
        code: "INVALID",
      },
    ]);
    expect(
      (await dispose([input(line.id, "gid://shopify/Location/1")])).userErrors,
    ).toEqual([
      {
        field: ["dispositionInputs", "0", "locationId"],
        message: "Location not found.",
        code: "NOT_FOUND",
      },
    ]);
    expect(
      (await dispose([input("gid://shopify/Return/1", place)])).errors,
    ).toMatchObject([
      {
        message: "Invalid id: gid://shopify/Return/1",
        extensions: { code: "RESOURCE_NOT_FOUND" },
      },
    ]);
  });

  test("is sent back in a parcel with a label, whose number can change", async () => {
    const { id } = await partOf(2);
    const parcel = `reverseDelivery { id deliverable { ... on ReverseDeliveryShippingDeliverable {
      tracking { number url carrierName } label { publicFileUrl } } }
      reverseDeliveryLineItems(first: 9) { nodes { quantity } } } userErrors { code field message }`;
    const send = async (lines: object[]) =>
      (
        await shopify.admin(
          `mutation M($id: ID!, $lines: [ReverseDeliveryLineItemInput!]!, $tracking: ReverseDeliveryTrackingInput, $label: ReverseDeliveryLabelInput) {
            reverseDeliveryCreateWithShipping(reverseFulfillmentOrderId: $id, reverseDeliveryLineItems: $lines,
              trackingInput: $tracking, labelInput: $label) { ${parcel} } }`,
          {
            id,
            lines,
            tracking: { number: "1Z999" },
            label: { fileUrl: "https://example.com/label.pdf" },
          },
        )
      ).data.reverseDeliveryCreateWithShipping;
    const line = "gid://shopify/ReverseFulfillmentOrderLineItem/1";
    expect(
      (await send([{ reverseFulfillmentOrderLineItemId: line, quantity: 1 }]))
        .userErrors,
    ).toEqual([
      {
        code: null,
        field: [
          "reverseDeliveryLineItems",
          "0",
          "reverseFulfillmentOrderLineItemId",
        ],
        message: "must exist",
      },
    ]);
    const { reverseDelivery } = await send([]);
    expect(reverseDelivery).toMatchObject({
      deliverable: {
        tracking: { number: "1Z999", url: null, carrierName: null },
        label: { publicFileUrl: "https://example.com/label.pdf" },
      },
      reverseDeliveryLineItems: { nodes: [{ quantity: 2 }] },
    });
    const { data } = await shopify.admin(
      `mutation M($id: ID!) { reverseDeliveryShippingUpdate(reverseDeliveryId: $id,
        trackingInput: { number: "1Z888" }) { ${parcel} } }`,
      { id: reverseDelivery.id },
    );
    expect(
      data.reverseDeliveryShippingUpdate.reverseDelivery.deliverable,
    ).toMatchObject({
      tracking: { number: "1Z888" },
      label: { publicFileUrl: "https://example.com/label.pdf" },
    });
    const told = letters().filter(
      ({ topic }) => topic === "reverse_deliveries/attach_deliverable",
    );
    expect(
      told.map((each) => each.shipping_deliverable.tracking.tracking_number),
    ).toEqual(["1Z999", "1Z888"]);
  });
});

describe("by hand", () => {
  test("a customer asks, the merchant approves and unpacks: the shelf is full again", async () => {
    const { id } = await shippedOrder(2);
    const before = await available();
    const asked = await shopify.deed(`/orders/${numberOf(id)}/ask-return`, {
      lines: [{ sku: "MUG-BLUE", quantity: 2, reason: "too-small" }],
    });
    await shopify.deed(`/returns/${numberOf(asked.id)}/approve`);
    await shopify.deed(`/returns/${numberOf(asked.id)}/receive`);
    await shopify.deed(`/returns/${numberOf(asked.id)}/close`);
    expect((await available()) - before).toBe(2);
    expect((await shopify.seen()).orders[0].returns).toMatchObject([
      {
        status: "CLOSED",
        lines: [{ sku: "MUG-BLUE", quantity: 2, processed: 2 }],
        dispositions: [{ type: "RESTOCKED", quantity: 2 }],
      },
    ]);
  });

  test("what was not shipped cannot be asked back, and an answered request not be answered again", async () => {
    const { id } = await shippedOrder(1);
    const ask = () => shopify.deed(`/orders/${numberOf(id)}/ask-return`);
    const asked = await ask();
    expect(await ask()).toMatchObject({ status: 409 });
    const decline = () =>
      shopify.deed(`/returns/${numberOf(asked.id)}/decline`);
    expect(await decline()).toMatchObject({ status: 200 });
    expect(await decline()).toMatchObject({ status: 409 });
  });
});
