import { describe, expect, test } from "vitest";
import { texts as english } from "#app/texts/en/index.ts";
import { texts as spanish } from "#app/texts/es/index.ts";
import { languages } from "#app/texts/languages.ts";
import { rooms } from "#app/texts/rooms.ts";
import { isRecorded } from "#app/ui/recorded.ts";
import {
  fieldCauses,
  linkCauses,
  otherCauses,
} from "#core/domain/conflicts/cause.ts";
import { effectTitles } from "#core/domain/effect-title.ts";
import { effectTraits } from "#core/domain/effect-traits.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import { pathsOf, sourceFiles } from "./support/source-tree.ts";
import { wordsIn } from "./support/spoken-words.ts";
import { sentencesIn, termsIn } from "./support/written-sentences.ts";

const effectKinds = Object.keys(effectTraits) as EffectKind[];

const byLanguage = { en: english, es: spanish };

type Leaf = { key: string; text: string };

function leavesOf(node: unknown, path: string[] = []): Leaf[] {
  if (typeof node === "string") return [{ key: path.join("."), text: node }];
  return Object.entries(node as object).flatMap(([part, below]) =>
    leavesOf(below, [...path, part]),
  );
}

const pluralForm = /_(zero|one|two|few|many|other)$/;
const stemOf = ({ key }: Leaf) => key.replace(pluralForm, "");
const valuesIn = (text: string) =>
  new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name));
const tagsIn = (text: string) =>
  [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort();

describe("the texts of the screens", () => {
  test("every file of texts is known in every language", () => {
    for (const language of languages) {
      const files = pathsOf(`app/texts/${language}/*.json`).map((path) =>
        path.replace(/^.*\/|\.json$/g, ""),
      );
      expect(Object.keys(byLanguage[language])).toEqual(
        expect.arrayContaining([...files, ...rooms]),
      );
    }
    expect(Object.keys(english).sort()).toEqual([...rooms, "polaris"].sort());
  });

  test.each(rooms)("%s says the same in every language", (room) => {
    const told = leavesOf(english[room]);
    for (const language of languages) {
      const here = leavesOf(byLanguage[language][room]);
      expect(new Set(here.map(stemOf)), language).toEqual(
        new Set(told.map(stemOf)),
      );
      for (const leaf of here) {
        const twin = told.find((other) => stemOf(other) === stemOf(leaf));
        expect(leaf.text.trim(), leaf.key).not.toBe("");
        expect(valuesIn(leaf.text), leaf.key).toEqual(
          valuesIn(twin?.text ?? ""),
        );
        expect(tagsIn(leaf.text), leaf.key).toEqual(tagsIn(twin?.text ?? ""));
      }
    }
  });

  test.each(languages)("%s has every plural that it needs", (language) => {
    const { pluralCategories } = new Intl.PluralRules(
      language,
    ).resolvedOptions();
    for (const room of rooms) {
      const counted = leavesOf(byLanguage[language][room]).filter(({ key }) =>
        pluralForm.test(key),
      );
      for (const stem of new Set(counted.map(stemOf)))
        expect(
          counted
            .filter((leaf) => stemOf(leaf) === stem)
            .map(({ key }) => pluralForm.exec(key)?.[1])
            .sort(),
          `${room}:${stem}`,
        ).toEqual([...pluralCategories].sort());
    }
  });

  test("every sentence that the core writes down can be said in every language", () => {
    // What notices and mails say stands there in every language already.
    const inEvery = /^core\/domain\/notices\/(notice-words|write-mail)\.ts$/;
    const core = sourceFiles().filter(
      ({ path }) =>
        /^core\/(domain|flows)\/.*\.ts$/.test(path) && !inEvery.test(path),
    );
    const written = [
      ...core.flatMap(sentencesIn),
      ...effectKinds.flatMap(effectTitles),
      ...Object.values({ ...linkCauses, ...otherCauses }),
      ...Object.values(fieldCauses).map((title) =>
        title.replace("%", "Titles"),
      ),
      ...effectKinds.map((kind) => effectTraits[kind].title),
    ];
    expect(written.length).toBeGreaterThan(200);
    const terms = core.flatMap(termsIn);
    expect(terms).toContain("guaranteed to Shopify");
    expect([...written, ...terms].filter((text) => !isRecorded(text))).toEqual(
      [],
    );
  });

  test("no screen says a word that is not in the files", () => {
    const screens = sourceFiles().filter(({ path }) =>
      /^app\/.*\.tsx$/.test(path),
    );
    expect(screens.length).toBeGreaterThan(10);
    expect(screens.flatMap(wordsIn)).toEqual([]);
  });
});
