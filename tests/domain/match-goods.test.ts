import { describe, expect, test } from "vitest";
import { matchGoods } from "#core/domain/listings/match-goods.ts";

const goods = (
  id: string,
  referenceCode: string | null,
  barcodes: string[] = [],
  skuExternalIds: string[] = [],
) => ({
  id,
  name: `Goods ${id}`,
  referenceCode,
  barcodes,
  skuExternalIds,
  links: [] as { variantId: string }[],
});
const variant = (
  id: string,
  sku: string | null,
  barcode: string | null = null,
) => ({ id, sku, barcode, label: `Variant ${id}` });

const twins = [
  variant("twin-1", "TWIN", "111"),
  variant("twin-2", "twin", "112"),
];
const noSkus = new Map<string, string>();

test("goods find their variant by binding, then by code in any case, then by barcode, and never where two would do", () => {
  const variants = [
    variant("bound", "OTHER"),
    variant("by-code", " mug-1 "),
    ...twins,
    variant("by-barcode", null, "0042"),
    variant("codeless", null, null),
  ];
  const { matches } = matchGoods(
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
  expect(matches).toEqual([
    { variantId: "bound", goodsId: "g1", reason: "listing_sku" },
    { variantId: "by-code", goodsId: "g2", reason: "reference_code" },
    { variantId: "by-barcode", goodsId: "g4", reason: "barcode" },
  ]);
});

describe("H2 goods whose code several variants have", () => {
  test("are asked about, with each variant and what it shares", () => {
    const { matches, open } = matchGoods(
      [goods("g3", "TWIN", ["111"])],
      twins,
      noSkus,
    );
    expect(matches).toEqual([]);
    expect(open).toEqual([
      {
        goodsId: "g3",
        name: "Goods g3",
        code: "TWIN",
        cause: "goods-same-sku",
        reason: "The SKU TWIN is used by 2 variants in Shopify.",
        candidates: [
          {
            variantId: "twin-1",
            label: "Variant twin-1",
            why: "has the same SKU and barcode",
          },
          {
            variantId: "twin-2",
            label: "Variant twin-2",
            why: "has the same SKU",
          },
        ],
      },
    ]);
  });

  test("are asked about by a barcode where no variant has their code", () => {
    const { open } = matchGoods(
      [goods("g1", "NOBODY", ["0042", "0042"])],
      [variant("one", "A", "0042"), variant("two", "B", "0042")],
      noSkus,
    );
    expect(open).toMatchObject([
      {
        cause: "goods-same-barcode",
        code: "0042",
        reason: "The barcode 0042 is used by 2 variants in Shopify.",
        candidates: [{ variantId: "one" }, { variantId: "two" }],
      },
    ]);
  });

  test("are asked about with those alone that have no goods yet, and not at all where all have some", () => {
    const asked = (served: string[]) =>
      matchGoods(
        [goods("g3", "TWIN")],
        twins,
        noSkus,
        new Set(served),
      ).open.map(({ candidates }) =>
        candidates.map(({ variantId }) => variantId),
      );
    expect(asked(["twin-1"])).toEqual([["twin-2"]]);
    expect(asked(["twin-1", "twin-2"])).toEqual([]);
  });

  test.each([
    ["somebody said whose they are", { links: [{ variantId: "other" }] }],
    ["their TikTok SKU is asked about", { skuExternalIds: ["sku-9"] }],
    ["nobody has the code", { referenceCode: "NOBODY" }],
  ])("are not asked about where %s", (_why, change) => {
    const { open } = matchGoods(
      [{ ...goods("g3", "TWIN"), ...change }],
      twins,
      noSkus,
    );
    expect(open).toEqual([]);
  });
});
