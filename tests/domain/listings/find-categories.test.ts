import { expect, test } from "vitest";
import type { CategoryFact } from "#core/domain/listing-facts.ts";
import {
  findCategories,
  pathOfCategory,
} from "#core/domain/listings/find-categories.ts";

const category = (
  externalId: string,
  name: string,
  parentExternalId: string | null,
  isLeaf = true,
): CategoryFact => ({
  externalId,
  name,
  parentExternalId,
  isLeaf,
  isOpen: externalId !== "5",
});
const tree = [
  category("4", "Mugs & Cups", "2"),
  category("1", "Home", null, false),
  category("2", "Drinkware", "1", false),
  category("3", "Vases", "1"),
  category("5", "Drinkware Gift Cards", "1"),
];
const found = (words: string) =>
  findCategories(tree, words).map(({ path }) => path.join(" › "));

test("a category is found by words of its whole path, those of its own name first, and only where it takes products", () => {
  expect(found("mug")).toEqual(["Home › Drinkware › Mugs & Cups"]);
  expect(found("DRINKWARE")).toEqual([
    "Home › Drinkware Gift Cards",
    "Home › Drinkware › Mugs & Cups",
  ]);
  expect(found("cups home")).toEqual(["Home › Drinkware › Mugs & Cups"]);
  expect(found("  ")).toEqual([]);
  expect(found("lantern")).toEqual([]);
  expect(findCategories(tree, "gift")).toMatchObject([{ isOpen: false }]);
});

test("no more than twenty are offered", () => {
  const many = Array.from({ length: 50 }, (_, n) =>
    category(String(n), `Mug ${n}`, null),
  );
  expect(findCategories(many, "mug")).toHaveLength(20);
});

test("the path of a tree that bites its tail ends, and of an unknown category there is none", () => {
  const round = [category("1", "A", "2", false), category("2", "B", "1")];
  expect(pathOfCategory(round, "2")).toEqual(["A", "B"]);
  expect(pathOfCategory(tree, "9")).toEqual([]);
});
