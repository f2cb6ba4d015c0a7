import { useTranslation } from "react-i18next";
import english from "../texts/en/recorded.json" with { type: "json" };
import { rooms, type Translate } from "../texts/rooms.ts";

/**
 * The core writes down in English what it did, what it asks and why; rows keep those sentences. The file `recorded` knows
 * each with its gaps, so that a screen can say it again in its reader's language.
 */
type Sentence = {
  key: string;
  form: RegExp;
  gaps: string[];
  length: number;
};

/** Gaps that hold words of ours; what stands in the others is said as it is. */
const spoken = /^(what|where|why|field|side|sides|state|answer|more)$/;

const sentences: Sentence[] = leavesOf(english)
  .map(([key, text]) => {
    const parts = text.split(/\{\{(\w+)(?:, \w+)?\}\}/);
    const plain = parts.filter((_, at) => at % 2 === 0);
    return {
      key,
      form: new RegExp(
        `^${plain.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("([^]+?)")}$`,
      ),
      gaps: parts.filter((_, at) => at % 2 === 1),
      length: plain.join("").length,
    };
  })
  .sort((a, b) => b.length - a.length);

/** Which key it is, is known only when a text is read: its type cannot be. */
type Say = (key: string, values: Record<string, string>) => string;

/** A text that was written down in English, in the reader's language; one that nobody knows stays as it is. */
export function sayRecorded(text: string, t: Translate): string {
  for (const { key, form, gaps } of sentences) {
    const found = form.exec(text);
    if (!found) continue;
    const values = Object.fromEntries(
      gaps.map((gap, at) => {
        const value = found[at + 1] ?? "";
        return [gap, spoken.test(gap) ? sayRecorded(value, t) : value];
      }),
    );
    return (t as unknown as Say)(`recorded:${key}`, values);
  }
  return text;
}

/** `sayRecorded` for the reader of the page. */
export function useRecorded(): (text: string) => string {
  const { t } = useTranslation(rooms);
  return (text) => sayRecorded(text, t);
}

function leavesOf(node: object, path: string[] = []): [string, string][] {
  return Object.entries(node).flatMap(([part, below]) =>
    typeof below === "string"
      ? [[[...path, part].join("."), below] as [string, string]]
      : leavesOf(below, [...path, part]),
  );
}
