import { describe, expect, test } from "vitest";
import type { OrderSituation } from "#core/domain/orders/order-situation.ts";
import type { Checked } from "#core/domain/orders/shown-number.ts";
import { planTracking } from "#core/domain/shipments/plan-tracking.ts";
import { shownOf } from "#core/domain/shipments/sides.ts";
import { knownCarrier as shopifyKnows } from "#core/platforms/shopify/carriers.ts";
import { knownCarrier as tiktokKnows } from "#core/platforms/tiktok/map/carrier.ts";

const at = new Date("2026-11-24T10:00:00Z");
const earlier = new Date("2026-11-23T10:00:00Z");
const number = "1Z999AA10123456784";

const parcel = {
  origin: "merchant" as const,
  trackingNumber: number,
  carrier: "Brown",
  toldCarrier: "Brown",
  toldAs: "United Parcel Service",
  storefrontFulfillmentId: null,
  marketplacePackageId: "package",
};
const carriers = {
  names: {
    marketplace: { Brown: "United Parcel Service" },
    storefront: { "J&T": "J&T Express" },
  },
  storefront: shopifyKnows,
  marketplace: tiktokKnows,
};
const onTikTok = (
  packageId: string | null,
  trackingNumber: string | null,
  carrier: string | null = "UPS",
) => ({
  storefront: null,
  marketplace: {
    lines: [{ packageId, trackingNumber, carrier }] as never,
  },
});
const inShopify = (...tracking: [number: string, carrier: string][]) => ({
  marketplace: null,
  storefront: {
    fulfillments: [
      {
        externalId: "told",
        status: "SUCCESS",
        tracking: tracking.map(([number, carrier]) => ({ number, carrier })),
      },
    ] as never,
  },
});

describe("what the other side shows of a parcel", () => {
  test.each([
    [onTikTok("package", "1z 999 aa1 01 2345 6784"), "same"],
    [onTikTok("package", "9400111899560000000019"), "other"],
    [onTikTok("package", null), "none"],
    [onTikTok("another", number), "gone"],
  ])("O5 %o is %s", (read, kind) => {
    expect(shownOf(parcel, read, carriers)?.kind).toBe(kind);
  });

  test.each([
    ["ups", "same"],
    ["UPS Ground", "same"],
    ["FedEx", "carrier"],
    // What says nothing, and what nobody can translate, is no difference.
    [null, "same"],
    ["Other", "same"],
    ["Parcels of Tomorrow", "same"],
  ])("O5 its number under the carrier %s is %s", (carrier, kind) => {
    const shown = shownOf(
      parcel,
      onTikTok("package", number, carrier),
      carriers,
    );
    expect(shown).toEqual({ kind, number, carrier });
  });

  test.each([
    [[[number, "UPS"]], "same"],
    [[[number, "FedEx"]], "carrier"],
    [[[number, "Kurier"]], "same"],
    // One carrier stands for all numbers of a fulfillment.
    [
      [
        [number, "FedEx"],
        ["1Z", "FedEx"],
      ],
      "same",
    ],
  ] as [[string, string][], string][])(
    "O5 in Shopify %j is %s to what the network calls UPS SurePost",
    (tracking, kind) => {
      const told = {
        ...parcel,
        origin: "network" as const,
        carrier: "UPS SurePost",
        storefrontFulfillmentId: "told",
      };
      expect(shownOf(told, inShopify(...tracking), carriers)?.kind).toBe(kind);
    },
  );

  test.each([
    ["J&T", "J&T", "carrier"],
    ["J&T", "J&T Express", "same"],
    // Written there by somebody else, or told when nobody kept the name.
    ["J&T US", "J&T", "same"],
    ["J&T", null, "same"],
    ["Other", "Other", "same"],
  ])(
    "O5 the name %s, which no platform knows, told as %s, is %s where the merchant says J&T Express",
    (shown, toldAs, kind) => {
      const told = {
        ...parcel,
        origin: "network" as const,
        carrier: "J&T",
        toldAs,
        storefrontFulfillmentId: "told",
      };
      expect(shownOf(told, inShopify([number, shown]), carriers)?.kind).toBe(
        kind,
      );
    },
  );

  test("O5 of a parcel whose carrier is named no more, what it was told as counts", () => {
    const unnamed = { ...parcel, carrier: null, toldCarrier: "FedEx" };
    const kind = (carrier: string) =>
      shownOf(unnamed, onTikTok("package", number, carrier), carriers)?.kind;
    expect([kind("FedEx"), kind("UPS")]).toEqual(["same", "carrier"]);
  });

  test("O5 is nothing where it was not told, or not read", () => {
    const unread = { storefront: null, marketplace: null };
    expect(shownOf(parcel, unread, carriers)).toBeNull();
    expect(
      shownOf(
        { ...parcel, marketplacePackageId: null },
        onTikTok("package", number),
        carriers,
      ),
    ).toBeNull();
  });
});

const situation = (
  checked: Checked | null,
  change: Partial<OrderSituation["shipments"][number]> = {},
) =>
  ({
    order: {
      id: "order",
      name: "5761",
      channel: "marketplace",
      externalId: "5761",
      fulfilledBy: "merchant",
      cancelled: false,
    },
    lines: [{ externalId: "line", variantId: "mug" }],
    requests: [],
    carrierNames: { marketplace: {}, storefront: {} },
    shipments: [
      {
        id: "shipment",
        externalId: "fulfillment",
        fulfillmentOrderExternalId: null,
        trackingUrl: null,
        condition: "live",
        issue: null,
        status: "SUCCESS",
        lines: [
          { variantId: "mug", quantity: 1, orderLineExternalIds: ["line"] },
        ],
        toldNumber: number,
        toldTimes: 0,
        moreNumbers: [],
        inTransitAt: null,
        deliveredAt: null,
        checked,
        alsoOnOrders: 0,
        ...parcel,
        carrier: "UPS",
        toldCarrier: null,
        toldAs: null,
        ...change,
      },
    ],
  }) as unknown as OrderSituation;

describe("a parcel of the merchant's that arrived", () => {
  const told = (
    change: Partial<OrderSituation["shipments"][number]>,
    order: Partial<OrderSituation["order"]> = {},
  ) => {
    const known = situation(null, {
      toldCarrier: "UPS",
      deliveredAt: at,
      ...change,
    });
    return planTracking({
      ...known,
      order: { ...known.order, state: "delivered", ...order },
    }).effects.map(({ kind, payload }) => [kind, payload]);
  };

  test("O5 is told to Shopify with the time of its arrival", () => {
    expect(told({})).toEqual([
      [
        "storefront.tell-parcel",
        { shipmentId: "shipment", step: "DELIVERED", at: at.toISOString() },
      ],
    ]);
  });

  test("O5 is told to Shopify once it is on its way, and of the way no more when it is there", () => {
    const steps = (
      change: Parameters<typeof told>[0],
      state: "shipped" | "delivered",
    ) =>
      told({ inTransitAt: earlier, ...change }, { state }).map(
        ([, payload]) => payload,
      );
    const onItsWay = {
      shipmentId: "shipment",
      step: "IN_TRANSIT",
      at: earlier.toISOString(),
    };
    expect(steps({ deliveredAt: null }, "shipped")).toEqual([onItsWay]);
    expect(steps({}, "delivered")).toMatchObject([{ step: "DELIVERED" }]);
    expect(steps({ condition: "taken-back" }, "shipped")).toEqual([]);
  });

  test.each([
    [{ deliveredAt: null }, {}],
    [{ condition: "taken-back" as const }, {}],
    [{}, { state: "shipped" as const }],
    [{}, { channel: "storefront" as const }],
  ])(
    "O5 is not told where it is %j of an order that is %j",
    (change, order) => {
      expect(told(change, order)).toEqual([]);
    },
  );
});

describe("the carrier of a corrected number", () => {
  const renumbered = { carrier: "Bob", toldNumber: "OLD-NUMBER" };
  const ofNetwork = {
    ...renumbered,
    origin: "network" as const,
    storefrontFulfillmentId: "told",
  };
  const carrierIn = (
    change: typeof renumbered,
    carrierNames: Partial<OrderSituation["carrierNames"]>,
  ) => {
    const known = situation(null, change);
    return planTracking({
      ...known,
      carrierNames: { ...known.carrierNames, ...carrierNames },
    }).effects.map(({ payload }) =>
      "tracking" in payload ? payload.tracking.carrier : null,
    );
  };

  test("O5 H2 is translated by the merchant's names for the side that is told, and by no others", () => {
    const marketplace = { Bob: "OnTrac" };
    const storefront = { bob: "Quay Vans" };
    expect(carrierIn(ofNetwork, { storefront })).toEqual(["Quay Vans"]);
    expect(carrierIn(ofNetwork, { marketplace })).toEqual(["Bob"]);
    expect(carrierIn(renumbered, { marketplace })).toEqual(["OnTrac"]);
    expect(carrierIn(renumbered, { storefront })).toEqual(["Bob"]);
  });

  test("O5 is told to Shopify by the number's form where TikTok Shop names none", () => {
    const unnamed = { ...ofNetwork, carrier: "" };
    expect(carrierIn(unnamed, {})).toEqual(["UPS"]);
  });
});

const followed = (checked: Checked | null, change = {}) => {
  const { effects, conflicts, closes } = planTracking(
    situation(checked, change),
  );
  return {
    effects: effects.map(({ kind }) => kind),
    questions: conflicts.map(({ key }) => key),
    closes: closes.map(({ key }) => key),
  };
};

describe("after the other side was read back", () => {
  const key = "sides:merchant:fulfillment";
  const looked = (
    kind: Checked["kind"],
    differsSince: Date | null,
  ): Checked => ({ kind, number: null, carrier: null, at, differsSince });

  test("O5 the same number ends the question", () => {
    const { effects, questions, closes } = followed(looked("same", null));
    expect({ effects, questions }).toEqual({ effects: [], questions: [] });
    expect(closes).toContain(key);
  });

  test("O5 a missing number is told once more, and then asked about", () => {
    expect(followed(looked("none", at)).effects).toEqual([
      "marketplace.change-tracking",
    ]);
    expect(followed(looked("none", earlier))).toMatchObject({
      effects: [],
      questions: [key],
    });
  });

  test.each(["other", "gone"] as const)(
    "O5 %s is asked about at once, and nothing is overwritten",
    (kind) => {
      expect(followed(looked(kind, at))).toMatchObject({
        effects: [],
        questions: [key],
      });
    },
  );

  test("O5 another carrier is told once more where the merchant has translated its name otherwise since, and asked about where not", () => {
    const other = { ...looked("carrier", at), number, carrier: "FedEx" };
    const told = (toldAs: string | null) => {
      const { effects, conflicts } = planTracking(
        situation(other, { toldAs, toldCarrier: "UPS", toldTimes: 1 }),
      );
      return [
        effects.map(({ key }) => key),
        conflicts.map(({ storefront, marketplace }) => [
          storefront,
          marketplace,
        ]),
      ];
    };
    const asked = [[`UPS ${number}`, `FedEx ${number}`]];
    expect(told("FedEx")).toEqual([
      [`retrack:merchant:fulfillment:${number}:as:UPS:1`],
      [],
    ]);
    expect(told("ups")).toEqual([[], asked]);
    expect(told(null)).toEqual([[], asked]);
  });

  test.each([
    ["FedEx", "UPS", ["marketplace.change-tracking"]],
    ["", "UPS", ["marketplace.change-tracking"]],
    [" ups", "UPS", []],
    ["UPS", null, []],
    [null, "UPS", []],
  ])(
    "O5 told under the carrier %s, now under %s, sends %j",
    (toldCarrier, carrier, effects) => {
      expect(
        followed(looked("other", earlier), { toldCarrier, carrier }).effects,
      ).toEqual(effects);
    },
  );

  test("O5 a number that was corrected at its source is sent, whatever was seen before", () => {
    expect(
      followed(looked("other", earlier), { toldNumber: "OLD-NUMBER" }),
    ).toMatchObject({
      effects: ["marketplace.change-tracking"],
      questions: [],
    });
  });
});

describe("questions about a parcel end when their cause is gone", () => {
  test("H2 a problem that the network reports no more, a parcel that TikTok Shop has, and one that is gone", () => {
    expect(followed(null).closes).toEqual(
      expect.arrayContaining([
        "parcel:fulfillment",
        "shipment-unplaced:fulfillment",
      ]),
    );
    const failed = followed(null, { condition: "failed" });
    expect(failed.questions).toEqual(["parcel:fulfillment"]);
    expect(failed.closes).not.toContain("parcel:fulfillment");
    expect(failed.closes).toContain("sides:merchant:fulfillment");
  });

  test("H2 what TikTok Shop has no units for stays asked", () => {
    const unplaced = followed(null, {
      marketplacePackageId: null,
      toldNumber: null,
      lines: [{ variantId: "mug", quantity: 1, orderLineExternalIds: [] }],
    });
    expect(unplaced.questions).toEqual(["shipment-unplaced:fulfillment"]);
    expect(unplaced.closes).not.toContain("shipment-unplaced:fulfillment");
  });
});

describe("a number on several orders", () => {
  const untold = { marketplacePackageId: null, toldNumber: null };
  test("is sent while TikTok Shop may take it for orders that travel together", () => {
    expect(followed(null, { ...untold, alsoOnOrders: 19 })).toMatchObject({
      effects: ["marketplace.mark-shipped"],
      questions: [],
    });
  });

  test("is a question where it is on more than may travel together", () => {
    expect(followed(null, { ...untold, alsoOnOrders: 20 })).toMatchObject({
      effects: [],
      questions: ["tracking-unfit:fulfillment"],
    });
  });
});
