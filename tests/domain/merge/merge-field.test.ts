import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeField } from "#core/domain/merge/merge-field.ts";

const text = fc.constantFrom("Mug", "Cup", "Beaker", "");
const base = fc.option(
  fc.record({
    storefront: fc.option(text, { nil: null }),
    marketplace: fc.option(text, { nil: null }),
  }),
  { nil: null },
);
const literally = {
  same: (one: string, other: string) => one === other,
  essence: (value: string) => value,
};
const merge = (field: Parameters<typeof mergeField>[0]) =>
  mergeField(field, literally);

test("C1 equal sides agree, whatever the base was", () => {
  fc.assert(
    fc.property(base, text, (before, both) => {
      expect(
        merge({ base: before, storefront: both, marketplace: both }),
      ).toEqual({ kind: "agreed" });
    }),
  );
});

test("C2 the side that moved wins, in either direction, also where both were accepted as different", () => {
  fc.assert(
    fc.property(text, text, text, (one, other, moved) => {
      const before = { storefront: one, marketplace: other };
      fc.pre(moved !== one && moved !== other);
      expect(
        merge({ base: before, storefront: moved, marketplace: other }),
      ).toEqual({ kind: "take", from: "storefront" });
      expect(
        merge({ base: before, storefront: one, marketplace: moved }),
      ).toEqual({ kind: "take", from: "marketplace" });
    }),
  );
});

test("C3 sides that moved apart, or never agreed, are a question", () => {
  fc.assert(
    fc.property(base, text, text, (before, storefront, marketplace) => {
      fc.pre(storefront !== marketplace);
      fc.pre(
        before?.storefront !== storefront &&
          before?.marketplace !== marketplace,
      );
      expect(merge({ base: before, storefront, marketplace })).toEqual({
        kind: "conflict",
      });
    }),
  );
});

test("C2 sides that were accepted as different stay so until one moves", () => {
  expect(
    merge({
      base: { storefront: "Mug", marketplace: "Cup" },
      storefront: "Mug",
      marketplace: "Cup",
    }),
  ).toEqual({ kind: "apart" });
});
