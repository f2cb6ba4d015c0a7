import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf } from "#core/kit/page-of.ts";

test("the pages of a list are all of it, in its order, and no page is beyond the last", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      (items, size) => {
        const { pages } = pageOf(items, 1, size);
        const each = Array.from(
          { length: pages },
          (_, index) => pageOf(items, index + 1, size).shown,
        );
        expect(each.flat()).toEqual(items);
        expect(each.slice(0, -1).every((one) => one.length === size)).toBe(
          true,
        );
        expect(pageOf(items, pages + 7, size)).toEqual(
          pageOf(items, pages, size),
        );
      },
    ),
  );
});
