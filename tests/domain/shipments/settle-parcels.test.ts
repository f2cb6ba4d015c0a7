import { expect, test } from "vitest";
import type { OrderSituation } from "#core/domain/orders/order-situation.ts";
import { unitsThatLeft } from "#core/domain/orders/units-that-left.ts";
import {
  packagesTakenOver,
  unitsMoved,
} from "#core/domain/shipments/settle-parcels.ts";

type Parcel = OrderSituation["shipments"][number];

const parcel = (id: string, units: string[], more: Partial<Parcel> = {}) =>
  ({
    id,
    origin: "merchant",
    condition: "live",
    marketplacePackageId: null,
    storefrontFulfillmentId: null,
    toldNumber: null,
    toldCarrier: null,
    toldTimes: 0,
    moreNumbers: [],
    lines: [
      {
        variantId: "tee",
        quantity: units.length,
        orderLineExternalIds: units,
      },
    ],
    ...more,
  }) as Parcel;

const unit = (externalId: string, isCancelled = false) =>
  ({
    externalId,
    variantId: "tee",
    isCancelled,
  }) as OrderSituation["lines"][number];

const back = (units: string[]) =>
  parcel("back", units, {
    condition: "taken-back",
    marketplacePackageId: "package",
    toldNumber: "OLD",
    toldCarrier: "UPS",
  });

test("O5 the first parcel that holds a unit of one taken back travels as its package, and nobody else", () => {
  const over = packagesTakenOver({
    lines: [],
    shipments: [
      back(["1", "2"]),
      parcel("other", ["3"]),
      parcel("first", ["2"]),
      parcel("second", ["1"]),
    ],
  });
  expect(over).toEqual([
    {
      fromId: "back",
      toId: "first",
      packageId: "package",
      toldNumber: "OLD",
      toldCarrier: "UPS",
    },
  ]);
  const alone = { lines: [], shipments: [back(["1"])] };
  expect(packagesTakenOver(alone)).toEqual([]);
});

test("O3 a parcel that is not told yet holds units that are left, and no unit is in two", () => {
  const lines = [unit("1", true), unit("2"), unit("3"), unit("4", true)];
  expect(
    unitsMoved({
      lines,
      shipments: [parcel("one", ["1"]), parcel("two", ["3", "4"])],
    }),
  ).toEqual([
    {
      shipmentId: "one",
      lines: [{ variantId: "tee", quantity: 1, orderLineExternalIds: ["2"] }],
    },
  ]);
  const told = parcel("one", ["1"], { marketplacePackageId: "package" });
  expect(unitsMoved({ lines, shipments: [told] })).toEqual([]);
});

test("O2 what was taken back has not left, nor what the store does not know of", () => {
  const left = unitsThatLeft({
    shipments: [
      back(["1"]),
      parcel("live", ["2"]),
      parcel("theirs", ["3"], { origin: "marketplace" }),
    ],
  });
  expect([...left]).toEqual(["2"]);
});
