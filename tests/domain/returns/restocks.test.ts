import { describe, expect, test } from "vitest";
import { restocksOf } from "#core/domain/returns/restocks.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const restock = (
  quantity: number,
  hour: number,
  locationId: string | null = "main",
  orderLineExternalId = "line",
) => ({ orderLineExternalId, quantity, locationId, at: at(hour) });
const refund = (
  lines: { quantity: number; restock?: "return" | "cancel" | "none" }[],
  { returnExternalId = null as string | null, hour = 12 } = {},
) => ({
  createdAt: at(hour),
  returnExternalId,
  lines: lines.map(({ quantity, restock = "return" }) => ({
    orderLineExternalId: "line",
    quantity,
    restock,
    locationId: restock === "none" ? null : "main",
  })),
});

describe("S1 what came back of an order is told once", () => {
  test("by a refund: units that came back, at their location; none that never left, or that lie on no shelf", () => {
    expect(
      restocksOf(
        [],
        [
          refund([
            { quantity: 2 },
            { quantity: 1, restock: "cancel" },
            { quantity: 1, restock: "none" },
          ]),
        ],
      ),
    ).toEqual([restock(2, 12)]);
  });

  test("by a return without a refund, where each part of it was put", () => {
    const restocks = [restock(1, 9), restock(2, 10, "barn")];
    expect(restocksOf([{ externalId: "R", restocks }], [])).toEqual(restocks);
  });

  test("by the return alone where its refund says so too, and by the refund what goes beyond it", () => {
    const returns = [{ externalId: "R", restocks: [restock(2, 9)] }];
    const ofR = { returnExternalId: "R" };
    expect(
      restocksOf(returns, [
        refund([{ quantity: 1 }], ofR),
        refund([{ quantity: 3 }], { ...ofR, hour: 13 }),
      ]),
    ).toEqual([restock(2, 9), restock(2, 13)]);
    // A refund of its own is of other units.
    expect(restocksOf(returns, [refund([{ quantity: 2 }])])).toEqual([
      restock(2, 9),
      restock(2, 12),
    ]);
  });
});
