import { expect, test } from "vitest";
import type {
  AttributeFact,
  ListingPartsFact,
} from "#core/domain/listing-facts.ts";
import {
  type DetailsMarket,
  detailWords,
  planDetails,
  type SaidDetails,
  showsDetails,
  withoutBarcodes,
} from "#core/domain/listings/plan-details.ts";

const attribute = (
  externalId: string,
  name: string,
  values: string[],
): AttributeFact => ({
  externalId,
  name,
  kind: "product",
  isRequired: false,
  takesOwnValues: true,
  takesSeveral: true,
  values: values.map((value) => ({ externalId: value, name: value })),
  requiredWhen: [],
});
const material = attribute("m", "Material", ["Ceramic", "Steel"]);
const parts: ListingPartsFact = {
  categoryId: "mugs",
  categoryPath: ["Home", "Mugs"],
  brandId: "b1",
  brandName: "Harbor",
  attributes: [
    { id: "m", values: [{ id: "Ceramic", name: "Ceramic" }] },
    { id: "hidden", values: [{ id: "x", name: "Kept" }] },
  ],
  weightGrams: 410,
  // Six by five by four inches.
  sizeMillimetres: { length: 152, width: 127, height: 102 },
  sizeChart: null,
  isExamined: false,
  refusals: [],
  skus: [
    {
      externalId: "S",
      sellerSku: "MUG-N",
      title: "Navy",
      barcode: null,
      priceMinor: 1850,
      listPriceMinor: 2400,
      currency: "USD",
    },
    {
      externalId: "T",
      sellerSku: "MUG-S",
      title: "Sand",
      barcode: { kind: "UPC", code: "014673829105" },
      priceMinor: 1850,
      listPriceMinor: null,
      currency: "USD",
    },
  ],
};
const asItIs: SaidDetails = {
  categoryId: null,
  brand: "harbor",
  attributes: [{ id: "m", values: [{ id: "Ceramic", name: null }] }],
  sizeMillimetres: { length: 152, width: 127, height: 102 },
  sizeChart: null,
  skus: [
    { externalId: "S", barcode: "", listPriceMinor: 2400 },
    { externalId: "T", barcode: "014673829105", listPriceMinor: null },
  ],
};
const market: DetailsMarket = {
  category: { externalId: "mugs", path: ["Home", "Mugs"] },
  attributes: [material],
  rules: null,
  attributesNow: [material],
  brandId: "b1",
  sizeChart: null,
};
const rules = {
  certificates: [],
  sizeChart: "none" as const,
  packageSizeRequired: false,
  manufacturerRequired: false,
  responsiblePersonRequired: false,
};
const plan = (
  said: Partial<SaidDetails>,
  told: Partial<DetailsMarket> = {},
  now = parts,
) => planDetails(now, { ...asItIs, ...said }, { ...market, ...told });
const sku = (said: Partial<SaidDetails["skus"][number]>, of = "S") =>
  plan({
    skus: asItIs.skus.map((one) =>
      one.externalId === of ? { ...one, ...said } : one,
    ),
  });

test("what is left as it is is no difference, however it is measured or written", () => {
  expect(plan({})).toEqual({
    items: [],
    change: {},
    over: {},
    asks: [],
    blockers: [],
  });
  expect(
    plan({
      sizeMillimetres: { length: 160, width: 130, height: 110 },
      skus: [],
    }).items,
  ).toEqual([]);
});

test("each difference is told from what to what, and keeps what an undo needs", () => {
  const planned = plan(
    {
      brand: "Quay",
      attributes: [{ id: "m", values: [{ id: "Steel", name: null }] }],
      sizeMillimetres: { length: 201, width: 150, height: 130 },
      skus: [
        { externalId: "S", barcode: "4006381333931", listPriceMinor: null },
      ],
    },
    { brandId: "b2" },
  );
  expect(planned.items).toEqual([
    { what: "brand", was: "Harbor", becomes: "Quay" },
    { what: "attribute", of: "Material", was: "Ceramic", becomes: "Steel" },
    {
      what: "size",
      was: parts.sizeMillimetres,
      // TikTok Shop takes whole centimetres, and a parcel is never smaller than declared.
      becomes: { length: 210, width: 150, height: 130 },
    },
    { what: "barcode", of: "Navy", was: null, becomes: "4006381333931" },
    {
      what: "compareAt",
      of: "Navy",
      was: 2400,
      becomes: null,
      currency: "USD",
    },
  ]);
  const { change, over } = planned;
  // An attribute that the form does not show is written back: the block replaces them all.
  expect(change.attributes?.map(({ id }) => id)).toEqual(["hidden", "m"]);
  expect(showsDetails(parts, over)).toBe(true);
  expect(showsDetails(parts, change)).toBe(false);
  expect(withoutBarcodes(over).skus).toEqual([
    { externalId: "S", currency: "USD", listPriceMinor: 2400 },
  ]);
  expect(detailWords(planned.items, "was")).toEqual({
    brand: "Harbor",
    attributes: "Material: Ceramic",
    "size of the parcel": "15.2 × 12.7 × 10.2 cm",
    codes: "Navy: —",
    "price before": "Navy: 24.00",
  });
});

test("another category takes its own attributes, and what it wants to know is asked first", () => {
  const power = { ...attribute("p", "Power", ["USB"]), isRequired: true };
  const lamps = {
    category: { externalId: "lamps", path: ["Home", "Lamps"] },
    attributes: [power],
  };
  const asked = plan({ categoryId: "lamps" }, lamps);
  expect(asked.blockers).toEqual(["The category wants to know: Power."]);
  expect(asked.items).toEqual([
    { what: "category", was: "Home › Mugs", becomes: "Home › Lamps" },
    { what: "attribute", of: "Material", was: "Ceramic", becomes: null },
    { what: "attribute", of: "hidden", was: "Kept", becomes: null },
  ]);
  const told = plan(
    {
      categoryId: "lamps",
      attributes: [{ id: "p", values: [{ id: "USB", name: null }] }],
    },
    lamps,
  );
  expect(told.blockers).toEqual([]);
  expect(told.change).toMatchObject({ categoryId: "lamps" });
  expect(told.over).toMatchObject({ categoryId: "mugs" });
});

test.each([
  [
    "a brand that is not the seller's",
    plan({ brand: "Nobody" }, { brandId: null }),
    "TikTok Shop knows no brand “Nobody” that is yours.",
  ],
  [
    "no size where the category wants one",
    plan(
      { sizeMillimetres: null },
      { rules: { ...rules, packageSizeRequired: true } },
    ),
    "Tell the size of the parcel: the category wants it.",
  ],
  [
    "no size chart where the category wants one",
    plan({ brand: "" }, { rules: { ...rules, sizeChart: "required" } }),
    "The category wants a size chart: choose a picture of it.",
  ],
  [
    "a size chart that lies elsewhere",
    plan(
      { sizeChart: { url: "https://elsewhere.example/sizes.png" }, brand: "" },
      { sizeChart: { refused: "It lies elsewhere." } },
    ),
    "It lies elsewhere.",
  ],
  [
    "another code than the one it has",
    sku({ barcode: "4006381333931" }, "T"),
    "TikTok Shop lets the code of Sand be changed only while it is a draft.",
  ],
  [
    "a code of the merchant's own",
    sku({ barcode: "MUG-1" }),
    "The code MUG-1 of Navy has not 12, 13 or 14 digits.",
  ],
  [
    "a price before that is none",
    sku({ listPriceMinor: 1850 }),
    "TikTok Shop shows what Navy cost before only where that is more than its price.",
  ],
])("%s is refused in words", (_, { blockers }, words) => {
  expect(blockers).toEqual([words]);
});
