import { expect, test } from "vitest";
import { isCancellationRequested } from "#core/platforms/shopify/map/cancellation-requested.ts";
import { toGrams } from "#core/platforms/shopify/map/grams.ts";
import { toOrderInput } from "#core/platforms/shopify/map/order-input.ts";
import type { OrderImport } from "#core/world/storefront.ts";

test.each([
  [{ value: 250, unit: "GRAMS" as const }, 250],
  [{ value: 1.25, unit: "KILOGRAMS" as const }, 1250],
  [{ value: 1, unit: "POUNDS" as const }, 454],
  [{ value: 8, unit: "OUNCES" as const }, 227],
  [{ value: 0.01, unit: "OUNCES" as const }, 1],
  [{ value: 0, unit: "KILOGRAMS" as const }, null],
  [null, null],
])("%o weighs %s grams", (weight, grams) => {
  expect(toGrams(weight)).toBe(grams);
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));
const asked = { kind: "FULFILLMENT_REQUEST", sentAt: at(0) };
const stop = { kind: "CANCELLATION_REQUEST", sentAt: at(5) };
const askedAgain = { kind: "FULFILLMENT_REQUEST", sentAt: at(9) };

test.each([
  ["CANCELLATION_REQUESTED", [asked, stop], true],
  // The moment after the request, before Shopify shows it.
  ["ACCEPTED", [stop, asked], true],
  ["ACCEPTED", [asked], false],
  ["ACCEPTED", [asked, stop, askedAgain], false],
  ["CANCELLATION_REJECTED", [asked, stop], false],
  ["CANCELLATION_ACCEPTED", [asked, stop], false],
])(
  "%s: does a cancellation wait for an answer?",
  (requestStatus, nodes, waits) => {
    const state = {
      id: "gid://shopify/FulfillmentOrder/1",
      status: "IN_PROGRESS",
      requestStatus,
      merchantRequests: { nodes },
    };
    expect(isCancellationRequested(state)).toBe(waits);
  },
);

const imported: OrderImport = {
  sourceIdentifier: "576461413038785752",
  placedAt: at(0),
  currency: "USD",
  tags: ["TikTok Shop"],
  note: "from TikTok Shop",
  serviceHandle: "quayside-fbt",
  shipTo: null,
  lines: [
    {
      variantExternalId: "gid://shopify/ProductVariant/1",
      quantity: 2,
      unitPriceMinor: 1850,
      taxMinor: 204,
      taxRate: "0.055",
      properties: { "Your discount": "1.00 USD" },
      fulfilledBy: "service",
    },
  ],
  attributes: { "TikTok order": "576461413038785752" },
  taxesIncluded: false,
  charges: [{ name: "Shipping", priceMinor: 400, taxMinor: 22 }],
  paidMinor: 4326,
};

test("an order names every part of its price, and the payment that covers it", () => {
  expect(toOrderInput(imported).order).toMatchObject({
    customAttributes: [{ key: "TikTok order", value: "576461413038785752" }],
    lineItems: [
      {
        taxLines: [
          {
            rate: "0.055",
            priceSet: { shopMoney: { amount: "2.04" } },
            channelLiable: true,
          },
        ],
        properties: [{ name: "Your discount", value: "1.00 USD" }],
      },
    ],
    shippingLines: [
      {
        title: "Shipping",
        priceSet: { shopMoney: { amount: "4.00" } },
        taxLines: [{ rate: "0.0550" }],
      },
    ],
    transactions: [
      { gateway: "TikTok Shop", amountSet: { shopMoney: { amount: "43.26" } } },
    ],
  });
  expect(toOrderInput({ ...imported, paidMinor: 0 }).order).not.toHaveProperty(
    "transactions",
  );
});

test("an order that the network ships takes nothing from Shopify's stock", () => {
  expect(toOrderInput(imported)).toMatchObject({
    options: {
      inventoryBehaviour: "DECREMENT_IGNORING_POLICY",
      sendReceipt: false,
    },
    order: {
      lineItems: [
        {
          fulfillmentService: "quayside-fbt",
          requiresShipping: true,
          priceSet: { shopMoney: { amount: "18.50", currencyCode: "USD" } },
        },
      ],
    },
  });
});

test("an order that the merchant ships takes his stock", () => {
  const lines = imported.lines.map((line) => ({
    ...line,
    fulfilledBy: "merchant" as const,
  }));
  expect(toOrderInput({ ...imported, lines })).toMatchObject({
    options: { inventoryBehaviour: "DECREMENT_IGNORING_POLICY" },
    order: { lineItems: [{ fulfillmentService: "manual" }] },
  });
});

test("a service's line without a service is refused before Shopify is asked", () => {
  expect(() => toOrderInput({ ...imported, serviceHandle: null })).toThrow(
    expect.objectContaining({ code: "request_refused" }),
  );
});
