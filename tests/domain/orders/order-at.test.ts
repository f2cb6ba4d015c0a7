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
