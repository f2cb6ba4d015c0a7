import { expect, test } from "vitest";
import { variantsOfLines } from "#core/domain/orders/variants-of-lines.ts";

const unit = (externalId: string, variantId: string | null, price = 1_850) => ({
  externalId,
  variantId,
  unitPriceMinor: price,
});
const line = (
  externalId: string,
  known: Partial<Parameters<typeof variantsOfLines>[1][number]>,
) => ({
  externalId,
  variantId: null,
  sku: null,
  marketplaceUnitId: null,
  unitPriceMinor: 1_850,
  ...known,
});
const skus = (of: Record<string, string | null>) =>
  new Map(Object.entries(of).map(([id, sku]) => [id, { sku }]));
const found = (...asked: Parameters<typeof variantsOfLines>) =>
  Object.fromEntries(variantsOfLines(...asked));

test("O1 O5 a line that has lost its variant is known by its SKU; one that has its own or no SKU of the order's is not", () => {
  expect(
    found(
      [unit("u1", "navy"), unit("u2", "navy"), unit("u3", "sand")],
      [
        line("gone", { sku: "MUG-NVY" }),
        line("there", { variantId: "sand", sku: "MUG-SND" }),
        line("strange", { sku: "TEE-M" }),
        line("wordless", {}),
      ],
      skus({ navy: "MUG-NVY", sand: "MUG-SND" }),
    ),
  ).toEqual({ gone: "navy" });
});

test("O1 a variant that has a line of its own is not that of another with its SKU", () => {
  expect(
    found(
      [unit("u1", "navy"), unit("u2", "old navy")],
      [
        line("gone", { sku: "MUG-NVY" }),
        line("there", { variantId: "navy", sku: "MUG-NVY" }),
      ],
      skus({ navy: "MUG-NVY", "old navy": "MUG-NVY" }),
    ),
  ).toEqual({ gone: "old navy" });
});

test("O1 of two variants with one SKU the price tells, and where both cost the same nobody knows", () => {
  const names = skus({ small: "CAN", large: "CAN" });
  const lines = [line("gone", { sku: "CAN", unitPriceMinor: 2_400 })];
  expect(
    found(
      [unit("u1", "small", 1_600), unit("u2", "large", 2_400)],
      lines,
      names,
    ),
  ).toEqual({ gone: "large" });
  expect(
    found(
      [unit("u1", "small", 2_400), unit("u2", "large", 2_400)],
      lines,
      names,
    ),
  ).toEqual({});
});

test("O1 O5 a line that names one of the order's units is its variant's, whatever SKUs and prices say", () => {
  expect(
    found(
      [unit("u1", "small"), unit("u2", "large"), unit("u3", null)],
      [
        line("one", { marketplaceUnitId: "u2" }),
        line("other", { marketplaceUnitId: "u1", sku: "CAN" }),
        line("unlinked", { marketplaceUnitId: "u3" }),
        line("of another order", { marketplaceUnitId: "u9" }),
      ],
      skus({ small: null, large: "CAN" }),
    ),
  ).toEqual({ one: "large", other: "small" });
  // What a line names is no other's, though it has the SKU.
  expect(
    found(
      [unit("u1", "small"), unit("u2", "large")],
      [
        line("named", { marketplaceUnitId: "u1" }),
        line("by its SKU", { sku: "CAN" }),
      ],
      skus({ small: "CAN", large: "CAN" }),
    ),
  ).toEqual({ named: "small", "by its SKU": "large" });
});
