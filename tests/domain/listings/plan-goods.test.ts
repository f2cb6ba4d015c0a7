import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type GoodsCandidate,
  type GoodsWish,
  goodsEffects,
  type KnownGoods,
  planGoods,
} from "#core/domain/listings/plan-goods.ts";

const mug: GoodsCandidate = {
  variantId: "v",
  label: "Mug · Navy",
  sku: "MUG",
  barcode: "012345678905",
  weightGrams: 410,
  pictureUrl: "https://pictures/mug",
  deleted: false,
  isKit: false,
  skuExternalIds: ["1"],
  goods: null,
  isUnderWay: false,
};
const size = { length: 150, width: 120, height: 120 };
const wish: GoodsWish = {
  variantIds: ["v"],
  sizeMillimetres: size,
  weightGrams: null,
  returned: "restock",
  own: {},
};
const goodsOf = (told: Partial<KnownGoods> = {}): KnownGoods => ({
  externalId: "G",
  name: "The mug",
  referenceCode: null,
  skuExternalIds: [],
  ...told,
});
const one = (
  told: Partial<GoodsCandidate>,
  goods: KnownGoods[] = [],
  wished: Partial<GoodsWish> = {},
) =>
  planGoods(
    [{ ...mug, ...told }],
    { ...wish, ...wished },
    {
      goods,
      declarations: [],
    },
  )[0];

describe("goods that exist are bound to, not made twice", () => {
  const bind = { verdict: "bind", goods: { externalId: "G" }, draft: null };

  test("E1 by the reference code that is the variant's SKU, whatever its case", () => {
    expect(one({}, [goodsOf({ referenceCode: "mug " })])).toMatchObject(bind);
  });

  test("E1 by the merchant's own word, before anything else", () => {
    const goods = [
      goodsOf({ externalId: "H", referenceCode: "MUG" }),
      goodsOf({ referenceCode: "OLD-MUG" }),
    ];
    const own = { v: { bindTo: "old-mug" } };
    expect(one({}, goods, { own })).toMatchObject(bind);
    expect(one({}, goods, { own: { v: { bindTo: "NONE" } } })).toMatchObject({
      verdict: "blocked",
      blockedBy: "The network has no goods with the reference code NONE.",
    });
  });

  test("E1 by the link, and by what serves another TikTok SKU of it", () => {
    const linked = goodsOf();
    expect(one({ goods: linked })).toMatchObject(bind);
    expect(
      one({ skuExternalIds: ["1", "2"] }, [goodsOf({ skuExternalIds: ["2"] })]),
    ).toMatchObject({ ...bind, skuExternalIds: ["1"] });
  });

  test("S5 an SKU that other goods serve is bound to no second ones", () => {
    const goods = [
      goodsOf({ externalId: "H", name: "Cup", skuExternalIds: ["1"] }),
      goodsOf({ referenceCode: "NEW" }),
    ];
    expect(one({}, goods, { own: { v: { bindTo: "NEW" } } })).toMatchObject({
      verdict: "blocked",
      blockedBy: expect.stringContaining("out of other goods: Cup"),
    });
  });

  test("what cannot be taken in is told before it is sent", () => {
    const full = goodsOf({
      referenceCode: "MUG",
      skuExternalIds: ["5", "6", "7", "8", "9"],
    });
    expect(one({}, [full])).toMatchObject({ verdict: "blocked" });
    expect(one({ goods: goodsOf({ skuExternalIds: ["1"] }) })).toMatchObject({
      verdict: "already",
      skuExternalIds: [],
    });
  });
});

describe("goods that are made", () => {
  test("say of a unit what Shopify knows and what the merchant told", () => {
    const own = { v: { sizeMillimetres: { length: 1, width: 2, height: 3 } } };
    expect(one({ weightGrams: null }, [], { weightGrams: 99, own })).toEqual(
      expect.objectContaining({
        verdict: "create",
        draft: {
          name: "Mug · Navy",
          pictureUrl: "https://pictures/mug",
          referenceCode: "MUG",
          barcodes: [{ kind: "UPC", code: "012345678905" }],
          weightGrams: 99,
          sizeMillimetres: { length: 1, width: 2, height: 3 },
          returned: "restock",
          tracksLots: false,
          expiry: null,
          hazard: null,
        },
      }),
    );
  });

  test.each([
    [{ skuExternalIds: [] }, {}, "It is not for sale on TikTok Shop"],
    [{ pictureUrl: null }, {}, "The product has no picture"],
    [{ weightGrams: null }, {}, "Tell what a unit weighs"],
    [{}, { sizeMillimetres: null }, "Tell the size of a unit."],
    [{ deleted: true }, {}, "This variant was deleted in Shopify."],
    [{ isKit: true }, {}, "It is put together from other variants"],
  ] as const)("wait for what is missing: %o %o", (told, wished, why) => {
    expect(
      one(told as Partial<GoodsCandidate>, [], wished as Partial<GoodsWish>),
    ).toMatchObject({
      verdict: "blocked",
      blockedBy: expect.stringContaining(why),
    });
  });

  test.each([
    [{ isHazard: true }, "dangerous"],
    [{ expires: true }, "expires"],
  ])("are left to Seller Center where TikTok Shop says %o", (said, why) => {
    const declared = {
      skuExternalId: "1",
      isHazard: false,
      tracksLots: false,
      expires: false,
      ...said,
    };
    expect(
      planGoods([mug], wish, { goods: [], declarations: [declared] }),
    ).toMatchObject([
      { verdict: "blocked", blockedBy: expect.stringContaining(why) },
    ]);
  });
});

test("E1 no reference code is given to two goods, and no SKU to two effects, whatever is wished for", () => {
  const candidate = fc.record({
    sku: fc.constantFrom("MUG", "mug", "CUP", null),
    skuExternalIds: fc.constantFrom(["1"], ["2", "3"], []),
    isUnderWay: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 5 }), (told) => {
      const candidates = told.map((some, at) => ({
        ...mug,
        ...some,
        skuExternalIds: some.skuExternalIds.map((id) => `${id}${at}`),
        variantId: `v${at}`,
      }));
      const items = planGoods(candidates, wish, {
        goods: [],
        declarations: [],
      });
      const codes = items.flatMap(
        ({ draft }) => draft?.referenceCode?.toUpperCase() ?? [],
      );
      expect(new Set(codes).size).toBe(codes.length);
      const effects = goodsEffects(items, "e");
      expect(new Set(effects.map(({ key }) => key)).size).toBe(effects.length);
      expect(effects).toHaveLength(
        items.filter(({ verdict }) => verdict === "create").length,
      );
    }),
  );
});
