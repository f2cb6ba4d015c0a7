import { expect, test } from "vitest";
import { readDetailsForm } from "../../app/api/details-wish.server.ts";

const plain: [string, string][] = [
  ["currency", "USD"],
  ["categoryId", ""],
  ["brand", " Harbor "],
  ["length", "15,2"],
  ["width", "12"],
  ["height", "10"],
  ["attribute:m", "Ceramic"],
  ["attribute:m", "Steel"],
  ["own:m", "Sea glass"],
  ["code:9", "0146 7382-9105"],
  ["before:9", "24.00"],
  ["code:10", ""],
  ["before:10", ""],
];
const read = (change: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of plain) form.append(name, value);
  for (const [name, value] of Object.entries(change)) form.set(name, value);
  return readDetailsForm(form);
};

test("what a form says of a listing is read in our units, several values and the seller's own among them", () => {
  expect(read()).toEqual({
    said: {
      categoryId: null,
      brand: "Harbor",
      attributes: [
        {
          id: "m",
          values: [
            { id: "Ceramic", name: null },
            { id: "Steel", name: null },
            { id: null, name: "Sea glass" },
          ],
        },
      ],
      sizeMillimetres: { length: 152, width: 120, height: 100 },
      sizeChart: null,
      skus: [
        { externalId: "9", barcode: "014673829105", listPriceMinor: 2400 },
        { externalId: "10", barcode: "", listPriceMinor: null },
      ],
    },
  });
});

test.each([
  [{ length: "wide" }, ["length"]],
  // A size that is told in part is none that was taken away.
  [{ width: "", height: "0" }, ["width", "height"]],
  [{ "before:9": "twenty" }, ["before:9"]],
  [{ "before:9": "0" }, ["before:9"]],
  [{ "before:10": "-5" }, ["before:10"]],
  [{ sizeChart: "sizes.png" }, ["sizeChart"]],
])("what cannot be read of %j is named and not guessed", (change, unread) => {
  expect(read(change)).toEqual({ unread });
});

test("a size that is left empty is none", () => {
  expect(read({ length: "", width: "", height: "" })).toMatchObject({
    said: { sizeMillimetres: null },
  });
});
