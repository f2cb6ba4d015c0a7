import { expect, test } from "vitest";
import type { ListingPartsFact } from "#core/domain/listing-facts.ts";
import {
  type Extendable,
  type ListedAs,
  planAddition,
} from "#core/domain/listings/add-variants.ts";
import { samePrice } from "#core/domain/price-rule.ts";
import { sameTitle } from "#core/domain/title-rule.ts";

const variant = (id: string, color: string, sku: string | null) => ({
  id,
  sku,
  barcode: null,
  options: [{ name: "Color", value: color }],
  priceMinor: 1850,
  compareAtMinor: null,
  weightGrams: 410,
  pictureUrl: null as string | null,
  available: 3,
});
const listing: ListedAs = {
  id: "l",
  externalId: "L",
  title: "Mug",
  descriptionHtml: "<p>Holds coffee.</p>",
  pictures: [{ id: "tos/mug", url: null }],
  status: "ACTIVATE",
  skus: [
    {
      externalId: "S",
      sellerSku: "MUG-N",
      options: [{ name: "Colour", value: "Navy" }],
      variantId: "v",
    },
  ],
};
const known = (
  added: ReturnType<typeof variant>[],
  listings = [listing],
): Extendable => ({
  product: {
    productId: "p",
    title: "Mug",
    descriptionHtml: "",
    vendor: "Harbor",
    productType: "Mugs",
    pictures: [],
    deleted: false,
    listedAs: "L",
    variants: [variant("v", "Navy", "MUG-N"), ...added],
    currency: "USD",
    warehouseId: "7",
    priceRule: samePrice,
    titleRule: sameTitle,
  },
  listings,
  linkedVariantIds: ["v"],
});
const parts: ListingPartsFact = {
  categoryId: "601226",
  categoryPath: [],
  brandId: null,
  brandName: null,
  attributes: [],
  weightGrams: 410,
  sizeMillimetres: null,
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
      listPriceMinor: null,
      currency: "USD",
    },
  ],
};
const blockersOf = (
  added: ReturnType<typeof variant>[],
  told: Partial<ListingPartsFact> = {},
  listings?: ListedAs[],
) => planAddition(known(added, listings), { ...parts, ...told }).blockers;

test("what no TikTok SKU sells is added under the listing's own names of options, with its own pictures and category for the check", () => {
  const added = planAddition(known([variant("w", "Sand", "MUG-S")]), parts);
  expect(added).toMatchObject({
    blockers: [],
    variantIds: ["w"],
    skus: [
      {
        sellerSku: "MUG-S",
        options: [{ name: "Colour", value: "Sand" }],
        stock: [{ warehouseId: "7", quantity: 3 }],
      },
    ],
    draft: { categoryId: "601226", imageUris: ["tos/mug"] },
  });
});

test.each([
  ["no SKU", [variant("w", "Sand", null)], {}, "Sand has no SKU"],
  ["a SKU that is there", [variant("w", "Sand", "mug-n")], {}, "already"],
  ["options that are there", [variant("w", "navy", "X")], {}, "already"],
  [
    "one SKU twice",
    [variant("w", "Sand", "X"), variant("x", "Fog", "x")],
    {},
    "Several variants have the SKU",
  ],
  [
    "an edit under audit",
    [variant("w", "Sand", "X")],
    { isExamined: true },
    "still examines",
  ],
] as const)("nothing is added where there is %s", (_, added, told, why) => {
  expect(blockersOf([...added], told).join(" ")).toContain(why);
});

test("nothing is added to one of several listings, nor where nothing is missing", () => {
  const sand = [variant("w", "Sand", "X")];
  expect(blockersOf(sand, {}, [listing, listing])).toHaveLength(1);
  expect(blockersOf(sand, {}, [])).toHaveLength(1);
  expect(blockersOf([])).toEqual(["Every variant is on TikTok Shop already."]);
});
