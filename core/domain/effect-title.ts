import { effectTraits } from "./effect-traits.ts";
import type { EffectKind } from "./effects.ts";
import { type Field, fieldNames, fieldWords, isField } from "./field-words.ts";

const fieldTitle = (kind: EffectKind, field: Field) =>
  `Update the ${fieldWords[field].name} ${kind === "storefront.update-field" ? "in Shopify" : "on TikTok Shop"}`;

const isFieldUpdate = (kind: EffectKind) =>
  kind === "storefront.update-field" || kind === "marketplace.update-field";

/** What people read of one effect; where it writes a field, the field is named. */
export function effectTitle(kind: EffectKind, payload: unknown): string {
  const { field } = (payload ?? {}) as { field?: unknown };
  return isFieldUpdate(kind) && typeof field === "string" && isField(field)
    ? fieldTitle(kind, field)
    : effectTraits[kind].title;
}

/** Every title that effects of this kind may have. */
export const effectTitles = (kind: EffectKind): string[] =>
  isFieldUpdate(kind)
    ? fieldNames.map((field) => fieldTitle(kind, field))
    : [effectTraits[kind].title];
