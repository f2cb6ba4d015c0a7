import { expect, test } from "vitest";
import { fieldChange } from "#app/api/field-change.server.ts";
import type { SettingsDraft } from "#app/api/settings-draft.ts";
import { titleRuleWish } from "#app/api/title-rule-wish.ts";

const wish = (titles: Partial<SettingsDraft["titles"]>) =>
  titleRuleWish({
    titles: {
      pattern: "{brand} {title}",
      replace: "",
      capitals: "calm",
      longest: "120",
      ...titles,
    },
  });

test("what a person types for titles becomes a rule, a replaced word a line", () => {
  expect(wish({ replace: "Tee => T-Shirt\n\n  sale  \nA => B => C" })).toEqual({
    rule: {
      pattern: "{brand} {title}",
      replace: [
        { from: "Tee", to: "T-Shirt" },
        { from: "sale", to: "" },
        { from: "A", to: "B => C" },
      ],
      capitals: "calm",
      longest: 120,
    },
  });
});

test.each([
  [
    "a pattern without a title",
    { pattern: "{brand}" },
    "A pattern holds {title} once.",
  ],
  [
    "too many words",
    { replace: "a\n".repeat(51) },
    "At most 50 words are replaced.",
  ],
  ["nothing to be replaced", { replace: "=> T-Shirt" }, null],
  ["too short a title", { longest: "24" }, null],
  ["no number", { longest: "many" }, null],
  ["capitals that nobody knows", { capitals: "LOUD" }, null],
])("is told why it is none: %s", (_, titles, why) => {
  expect(wish(titles)).toEqual({ why });
});

test("a program's title rule is read as strictly", () => {
  const asked = (rule: object) =>
    fieldChange.safeParse({ kind: "title-rule", field: "title", rule }).success;
  const rule = {
    pattern: "{title}",
    replace: [],
    capitals: "kept",
    longest: 255,
  };
  expect(asked(rule)).toBe(true);
  expect(asked({ ...rule, pattern: "{vendor} {title}" })).toBe(false);
  expect(asked({ ...rule, longest: 256 })).toBe(false);
});
