import { expect, test } from "vitest";
import {
  type OrderPast,
  type OrderStep,
  orderAt,
} from "#core/domain/orders/order-at.ts";

const minute = (minutes: number) =>
  new Date(Date.parse("2026-11-20T12:00:00Z") + minutes * 60_000);

const step = (kind: string, planned: number, sent: number, end: number) =>
  ({
    id: kind,
    kind,
    title: kind,
    state: "confirmed",
    plannedAt: minute(planned),
    sentAt: minute(sent),
    endedAt: minute(end),
  }) satisfies OrderStep;

const past: OrderPast = {
  channel: "marketplace",
  placedAt: minute(0),
  cancelledAt: minute(90),
  isInStore: true,
  storefrontCancelledAt: minute(95),
  steps: [
    step("storefront.import-order", 60, 61, 62),
    step("network.create-order", 63, 64, 65),
    step("network.cancel-order", 90, 91, 92),
  ],
  parcels: [
    { id: "sent", shippedAt: minute(80) },
    { id: "never", shippedAt: null },
  ],
  returns: [],
  paidBack: [],
  readdressed: [],
};

test("an order stands on each side as it did at that moment", () => {
  const then = [-1, 0, 62, 70, 90, 95].map((at) => {
    const { storefront, marketplace, atNetwork, parcels } = orderAt(
      past,
      minute(at),
    );
    return [storefront, marketplace, atNetwork, parcels.length];
  });
  expect(then).toEqual([
    ["absent", "absent", 0, 0],
    ["absent", "placed", 0, 0],
    ["placed", "placed", 0, 0],
    ["placed", "placed", 1, 0],
    ["placed", "cancelled", 1, 1],
    ["cancelled", "cancelled", 0, 1],
  ]);
});

test("a step is planned, then under way, then ended", () => {
  const states = [59, 60, 61, 62].map(
    (at) => orderAt(past, minute(at)).steps[0]?.stood,
  );
  expect(states).toEqual([undefined, "planned", "under way", "confirmed"]);
});

test("since when an order stands in Shopify that we did not bring is not made up", () => {
  const found = { ...past, steps: [] };
  expect(orderAt(found, minute(50)).storefront).toBe("unknown");
  expect(orderAt(found, minute(99)).storefront).toBe("cancelled");
});

test("J5 its returns stand as they did at that moment, and money is given back from when it was", () => {
  const opened = {
    side: "marketplace" as const,
    kind: "return" as const,
    openedAt: minute(100),
    changedAt: minute(140),
    status: "complete",
  };
  const money = { side: "marketplace" as const, at: minute(140), minor: 1800 };
  const returned: OrderPast = {
    ...past,
    returns: [
      {
        ...opened,
        id: "followed",
        name: "followed",
        past: [
          { value: null, until: minute(110) },
          { value: "pending", until: minute(120) },
          { value: "awaiting-parcel", until: minute(140) },
        ],
      },
      { ...opened, id: "before", name: "before", past: [] },
    ],
    paidBack: [{ ...money, currency: "USD" }],
  };
  const then = [99, 100, 110, 119, 120, 139, 140].map((at) => {
    const { returns, paidBack } = orderAt(returned, minute(at));
    return [...returns.map(({ stood }) => stood), paidBack.length];
  });
  expect(then).toEqual([
    [0],
    [null, null, 0],
    ["pending", null, 0],
    ["pending", null, 0],
    ["awaiting-parcel", null, 0],
    ["awaiting-parcel", null, 0],
    ["complete", "complete", 1],
  ]);
});

test("J5 O7 that another address stood is told from when the order was placed until it was corrected, for each correction", () => {
  const corrected = { ...past, readdressed: [minute(10), minute(20)] };
  const until = (at: number) =>
    orderAt(corrected, minute(at)).addressUntil?.getTime() ?? null;
  expect([-1, 0, 9, 10, 19, 20].map(until)).toEqual(
    [null, 10, 10, 20, 20, null].map((at) => at && minute(at).getTime()),
  );
});
