import { describe, expect, test } from "vitest";
import { wholeState } from "#core/domain/orders/network-parts.ts";
import {
  defaultOrderRule,
  type Fallback,
} from "#core/domain/orders/order-rule.ts";
import type {
  NetworkState,
  OrderSituation,
  PartLeft,
} from "#core/domain/orders/order-situation.ts";
import { planOrder } from "#core/domain/orders/plan-order.ts";
import { foreseeRoute } from "#core/domain/promise/foresee-route.ts";
import { rateCards } from "#core/domain/replenishment/rate-card.ts";

const states: NetworkState[] = [
  "none",
  "ordering",
  "ordered",
  "refused",
  "cancelled",
];
/** How one of two orders at the network stands: what has left is told of those that it has. */
const standings: [NetworkState, PartLeft][] = [
  ...states.map((state): [NetworkState, PartLeft] => [state, "nothing"]),
  ["ordered", "some"],
  ["ordered", "all"],
];
const mayLeave = ([state, hasLeft]: [NetworkState, PartLeft]) =>
  state === "ordering" || (state === "ordered" && hasLeft !== "all");
const statuses = [
  "UNSUBMITTED",
  "SUBMITTED",
  "ACCEPTED",
  "REJECTED",
  "CLOSED",
  "CANCELLATION_REQUESTED",
];

const situation = (
  parts: NetworkState[],
  requestStatus: string,
  fallback: Fallback,
  left: PartLeft[] = [],
): OrderSituation => ({
  order: {
    id: "order",
    channel: "storefront",
    externalId: "gid://shopify/Order/1",
    name: "#1001",
    waiting: false,
    cancelled: false,
    state: "to_ship",
    storefrontCancel: null,
    cancelAsked: false,
    history: false,
    fulfilledBy: "network",
    recipientMark: null,
    updatedAt: new Date("2026-11-02T09:00:00Z"),
    storefrontExternalId: "gid://shopify/Order/1",
    placedAt: new Date("2026-11-20T10:00:00Z"),
    nature: "ordinary",
    replacesExternalId: null,
    releaseAt: null,
    marketplaceReference: null,
  },
  price: {
    currency: "USD",
    storeCurrency: "USD",
    totalMinor: 0,
    money: null,
    isAccepted: false,
  },
  lines: [],
  requests: [
    {
      id: "request",
      externalId: "gid://shopify/FulfillmentOrder/7",
      locationId: "service",
      status: "OPEN",
      requestStatus,
      cancellationRequested: requestStatus === "CANCELLATION_REQUESTED",
      lines: [
        {
          externalId: "line",
          orderLineExternalId: "line",
          variantId: "mug",
          sku: "MUG",
          totalQuantity: 60,
          remainingQuantity: 60,
        },
      ],
      kits: {},
      round: 0,
      networkState: wholeState(parts.map((state) => ({ state }))),
      orders: parts.map((state, part) => ({
        part,
        reference: `QS-7-${part}`,
        externalId: state === "ordered" ? `MCF${part}` : null,
        state,
        hasLeft: left[part] ?? "nothing",
        lines: [],
        sentTo: null,
      })),
      refusalCode: null,
      wish: null,
    },
  ],
  shipments: [],
  rule: {
    ...defaultOrderRule,
    fallback,
    moveTo: "gid://shopify/Location/2",
  },
  aftersales: { marketplace: [], returns: [], refunds: [] },
  carrierNames: { marketplace: {}, storefront: {} },
  serviceLocationId: "service",
  variantsWithGoods: new Set(["mug"]),
});

const kinds = (...given: Parameters<typeof situation>) =>
  planOrder(situation(...given)).effects.map(({ kind }) => kind);

describe("a request that the network will not ship", () => {
  test("O3 never goes elsewhere while the network may ship any of it, in whatever state it is", () => {
    let moves = 0;
    for (const requestStatus of statuses)
      for (const one of standings)
        for (const other of standings) {
          const planned = kinds([one[0], other[0]], requestStatus, "move", [
            one[1],
            other[1],
          ]);
          const isElsewhere = planned.some((kind) =>
            ["storefront.move-request", "storefront.close-request"].includes(
              kind,
            ),
          );
          const mayShip = [one, other].some(mayLeave);
          expect({
            one,
            other,
            requestStatus,
            both: isElsewhere && mayShip,
          }).toEqual({ one, other, requestStatus, both: false });
          // Nor is it ordered anew where it may have gone elsewhere.
          if (isElsewhere)
            expect(planned).not.toContain("network.create-order");
          if (isElsewhere) moves++;
        }
    expect(moves).toBeGreaterThan(0);
  });

  test.each(["late", "hold"] as const)(
    "O4 is a question where it is wanted back (%s) and the network has not told the number of its order; told, the order is called off",
    (kind) => {
      const given = situation(["ordered"], "ACCEPTED", "move", ["nothing"]);
      const planned = (externalId: string | null) => {
        const { effects, conflicts, closes } = planOrder({
          ...given,
          requests: given.requests.map((request) => ({
            ...request,
            wish: { kind, entryId: "entry" },
            orders: request.orders.map((one) => ({ ...one, externalId })),
          })),
        });
        const isAsked = ({ key }: { key: string }) =>
          key.startsWith("cancel-unnumbered:");
        return [
          effects.map((effect) => effect.kind),
          conflicts.some(isAsked),
          closes.some(isAsked),
        ];
      };
      expect(planned(null)).toEqual([[], true, false]);
      expect(planned("MCF0")).toEqual([["network.cancel-order"], false, true]);
    },
  );

  test("O3 leaves the network at a person's wish only when the network ships none of it any more", () => {
    let leaves = 0;
    for (const kind of ["hold", "move", "late"] as const)
      for (const requestStatus of statuses)
        for (const one of standings)
          for (const other of standings) {
            const given = situation([one[0], other[0]], requestStatus, "move", [
              one[1],
              other[1],
            ]);
            const wish = { kind, moveTo: "own", entryId: "entry" };
            const { effects } = planOrder({
              ...given,
              requests: given.requests.map((request) => ({ ...request, wish })),
            });
            const planned = effects.map((effect) => effect.kind);
            const leavesNow = planned.some((effect) =>
              [
                "storefront.move-request",
                "storefront.hold-request",
                "storefront.close-request",
                "storefront.reject-request",
              ].includes(effect),
            );
            const mayShip = [one, other].some(mayLeave);
            // What has left in part is not stopped: the rest of it would be, and what has left is with the buyer.
            if (requestStatus === "ACCEPTED")
              for (const effect of effects)
                if (effect.kind === "network.cancel-order")
                  expect([one, other][effect.payload.part ?? 0]).toEqual([
                    "ordered",
                    "nothing",
                  ]);
            expect({
              one,
              other,
              requestStatus,
              both: leavesNow && mayShip,
            }).toEqual({ one, other, requestStatus, both: false });
            const isGone = [one, other].every(
              ([state, hasLeft]) =>
                state === "ordered" && hasLeft !== "nothing",
            );
            if (!isGone) expect(planned).not.toContain("network.create-order");
            if (leavesNow) leaves++;
          }
    expect(leaves).toBeGreaterThan(0);
  });

  test.each<[Fallback, string[]]>([
    ["ask", []],
    ["hold", ["storefront.hold-request"]],
    ["move", ["storefront.move-request"]],
    ["promise", ["storefront.hold-request"]],
  ])("O3 follows the rule %s once it is refused", (fallback, effects) => {
    expect(kinds(["refused"], "REJECTED", fallback)).toEqual(effects);
  });

  test("O3 goes to the location that keeps the promise at least cost, and says why", () => {
    const route = (placeId: string, costMinor: number, probability: number) => {
      const own = { kind: "own", placeId, name: placeId } as const;
      const terms = {
        at: new Date("2026-11-20T10:00:00Z"),
        scopes: ["all"],
        quantile: 0.9,
        units: 1,
        channel: "storefront" as const,
        ownParcelMinor: costMinor,
        rateCards,
        perCent: 1,
        places: [],
      };
      const arrival = [
        { day: "2026-11-25", probability },
        { day: "2026-12-01", probability: 1 - probability },
      ];
      return { ...foreseeRoute(own, [], terms), arrival };
    };
    const routes = [
      route("dear", 900, 0.95),
      route("slow", 100, 0.4),
      route("cheap", 500, 0.95),
    ];
    const planned = planOrder({
      ...situation(["refused"], "REJECTED", "promise"),
      rescue: { promised: "2026-11-25", routes },
    });
    expect(planned.effects).toMatchObject([
      {
        kind: "storefront.move-request",
        payload: { locationId: "cheap", why: "cheapest" },
      },
    ]);
    expect(planned.notes).toEqual([
      "cheap ships in the network's place, the cheapest that keeps the promise: in time for 2026-11-25 with 95%.",
    ]);
  });

  test("O3 that was called off is given back first, and then goes elsewhere", () => {
    expect(kinds(["cancelled"], "ACCEPTED", "move")).toEqual([
      "storefront.close-request",
    ]);
    expect(kinds(["cancelled"], "CLOSED", "move")).toEqual([
      "storefront.move-request",
    ]);
  });

  test("O3 of a TikTok order that TikTok ships stays where it is", () => {
    const given = situation(["refused"], "REJECTED", "move");
    const theirs = { ...given.order, channel: "marketplace" } as const;
    expect(
      planOrder({ ...given, order: theirs }).effects.map(({ kind }) => kind),
    ).not.toContain("storefront.move-request");
  });
});
