import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeField } from "#core/domain/merge/merge-field.ts";

const text = fc.constantFrom("Mug", "Cup", "Beaker", "");
const base = fc.option(text, { nil: null });

test("C1 equal sides agree, whatever the base was", () => {
  fc.assert(
    fc.property(base, text, (before, both) => {
      expect(
        mergeField({ base: before, storefront: both, marketplace: both }),
      ).toEqual({ kind: "agreed", value: both });
    }),
  );
});

test("C2 the side that moved wins, in either direction", () => {
  fc.assert(
    fc.property(text, text, (before, moved) => {
      fc.pre(before !== moved);
      expect(
        mergeField({ base: before, storefront: moved, marketplace: before }),
      ).toEqual({ kind: "take", from: "storefront", value: moved });
      expect(
        mergeField({ base: before, storefront: before, marketplace: moved }),
      ).toEqual({ kind: "take", from: "marketplace", value: moved });
    }),
  );
});

test("C3 sides that moved apart, or never agreed, are a question with both values", () => {
  fc.assert(
    fc.property(base, text, text, (before, storefront, marketplace) => {
      fc.pre(storefront !== marketplace);
      fc.pre(before !== storefront && before !== marketplace);
      expect(mergeField({ base: before, storefront, marketplace })).toEqual({
        kind: "conflict",
        storefront,
        marketplace,
      });
    }),
  );
});
