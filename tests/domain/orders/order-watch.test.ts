import { describe, expect, test } from "vitest";
import type { PartLeft } from "#core/domain/orders/order-situation.ts";
import {
  lateRequests,
  overdueSteps,
  type WatchedOrder,
  type WatchedRequest,
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
const request = (more: Partial<WatchedRequest>): WatchedRequest => ({
  id: "request",
  status: "OPEN",
  requestStatus: "SUBMITTED",
  networkState: "none",
  askedAt: ago(1),
  isDecided: false,
  isLeft: true,
  parts: [],
  ...more,
});
const day = 1_440;
/** The network has accepted it so long ago, and of each of its orders so much has left. */
const ordered = (minutes: number, ...left: PartLeft[]) =>
  request({
    requestStatus: "ACCEPTED",
    networkState: "ordered",
    parts: left.map((hasLeft) => ({
      state: "ordered",
      hasLeft,
      askedAt: ago(minutes),
    })),
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
    { requests: [ordered(4 * day, "nothing")] },
    "parcel",
  ],
  [
    "ordered for four days, and sent",
    { requests: [ordered(4 * day, "all")] },
    null,
  ],
  [
    "ordered for four days in two parts, one of which left",
    { requests: [ordered(4 * day, "all", "nothing")] },
    "parcel",
  ],
  [
    "ordered for four days, and sent in part",
    { requests: [ordered(4 * day, "some")] },
    "parcel",
  ],
  [
    "accepted anew four days ago, and not ordered since",
    {
      requests: [request({ requestStatus: "ACCEPTED", askedAt: ago(4 * day) })],
    },
    "parcel",
  ],
  [
    "ordered for a day, with less left than own packing takes",
    { shipBy: ago(-23 * 60), requests: [ordered(day, "nothing")] },
    "parcel",
  ],
  [
    "ordered for a day, with more left than own packing takes",
    { shipBy: ago(-25 * 60), requests: [ordered(day, "nothing")] },
    null,
  ],
  [
    "at the network's location for two hours, asked for by nobody",
    {
      requests: [request({ requestStatus: "UNSUBMITTED", askedAt: ago(120) })],
    },
    null,
  ],
  [
    "at the network's location for a day and more, asked for by nobody",
    {
      shipBy: null,
      requests: [
        request({ requestStatus: "UNSUBMITTED", askedAt: ago(day + 1) }),
      ],
    },
    "unsubmitted",
  ],
  [
    "at the network's location, asked for by nobody, with half of its time gone",
    {
      shipBy: ago(-60),
      requests: [request({ requestStatus: "UNSUBMITTED", askedAt: ago(61) })],
    },
    "unsubmitted",
  ],
  [
    "on hold at the network's location",
    {
      shipBy: null,
      requests: [
        request({
          status: "ON_HOLD",
          requestStatus: "UNSUBMITTED",
          askedAt: ago(day + 1),
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

const rule = { waitHours: 72, packHours: 24 };
const behind = (more: Partial<WatchedOrder>) =>
  overdueSteps(order(more), rule, now).map(({ step }) => step);

describe("an order", () => {
  test.each(cases)("O4 %s", (_what, more, step) => {
    expect(behind(more)).toEqual(step === null ? [] : [step]);
  });

  test("O4 that is behind at two steps is asked about at both, with the longest wait of each", () => {
    const late = {
      shipBy: ago(30),
      requests: [
        request({ askedAt: ago(20) }),
        request({ id: "other", askedAt: ago(40) }),
      ],
    };
    expect(behind(late)).toEqual(["answer", "ship"]);
    expect(behind({ ...late, askedFor: ["stuck:number-missing"] })).toEqual([
      "answer",
    ]);
    expect(overdueSteps(order(late), rule, now)).toMatchObject([
      { since: ago(40) },
      { since: ago(30) },
    ]);
  });

  const waited = request({ askedAt: ago(73 * 60) });
  test.each<[string, Partial<WatchedOrder>, boolean]>([
    ["that was never answered within its wait", { requests: [waited] }, true],
    ["that was asked a moment ago", { requests: [request({})] }, false],
    [
      "that has less time left than own packing takes, unanswered",
      { shipBy: ago(-60), requests: [request({ askedAt: ago(61) })] },
      true,
    ],
    [
      "of which a part lies there",
      { requests: [ordered(4 * day, "all", "nothing")] },
      true,
    ],
    ["that has left", { requests: [ordered(4 * day, "all")] }, false],
    [
      "that a person has decided about",
      { requests: [{ ...waited, isDecided: true }] },
      false,
    ],
    [
      "of an order that TikTok Shop ships",
      { fulfilledBy: "network", requests: [waited] },
      false,
    ],
    [
      "of a cancelled order",
      { storefrontCancelledAt: ago(1), requests: [waited] },
      false,
    ],
  ])(
    "O4 a request %s comes back from the network: %#",
    (_what, more, isLate) => {
      const late = lateRequests(
        order({ shipBy: null, ...more }),
        { waitHours: 72, packHours: 24 },
        now,
      );
      expect(late.length > 0).toBe(isLate);
    },
  );
});

test("O4 a number that has no place in the store says so, and one that has does not", () => {
  const told = (isLeft: boolean, more: Partial<WatchedOrder> = {}) =>
    overdueSteps(
      order({
        state: "shipped",
        fulfilledBy: "network",
        requests: [request({ status: "CLOSED", requestStatus: "", isLeft })],
        untoldSince: [ago(30)],
        ...more,
      }),
      { waitHours: 72, packHours: 24 },
      now,
    ).map(({ step, as }) => [step, as]);
  expect(told(false)).toEqual([["tell", "takenOut"]]);
  expect(told(true)).toEqual([["tell", undefined]]);
  expect(told(false, { channel: "storefront" })).toEqual([["tell", undefined]]);
});
