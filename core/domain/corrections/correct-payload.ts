import type { Json } from "../../kit/json.ts";
import type { EffectKind } from "../effects.ts";
import { correctable, type FixedReason } from "./correctable.ts";
import { fitWord, typedWord, type WordForm } from "./word-forms.ts";

/** A word of a refused request that a person may correct before it is tried again. */
export type CorrectableWord = {
  /** Where it stands in the payload: `message`, `cartons.0.weightGrams`. */
  path: string;
  /** As it is typed. */
  value: string;
  form: WordForm;
};

export type Corrections = Record<string, string>;
export type Changed = { path: string; before: string; after: string };
export type Corrected =
  | { payload: Json; changes: Changed[] }
  | { unfit: Record<string, string> }
  | "unedited";

/** The words of a request as they are, or why it has none. Those of fields are correct-field.ts's. */
export function correctableWords(
  kind: EffectKind,
  payload: Json,
  errorCode: string | null,
): CorrectableWord[] | FixedReason {
  const row = correctable[kind];
  if (row === "field") return "untyped";
  if ("fixed" in row) return row.fixed;
  if (row.after && !row.after.some((code) => code === errorCode))
    return "unanswered";
  const words = Object.entries(row.words).flatMap(([pattern, form]) =>
    pathsLike(payload, pattern.split(".")).flatMap((path) => {
      const plain = formAt(form, payload, path);
      const value = plain && typedWord(at(payload, path), plain);
      return plain && value !== null
        ? [{ path: path.join("."), value, form: plain }]
        : [];
    }),
  );
  return words.length > 0 ? words : "nothing";
}

/** The payload with its words corrected, and what differs; nothing that a planner would not have written passes. */
export function correctPayload(
  payload: Json,
  words: CorrectableWord[],
  typed: Corrections,
): Corrected {
  const unfit: Record<string, string> = {};
  const changes: Changed[] = [];
  let corrected = payload;
  for (const [path, text] of Object.entries(typed)) {
    const word = words.find((one) => one.path === path);
    if (!word) return "unedited";
    if (sameText(text, word.value)) continue;
    const fitting = fitWord(text, word.form);
    if ("unfit" in fitting) {
      unfit[path] = fitting.unfit;
      continue;
    }
    const after = typedWord(fitting.value, word.form) ?? "";
    if (after === word.value) continue;
    changes.push({ path, before: word.value, after });
    corrected = withWord(corrected, path.split("."), fitting.value);
  }
  if (Object.keys(unfit).length > 0) return { unfit };
  return changes.length > 0 ? { payload: corrected, changes } : "unedited";
}

/** Browsers send line ends of their own. */
export const sameText = (one: string, other: string): boolean =>
  one.replace(/\r\n/g, "\n").trim() === other.replace(/\r\n/g, "\n").trim();

type PatternForm = Extract<
  (typeof correctable)[EffectKind],
  { words: unknown }
>["words"][string];

function formAt(
  form: PatternForm,
  payload: Json,
  path: string[],
): WordForm | null {
  if (form.kind === "within") {
    const most = at(payload, path);
    return typeof most === "number" ? { kind: "whole", least: 0, most } : null;
  }
  if (form.kind !== "price") return form;
  const currency = at(payload, [...path.slice(0, -1), form.currencyAt]);
  return typeof currency === "string" ? { kind: "money", currency } : null;
}

/** Every path of the payload that is like the pattern. */
function pathsLike(payload: Json, pattern: string[]): string[][] {
  const star = pattern.indexOf("*");
  if (star < 0) return [pattern];
  const before = pattern.slice(0, star);
  const list = at(payload, before);
  return Array.isArray(list)
    ? list.flatMap((_, index) =>
        pathsLike(payload, [
          ...before,
          String(index),
          ...pattern.slice(star + 1),
        ]),
      )
    : [];
}

function at(payload: Json, path: string[]): Json | undefined {
  let found: Json | undefined = payload;
  for (const part of path) {
    if (Array.isArray(found)) found = found[Number(part)];
    else if (isObject(found) && Object.hasOwn(found, part)) found = found[part];
    else return undefined;
  }
  return found;
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withWord(payload: Json, path: string[], word: Json): Json {
  const [part, ...rest] = path;
  if (part === undefined) return word;
  if (Array.isArray(payload))
    return payload.map((one, index) =>
      index === Number(part) ? withWord(one, rest, word) : one,
    );
  if (!isObject(payload)) return payload;
  return { ...payload, [part]: withWord(payload[part] ?? null, rest, word) };
}
