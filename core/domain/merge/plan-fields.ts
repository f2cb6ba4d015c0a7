import { fingerprintOf } from "../../kit/fingerprint.ts";
import type { Policies } from "../field-policies.ts";
import type { Side } from "../field-words.ts";
import { emptyPlan, joinPlans, type Plan } from "../plan.ts";
import { isSameEdit, noEdits } from "./edits.ts";
import { traitsOf } from "./fields.ts";
import { type Base, baseKey, type Edit, type Pair } from "./pair.ts";
import {
  columnsOf,
  decide,
  type FieldSituation,
  fieldKey,
  situationsOf,
} from "./situation.ts";

/** The newly agreed values of a field. */
export type NewBase = { field: string; itemId: string } & Base;

/** Since when a side shows what it shows of a field; null: it shows what was agreed. */
export type NewEdit = {
  field: string;
  itemId: string;
  side: Side;
  edit: Edit | null;
};

/** What should happen to the fields of a pair, what both sides agree on since, and how each side has moved from that. */
export function planFields(
  pair: Pair,
  policies: Policies,
): { plan: Plan; bases: NewBase[]; edits: NewEdit[] } {
  const planned = situationsOf(pair, policies).map((situation) => {
    const { plan, base } = planField(situation);
    return { plan, base, edits: newEdits(situation, base) };
  });
  return {
    plan: joinPlans(planned.map(({ plan }) => plan)),
    bases: planned.flatMap(({ base }) => base ?? []),
    edits: planned.flatMap(({ edits }) => edits),
  };
}

/** What is to be written down of them. */
function newEdits(
  { field, itemId, pair, edits }: FieldSituation,
  agreed: NewBase | null,
): NewEdit[] {
  const known = pair.edits.get(baseKey(field, itemId)) ?? noEdits;
  return (["storefront", "marketplace"] as const).flatMap((side) => {
    const edit = agreed ? null : edits[side];
    return isSameEdit(edit, known[side]) ? [] : [{ field, itemId, side, edit }];
  });
}

/** What should happen to one field. */
export function planField(situation: FieldSituation): {
  plan: Plan;
  base: NewBase | null;
} {
  const { field, itemId, pair, storefront, marketplace } = situation;
  const plan = emptyPlan();
  const key = fieldKey(field, itemId);
  const decision = decide(situation);
  if (decision.kind === "ask") {
    plan.conflicts.push(questionOf(situation, decision));
    return { plan, base: null };
  }
  plan.closes.push({ key, reason: closing[decision.kind] });
  if (decision.kind === "agreed" || decision.kind === "begin") {
    const known = pair.bases.get(baseKey(field, itemId));
    const isNew =
      known?.storefront !== storefront || known?.marketplace !== marketplace;
    return {
      plan,
      base: isNew ? { field, itemId, storefront, marketplace } : null,
    };
  }
  if (decision.kind === "take") {
    const { from, value } = decision;
    const side = from === "storefront" ? "marketplace" : "storefront";
    // Both sides' versions make the key, and the value: the same edit is sent once, and once more only after a side has moved
    // again, or a rule makes another value of it.
    const version = `${pair.product.updatedAt.toISOString()}:${pair.listing.updatedAt.toISOString()}:${fingerprintOf(traitsOf(field).essence(value))}`;
    plan.effects.push({
      kind: `${side}.update-field`,
      key: `${key}:${side}:${version}`,
      subject: key,
      payload: {
        field,
        itemId,
        value,
        source: (from === "storefront" ? storefront : marketplace) ?? "",
      },
    });
  }
  return { plan, base: null };
}

const closing = {
  nothing: "There is nothing to compare any more.",
  agreed: "Both sides are the same again.",
  apart: "Both sides are what was accepted before.",
  begin: "Both sides keep what they are.",
  take: "One side has the answer now.",
  wait: "One side has the answer, and TikTok Shop takes it once the listing is for sale.",
} as const;

function questionOf(
  situation: FieldSituation,
  { cause, reason }: { cause: string; reason: string },
): Plan["conflicts"][number] {
  const { field, itemId, pair, place, base } = situation;
  const isTitle = field === "title";
  return {
    kind: "field",
    key: fieldKey(field, itemId),
    subject:
      (isTitle ? base?.storefront : place.link?.label) ?? pair.product.title,
    subjectKind: traitsOf(field).per === "sku" ? "variant" : "product",
    subjectId: place.link?.variantId ?? pair.productId,
    field,
    cause,
    reason,
    ...columnsOf(situation),
    candidates: [],
  };
}
