import { expect, test } from "vitest";
import type { InboundOrderFact } from "#core/domain/inbound-facts.ts";
import {
  claimUntil,
  receiptsOf,
} from "#core/domain/replenishment/inbound-plan.ts";
import {
  assumedLeadTime,
  canBeSoldSince,
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

test("goods can be sold once they are counted: by the network's log, or else since the count was first seen", () => {
  const [arrivedAt, countedAt, known, readAt] = [8, 12, 13, 15].map(
    (day) => new Date(Date.UTC(2026, 9, 1 + day)),
  ) as [Date, Date, Date, Date];
  const since = (
    status: InboundOrderFact["status"],
    sellable: number,
    was: Date | null = null,
    logged: Date | null = null,
  ) =>
    canBeSoldSince(
      {
        ...order,
        status,
        arrivedAt,
        countedAt: logged,
        received: [
          {
            goodsExternalId: "12",
            lotCode: null,
            planned: 5,
            sellable,
            defective: 0,
          },
        ],
      },
      was,
      readAt,
    );
  expect(since("RECEIVED", 5, null, countedAt)).toEqual(countedAt);
  expect(since("RECEIVED", 5, known, countedAt)).toEqual(countedAt);
  expect(since("RECEIVED", 5)).toEqual(readAt);
  expect(since("DELIVERED", 5, known)).toEqual(known);
  expect(since("DELIVERED", 5)).toEqual(readAt);
  expect(since("DELIVERED", 4)).toBeNull();
  expect(since("RECEIVING", 0)).toBeNull();
});

const order: InboundOrderFact = {
  externalId: "63",
  planExternalId: "61",
  status: "DELIVERED",
  centre: null,
  createdAt: new Date("2026-09-30T00:00:00Z"),
  shippedAt: new Date("2026-10-01T00:00:00Z"),
  expectedAt: null,
  arrivedAt: null,
  countedAt: null,
  tracking: [],
  cartons: [],
  received: [],
};
