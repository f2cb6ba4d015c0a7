import { afterEach, beforeEach, expect, test } from "vitest";
import life from "#tests/specimens/shopify/fulfillment-order-life.json" with {
  type: "json",
};
import {
  type OpenFace,
  openShopifyFace,
} from "#tests/support/open-shopify-face.ts";

const scopes = [
  "read_orders",
  "write_orders",
  "read_locations",
  "read_fulfillments",
  "write_fulfillments",
  "read_merchant_managed_fulfillment_orders",
  "write_merchant_managed_fulfillment_orders",
];

let shopify: OpenFace;
let order: string;
let part: string;
let line: string;

beforeEach(async () => {
  shopify = await openShopifyFace(scopes);
  await shopify.install();
  await buy(5);
  shopify.letters.length = 0;
});
afterEach(() => shopify.close());

async function buy(quantity: number) {
  order =
    (
      await shopify.deed("/orders", {
        lines: [{ sku: "MUG-BLUE", quantity }],
      })
    ).id ?? "";
  [part = ""] = (await parts()).map(({ id }) => id);
  line = (await parts())[0]?.lines.nodes[0]?.id ?? "";
}

type Part = {
  id: string;
  status: string;
  place: { name: string };
  fulfillBy: string | null;
  actions: { action: string }[];
  lines: {
    nodes: { id: string; totalQuantity: number; remainingQuantity: number }[];
  };
};

const fields = `{ id status fulfillBy place: assignedLocation { name } actions: supportedActions { action }
  lines: lineItems(first: 5) { nodes { id totalQuantity remainingQuantity } } }`;

async function parts(): Promise<Part[]> {
  const { data } = await shopify.admin(
    `query Parts($id: ID!) { order(id: $id) { fulfillmentOrders(first: 9) { nodes ${fields} } } }`,
    { id: order },
  );
  return data.order.fulfillmentOrders.nodes;
}

/** Status, remaining units and actions, as one line per fulfillment order. */
async function states(): Promise<string[]> {
  return (await parts()).map(({ status, lines, actions }) => {
    const units = lines.nodes.map((one) => one.remainingQuantity).join("+");
    return `${status} ${units} ${actions.map(({ action }) => action).join(",")}`;
  });
}

async function take(
  name: string,
  args: string,
  payload: string,
  variables = {},
) {
  const { data, errors } = await shopify.admin(
    `mutation Take${args ? `(${args})` : ""} { ${name}${payload} }`,
    variables,
  );
  return { ...data?.[name], errors };
}

const hold = (input: object) =>
  take(
    "fulfillmentOrderHold",
    "$id: ID!, $input: FulfillmentOrderHoldInput!",
    `(id: $id, fulfillmentHold: $input) { fulfillmentHold { id handle reason displayReason heldByRequestingApp }
      fulfillmentOrder ${fields} remainingFulfillmentOrder ${fields} userErrors { field message code } }`,
    { id: part, input: { reason: "OTHER", ...input } },
  );

const step = (name: string) =>
  take(
    name,
    "$id: ID!",
    `(id: $id) { fulfillmentOrder ${fields} userErrors { field message } }`,
    { id: part },
  );

test("a hold on some units splits the others off, and its release takes them back", async () => {
  const held = await hold({
    handle: "first",
    fulfillmentOrderLineItems: [{ id: line, quantity: 2 }],
  });
  expect(held.fulfillmentHold).toMatchObject(life.hold.fulfillmentHold);
  expect(await states()).toEqual(life.hold.states);
  await take(
    "fulfillmentOrderReleaseHold",
    "$id: ID!, $holds: [ID!]",
    "(id: $id, holdIds: $holds) { userErrors { message } }",
    { id: part, holds: [held.fulfillmentHold.id] },
  );
  expect(await states()).toEqual(life.releaseHold.states);
});

test.each(life.holdRefusals)(
  "a hold is refused in the recorded words: $message",
  async ({ input, holds, ...refusal }) => {
    for (let count = 0; count < holds; count++)
      await hold({ handle: `app-${count}` });
    const lines = input.quantities?.map((quantity) => ({ id: line, quantity }));
    const { userErrors } = await hold({
      handle: input.handle,
      ...(lines && { fulfillmentOrderLineItems: lines }),
    });
    expect(userErrors).toEqual([refusal]);
  },
);

test("the tenth hold leaves no room for another", async () => {
  for (let count = 0; count < 10; count++) await hold({ handle: `h${count}` });
  expect(await states()).toEqual(["ON_HOLD 5 RELEASE_HOLD,MOVE"]);
});

test("who holds is only told to an app that may read apps", async () => {
  await hold({ handle: "mine" });
  const { data, errors } = await shopify.admin(
    "query Held($id: ID!) { fulfillmentOrder(id: $id) { fulfillmentHolds { handle heldByApp { title } } } }",
    { id: part },
  );
  expect(data.fulfillmentOrder.fulfillmentHolds).toEqual([
    { handle: "mine", heldByApp: null },
  ]);
  expect(errors?.[0]).toMatchObject(life.heldByApp);
});

test("progress that was reported can be taken back, and keeps from cancelling", async () => {
  await step("fulfillmentOrderReportProgress");
  expect(await states()).toEqual(life.reportProgress.states);
  expect((await step("fulfillmentOrderCancel")).userErrors).toEqual(
    life.cancelAfterProgress.userErrors,
  );
  await step("fulfillmentOrderOpen");
  expect((await parts())[0]?.status).toBe("OPEN");
  expect((await step("fulfillmentOrderOpen")).userErrors).toEqual(
    life.openAgain.userErrors,
  );
});

test("a cancelled one closes empty, and its lines go on in a replacement", async () => {
  const { replacement, fulfillmentOrder } = await take(
    "fulfillmentOrderCancel",
    "$id: ID!",
    `(id: $id) { fulfillmentOrder ${fields} replacement: replacementFulfillmentOrder ${fields} userErrors { message } }`,
    { id: part },
  );
  expect(fulfillmentOrder.lines.nodes).toEqual([]);
  expect(replacement.lines.nodes[0].id).toBe(line);
  expect((await step("fulfillmentOrderCancel")).userErrors).toEqual(
    life.cancelAgain.userErrors,
  );
});

test("only one that is scheduled can be rescheduled", async () => {
  const { userErrors } = await take(
    "fulfillmentOrderReschedule",
    "$id: ID!, $at: DateTime!",
    "(id: $id, fulfillAt: $at) { userErrors { field message } }",
    { id: part, at: "2026-12-24T10:00:00Z" },
  );
  expect(userErrors).toEqual(life.reschedule.userErrors);
});

test("a deadline is set on all of them or on none", async () => {
  const set = (ids: string[]) =>
    take(
      "fulfillmentOrdersSetFulfillmentDeadline",
      "$ids: [ID!]!",
      `(fulfillmentOrderIds: $ids, fulfillmentDeadline: "2026-12-01T00:00:00.5Z") { success userErrors { field message } }`,
      { ids },
    );
  expect(await set([part, "gid://shopify/FulfillmentOrder/9"])).toMatchObject(
    life.deadlineUnknown,
  );
  expect((await parts())[0]?.fulfillBy).toBeNull();
  expect(await set([part])).toMatchObject({ success: true, userErrors: [] });
  expect((await parts())[0]?.fulfillBy).toBe("2026-12-01T00:00:00Z");
});

test("what was split can be merged again", async () => {
  await take(
    "fulfillmentOrderSplit",
    "$splits: [FulfillmentOrderSplitInput!]!",
    "(fulfillmentOrderSplits: $splits) { userErrors { message } }",
    {
      splits: [
        {
          fulfillmentOrderId: part,
          fulfillmentOrderLineItems: [{ id: line, quantity: 1 }],
        },
      ],
    },
  );
  expect(await states()).toEqual(life.split.states);
  const intents = (await parts()).map(({ id }) => ({ fulfillmentOrderId: id }));
  await take(
    "fulfillmentOrderMerge",
    "$inputs: [FulfillmentOrderMergeInput!]!",
    "(fulfillmentOrderMergeInputs: $inputs) { userErrors { message } }",
    { inputs: [{ mergeIntents: intents }] },
  );
  expect(await states()).toEqual(life.merge.states);
});

test("every change of a fulfillment order is told in its own topic", async () => {
  shopify = await openShopifyFace(scopes, [
    "fulfillment_orders/placed_on_hold",
    "fulfillment_holds/added",
    "fulfillment_orders/hold_released",
    "fulfillment_holds/released",
    "fulfillment_orders/progress_reported",
    "fulfillment_orders/manually_reported_progress_stopped",
    "fulfillment_orders/cancelled",
  ]);
  await shopify.install();
  await buy(2);
  await hold({ handle: "mine" });
  await take(
    "fulfillmentOrderReleaseHold",
    "$id: ID!",
    "(id: $id) { userErrors { message } }",
    { id: part },
  );
  await step("fulfillmentOrderReportProgress");
  await step("fulfillmentOrderOpen");
  await step("fulfillmentOrderCancel");
  expect(shopify.letters.map(({ topic }) => topic)).toEqual([
    "fulfillment_orders/placed_on_hold",
    "fulfillment_holds/added",
    "fulfillment_orders/hold_released",
    "fulfillment_holds/released",
    "fulfillment_orders/progress_reported",
    "fulfillment_orders/manually_reported_progress_stopped",
    "fulfillment_orders/cancelled",
  ]);
  const [first] = shopify.letters;
  expect(JSON.parse(first?.body ?? "")).toMatchObject({
    fulfillment_order: { id: part, status: "on_hold" },
    created_fulfillment_hold: { handle: "mine", reason: "other" },
  });
});
