import type { KeptAgreement } from "../effects.ts";
import type { Side } from "../field-words.ts";
import { type Base, baseKey, type Edit, type Edits } from "./pair.ts";
import type { FieldSituation } from "./situation.ts";

/** What both sides of a field agreed on, and how each has moved from that since. */
export type Agreement = { base: Base | null; edits: Edits };

/**
 * What counts as agreed until a person's judgement of what both sides show does, to be kept with what he has written.
 * @param judged what counts from then on.
 * @returns undefined where that is the same.
 */
export function agreementBefore(
  { field, itemId, pair, edits }: FieldSituation,
  judged: Base,
): KeptAgreement | undefined {
  const base = pair.bases.get(baseKey(field, itemId)) ?? null;
  if (
    base?.storefront === judged.storefront &&
    base.marketplace === judged.marketplace
  )
    return undefined;
  const kept = (edit: Edit | null) =>
    edit && { ...edit, at: edit.at.toISOString() };
  return {
    base,
    edits: {
      storefront: kept(edits.storefront),
      marketplace: kept(edits.marketplace),
    },
  };
}

/** As it was kept. */
export function readAgreement({ base, edits }: KeptAgreement): Agreement {
  const read = (edit: KeptAgreement["edits"][Side]) =>
    edit && { ...edit, at: new Date(edit.at) };
  return {
    base,
    edits: {
      storefront: read(edits.storefront),
      marketplace: read(edits.marketplace),
    },
  };
}
