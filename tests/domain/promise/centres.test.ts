import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  availableAt,
  type CentreStock,
  centreOfOrder,
  heldAt,
  networkRoute,
} from "#core/domain/promise/centres.ts";
import { foreseeRoute } from "#core/domain/promise/foresee-route.ts";
import { openMeasures } from "#core/domain/promise/measure-routes.ts";
import { regionOf, scopesOf } from "#core/domain/promise/region.ts";
import type { Route } from "#core/domain/promise/route.ts";

const centre = (placeId: string, mugs: number, kept = 0): CentreStock => ({
  placeId,
  name: `Centre ${placeId}`,
  available: new Map([["mug", mugs]]),
  reserved: new Map([["mug", kept]]),
});
const two = new Map([["mug", 2]]);
const network: Route = { kind: "network", placeId: null, name: null };

describe("O7 the network as a route", () => {
  test("is the centres that have all the units, named where not all have", () => {
    expect(
      networkRoute([centre("E", 1), centre("W", 9)], two, availableAt),
    ).toEqual({ ...network, name: "Centre W", without: ["E"] });
    expect(
      networkRoute([centre("E", 2), centre("W", 9)], two, availableAt),
    ).toEqual(network);
  });

  test("may be any of them where none has all the units, and of an order that has its own already those that hold them", () => {
    expect(
      networkRoute([centre("E", 1), centre("W", 1)], two, availableAt),
    ).toEqual(network);
    const centres = [centre("E", 0, 2), centre("W", 0)];
    expect(networkRoute(centres, two, heldAt)).toMatchObject({
      without: ["W"],
    });
  });
});

describe("O7 the centre of an order of TikTok Shop's own", () => {
  test("is the one that it was given to, where that has all the units, whatever others have", () => {
    const centres = [centre("E", 9), centre("W", 9)];
    expect(networkRoute(centres, two, heldAt, "W")).toEqual({
      ...network,
      name: "Centre W",
      without: ["E"],
    });
    expect(networkRoute(centres, two, heldAt, "gone")).toEqual(network);
    expect(
      networkRoute([centre("E", 9), centre("W", 1)], two, heldAt, "W"),
    ).toMatchObject({ without: ["W"] });
  });

  test("is told by its warehouse, of one parcel alone, and never where two centres go by that warehouse", () => {
    const warehouse = fc.constantFrom("1", "2", "3", "4");
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            placeId: fc.constantFrom("E", "W", "N"),
            warehouseIds: fc.uniqueArray(warehouse),
          }),
          { selector: ({ placeId }) => placeId },
        ),
        fc.option(warehouse),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (centres, warehouseId, parcels, isPartlySent) => {
          const order = { warehouseId, parcels, isPartlySent };
          const told = centreOfOrder(order, centres);
          const claim = centres.filter(({ warehouseIds }) =>
            warehouseIds.some((id) => id === warehouseId),
          );
          const isCertain =
            parcels === 1 && !isPartlySent && claim.length === 1;
          expect(told).toBe(isCertain ? claim[0]?.placeId : null);
          // In whatever order the network lists its centres.
          expect(centreOfOrder(order, centres.toReversed())).toBe(told);
        },
      ),
    );
  });
});

describe("O7 what the network promises", () => {
  const region = regionOf({
    countryCode: "US",
    state: null,
    postalCode: "98101",
  });
  const terms = {
    at: new Date("2026-03-02T15:00:00Z"),
    scopes: scopesOf(region),
    quantile: 0.9,
    units: 1,
    channel: "storefront",
    ownParcelMinor: null,
    rateCards: [],
    perCent: null,
    places: [],
  } as const;
  const measured = (
    parcels: [placeId: string | null, deliveredOn: string][],
  ) => {
    const measures = openMeasures();
    for (const [placeId, deliveredOn] of parcels)
      measures.add({
        route: { kind: "network", placeId },
        region,
        placedAt: new Date("2026-02-02T15:00:00Z"),
        shippedAt: new Date("2026-02-03T15:00:00Z"),
        deliveredAt: new Date(`${deliveredOn}T18:00:00Z`),
      });
    return measures.measures();
  };
  const many = (placeId: string | null, deliveredOn: string) =>
    Array.from(
      { length: 80 },
      () => [placeId, deliveredOn] as [string | null, string],
    );
  const counts = measured([
    ...many("E", "2026-02-12"),
    ...many("W", "2026-02-05"),
  ]);

  test("goes by the parcels of the centres that can send it, and not by those of a far one without goods", () => {
    const any = foreseeRoute(network, counts, terms);
    const west = foreseeRoute({ ...network, without: ["E"] }, counts, terms);
    const east = foreseeRoute({ ...network, without: ["W"] }, counts, terms);
    expect(any.promised).toBe(east.promised);
    expect(west.promised < any.promised).toBe(true);
    expect([any.measured, west.measured, east.measured]).toEqual([160, 80, 80]);
    const alone = { ...network, placeId: "W", name: "Centre W" };
    expect(foreseeRoute(alone, counts, terms).arrival).toEqual(west.arrival);
  });

  test("keeps parcels of which no centre is known, and is as it was where none is known of a centre without goods", () => {
    const mixed = measured([
      ...many(null, "2026-02-12"),
      ...many("W", "2026-02-05"),
    ]);
    expect(
      foreseeRoute({ ...network, without: ["W"] }, mixed, terms).measured,
    ).toBe(80);
    const all = foreseeRoute(network, mixed, terms);
    expect(foreseeRoute({ ...network, without: ["N"] }, mixed, terms)).toEqual({
      ...all,
      without: ["N"],
    });
  });

  test("is some day for certain, whichever centres have the goods", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("E", "W", null),
            fc.integer({ min: 4, max: 20 }),
          ),
        ),
        fc.subarray(["E", "W"]),
        (parcels, without) => {
          const route = foreseeRoute(
            { ...network, without },
            measured(
              parcels.map(([placeId, day]) => [
                placeId,
                `2026-02-${String(day).padStart(2, "0")}`,
              ]),
            ),
            terms,
          );
          const sum = route.arrival.reduce(
            (total, { probability }) => total + probability,
            0,
          );
          expect(sum).toBeCloseTo(1, 9);
          expect(route.measured).toBe(
            parcels.filter(
              ([placeId]) => placeId === null || !without.includes(placeId),
            ).length,
          );
        },
      ),
    );
  });
});
