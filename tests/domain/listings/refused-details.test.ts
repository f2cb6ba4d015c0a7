import { expect, test } from "vitest";
import type {
  DetailsChange,
  ListingPartsFact,
} from "#core/domain/listing-facts.ts";
import {
  refusedPart,
  refusedWish,
} from "#core/domain/listings/refused-details.ts";
import type { ErrorCode } from "#core/errors/catalog.ts";

const ceramic = [{ id: "100157", values: [{ id: "10015703", name: null }] }];
const steel = [{ id: "100157", values: [{ id: "10015704", name: null }] }];
const sku = {
  externalId: "S",
  sellerSku: "MUG-N",
  title: "Navy",
  barcode: null,
  priceMinor: 1850,
  listPriceMinor: null,
  currency: "USD",
};
const now: ListingPartsFact = {
  categoryId: "601226",
  categoryPath: ["Home", "Mugs"],
  brandId: null,
  brandName: null,
  attributes: [],
  weightGrams: 410,
  sizeMillimetres: { length: 150, width: 120, height: 120 },
  sizeChart: null,
  isExamined: false,
  refusals: [],
  skus: [sku],
};
const barcode = { kind: "UPC" as const, code: "014673829105" };
const refused = {
  change: {
    categoryId: "601227",
    brandId: "b1",
    attributes: ceramic,
    sizeMillimetres: { length: 200, width: 150, height: 130 },
    sizeChart: { imageUri: "tos-1", templateId: null },
    skus: [{ externalId: "S", currency: "USD", barcode, listPriceMinor: 2400 }],
  },
  over: {
    categoryId: "601226",
    brandId: null,
    attributes: [],
    sizeMillimetres: now.sizeMillimetres,
    sizeChart: null,
    skus: [
      {
        externalId: "S",
        currency: "USD",
        barcode: null,
        listPriceMinor: null,
      },
    ],
  },
  words: {
    before: { brand: "—" },
    after: { brand: "Unbranded", "size chart": "https://cdn.test/chart.png" },
  },
};

test("what was refused is said again word by word", () => {
  expect(refusedWish(now, refused)).toEqual({
    said: {
      categoryId: "601227",
      brand: "Unbranded",
      attributes: ceramic,
      sizeMillimetres: { length: 200, width: 150, height: 130 },
      sizeChart: { url: "https://cdn.test/chart.png" },
      skus: [
        { externalId: "S", barcode: "014673829105", listPriceMinor: 2400 },
      ],
    },
    kept: [],
  });
});

test("P4 what was edited on TikTok Shop since is left as it is there, part by part", () => {
  const edited: ListingPartsFact = {
    ...now,
    categoryId: "601229",
    brandId: "b2",
    brandName: "Harbor & Sons",
    attributes: steel,
    skus: [{ ...sku, listPriceMinor: 2000 }],
  };
  const { said, kept } = refusedWish(edited, refused);
  expect(kept).toEqual(["category", "brand", "attribute", "compareAt"]);
  expect(said).toMatchObject({
    categoryId: null,
    brand: "Harbor & Sons",
    attributes: steel,
    sizeMillimetres: { length: 200, width: 150, height: 130 },
    skus: [{ barcode: "014673829105", listPriceMinor: 2000 }],
  });
});

test("what somebody has done on TikTok Shop himself counts as taken over, and not as edited", () => {
  const done = { ...now, brandId: "b1", brandName: "Unbranded" };
  expect(refusedWish(done, refused)).toMatchObject({
    said: { brand: "Unbranded" },
    kept: [],
  });
});

test("a change that takes things away says so, and what it does not name stays", () => {
  const had: ListingPartsFact = {
    ...now,
    brandId: "b1",
    brandName: "Unbranded",
    sizeChart: { imageUri: "tos-1", templateId: null },
    attributes: ceramic,
  };
  const taken = {
    change: { brandId: null, sizeChart: null },
    over: {
      brandId: "b1",
      sizeChart: { imageUri: "tos-1", templateId: null },
    },
    words: { before: { brand: "Unbranded" }, after: { brand: "—" } },
  };
  expect(refusedWish(had, taken)).toEqual({
    said: {
      categoryId: null,
      brand: "",
      attributes: ceramic,
      sizeMillimetres: now.sizeMillimetres,
      sizeChart: { url: null },
      skus: [{ externalId: "S", barcode: "", listPriceMinor: null }],
    },
    kept: [],
  });
});

const several: DetailsChange = { ...refused.change };
test.each([
  ["The shop may not sell this brand", several, "brand"],
  ["Product identifier code 014673829105 is not valid", several, "barcode"],
  ["Package dimensions are out of range", several, "size"],
  ["Size chart image is missing", several, "sizeChart"],
  // Both are named, or none is: it stands above the form alone.
  ["The brand is not open in this category", several, null],
  ["Bad input", several, null],
  [null, several, null],
  // There is nothing else that they could be about.
  ["Bad input", { sizeMillimetres: null }, "size"],
])(
  "TikTok Shop's words stand beside what they name: %s",
  (said, change, part) => {
    expect(refusedPart(change, { code: "listing_refused", words: said })).toBe(
      part,
    );
  },
);

test("what a refusal is of is the part that it is about, whatever its words", () => {
  const change = { categoryId: "1", brandId: "2", attributes: ceramic };
  const about = (code: ErrorCode, words: string | null) =>
    refusedPart(change, { code, words });
  expect(about("brand_refused", "not for this category")).toBe("brand");
  expect(about("category_refused", null)).toBe("category");
  expect(about("attributes_refused", null)).toBe("attribute");
  // Nothing of a size was changed.
  expect(about("parcel_refused", null)).toBeNull();
});
