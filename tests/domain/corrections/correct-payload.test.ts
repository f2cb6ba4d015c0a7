import { expect, test } from "vitest";
import { texts } from "#app/texts/en/index.ts";
import {
  correctableWords,
  correctPayload,
} from "#core/domain/corrections/correct-payload.ts";
import {
  correctable,
  fixedReasons,
} from "#core/domain/corrections/correctable.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import type { Json } from "#core/kit/json.ts";

const carton = (weightGrams: number) => ({
  count: 1,
  lines: [{ goodsExternalId: "G1", quantity: 5 }],
  weightGrams,
  sizeMillimetres: { length: 400, width: 300, height: 200 },
});
const packed: Json = {
  planId: "p1",
  orderExternalId: "9",
  cartons: [carton(4_000), carton(5_000)],
  by: "parcel",
};
const listed: Json = {
  productId: "p1",
  draft: {
    title: "Breakwater Mug",
    description: "<p>A mug</p>",
    weightGrams: 410,
    sizeMillimetres: null,
    skus: [
      {
        sellerSku: "MUG",
        priceMinor: 1850,
        currency: "USD",
        stock: [{ warehouseId: "W", quantity: 7 }],
      },
    ],
  },
};

const wordsOf = (
  kind: EffectKind,
  payload: Json,
  code: string | null = null,
) => {
  const words = correctableWords(kind, payload, code);
  if (typeof words === "string") throw new Error(words);
  return words;
};
const correct = (
  kind: EffectKind,
  payload: Json,
  typed: Record<string, string>,
) => correctPayload(payload, wordsOf(kind, payload, "listing_refused"), typed);

test("every kind of request has words with names, or says why it has none", () => {
  const { word, choice, fixed } = texts.support.step;
  const words = Object.values(correctable).flatMap((row) =>
    row !== "field" && "words" in row ? Object.entries(row.words) : [],
  );
  const names = words.map(([path]) =>
    path.replace(/\.(\*|\d+)/g, "").replaceAll(".", "-"),
  );
  expect(Object.keys(word)).toEqual(expect.arrayContaining(names));
  const choices = words.flatMap(([, form]) =>
    form.kind === "choice" ? form.of : [],
  );
  expect(Object.keys(choice)).toEqual(expect.arrayContaining(choices));
  expect(Object.keys(fixed).sort()).toEqual([...fixedReasons].sort());
});

test("the measures of one carton are corrected, and nothing else", () => {
  const corrected = correct("network.ship-inbound", packed, {
    "cartons.1.weightGrams": "5200",
    "cartons.1.sizeMillimetres.height": "200",
  });
  expect(corrected).toEqual({
    payload: {
      ...(packed as object),
      cartons: [carton(4_000), carton(5_200)],
    },
    changes: [{ path: "cartons.1.weightGrams", before: "5000", after: "5200" }],
  });
});

test.each([
  ["cartons.0.weightGrams", "0", "Write a whole number from 1 to 999999."],
  ["cartons.0.weightGrams", "4.5", "Write a whole number from 1 to 999999."],
  ["by", "balloon", "Choose one of the values that are offered."],
])(
  "a word that its planner would not write is refused: %s %s",
  (path, text, why) => {
    expect(correct("network.ship-inbound", packed, { [path]: text })).toEqual({
      unfit: { [path]: why },
    });
  },
);

test.each([
  ["orderExternalId", "10"],
  ["cartons.2.weightGrams", "100"],
  ["cartons.0.lines.0.quantity", "6"],
  ["__proto__", "x"],
])("what a request acts on is no word of it: %s", (path, text) => {
  expect(correct("network.ship-inbound", packed, { [path]: text })).toBe(
    "unedited",
  );
});

test("E1 a listing is corrected only where TikTok Shop has surely none under its key", () => {
  expect(
    correctableWords("marketplace.create-listing", listed, "gave_up"),
  ).toBe("unanswered");
  for (const refused of ["title_refused", "parcel_refused", "price_refused"])
    expect(
      wordsOf("marketplace.create-listing", listed, refused).length,
    ).toBeGreaterThan(0);
  expect(
    wordsOf("marketplace.create-listing", listed, "listing_refused").map(
      ({ path, value }) => [path, value],
    ),
  ).toEqual([
    ["draft.title", "Breakwater Mug"],
    ["draft.description", "<p>A mug</p>"],
    ["draft.weightGrams", "410"],
    ["draft.skus.0.priceMinor", "18.50"],
    ["draft.skus.0.stock.0.quantity", "7"],
  ]);
});

test("a price is money, and units are never more than were there", () => {
  const units = "draft.skus.0.stock.0.quantity";
  const price = "draft.skus.0.priceMinor";
  expect(
    correct("marketplace.create-listing", listed, {
      [units]: "8",
      [price]: "0",
      "draft.title": " ",
    }),
  ).toEqual({
    unfit: {
      [units]: "Write a whole number from 0 to 7.",
      [price]: "A price is more than nothing.",
      "draft.title": "It must not be empty.",
    },
  });
  expect(
    correct("marketplace.create-listing", listed, {
      [units]: "3",
      [price]: "19.9",
    }),
  ).toMatchObject({
    payload: {
      draft: {
        title: "Breakwater Mug",
        skus: [{ priceMinor: 1990, stock: [{ quantity: 3 }] }],
      },
    },
    changes: [
      { path: units, before: "7", after: "3" },
      { path: price, before: "18.50", after: "19.90" },
    ],
  });
});

test("the address of a delivery is read anew at each try: there is nothing to correct here", () => {
  expect(
    correctableWords("network.create-order", { requestId: "r" }, null),
  ).toBe("address");
});
