import { expect, test } from "vitest";
import {
  claimUntil,
  receiptsOf,
} from "#core/domain/replenishment/inbound-plan.ts";
import {
  assumedLeadTime,
  leadTimeOf,
} from "#core/domain/replenishment/lead-time.ts";

test("lots of the same goods are counted together, and what was not counted is missing", () => {
  const lot = { goodsExternalId: "12", planned: 10, defective: 1 };
  expect(
    receiptsOf([
      { ...lot, sellable: 9 },
      { ...lot, sellable: 6 },
      { goodsExternalId: "13", planned: 5, sellable: 7, defective: 0 },
    ]),
  ).toEqual([
    {
      goodsExternalId: "12",
      planned: 20,
      sellable: 15,
      defective: 2,
      missing: 3,
    },
    {
      goodsExternalId: "13",
      planned: 5,
      sellable: 7,
      defective: 0,
      missing: 0,
    },
  ]);
  expect(claimUntil(new Date("2026-11-01T08:00:00Z"), 60)).toEqual(
    new Date("2026-12-31T08:00:00Z"),
  );
});

test("a delivery takes what four of five of the shop's own took, once three are known", () => {
  const taking = (days: number) => ({
    shippedAt: new Date("2026-10-01T00:00:00Z"),
    receivedAt: new Date(Date.UTC(2026, 9, 1 + days)),
  });
  expect(leadTimeOf([taking(5), taking(6)])).toEqual(assumedLeadTime);
  expect(leadTimeOf([9, 5, 6, 20, 7].map(taking))).toEqual({
    p80: 9,
    p50: 7,
    measured: 5,
  });
});
