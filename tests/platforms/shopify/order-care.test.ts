import { expect, test } from "vitest";
import { createStorefront } from "#core/platforms/shopify/storefront.server.ts";
import { answerByName, names } from "./support/answer-by-name.ts";
import { openClient, shop } from "./support/open-client.ts";

const storefront = () => createStorefront(openClient().client);
const order = "gid://shopify/Order/1";
const line = "gid://shopify/LineItem/1";

const written = {
  order: {
    tags: ["VIP", "tiktok"],
    note: null,
    closed: false,
    customAttributes: [{ key: "gift", value: "yes" }],
  },
};

test("what others have written on an order stays", async () => {
  const asked = answerByName({
    FetchAnnotations: written,
    UpdateOrder: { orderUpdate: { userErrors: [] } },
  });
  await storefront().annotateOrder(shop, {
    externalId: order,
    tags: ["TikTok", "shipped-by-network"],
    attributes: { "TikTok order": "576" },
  });
  expect(asked.at(-1)?.variables).toEqual({
    input: {
      id: order,
      tags: ["VIP", "tiktok", "shipped-by-network"],
      customAttributes: [
        { key: "gift", value: "yes" },
        { key: "TikTok order", value: "576" },
      ],
    },
  });
});

test("E1 what is written already is not written again", async () => {
  const asked = answerByName({ FetchAnnotations: written });
  await storefront().annotateOrder(shop, {
    externalId: order,
    tags: ["TikTok"],
    attributes: { gift: "yes" },
  });
  expect(names(asked)).toEqual(["FetchAnnotations"]);
});

const refund = {
  orderExternalId: order,
  reference: "4035",
  key: "5b0c2a1e-0000-4000-8000-000000000001",
  note: "Refunded on TikTok Shop",
  lines: [
    {
      orderLineExternalId: line,
      quantity: 1,
      restock: "return" as const,
      locationId: "gid://shopify/Location/1",
    },
  ],
  amountMinor: 1850,
};
const refunds = (notes: string[], transactions: object[] = []) => ({
  order: {
    currencyCode: "USD",
    refunds: notes.map((note, i) => ({
      id: `r${i}`,
      note,
      createdAt: "2026-11-26T12:00:00Z",
      totalRefundedSet: { shopMoney: { amount: "18.50" } },
      return: null,
      refundLineItems: { nodes: [] },
    })),
    transactions,
  },
});
const done = {
  refundCreate: { refund: { id: "r9" }, userErrors: [] },
};

test("a marketplace order's refund records the units; the money went back where it was paid", async () => {
  const asked = answerByName({
    FetchRefunds: refunds([]),
    CreateRefund: done,
  });
  expect(await storefront().refundOrder(shop, refund)).toEqual({
    refundId: "r9",
  });
  expect(asked.at(-1)?.variables).toEqual({
    key: refund.key,
    input: {
      orderId: order,
      note: "Refunded on TikTok Shop [4035]",
      notify: false,
      refundLineItems: [
        {
          lineItemId: line,
          quantity: 1,
          restockType: "RETURN",
          locationId: "gid://shopify/Location/1",
        },
      ],
      transactions: [],
    },
  });
});

test("a payment that Shopify knows gives the money back", async () => {
  const asked = answerByName({
    FetchRefunds: refunds(
      [],
      [{ id: "t1", kind: "SALE", status: "SUCCESS", gateway: "bogus" }],
    ),
    CreateRefund: done,
  });
  await storefront().refundOrder(shop, refund);
  expect(asked.at(-1)?.variables).toMatchObject({
    input: {
      transactions: [
        { parentId: "t1", kind: "REFUND", gateway: "bogus", amount: "18.50" },
      ],
    },
  });
});

test("E1 the same refund is recorded once, also long after Shopify has forgotten its key", async () => {
  const asked = answerByName({
    FetchRefunds: refunds(["Refunded on TikTok Shop [4035]"]),
  });
  expect(await storefront().refundOrder(shop, refund)).toEqual({
    refundId: "r0",
  });
  expect(names(asked)).toEqual(["FetchRefunds"]);
});

const wanted = {
  orderExternalId: order,
  reference: "4035",
  lines: [
    { orderLineExternalId: line, quantity: 3, reason: "unwanted", note: "" },
  ],
};
const noReturns = { order: { returns: { nodes: [] } } };
const reasons = {
  returnReasonDefinitions: {
    nodes: [
      { id: "reason-1", handle: "unwanted", deleted: false },
      { id: "reason-2", handle: "other-reason", deleted: false },
    ],
  },
};
const shipped = (...quantities: number[]) => ({
  returnableFulfillments: {
    nodes: quantities.map((quantity, i) => ({
      returnableFulfillmentLineItems: {
        nodes: [
          {
            quantity,
            fulfillmentLineItem: { id: `f${i}`, lineItem: { id: line } },
          },
        ],
      },
    })),
  },
});

test("a return takes its units from the parcels they left in", async () => {
  const asked = answerByName({
    FetchReturns: noReturns,
    ListReturnReasons: reasons,
    ListReturnable: shipped(2, 2),
    CreateReturn: { returnCreate: { return: { id: "ret" }, userErrors: [] } },
  });
  expect(await storefront().openReturn(shop, wanted)).toEqual({
    returnId: "ret",
  });
  expect(asked.at(-1)?.variables).toEqual({
    input: {
      orderId: order,
      returnLineItems: [
        {
          fulfillmentLineItemId: "f0",
          quantity: 2,
          returnReasonDefinitionId: "reason-1",
          returnReasonNote: "[4035]",
        },
        {
          fulfillmentLineItemId: "f1",
          quantity: 1,
          returnReasonDefinitionId: "reason-1",
          returnReasonNote: "[4035]",
        },
      ],
    },
  });
});

test("more than was shipped cannot come back", async () => {
  answerByName({
    FetchReturns: noReturns,
    ListReturnReasons: reasons,
    ListReturnable: shipped(2),
  });
  await expect(storefront().openReturn(shop, wanted)).rejects.toMatchObject({
    code: "request_refused",
    said: "1 units were not shipped or are in a return already",
  });
});

const returned = (processedQuantity: number) => ({
  id: "rl1",
  quantity: 3,
  processedQuantity,
});

test("E1 a return with the same reference is opened once", async () => {
  const asked = answerByName({
    FetchReturns: {
      order: {
        returns: {
          nodes: [
            {
              id: "ret",
              name: "#1001-R1",
              status: "OPEN",
              createdAt: "2026-11-26T12:00:00Z",
              decline: null,
              returnLineItems: {
                nodes: [
                  {
                    ...returned(0),
                    returnReasonNote: "[4035]",
                    customerNote: null,
                    returnReasonDefinition: null,
                    fulfillmentLineItem: { lineItem: { id: line } },
                  },
                ],
              },
            },
          ],
        },
      },
    },
  });
  expect(await storefront().openReturn(shop, wanted)).toEqual({
    returnId: "ret",
  });
  expect(names(asked)).toEqual(["FetchReturns"]);
});

const counted = (processed: number, status = "OPEN") => ({
  return: {
    status,
    returnLineItems: {
      nodes: [{ ...returned(processed), fulfillmentLineItem: { id: "f0" } }],
    },
    reverseFulfillmentOrders: {
      nodes: [
        {
          lineItems: {
            nodes: [{ id: "rev1", fulfillmentLineItem: { id: "f0" } }],
          },
        },
      ],
    },
  },
});

test("E1 units are counted in up to the total, what is counted already is not counted again", async () => {
  const asked = answerByName({
    FetchReturn: counted(1),
    ProcessReturn: { returnProcess: { userErrors: [] } },
  });
  const count = {
    returnExternalId: "ret",
    lines: [{ externalId: "rl1", receivedInAll: 3 }],
    locationId: "gid://shopify/Location/1",
  };
  await storefront().countReturnIn(shop, count);
  expect(asked.at(-1)?.variables).toMatchObject({
    input: {
      returnId: "ret",
      returnLineItems: [
        {
          id: "rl1",
          quantity: 2,
          dispositions: [
            {
              reverseFulfillmentOrderLineItemId: "rev1",
              quantity: 2,
              dispositionType: "RESTOCKED",
              locationId: "gid://shopify/Location/1",
            },
          ],
        },
      ],
    },
  });

  const again = answerByName({ FetchReturn: counted(3) });
  await storefront().countReturnIn(shop, count);
  expect(names(again)).toEqual(["FetchReturn"]);
});

test("a customer who asked for a return is answered once", async () => {
  const asked = answerByName({
    FetchReturn: counted(0, "REQUESTED"),
    DeclineReturn: { returnDeclineRequest: { userErrors: [] } },
  });
  const no = {
    kind: "decline" as const,
    reason: "RETURN_PERIOD_ENDED" as const,
    note: "The 30 days are over.",
  };
  await storefront().answerReturn(shop, "ret", no);
  expect(asked.at(-1)?.variables).toEqual({
    input: {
      id: "ret",
      declineReason: "RETURN_PERIOD_ENDED",
      declineNote: "The 30 days are over.",
    },
  });

  const again = answerByName({ FetchReturn: counted(0, "DECLINED") });
  await storefront().answerReturn(shop, "ret", no);
  expect(names(again)).toEqual(["FetchReturn"]);
  await expect(
    storefront().answerReturn(shop, "ret", { kind: "approve" }),
  ).rejects.toMatchObject({ code: "request_refused" });
});
