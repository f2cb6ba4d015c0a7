import { expect, test } from "vitest";
import { matchGoods } from "#core/domain/listings/match-goods.ts";

const goods = (
  id: string,
  referenceCode: string | null,
  barcodes: string[] = [],
  skuExternalIds: string[] = [],
) => ({ id, referenceCode, barcodes, skuExternalIds });
const variant = (
  id: string,
  sku: string | null,
  barcode: string | null = null,
) => ({ id, sku, barcode });

test("goods find their variant by binding, then by code in any case, then by barcode, and never where two would do", () => {
  const variants = [
    variant("bound", "OTHER"),
    variant("by-code", " mug-1 "),
    variant("twin-1", "TWIN", "111"),
    variant("twin-2", "twin", "112"),
    variant("by-barcode", null, "0042"),
    variant("codeless", null, null),
  ];
  const found = matchGoods(
    [
      goods("g1", "MUG-1", [], ["sku-1"]),
      goods("g2", "MUG-1"),
      goods("g3", "TWIN", ["111"]),
      goods("g4", "UNKNOWN", ["0042", "0042"]),
      goods("g5", null, [""]),
    ],
    variants,
    new Map([["sku-1", "bound"]]),
  );
  expect(found).toEqual([
    { variantId: "bound", goodsId: "g1", reason: "listing_sku" },
    { variantId: "by-code", goodsId: "g2", reason: "reference_code" },
    { variantId: "by-barcode", goodsId: "g4", reason: "barcode" },
  ]);
});
