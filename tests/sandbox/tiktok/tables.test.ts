import fc from "fast-check";
import { expect, test } from "vitest";
import { createAgenda } from "#sandbox/tiktok/agenda.ts";
import { createRows } from "#sandbox/tiktok/rows.ts";
import { search } from "#sandbox/tiktok/search.ts";
import { createTimedRows } from "#sandbox/tiktok/timed-rows.ts";

type Row = { id: string; kind: string; createdAt: number; updatedAt: number };

test("a look-up follows a row that changes its key, and forgets one that is removed", () => {
  const rows = createRows<{ id: string; tags: string[] }, "tag">({
    tag: (row) => row.tags,
  });
  const row = rows.add({ id: "1", tags: ["a", "b"] });
  rows.add({ id: "2", tags: ["b"] });
  row.tags = ["c"];
  rows.changed(row);
  expect(rows.by("tag", "b").map((r) => r.id)).toEqual(["2"]);
  expect(rows.by("tag", "c")).toEqual([row]);
  rows.remove(row);
  expect(rows.by("tag", "c")).toEqual([]);
  expect(rows.size()).toBe(1);
});

test("a group holds the rows that belong to it now", () => {
  const rows = createTimedRows<Row>({}, (r) => r.kind);
  const [one, two] = ["1", "2"].map((id) =>
    rows.add({ id, kind: "a", createdAt: 1_000, updatedAt: 1_000 }),
  ) as [Row, Row];
  one.kind = "b";
  rows.touch(one, 5_000);
  const { created, updated } = rows.group("b");
  expect(created.slice(0, 9)).toEqual([one]);
  expect(updated.rank(5)).toBe(0);
  expect(updated.rank(6)).toBe(1);
  expect(rows.group("a").created.slice(0, 9)).toEqual([two]);
  rows.remove(two);
  expect(rows.group("a").updated.size()).toBe(0);
  expect(rows.created.slice(0, 9)).toEqual([one]);
});

test("the agenda hands out what is due in the order of time, then of making", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 200 }), (times) => {
      const agenda = createAgenda<"x">();
      for (const [i, at] of times.entries()) agenda.remind(at, "x", String(i));
      const taken: number[] = [];
      for (let next = agenda.take(25); next; next = agenda.take(25))
        taken.push(Number(next.id));
      const due = times
        .map((at, i) => ({ at, i }))
        .filter(({ at }) => at <= 25)
        .sort((a, b) => a.at - b.at || a.i - b.i);
      expect(taken).toEqual(due.map(({ i }) => i));
      expect(agenda.size()).toBe(times.length - due.length);
    }),
  );
});

const time = fc.nat(40).map((n) => n * 500);
const bound = fc.option(fc.nat(25), { nil: undefined });

test("a search finds the same rows in the same order, whichever way it goes about it", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ at: time, later: time, kind: fc.constantFrom("a", "b") }),
      ),
      fc.record({
        create_time_ge: bound,
        create_time_lt: bound,
        update_time_ge: bound,
        update_time_le: bound,
      }),
      fc.constantFrom("create_time", "update_time"),
      fc.constantFrom("ASC" as const, "DESC" as const),
      fc.boolean(),
      fc.integer({ min: 1, max: 7 }),
      (made, bounds, sort_field, sort_order, filtered, size) => {
        const rows = createTimedRows<Row, "kind">({ kind: (r) => r.kind });
        const plain = made.map(({ at, later, kind }, i) => {
          const row = rows.add({
            id: String(1000 + i),
            kind: "a",
            createdAt: at,
            updatedAt: at,
          });
          row.kind = kind;
          rows.touch(row, later);
          return row;
        });
        const body = JSON.parse(JSON.stringify(bounds));
        const second = (ms: number) => Math.floor(ms / 1000);
        const key = (r: Row) =>
          second(sort_field === "update_time" ? r.updatedAt : r.createdAt);
        const inside = (n: number, { ge = 0, lt = 99, le = 99 }) =>
          n >= ge && n < lt && n <= le;
        const expected = plain
          .filter((r) => !filtered || r.kind === "b")
          .filter((r) => {
            const { create_time_ge: ge, create_time_lt: lt } = bounds;
            return inside(second(r.createdAt), { ge, lt });
          })
          .filter((r) => {
            const { update_time_ge: ge, update_time_le: le } = bounds;
            return inside(second(r.updatedAt), { ge, le });
          })
          .sort((x, y) => key(x) - key(y) || (x.id < y.id ? -1 : 1))
          .map((r) => r.id);
        if (sort_order === "DESC") expected.reverse();
        const ways = [
          filtered ? { keep: (r: Row) => r.kind === "b" } : {},
          { among: filtered ? rows.by("kind", "b") : plain },
        ];
        for (const way of ways) {
          const seen: string[] = [];
          let token = "";
          do {
            const query = {
              sort_field,
              page_size: String(size),
              page_token: token,
            };
            const page = search(rows, {
              query,
              body,
              order: sort_order,
              ...way,
            });
            expect(page.total_count).toBe(expected.length);
            seen.push(...page.rows.map((r) => r.id));
            token = page.next_page_token;
          } while (token);
          expect(seen).toEqual(expected);
        }
      },
    ),
    { numRuns: 200, seed: 9 },
  );
});
