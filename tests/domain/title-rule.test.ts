import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planChange } from "#core/domain/merge/plan-change.ts";
import { decide, situationsOf } from "#core/domain/merge/situation.ts";
import {
  applyTitleRule,
  type Capitals,
  capitals,
  faultOfPattern,
  sameTitle,
  type TitleRule,
  titleBefore,
  titleRuleInWords,
} from "#core/domain/title-rule.ts";
import { pairOf } from "./merge/pairs.ts";

const rule = (change: Partial<TitleRule>): TitleRule => ({
  ...sameTitle,
  ...change,
});
const mug = {
  vendor: "Harbor Goods",
  productType: "Mugs",
  variants: [
    {
      options: [
        { name: "Color", value: "Navy" },
        { name: "Size", value: "12 oz" },
      ],
    },
    {
      options: [
        { name: "Color", value: "Navy" },
        { name: "Size", value: "16 oz" },
      ],
    },
  ],
};
const nobody = { vendor: "", productType: "", variants: [{ options: null }] };

test.each<[string, Partial<TitleRule>, string, string]>([
  ["itself", {}, "Enamel  Mug", "Enamel  Mug"],
  [
    "brand first",
    { pattern: "{brand} {title}" },
    "Enamel Mug",
    "Harbor Goods Enamel Mug",
  ],
  [
    "no brand twice",
    { pattern: "{brand} {title}" },
    "HARBOR GOODS Mug",
    "HARBOR GOODS Mug",
  ],
  [
    "a part of a word is not the word",
    { pattern: "{title} {product type}" },
    "Mugshot",
    "Mugshot Mugs",
  ],
  [
    "before and after",
    { pattern: "NEW! {title} | Ships free" },
    "Mug",
    "NEW! Mug | Ships free",
  ],
  [
    "what all variants share",
    { pattern: "{title} – {option}" },
    "Mug",
    "Mug – Navy",
  ],
  [
    "words",
    { replace: [{ from: "tee", to: "T-Shirt" }] },
    "TEE for teens",
    "T-Shirt for teens",
  ],
  [
    "words left out",
    { replace: [{ from: "(new)", to: "" }] },
    "Mug (new) navy",
    "Mug navy",
  ],
  [
    "signs are no patterns",
    { replace: [{ from: "a+b", to: "$&" }] },
    "a+b set",
    "$& set",
  ],
  ["calm", { capitals: "calm" }, "ENAMEL mug USB", "Enamel mug USB"],
  [
    "every word",
    { capitals: "words" },
    "mug for the iPhone and TEA",
    "Mug for the iPhone and TEA",
  ],
  [
    "cut at a word's end, the rest stays",
    { pattern: "{title} | Harbor", longest: 30 },
    "A very long enamel mug",
    "A very long enamel | Harbor",
  ],
])("%s", (_, change, before, after) => {
  expect(applyTitleRule(rule(change), before, mug)).toBe(after);
});

test.each([
  ["{brand} – {title}", "Mug"],
  ["{title} ({option})", "Mug"],
  ["{brand} | {title} | {product type}", "Mug"],
  ["{title} | {product type} | Sale", "Mug | Sale"],
])(
  "what a product does not have goes with the signs around it: %s",
  (pattern, after) => {
    expect(applyTitleRule(rule({ pattern }), "Mug", nobody)).toBe(after);
  },
);

test.each([
  ["{title}", null],
  ["{brand} on sale", "A pattern holds {title} once."],
  ["{title} {title}", "A pattern holds {title} once."],
  [
    "{colour} {title}",
    "Nothing is called “colour”: there are {title}, {brand}, {product type} and {option}.",
  ],
])("a pattern is one or says why not: %s", (pattern, why) => {
  expect(faultOfPattern(pattern)).toBe(why);
});

const rules: fc.Arbitrary<TitleRule> = fc.record({
  pattern: fc.constantFrom(
    "{title}",
    "{brand} {title}",
    "{title} – {option} | {product type}",
    "NEW {title}, by {brand}",
  ),
  replace: fc.array(
    fc.record({
      from: fc.constantFrom("mug", "cup", "a"),
      to: fc.constantFrom("", "beaker"),
    }),
    { maxLength: 2 },
  ),
  capitals: fc.constantFrom(...(Object.keys(capitals) as Capitals[])),
  longest: fc.integer({ min: 25, max: 255 }),
});
const titles = fc
  .array(fc.constantFrom("mug", "ENAMEL", "a", "Navy", "harbor", "12", "oz"), {
    minLength: 1,
    maxLength: 60,
  })
  .map((all) => all.join(" "));

test("a made title is never longer than it may be, and what it can be worked back to makes it again", () => {
  fc.assert(
    fc.property(rules, titles, titles, (one, title, edited) => {
      const made = applyTitleRule(one, title, mug);
      const unlimited =
        titleRuleInWords(one) === "The same title on both sides";
      if (!unlimited) expect(made.length).toBeLessThanOrEqual(one.longest);
      const before = titleBefore(one, edited, { ...mug, title });
      if (before !== null)
        expect(applyTitleRule(one, before, mug)).toBe(edited);
    }),
  );
});

describe("a title rule in the merge", () => {
  const brandFirst = rule({ pattern: "{brand} {title}" });
  const bases = new Map([
    ["title:l", { storefront: "Mug", marketplace: "Harbor Mug" }],
  ]);
  const titleOf = (pair: ReturnType<typeof pairOf>) => {
    const [title] = situationsOf(pair, {}).filter(
      ({ field }) => field === "title",
    );
    if (!title) throw new Error("every pair has a title");
    return decide(title);
  };
  const told = { titleRule: brandFirst, bases };

  test("C1 P3 what the rule made is the same as Shopify's, and no edit", () => {
    expect(
      titleOf(pairOf({ ...told, listing: { title: "Harbor Mug" } })),
    ).toEqual({ kind: "agreed" });
  });

  test("C2 a new title in Shopify reaches TikTok Shop by the rule", () => {
    expect(
      titleOf(
        pairOf({
          ...told,
          product: { title: "Cup" },
          listing: { title: "Harbor Mug" },
        }),
      ),
    ).toEqual({ kind: "take", from: "storefront", value: "Harbor Cup" });
  });

  test("C2 an edit on TikTok Shop that the rule can make comes back without what the rule adds", () => {
    expect(
      titleOf(pairOf({ ...told, listing: { title: "Harbor Beaker" } })),
    ).toEqual({ kind: "take", from: "marketplace", value: "Beaker" });
  });

  test("C3 an edit on TikTok Shop that the rule cannot make is asked about", () => {
    expect(
      titleOf(pairOf({ ...told, listing: { title: "Beaker" } })),
    ).toMatchObject({
      kind: "ask",
      reason: expect.stringContaining("title rule"),
    });
  });

  const planned = (
    pair: ReturnType<typeof pairOf>,
    policies: Parameters<typeof planChange>[1] = {},
  ) =>
    planChange(pair, policies, {
      kind: "title-rule",
      field: "title",
      rule: brandFirst,
    });

  test("P1 a new rule makes the titles over that follow Shopify's", () => {
    expect(planned(pairOf())).toMatchObject([
      { before: "Mug", after: "Harbor Mug", blockedBy: null },
    ]);
    expect(planned(pairOf({ listing: { title: "Harbor Mug" } }))).toEqual([]);
  });

  test("C3 a title that an earlier rule has not made yet is no title of its own", () => {
    const pair = pairOf({ titleRule: brandFirst });
    const change = {
      kind: "title-rule",
      field: "title",
      rule: rule({ pattern: "{title} by {brand}" }),
    } as const;
    expect(planChange(pair, {}, change)).toMatchObject([{ write: null }]);
    expect(planChange(pair, {}, change, new Set(["l"]))).toMatchObject([
      { blockedBy: null, after: "Mug by Harbor" },
    ]);
  });

  test("C2 C3 a title that was agreed, and that Shopify has moved on from since, is no title of its own", () => {
    const agreed = { storefront: "Cup", marketplace: "Cup" };
    const pair = pairOf({
      listing: { title: "Cup" },
      bases: new Map([["title:l", agreed]]),
    });
    expect(planned(pair)).toMatchObject([
      { blockedBy: null, after: "Harbor Mug" },
    ]);
  });

  test("C3 a title that TikTok Shop has for itself, and one that is kept apart, are left alone", () => {
    expect(
      planned(pairOf({ listing: { title: "The mug of TikTok" } })),
    ).toMatchObject([
      { write: null, blockedBy: "TikTok Shop shows a title of its own." },
    ]);
    expect(planned(pairOf(), { title: "apart" })).toMatchObject([
      { write: null, blockedBy: expect.stringContaining("keeps its own") },
    ]);
  });
});
