import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alwaysOf } from "#core/domain/conflicts/answer-policy.ts";
import { causeOf, causeTitle } from "#core/domain/conflicts/cause.ts";
import { type Asked, suggest } from "#core/domain/conflicts/suggest.ts";
import { fieldNames } from "#core/domain/field-words.ts";
import type { Choice } from "#core/domain/letters.ts";

const title = (given: Partial<Asked> = {}): Asked => ({
  kind: "field",
  field: "title",
  subjectKind: "product",
  cause: "field:title:both-edited",
  base: "Harbor Mug",
  storefront: "Harbor Mug, large",
  marketplace: "Blue mug from the harbor",
  candidates: [],
  ...given,
});

describe("the cause", () => {
  test("is what a planner names, or else the first word of the key", () => {
    expect(
      causeOf({
        kind: "field",
        field: "price",
        key: "price:1",
        cause: "unfit",
        subjectKind: "variant",
      }),
    ).toBe("field:price:unfit");
    const oversold = causeOf({
      kind: "stock",
      field: "oversold",
      key: "oversold:marketplace:1",
      subjectKind: "variant",
    });
    expect(oversold).toBe("stock:oversold");
    expect(causeTitle(oversold)).toBe("Sold beyond what is there");
    expect(causeTitle("field:title:emptied")).toBe(
      "Titles, emptied on one side",
    );
    expect(causeTitle("stuck:marketplace.set-stock:gave_up")).toMatch(
      /^Update stock on TikTok Shop: ./,
    );
    expect(causeTitle("stuck:unplanned:listing-changed:gave_up")).toBe(
      "News that could not be worked off: listing changed",
    );
    expect(causeTitle("stuck:something-new")).toBeNull();
  });
});

describe("the suggested answer", () => {
  test("is none where nothing tells the sides apart", () => {
    expect(suggest(title(), {})).toBeNull();
  });

  test("never takes a side that says nothing, whatever others were answered", () => {
    const text = fc.constantFrom("", " ", "Mug", "Harbor Mug");
    const times = fc.nat(9);
    fc.assert(
      fc.property(
        text,
        text,
        fc.record({ storefront: times, marketplace: times, leave: times }),
        (storefront, marketplace, past) => {
          const made = suggest(title({ storefront, marketplace }), past);
          if (made?.answer.kind === "storefront")
            expect(storefront.trim()).not.toBe("");
          if (made?.answer.kind === "marketplace")
            expect(marketplace.trim()).not.toBe("");
        },
      ),
    );
  });

  test("follows a habit, and says so", () => {
    expect(suggest(title(), { marketplace: 4, storefront: 1 })).toEqual({
      answer: { kind: "marketplace" },
      confidence: "high",
      reason: "You answered 4 of the last 5 like this.",
    });
    expect(suggest(title(), { marketplace: 2 })).toBeNull();
    expect(suggest(title(), { marketplace: 4, storefront: 2 })).toBeNull();
  });

  test("links only where one variant might be meant", () => {
    const link = (...candidates: Asked["candidates"]) =>
      suggest(
        title({
          kind: "link",
          field: "link",
          subjectKind: "listing_sku",
          cause: "link:no-variant",
          candidates,
        }),
        {},
      );
    const [navy, coral] = ["navy", "coral"].map((variantId) => ({
      variantId,
      label: variantId,
      why: "belongs to the same product",
    })) as [Asked["candidates"][number], Asked["candidates"][number]];
    expect(link(navy)?.answer).toEqual({ kind: "link", variantId: "navy" });
    expect(link(navy, coral)).toBeNull();
    expect(link()).toBeNull();
  });

  test("gives goods the variant that has their barcode as well, and else only where one might be meant", () => {
    const goods = (...whys: string[]) =>
      suggest(
        title({
          kind: "link",
          field: "goods",
          subjectKind: "goods",
          cause: "link:goods-same-sku",
          candidates: whys.map((why, at) => ({
            variantId: `variant-${at}`,
            label: `Variant ${at}`,
            why,
          })),
        }),
        {},
      )?.answer;
    const both = "has the same SKU and barcode";
    const one = { kind: "link", variantId: "variant-1" };
    expect(goods("has the same SKU", both)).toEqual(one);
    expect(goods(both, both)).toBeUndefined();
    expect(goods("has the same SKU", "has the same SKU")).toBeUndefined();
  });

  test("takes a refused step up again only where the reason passes", () => {
    const stuck = (cause: string) =>
      suggest(
        title({ kind: "stuck", field: null, subjectKind: "effect", cause }),
        { leave: 0 },
      )?.answer ?? null;
    expect(stuck("stuck:marketplace.set-stock:gave_up")).toEqual({
      kind: "retry",
    });
    expect(stuck("stuck:marketplace.set-stock:permission_missing")).toBeNull();
  });
});

describe("always", () => {
  const choice: fc.Arbitrary<Choice> = fc.constantFrom<Choice>(
    { kind: "storefront" },
    { kind: "marketplace" },
    { kind: "leave" },
    { kind: "value", value: "Mug" },
    { kind: "link", variantId: "navy" },
  );

  test("H2 what is stuck or oversold, taken off sale or deleted is never answered by a rule", () => {
    const mustLook = fc.oneof(
      fc.constant("stock:oversold"),
      fc.constant("link:order-unlinked"),
      fc.string().map((text) => `stuck:${text}`),
      fc.constantFrom("status", "options").map((one) => `field:${one}:gone`),
      fc.string(),
    );
    fc.assert(
      fc.property(mustLook, choice, (cause, chosen) => {
        expect(alwaysOf(cause, chosen).kind).toBe("never");
      }),
    );
  });

  test("a side for what both edited is the field's own rule; one product's value is no rule", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fieldNames.slice(0, 5)),
        choice,
        (field, chosen) => {
          const made = alwaysOf(`field:${field}:both-edited`, chosen);
          const isSide =
            chosen.kind === "storefront" || chosen.kind === "marketplace";
          expect(made.kind).toBe(
            isSide ? "field" : chosen.kind === "leave" ? "answer" : "never",
          );
        },
      ),
    );
  });
});
