import { describe, expect, test } from "vitest";
import {
  overdueStep,
  type WatchedOrder,
} from "#core/domain/orders/order-watch.ts";
import type { WatchedStep } from "#core/domain/orders/watched-steps.ts";

const now = new Date("2026-11-26T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const order = (more: Partial<WatchedOrder> = {}): WatchedOrder => ({
  orderId: "order",
  name: "57",
  channel: "marketplace",
  state: "to_ship",
  fulfilledBy: "merchant",
  history: false,
  placedAt: ago(300),
  changedAt: ago(5),
  releaseAt: null,
  shipBy: ago(-600),
  unpaid: false,
  standsInStorefront: true,
  storefrontCancelledAt: null,
  requests: [],
  untoldSince: [],
  unbookedSince: [],
  askedFor: [],
  ...more,
});
const request = (more: Partial<WatchedOrder["requests"][number]>) => ({
  requestStatus: "SUBMITTED",
  networkState: "none",
  askedAt: ago(1),
  hasParcel: false,
  ...more,
});

const cases: [string, Partial<WatchedOrder>, WatchedStep | null][] = [
  ["everything within its time", {}, null],
  ["held for too long", { state: "waiting" }, "release"],
  ["not paid", { state: "waiting", unpaid: true }, null],
  [
    "a pre-order that comes out tomorrow",
    { state: "waiting", releaseAt: ago(-1_440) },
    null,
  ],
  ["just released", { standsInStorefront: false }, null],
  [
    "not in Shopify",
    { standsInStorefront: false, changedAt: ago(16) },
    "import",
  ],
  ["asked a moment ago", { requests: [request({})] }, null],
  ["not answered", { requests: [request({ askedAt: ago(11) })] }, "answer"],
  [
    "ordered for four days",
    {
      requests: [
        request({
          requestStatus: "ACCEPTED",
          networkState: "ordered",
          askedAt: ago(4 * 1_440),
        }),
      ],
    },
    "parcel",
  ],
  [
    "ordered for four days, and sent",
    {
      requests: [
        request({
          requestStatus: "ACCEPTED",
          networkState: "ordered",
          askedAt: ago(4 * 1_440),
          hasParcel: true,
        }),
      ],
    },
    null,
  ],
  [
    "ordered for a day, with less left than own packing takes",
    {
      shipBy: ago(-23 * 60),
      requests: [
        request({
          requestStatus: "ACCEPTED",
          networkState: "ordered",
          askedAt: ago(1_440),
        }),
      ],
    },
    "parcel",
  ],
  [
    "ordered for a day, with more left than own packing takes",
    {
      shipBy: ago(-25 * 60),
      requests: [
        request({
          requestStatus: "ACCEPTED",
          networkState: "ordered",
          askedAt: ago(1_440),
        }),
      ],
    },
    null,
  ],
  ["a number untold", { state: "shipped", untoldSince: [ago(20)] }, "tell"],
  [
    "cancelled on TikTok Shop alone",
    { state: "cancelled", changedAt: ago(20) },
    "cancel",
  ],
  ["cancelled in Shopify alone", { storefrontCancelledAt: ago(20) }, "cancel"],
  [
    "cancelled on both",
    { state: "cancelled", storefrontCancelledAt: ago(20) },
    null,
  ],
  ["late", { shipBy: ago(1) }, "ship"],
  ["late, and the network's", { shipBy: ago(1), fulfilledBy: "network" }, null],
  [
    "late, with a question about something else",
    { shipBy: ago(1), askedFor: ["stuck:refund-without-units"] },
    "ship",
  ],
  [
    "late, and its parcel has gone too far already",
    { shipBy: ago(1), askedFor: ["stuck:sent-too-many"] },
    null,
  ],
  [
    "not in Shopify, which is asked about",
    {
      standsInStorefront: false,
      changedAt: ago(16),
      askedFor: ["link:order-unlinked"],
    },
    null,
  ],
  [
    "shipped before Quayside came",
    { history: true, untoldSince: [ago(99)] },
    null,
  ],
];

describe("an order", () => {
  test.each(cases)("O4 %s", (_what, more, step) => {
    expect(
      overdueStep(order(more), { waitHours: 72, packHours: 24 }, now)?.step ??
        null,
    ).toBe(step);
  });
});
