import { useTranslation } from "react-i18next";
import { catalog } from "#core/errors/catalog.ts";
import recorded from "../texts/en/recorded.json" with { type: "json" };
import { rooms, type Translate } from "../texts/rooms.ts";

/**
 * The core writes down in English what it did, what it asks and why; rows keep those sentences. The file `recorded` knows
 * each with its gaps, and the catalog its failures, so that a screen can say it again in its reader's language.
 */
type Sentence = {
  key: string;
  form: RegExp;
  /** Before the first gap and after the last: hundreds of forms need not be tried on a text that begins otherwise. */
  head: string;
  tail: string;
  gaps: string[];
  length: number;
};

/** Gaps that hold words of ours; what stands in the others is said as it is. */
const spoken = new Set(["what", "why", "field", "where", "side", "more"]);
/** Gaps that may hold whole sentences. */
const long = new Set(["why", "said"]);

const sentences: Sentence[] = [
  ...leavesOf(recorded, ["recorded"]),
  ...leavesOf(catalog, ["errors"]).filter(([key]) => !/:\w+\.retry$/.test(key)),
]
  .map(([key, text]) => {
    const parts = text.split(/\{\{(\w+)\}\}/);
    const plain = parts.filter((_, at) => at % 2 === 0);
    const gaps = parts.filter((_, at) => at % 2 === 1);
    const form = parts
      .map((part, at) =>
        at % 2 === 0
          ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
          : // A gap in the middle of a sentence does not reach into the next one.
            long.has(part)
            ? "([^]+?)"
            : "((?:(?![.?!] \\p{Lu})[^])+?)",
      )
      .join("");
    return {
      key,
      gaps,
      head: plain[0] ?? "",
      tail: plain.at(-1) ?? "",
      form: new RegExp(`^${form}$`, "u"),
      length: plain.join("").length,
    };
  })
  .sort((a, b) => b.length - a.length);

const read = ({ head, tail, length, form }: Sentence, text: string) =>
  text.length >= length && text.startsWith(head) && text.endsWith(tail)
    ? form.exec(text)
    : null;

/** Where a text falls into parts that are known each by itself. */
const seams = [
  [" ", /(?<=[.?!”]) (?=[“\p{Lu}])/u],
  [": ", /: (?=\p{Lu})/u],
] as const;

/** Which key it is, is known only when a text is read: its type cannot be. */
type Say = (key: string, values: Record<string, string>) => string;

/**
 * A text that was written down in English, in the reader's language: as a whole, or sentence by sentence. What nobody
 * knows stays as it is.
 */
export function sayRecorded(text: string, t: Translate): string {
  for (const sentence of sentences) {
    const { key, gaps } = sentence;
    const found = read(sentence, text);
    if (!found) continue;
    const values = Object.fromEntries(
      gaps.map((gap, at) => {
        const value = found[at + 1] ?? "";
        return [gap, spoken.has(gap) ? sayRecorded(value, t) : value];
      }),
    );
    return (t as unknown as Say)(key, values);
  }
  if (text.endsWith(".") && isRecorded(text.slice(0, -1)))
    return `${sayRecorded(text.slice(0, -1), t)}.`;
  const [seam, parts] = seams
    .map(([join, where]) => [join, text.split(where)] as const)
    .find(([, split]) => split.length > 1) ?? ["", []];
  return parts.length > 1
    ? parts.map((part) => sayRecorded(part, t)).join(seam)
    : text;
}

/** Whether such a text is known, as a whole or sentence by sentence. */
export const isRecorded = (text: string): boolean =>
  sentences.some((sentence) => read(sentence, text)) ||
  (text.endsWith(".") && isRecorded(text.slice(0, -1))) ||
  seams.some(([, where]) => {
    const parts = text.split(where);
    return parts.length > 1 && parts.every(isRecorded);
  });

/** `sayRecorded` for the reader of the page. */
export function useRecorded(): (text: string) => string {
  const { t } = useTranslation(rooms);
  return (text) => sayRecorded(text, t);
}

function leavesOf(
  node: object,
  [room, ...path]: [string, ...string[]],
): [string, string][] {
  return Object.entries(node).flatMap(([part, below]) =>
    typeof below === "string"
      ? [[`${room}:${[...path, part].join(".")}`, below] as [string, string]]
      : leavesOf(below, [room as string, ...path, part]),
  );
}
