import { expect, test } from "vitest";
import { connection, countOf } from "#sandbox/shopify/admin/connection.ts";
import type { Listing } from "#sandbox/shopify/admin/listing.ts";
import { Shelf, work } from "#sandbox/shopify/store/shelf.ts";

type Sale = { id: number; tag: string; city: string; at: string };

const cities = ["Portland", "Seattle", "Boston"];
const sales = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    tag: `T${index % 10}`,
    city: cities[index % 3] ?? "",
    // Later sales are older, so that the order by time is not that by id.
    at: new Date(Date.UTC(2026, 10, 1) - index * 1000)
      .toISOString()
      .replace(".000Z", "Z"),
  }));

function open(count: number) {
  const shelf = new Shelf<Sale, "tag", "at">(
    { tag: ({ tag }) => [tag.toLowerCase()] },
    { at: ({ at }) => at },
  );
  for (const sale of sales(count)) shelf.add(sale);
  const listing: Listing<Sale> = {
    id: ({ id }) => id,
    view: (sale) => ({ ...sale }),
    sort: { AT: ({ at }) => at, CITY: ({ city }) => city },
    ranks: { AT: "at" },
    terms: {
      tag: ({ tag }) => [tag],
      city: ({ city }) => [city],
      id: ({ id }) => [String(id)],
      at: ({ at }) => [at],
    },
    ways: { tag: (value) => shelf.by("tag", value) },
    since: { at: (time) => shelf.rankedFrom("at", time) },
    text: ({ city }) => city,
  };
  const page = (args: Parameters<typeof connection>[1]) => {
    const view = connection(shelf, args, listing);
    return {
      ids: (view.nodes as Sale[]).map(({ id }) => id),
      ...(
        view.pageInfo as () => {
          endCursor: string | null;
          startCursor: string | null;
          hasNextPage: boolean;
          hasPreviousPage: boolean;
        }
      )(),
    };
  };
  return { shelf, listing, page };
}

test.each([
  ["tag:T3", [4]],
  ["tag:t3 OR tag:T4", [4, 5]],
  ["(tag:T3 OR tag:T4) AND city:Seattle", [5]],
  ["tag:T3 OR tag:T4 city:Seattle", [4, 5]],
  ["-tag:T0 city:Portland", [4, 7, 10]],
  ["NOT (city:Portland OR city:Boston)", [2, 5, 8]],
  ["city:Portland,Boston id:>6", [7, 9, 10]],
  ["city:'Port*'", [1, 4, 7, 10]],
  ["seat", [2, 5, 8]],
  ["at:>='2026-10-31T23:59:57Z'", [1, 2, 3, 4]],
  ["at:>2026-10-31T23:59:57Z AND at:<2026-11-01", [2, 3]],
])("the search %s finds %j", (query, found) => {
  const { page, shelf, listing } = open(10);
  expect(page({ first: 20, query }).ids).toEqual(found);
  expect(countOf(shelf, { query }, listing)).toMatchObject({
    count: found.length,
  });
});

test("pages follow each other forwards, backwards and reversed", () => {
  const { page } = open(7);
  const first = page({ first: 3, sortKey: "AT" });
  expect(first).toMatchObject({
    ids: [7, 6, 5],
    hasNextPage: true,
    hasPreviousPage: false,
  });
  const second = page({ first: 3, sortKey: "AT", after: first.endCursor });
  expect(second).toMatchObject({ ids: [4, 3, 2], hasPreviousPage: true });
  expect(
    page({ last: 2, sortKey: "AT", before: second.startCursor }),
  ).toMatchObject({ ids: [6, 5], hasPreviousPage: true, hasNextPage: true });
  const reversed = page({ first: 3, reverse: true });
  expect(reversed.ids).toEqual([7, 6, 5]);
  expect(
    page({ first: 9, reverse: true, after: reversed.endCursor }),
  ).toMatchObject({ ids: [4, 3, 2, 1], hasNextPage: false });
});

test("a search that has a way in looks at as much in a hundred times as many records", () => {
  const small = open(1_000);
  const large = open(100_000);
  const looked = (shop: typeof small, args: object) => {
    const before = work.looked;
    shop.page({ first: 5, ...args });
    return work.looked - before;
  };
  const newest = "at:>='2026-10-31T23:59:50Z'";
  expect(looked(large, { query: newest })).toBe(
    looked(small, { query: newest }),
  );
  expect(looked(large, { sortKey: "AT" })).toBe(looked(small, {}));
  const { endCursor } = large.page({ first: 250, sortKey: "AT" });
  expect(looked(large, { sortKey: "AT", after: endCursor })).toBeLessThan(20);
});
