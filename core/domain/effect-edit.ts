import type { Json } from "../kit/json.ts";
import type { EffectKind } from "./effects.ts";

/** A word of an effect's payload that a person may correct before it is tried again. */
export type EditableWord = {
  /** Where it stands in the payload: `message`, `tracking.number`. */
  path: string;
  value: string;
  maxLength: number;
};

export type PayloadEdits = Record<string, string>;

// Platforms cut longer ones off.
const message = { message: 255 };
const tracking = { "tracking.number": 100, "tracking.carrier": 100 };

/**
 * What of an effect is wording, and not the thing that it does: only that may be corrected. Values of fields are not among
 * them, because a question about a field has answers of its own; neither is what a platform's idempotency key covers.
 */
const editable: Partial<Record<EffectKind, Record<string, number>>> = {
  "storefront.reject-request": message,
  "storefront.reject-cancellation": message,
  "storefront.create-fulfillment": tracking,
  "storefront.change-tracking": tracking,
  "marketplace.mark-shipped": tracking,
  "marketplace.change-tracking": tracking,
};

/** The words of an effect that can be corrected, as they are. */
export const editableWords = (
  kind: EffectKind,
  payload: Json,
): EditableWord[] =>
  Object.entries(editable[kind] ?? {}).flatMap(([path, maxLength]) => {
    const value = wordAt(payload, path);
    return value === null ? [] : [{ path, value, maxLength }];
  });

/**
 * The payload with its words corrected. @returns null where there is nothing to correct, a word is not the effect's, is
 * empty or too long, or nothing differs.
 */
export function editPayload(
  kind: EffectKind,
  payload: Json,
  edits: PayloadEdits,
): Json | null {
  const words = editableWords(kind, payload);
  const wanted = Object.entries(edits);
  const fits = wanted.every(([path, text]) => {
    const word = words.find((one) => one.path === path);
    return word && text.trim() !== "" && text.length <= word.maxLength;
  });
  const differs = wanted.some(
    ([path, text]) => wordAt(payload, path) !== text.trim(),
  );
  if (!fits || !differs) return null;
  return wanted.reduce<Json>(
    (changed, [path, text]) => withWord(changed, path.split("."), text.trim()),
    payload,
  );
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function wordAt(payload: Json, path: string): string | null {
  let found: Json | undefined = payload;
  for (const part of path.split("."))
    found = isObject(found) ? found[part] : undefined;
  return typeof found === "string" ? found : null;
}

function withWord(payload: Json, path: string[], text: string): Json {
  const [part = "", ...rest] = path;
  if (!isObject(payload)) return payload;
  return {
    ...payload,
    [part]:
      rest.length === 0 ? text : withWord(payload[part] ?? null, rest, text),
  };
}
