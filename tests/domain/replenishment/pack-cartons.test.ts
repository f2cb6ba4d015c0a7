import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitCarriage,
  packCartons,
} from "#core/domain/replenishment/pack-cartons.ts";

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

  test("goes by parcel only as heavy as a carrier brings", () => {
    const [heavy] =
      packCartons(
        [{ goodsExternalId: "mug", quantity: 4 }],
        [{ ...packing("mug", 4), weightGrams: 23_000 }],
      ) ?? [];
    const cartons = heavy ? [heavy] : [];
    expect(fitCarriage(cartons, "parcel", { cartonPounds: 50 })).toBe(false);
    expect(fitCarriage(cartons, "part-truck", { cartonPounds: 50 })).toBe(true);
  });
});
