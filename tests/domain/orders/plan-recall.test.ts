import { expect, test } from "vitest";
import type {
  NetworkPart,
  NetworkState,
  OrderSituation,
  RequestSituation,
} from "#core/domain/orders/order-situation.ts";
import { isToBeAskedAnew } from "#core/domain/orders/plan-recall.ts";
import { planRequest } from "#core/domain/orders/plan-request.ts";

const part = (
  number: number,
  state: NetworkState,
  quantity: number,
  sentTo: NetworkPart["sentTo"] = null,
): NetworkPart => ({
  part: number,
  reference: `QS-1-P${number}`,
  externalId: `M${number}`,
  state,
  hasLeft: "nothing" as const,
  lines: [{ variantId: "mug", goodsId: "goods", quantity }],
  sentTo,
});

/** A request that the store wants so many units of, and that these network orders were made for. */
const request = (
  wanted: number,
  orders: NetworkPart[],
  more: Partial<RequestSituation> = {},
): RequestSituation => ({
  id: "request",
  externalId: "gid://shopify/FulfillmentOrder/1",
  locationId: "service",
  status: "IN_PROGRESS",
  requestStatus: "ACCEPTED",
  cancellationRequested: false,
  lines: [
    {
      externalId: "line",
      orderLineExternalId: "order line",
      variantId: "mug",
      sku: "MUG",
      totalQuantity: wanted,
      remainingQuantity: wanted,
    },
  ],
  kits: {},
  round: 0,
  networkState: "ordered",
  orders,
  refusalCode: null,
  wish: null,
  ...more,
});

const situation = (hasLeft = false) =>
  ({
    order: {
      id: "order",
      name: "#1",
      channel: "storefront",
      fulfilledBy: "network",
      cancelled: false,
      recipientMark: "new door",
      updatedAt: new Date("2026-11-02T09:00:00Z"),
    },
    rule: { fallback: "ask" },
    variantsWithGoods: new Set(["mug"]),
    shipments: hasLeft
      ? [
          {
            origin: "network",
            condition: "live",
            fulfillmentOrderExternalId: "gid://shopify/FulfillmentOrder/1",
          },
        ]
      : [],
  }) as unknown as OrderSituation;

const planned = (one: RequestSituation, hasLeft = false) => {
  const { effects, conflicts } = planRequest(situation(hasLeft), one);
  return [
    ...effects.map(({ kind }) => kind),
    ...conflicts.map(({ cause, key }) => `asks ${cause ?? key.split(":")[0]}`),
  ];
};

test.each([
  ["as many as were asked for", request(2, [part(0, "ordered", 2)]), []],
  ["fewer", request(1, [part(0, "ordered", 2)]), ["network.cancel-order"]],
  [
    "none at all",
    request(0, [part(0, "ordered", 2)], { status: "CLOSED" }),
    ["network.cancel-order"],
  ],
  [
    "as many as the orders that still stand",
    request(50, [part(0, "cancelled", 50), part(1, "ordered", 50)]),
    [],
  ],
])("O3 the store wants %s", (_what, one, expected) => {
  expect(planned(one)).toEqual(expected);
});

test("O2 what has left too many is asked about, and the request is answered all the same", () => {
  const one = request(1, [part(0, "ordered", 2)]);
  expect(planned(one, true)).toEqual(["asks sent-too-many"]);
  expect(planned({ ...one, requestStatus: "SUBMITTED" }, true)).toEqual([
    "storefront.accept-request",
    "asks sent-too-many",
  ]);
});

test("O3 the network is asked anew only for what is left, and once it has stopped everything", () => {
  const stopped = [part(0, "cancelled", 2)];
  const over = { networkState: "cancelled" as const };
  const anew = (one: RequestSituation) => isToBeAskedAnew(situation(), one);
  expect(anew(request(1, stopped, over))).toBe(true);
  expect(anew(request(0, stopped, over))).toBe(false);
  expect(anew(request(2, stopped, over))).toBe(false);
  expect(anew(request(1, [part(0, "ordered", 2)]))).toBe(false);
  // In the new round nothing is ordered yet; what the network refuses then is given back.
  const next = { round: 1, networkState: "none" as const };
  expect(planned(request(1, [], next))).toEqual(["network.create-order"]);
  const refused = { round: 1, networkState: "refused" as const };
  expect(planned(request(1, [part(0, "refused", 1)], refused))).toEqual([
    "storefront.close-request",
  ]);
});

const sent = (mark: string, at: string) =>
  part(0, "ordered", 2, { mark, asOf: new Date(`2026-11-02T${at}Z`) });

test.each([
  ["was corrected since", sent("old door", "08:00:00"), true],
  ["is the one", sent("new door", "08:00:00"), false],
  // The letter of what the network was given already may still be on its way.
  ["was corrected before", sent("newer door", "09:30:00"), false],
  ["is not known", part(0, "ordered", 2), false],
])("O4 the address that the network was given %s", (_what, order, isOld) => {
  const one = request(2, [order]);
  expect(planned(one)).toEqual(isOld ? ["network.cancel-order"] : []);
  expect(planned(one, true)).toEqual(isOld ? ["asks sent-elsewhere"] : []);
  const stopped = request(2, [{ ...order, state: "cancelled" }], {
    networkState: "cancelled",
  });
  expect(isToBeAskedAnew(situation(), stopped)).toBe(isOld);
});

test("O4 what has left for the old door is asked about, too, where the merchant has asked to cancel it and Shopify has closed it since", () => {
  const closed = {
    status: "CLOSED",
    requestStatus: "CANCELLATION_REQUESTED",
    cancellationRequested: true,
    refusalCode: "too_late_to_cancel",
  } as const;
  const one = request(2, [sent("old door", "08:00:00")], closed);
  expect(planned(one, true)).toContain("asks sent-elsewhere");
  // What has not left is cancelled, not made anew.
  expect(planned({ ...one, refusalCode: null })).toEqual([
    "network.cancel-order",
  ]);
});

test("O3 O4 what the network has not numbered cannot be called off: it is asked about, and goes on with the number", () => {
  const unnumbered = { ...part(0, "ordered", 2), externalId: null };
  const one = request(1, [unnumbered]);
  expect(planned(one)).toEqual(["asks change-unnumbered"]);
  const { mark, asOf } = { mark: "old door", asOf: new Date(0) };
  expect(
    planned(request(2, [{ ...unnumbered, sentTo: { mark, asOf } }])),
  ).toEqual(["asks change-unnumbered"]);
  const [asked] = planRequest(situation(), one).conflicts;
  const ends = (round: number, orders: NetworkPart[]) =>
    planRequest(situation(), request(1, orders, { round })).closes.some(
      ({ key }) => key === asked?.key,
    );
  expect(ends(0, [unnumbered])).toBe(false);
  expect(ends(0, [part(0, "ordered", 2)])).toBe(true);
  // Cancelled in Seller Center, it begins another round with the very letter that names it.
  expect(ends(1, [])).toBe(true);
});
