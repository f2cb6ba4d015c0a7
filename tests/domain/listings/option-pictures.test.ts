import { expect, test } from "vitest";
import {
  foreseeOptionPicture,
  optionPictures,
  shownPictures,
  withOptionPictures,
} from "#core/domain/listings/option-pictures.ts";

const variant = (
  options: Record<string, string>,
  pictureUrl: string | null = null,
) => ({
  options: Object.entries(options).map(([name, value]) => ({ name, value })),
  pictureUrl,
});
const told = (variants: ReturnType<typeof variant>[]) => {
  const { pictures, areApart } = optionPictures(variants);
  const words = pictures.map(
    ({ name, value, url }) => `${name} ${value}: ${url}`,
  );
  return { words, areApart };
};

test("the picture of variants is that of the value that they share", () => {
  expect(
    told([
      variant({ Color: "Navy", Size: "S" }, "navy.png"),
      variant({ Color: "Navy", Size: "L" }, "navy.png"),
      variant({ Color: "Sand", Size: "S" }, "sand.png"),
    ]),
  ).toEqual({
    words: ["Color Navy: navy.png", "Color Sand: sand.png"],
    areApart: false,
  });
});

test("the option that pictures go with need not be the first", () => {
  expect(
    told([
      variant({ Size: "S", Color: "Navy" }, "navy.png"),
      variant({ Size: "S", Color: "Sand" }, "sand.png"),
      variant({ Size: "L", Color: "Navy" }, "navy.png"),
    ]).words,
  ).toEqual(["Color Navy: navy.png", "Color Sand: sand.png"]);
});

test("a value of which one variant has a picture shows it, and one of which none has shows none", () => {
  expect(
    told([
      variant({ Color: "Navy", Size: "S" }),
      variant({ Color: "Navy", Size: "L" }, "navy.png"),
      variant({ Color: "Sand", Size: "S" }),
    ]).words,
  ).toEqual(["Color Navy: navy.png"]);
});

test("where no option goes with the pictures none is shown, rather than one that another variant has", () => {
  expect(
    told([
      variant({ Color: "Navy", Size: "S" }, "navy-s.png"),
      variant({ Color: "Navy", Size: "L" }, "navy-l.png"),
      variant({ Color: "Sand", Size: "S" }, "sand-s.png"),
    ]),
  ).toEqual({ words: [], areApart: true });
});

test.each([
  ["without pictures", [variant({ Color: "Navy" })]],
  ["without options", [variant({}, "mug.png")]],
  ["without variants", []],
])("a product %s has nothing to show at options", (_, variants) => {
  expect(told(variants)).toEqual({ words: [], areApart: false });
});

test("each SKU of a value names its picture, and no other option does", () => {
  const sku = (color: string, size: string) => ({
    sellerSku: `${color}-${size}`,
    options: [
      { name: "Color", value: color, imageUri: null },
      { name: "Size", value: size, imageUri: null },
    ],
    priceMinor: 100,
    currency: "USD",
    barcode: null,
    stock: [],
  });
  const given = [{ name: "Color", value: "Navy", uri: "tos/navy" }];
  const skus = [sku("Navy", "S"), sku("Navy", "L"), sku("Sand", "S")];
  expect(
    withOptionPictures(skus, given).map(({ options }) =>
      options.map(({ imageUri }) => imageUri),
    ),
  ).toEqual([
    ["tos/navy", null],
    ["tos/navy", null],
    [null, null],
  ]);
});

test("a picture that TikTok Shop will refuse is left out, and that is said", () => {
  const navy = { name: "Color", value: "Navy" };
  const look = { contentType: "image/png", bytes: 900, width: 80, height: 60 };
  expect(foreseeOptionPicture(navy, look)).toBe(
    "The picture of Color Navy is left out: it is 80 × 60 pixels; TikTok Shop wants at least 300 × 300.",
  );
  expect(foreseeOptionPicture(navy, null)).toBeNull();
  const pictures = [{ ...navy, url: "navy.png" }];
  expect(shownPictures(pictures, [])).toMatchObject([{ isLeftOut: true }]);
  expect(shownPictures(pictures, null)).toMatchObject([{ isLeftOut: false }]);
});
