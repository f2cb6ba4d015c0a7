import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Carton, InboundCarriage } from "#core/domain/inbound-facts.ts";
import {
  inboundDeadlines,
  inboundWarning,
} from "#core/domain/replenishment/inbound-deadlines.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import { endOfNetworkDay } from "#core/domain/replenishment/network-time.ts";
import {
  packCartons,
  packingFault,
} from "#core/domain/replenishment/pack-cartons.ts";
import { palletsFor } from "#core/domain/replenishment/stack-pallets.ts";
import { gramsPerPound, sizeOfInches } from "#core/kit/measures.ts";
import { first } from "./any-goods.ts";

const packing = (goodsExternalId: string, unitsPerCarton: number) => ({
  goodsExternalId,
  unitsPerCarton,
  weightGrams: 20_000,
  sizeMillimetres: { length: 300, width: 250, height: 250 },
});

describe("a delivery in cartons", () => {
  test("holds every unit once, and no carton more than one holds", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 500 }),
            fc.integer({ min: 1, max: 50 }),
          ),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        (articles) => {
          const lines = articles.map(([quantity], at) => ({
            goodsExternalId: String(at),
            quantity,
          }));
          const cartons =
            packCartons(
              lines,
              articles.map(([, each], at) => packing(String(at), each)),
            ) ?? [];
          for (const [at, [quantity, each]] of articles.entries()) {
            const own = cartons.filter(
              ({ lines: [line] }) => line?.goodsExternalId === String(at),
            );
            const units = own.map((one) => one.lines[0]?.quantity ?? 0);
            expect(Math.max(...units)).toBeLessThanOrEqual(each);
            expect(
              own.reduce(
                (sum, one, nth) => sum + one.count * (units[nth] ?? 0),
                0,
              ),
            ).toBe(quantity);
          }
        },
      ),
    );
  });

  test("is none where an article is packed by nobody", () => {
    const line = { goodsExternalId: "mug", quantity: 5 };
    expect(packCartons([line], [packing("cap", 4)])).toBeNull();
  });

  const rules = first(inboundRules).value;
  const asked = {
    rules,
    tracking: [
      {
        goodsExternalId: "cream",
        tracksLots: true,
        tracksExpiry: true,
        lastsOnArrival: 100,
      },
    ],
    arrivesAt: new Date("2026-12-12T00:00:00Z"),
  };
  const faultOf = (
    id: string,
    more: Partial<ReturnType<typeof packing>> & {
      lotCode?: string;
      expiresAt?: Date;
    },
    by: InboundCarriage = "parcel",
  ) => {
    const cartons: Carton[] | null = packCartons(
      [{ goodsExternalId: id, quantity: 6 }],
      [{ ...packing(id, 4), ...more }],
    );
    return packingFault(cartons, by, asked);
  };

  test("goes by parcel only as heavy as a carrier brings, and nowhere larger than a pallet", () => {
    expect(faultOf("mug", { weightGrams: 23_000 })).toBe("too-heavy");
    expect(faultOf("mug", { weightGrams: 23_000 }, "part-truck")).toBeNull();
    expect(faultOf("mug", { weightGrams: 700_000 }, "part-truck")).toBe(
      "too-heavy",
    );
    expect(
      faultOf("mug", {
        sizeMillimetres: { length: 2_000, width: 250, height: 250 },
      }),
    ).toBe("too-large");
    expect(packingFault(null, "parcel", asked)).toBe("not-packed");
  });

  test("is no more cartons than the network takes of one delivery, however few units are in each", () => {
    const faultAt = (unitsPerCarton: number) =>
      packingFault(
        packCartons(
          [{ goodsExternalId: "mug", quantity: 12 }],
          [packing("mug", unitsPerCarton)],
        ),
        "parcel",
        { ...asked, rules: { ...asked.rules, mostCartons: 3 } },
      );
    expect(faultAt(4)).toBeNull();
    expect(faultAt(3)).toBe("too-many");
  });

  describe("on pallets", () => {
    const inches = (length: number, width: number, height: number) =>
      sizeOfInches(length, width, height);
    const stack = (
      ...kinds: [
        count: number,
        size: Carton["sizeMillimetres"],
        pounds: number,
      ][]
    ) =>
      palletsFor(
        kinds.map(([count, sizeMillimetres, pounds]) => ({
          count,
          sizeMillimetres,
          weightGrams: Math.round(pounds * gramsPerPound),
        })),
        rules,
      );

    test("stands in layers of its kind, as high and as heavy as a pallet may be", () => {
      const small = inches(16, 10, 12);
      // Three by four on the floor, six layers up to 72 inches.
      expect(stack([72, small, 5])).toBe(1);
      expect(stack([73, small, 5])).toBe(2);
      // Of 50 pounds each no more than 30 may lie on one.
      expect(stack([30, small, 50])).toBe(1);
      expect(stack([31, small, 50])).toBe(2);
      // What is left of several kinds shares a pallet: two layers of 36 inches.
      const high = inches(48, 40, 36);
      expect(stack([1, high, 20], [1, high, 20])).toBe(1);
      expect(stack([1, high, 20], [1, high, 20], [1, high, 20])).toBe(2);
      expect(stack([1, high, 800], [1, high, 800])).toBe(2);
      // Beside rows that lie along the pallet others lie across: 20 by 28 twice along, and once across.
      expect(stack([6, inches(28, 20, 36), 20])).toBe(1);
    });

    test("stands on another side where it does not fit as it was measured, and is none where it fits in no way", () => {
      expect(stack([1, inches(60, 40, 48), 20])).toBe(1);
      expect(stack([1, inches(60, 50, 48), 20])).toBeNull();
      expect(stack([1, inches(10, 10, 10), 1_501])).toBeNull();
      const faultOnTruck = (size: Carton["sizeMillimetres"]) =>
        faultOf("mug", { sizeMillimetres: size }, "part-truck");
      expect(faultOnTruck(inches(60, 40, 48))).toBeNull();
      expect(faultOnTruck(inches(60, 50, 48))).toBe("too-large");
      // By parcel nobody tells of a floor.
      expect(
        faultOf("mug", { sizeMillimetres: inches(60, 50, 48) }),
      ).toBeNull();
    });

    test("is no more than the network takes of one delivery", () => {
      const faultAt = (mostPallets: number, by: InboundCarriage) =>
        packingFault(
          packCartons(
            [{ goodsExternalId: "mug", quantity: 3 }],
            [
              {
                ...packing("mug", 1),
                sizeMillimetres: inches(48, 40, 36),
              },
            ],
          ),
          by,
          {
            ...asked,
            rules: { ...asked.rules, mostPallets, cartonPounds: 50 },
          },
        );
      expect(faultAt(2, "full-truck")).toBeNull();
      expect(faultAt(1, "full-truck")).toBe("too-many-pallets");
      expect(faultAt(1, "parcel")).toBeNull();
    });

    test("holds no more room or weight than it has, and each kind alone needs no more than all of them", () => {
      const side = fc.integer({ min: 100, max: 1_000 });
      const kind = fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        weightGrams: fc.integer({ min: 100, max: 60_000 }),
        sizeMillimetres: fc.record({ length: side, width: side, height: side }),
      });
      fc.assert(
        fc.property(fc.array(kind, { minLength: 1, maxLength: 4 }), (kinds) => {
          // Both are kept in whole millimetres and grams.
          const pallets = palletsFor(kinds, rules) ?? Number.NaN;
          const volume = kinds.reduce(
            (sum, { count, sizeMillimetres: { length, width, height } }) =>
              sum + count * (length - 0.5) * (width - 0.5) * (height - 0.5),
            0,
          );
          const grams = kinds.reduce(
            (sum, one) => sum + one.count * (one.weightGrams - 0.5),
            0,
          );
          const room = 48 * 40 * 72 * 25.4 ** 3;
          expect(pallets * room).toBeGreaterThanOrEqual(volume);
          expect(pallets * 1_500 * gramsPerPound).toBeGreaterThanOrEqual(grams);
          // Any one kind alone fits on what holds all of them.
          for (const one of kinds)
            expect(palletsFor([one], rules)).toBeLessThanOrEqual(pallets);
        }),
      );
    });
  });

  test("says the lot and the end of what the network asks both of, in every carton, and never what ends too soon", () => {
    const until = (day: string) => new Date(`${day}T00:00:00Z`);
    expect(faultOf("cream", {})).toBe("no-lot");
    expect(faultOf("cream", { lotCode: "L1" })).toBe("no-expiry");
    expect(
      faultOf("cream", { lotCode: "L1", expiresAt: until("2027-03-01") }),
    ).toBe("expires-too-soon");
    const fresh = { lotCode: "L1", expiresAt: until("2027-06-01") };
    expect(faultOf("cream", fresh)).toBeNull();
    const cartons = packCartons(
      [{ goodsExternalId: "cream", quantity: 6 }],
      [{ ...packing("cream", 4), ...fresh }],
    );
    expect(cartons?.map(({ lines }) => lines)).toEqual([
      [{ goodsExternalId: "cream", quantity: 4, ...fresh }],
      [{ goodsExternalId: "cream", quantity: 2, ...fresh }],
    ]);
  });
});

describe("the days that the network's rules set", () => {
  const rules = first(inboundRules).value;
  const madeAt = new Date("2026-11-20T20:00:00Z");
  // Sunday at midnight in Los Angeles.
  const arrivesFrom = new Date("2026-12-06T08:00:00Z");

  test("count from the week that was chosen, and from the first arrival once there is one", () => {
    expect(
      inboundDeadlines({ madeAt, arrivesFrom, arrivedAt: null }, rules),
    ).toEqual({
      // Four business days before a Sunday: Tuesday.
      bookTruckBy: "2026-12-01",
      // A day before the Sunday, which may be that of the appointment.
      cancelTruckBy: "2026-12-05",
      arriveBy: "2026-12-20",
      closedOn: "2027-02-03",
    });
    expect(
      inboundDeadlines(
        { madeAt, arrivesFrom, arrivedAt: new Date("2026-12-09T20:00:00Z") },
        rules,
      ).arriveBy,
    ).toBe("2026-12-23");
  });

  test("count no holiday among the business days", () => {
    // Before the Sunday after Thanksgiving of 2026: Friday, Wednesday, Tuesday, Monday.
    expect(
      inboundDeadlines(
        {
          madeAt,
          arrivesFrom: new Date("2026-11-29T08:00:00Z"),
          arrivedAt: null,
        },
        rules,
      ).bookTruckBy,
    ).toBe("2026-11-23");
  });

  test("are told in time to send or to book a truck, then no more, and the end of the plan after them", () => {
    const known = inboundDeadlines(
      { madeAt, arrivesFrom, arrivedAt: null },
      rules,
    );
    const on = (today: string, transitDays = 9) =>
      inboundWarning(known, { transitDays, today });
    const arrive = { what: "arrive", by: "2026-12-20" };
    // The truck is booked by the 1st, which is before parcels have to leave.
    expect(on("2026-11-27")).toBeNull();
    expect(on("2026-11-28")).toEqual(arrive);
    expect(on("2026-12-20")).toEqual(arrive);
    expect(on("2026-12-21")).toBeNull();
    // Deliveries that take 30 days have to leave earlier still.
    expect(on("2026-11-17", 30)).toEqual(arrive);
    // Closed on 3 February: nine days of way and three to pack before.
    expect(on("2027-01-21")).toBeNull();
    expect(on("2027-01-22")).toEqual({ what: "closes", by: "2027-02-03" });
    expect(on("2027-02-04")).toBeNull();
  });

  test("of a plan without a week are told while the last week that it can take is still ahead", () => {
    const known = inboundDeadlines(
      { madeAt, arrivesFrom: null, arrivedAt: null },
      rules,
    );
    const on = (today: string, transitDays = 3) =>
      inboundWarning(known, { transitDays, today });
    // Closed on Wednesday, 3 February: the last week that ends before it begins on Sunday, 24 January.
    expect(on("2027-01-20")).toBeNull();
    expect(on("2027-01-21")).toEqual({ what: "closes", by: "2027-02-03" });
    expect(on("2027-01-10", 21)).toEqual({ what: "closes", by: "2027-02-03" });
  });

  test("end at midnight of the network, in summer as in winter", () => {
    expect(endOfNetworkDay("2026-12-20").toISOString()).toBe(
      "2026-12-21T08:00:00.000Z",
    );
    expect(endOfNetworkDay("2026-07-05").toISOString()).toBe(
      "2026-07-06T07:00:00.000Z",
    );
  });

  test("are not known before a week is chosen, but for the day on which the plan is closed", () => {
    expect(
      inboundDeadlines({ madeAt, arrivesFrom: null, arrivedAt: null }, rules),
    ).toEqual({
      bookTruckBy: null,
      cancelTruckBy: null,
      arriveBy: null,
      closedOn: "2027-02-03",
    });
  });
});
