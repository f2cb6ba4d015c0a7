import { expect, test } from "vitest";
import { Shelf } from "#sandbox/shopify/store/shelf.ts";

type Parcel = { id: number; town: string | null; at: string };

const parcels = (): Parcel[] => [
  { id: 1, town: "Portland", at: "2026-11-03" },
  { id: 2, town: "Seattle", at: "2026-11-01" },
  { id: 3, town: "Portland", at: "2026-11-02" },
  { id: 4, town: null, at: "2026-11-02" },
];
const open = (records = parcels()) => {
  const shelf = new Shelf<Parcel, "town", "at">(
    { town: ({ town }) => [town] },
    { at: ({ at }) => at },
  );
  for (const record of records) shelf.add(record);
  return shelf;
};
const ids = (list: Iterable<Parcel>) => [...list].map(({ id }) => id);

test("records are found by id and by their ways, oldest first", () => {
  const shelf = open();
  expect(shelf.get(2)?.town).toBe("Seattle");
  expect(ids(shelf.by("town", "Portland"))).toEqual([1, 3]);
  expect(shelf.has("town", "Boston")).toBe(false);
  expect(shelf.by("town", null)).toEqual([]);
});

test("a record that was changed is found where it belongs now", () => {
  const shelf = open();
  expect(ids(shelf.ranked("at"))).toEqual([2, 3, 4, 1]);
  const parcel = shelf.get(2) as Parcel;
  parcel.town = "Portland";
  parcel.at = "2026-11-09";
  shelf.refile(parcel);
  expect(ids(shelf.by("town", "Portland"))).toEqual([1, 2, 3]);
  expect(shelf.has("town", "Seattle")).toBe(false);
  expect(ids(shelf.ranked("at"))).toEqual([3, 4, 1, 2]);
});

test("what is added or removed keeps the order", () => {
  const shelf = open();
  shelf.ranked("at");
  shelf.all();
  shelf.add({ id: 5, town: "Boston", at: "2026-11-02" });
  shelf.remove(shelf.get(3) as Parcel);
  expect(ids(shelf.ranked("at"))).toEqual([2, 4, 5, 1]);
  expect(ids(shelf.all())).toEqual([1, 2, 4, 5]);
  expect(ids(shelf.rankedFrom("at", "2026-11-02"))).toEqual([4, 5, 1]);
});

test("a walk sees those that were there when it began", () => {
  const shelf = open();
  for (const { id } of shelf)
    shelf.add({ id: id + 10, town: null, at: "2026-11-04" });
  expect(shelf.size).toBe(8);
});

test("written as JSON it is a list, and a list opens it again", () => {
  const list = JSON.parse(JSON.stringify(open()));
  expect(list).toEqual(parcels());
  expect(ids(open(list).by("town", "Portland"))).toEqual([1, 3]);
});
