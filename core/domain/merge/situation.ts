import type { FieldCause } from "../conflicts/cause.ts";
import type { Policies, Policy } from "../field-policies.ts";
import { type Field, fieldNames, type Side } from "../field-words.ts";
import { editOf, newerSide, noEdits } from "./edits.ts";
import {
  type Fitted,
  type Place,
  takenOffByPlatform,
  traitsOf,
  untakenBy,
} from "./fields.ts";
import { mergeField } from "./merge-field.ts";
import { type Base, baseKey, type Edits, type Pair } from "./pair.ts";

/** One field of one pair, ready to be decided. */
export type FieldSituation = {
  field: Field;
  /** The listing or the listing SKU that holds it. */
  itemId: string;
  pair: Pair;
  place: Place;
  /** Null: not known, or nothing to compare. */
  storefront: string | null;
  marketplace: string | null;
  base: Base | null;
  /** Since when each side shows what it shows. */
  edits: Edits;
  policy: Policy;
};

/** Whether both sides show what counts as the same under the rules in force. */
export const isAlike = ({
  field,
  pair,
  storefront,
  marketplace,
}: Pick<
  FieldSituation,
  "field" | "pair" | "storefront" | "marketplace"
>): boolean =>
  storefront !== null &&
  marketplace !== null &&
  traitsOf(field).same(storefront, marketplace, pair);

/** The key of the question about a field, and the subject of everything that is done to it. */
export const fieldKey = (field: Field, itemId: string) => `${field}:${itemId}`;

/** Every field of a pair. */
export const situationsOf = (
  pair: Pair,
  policies: Policies,
): FieldSituation[] =>
  fieldNames.flatMap((field) => {
    const places: Place[] =
      traitsOf(field).per === "listing"
        ? [{ links: pair.links, link: null }]
        : pair.links.map((link) => ({ links: pair.links, link }));
    return places.map((place) => situationOf(pair, field, place, policies));
  });

function situationOf(
  pair: Pair,
  field: Field,
  place: Place,
  policies: Policies,
): FieldSituation {
  const traits = traitsOf(field);
  const itemId = place.link?.listingSkuId ?? pair.listingId;
  const key = baseKey(field, itemId);
  const shown = {
    storefront: traits.storefront(pair.product, place),
    marketplace: traits.marketplace(pair.listing, place, pair),
  };
  const agreed = pair.bases.get(key) ?? null;
  const since = (side: Side) => {
    const [before, now] = [agreed?.[side] ?? null, shown[side]];
    return before === null || now === null
      ? before
      : (traits.since?.(before, now) ?? before);
  };
  const base = agreed && {
    storefront: since("storefront"),
    marketplace: since("marketplace"),
  };
  const known = pair.edits.get(key) ?? noEdits;
  const edit = (side: Side, stamp: Date) => {
    const [now, agreed] = [shown[side], base?.[side] ?? null].map((value) =>
      value === null ? null : traits.essence(value),
    );
    return editOf(known[side], {
      essence: now ?? null,
      agreed: agreed ?? null,
      stamp,
    });
  };
  return {
    field,
    itemId,
    pair,
    place,
    ...shown,
    base,
    edits: {
      storefront: edit("storefront", pair.product.updatedAt),
      marketplace: edit("marketplace", pair.listing.updatedAt),
    },
    policy: policies[field] ?? "ask",
  };
}

export type Decision =
  | { kind: "nothing" }
  | { kind: "agreed" | "apart" }
  /** They differ, have never agreed, and need not: what each is now counts as agreed. */
  | { kind: "begin" }
  | { kind: "take"; from: Side; value: string }
  /** One side has the answer, and TikTok Shop takes it once the listing is another. */
  | { kind: "wait"; from: Side; value: string; until: string }
  | { kind: "ask"; cause: FieldCause; reason: string };

export const otherSide = (side: Side): Side =>
  side === "storefront" ? "marketplace" : "storefront";

const sideName = { storefront: "Shopify", marketplace: "TikTok Shop" } as const;

/** This side's value, in the form that the other one takes. */
export const fitFor = (
  { field, pair, place }: FieldSituation,
  side: Side,
  value: string,
  since: Base | null = null,
): Fitted =>
  side === "marketplace"
    ? traitsOf(field).toMarketplace(value, pair, place, since)
    : traitsOf(field).toStorefront(value, pair, place);

/**
 * What should happen to a field: the merge's answer, the shop's policy where the merge has none, and care. A value that
 * says nothing overwrites none, what needs care is asked unless a rule leaves it to the side that edited it, an edit that
 * TikTok Shop's audit refused is no edit, and what it would refuse of the listing as it is waits.
 */
export function decide(situation: FieldSituation): Decision {
  const { field, pair, storefront, marketplace, base, policy } = situation;
  const traits = traitsOf(field);
  const isGone = pair.product.deleted || pair.listing.deleted;
  if (storefront === null || marketplace === null || policy === "apart")
    return { kind: "nothing" };
  if (isGone && field !== "status") return { kind: "nothing" };
  const merged = mergeField(
    { base, storefront, marketplace },
    {
      same: (one, other) => traits.same(one, other, pair),
      essence: traits.essence,
    },
  );
  if (merged.kind === "agreed" || merged.kind === "apart")
    return { kind: merged.kind };
  // A listing that comes back to a product that is gone since begins nothing: somebody could buy what nobody sells.
  const mayBegin = traits.unagreed === "keep" && !isGone;
  if (merged.kind === "conflict" && !base && mayBegin) return { kind: "begin" };

  const from =
    merged.kind === "take" ? merged.from : winnerOf(situation, policy);
  if (!from || (traits.needsCare && !isLeftTo(situation, from)))
    return { kind: "ask", ...questionFor(situation, merged.kind, from) };
  const value = from === "storefront" ? storefront : marketplace;
  if (traits.isEmpty(value))
    return {
      kind: "ask",
      cause: "emptied",
      reason: `The ${traits.name} was emptied ${at(from)}.`,
    };
  const { audit } = pair.listing;
  if (
    merged.kind === "take" &&
    from === "marketplace" &&
    audit.status === "FAILED"
  )
    return {
      kind: "ask",
      cause: "refused",
      reason:
        `TikTok Shop refused the ${traits.name} that it was sent and shows its own again. ${audit.reasons.join(" ")}`.trim(),
    };
  const fitted = fitFor(situation, otherSide(from), value, base);
  if ("unfit" in fitted)
    return {
      kind: "ask",
      cause: "unfit",
      reason: `The ${traits.name} was edited ${at(from)} and does not fit the other side. ${fitted.unfit}`,
    };
  const taken = { from, value: fitted.value };
  const until = from === "storefront" ? untakenBy(field, pair.listing) : null;
  return until ? { kind: "wait", ...taken, until } : { kind: "take", ...taken };
}

const at = (side: Side) =>
  side === "storefront" ? "in Shopify" : "on TikTok Shop";

/**
 * Whether the shop's rule lets this side's edit of what needs care reach the other one unasked. The rule names whose edits
 * these are: another side's is neither followed nor undone. What was deleted, and what TikTok Shop itself took off sale, is
 * no decision of the seller's about the other side.
 */
const isLeftTo = ({ pair, policy }: FieldSituation, from: Side): boolean =>
  (policy === "newest" || policy === from) &&
  !pair.product.deleted &&
  !pair.listing.deleted &&
  !takenOffByPlatform.has(pair.listing.status);

function winnerOf({ edits }: FieldSituation, policy: Policy): Side | null {
  if (policy === "storefront" || policy === "marketplace") return policy;
  return policy === "newest" ? newerSide(edits) : null;
}

function questionFor(
  situation: FieldSituation,
  merged: "take" | "conflict",
  from: Side | null,
): { cause: FieldCause; reason: string } {
  const { field, pair, base } = situation;
  const { name, plural } = traitsOf(field);
  if (field === "status") {
    const [product, listing] = [pair.product, pair.listing];
    if (product.deleted)
      return {
        cause: "gone",
        reason:
          "The product was deleted in Shopify. Should its listing stay for sale?",
      };
    if (listing.deleted)
      return {
        cause: "gone",
        reason:
          "The listing was deleted on TikTok Shop. Should the product stay for sale?",
      };
    return from
      ? {
          cause: "one-edited",
          reason: `It was put on sale or taken off ${at(from)}. Should ${sideName[otherSide(from)]} follow?`,
        }
      : {
          cause: "both-edited",
          reason:
            "It was put on sale or taken off on both sides, and they differ.",
        };
  }
  if (merged === "take" && from)
    return {
      cause: "one-edited",
      reason: `The ${name} was edited ${at(from)}. Should ${sideName[otherSide(from)]} follow?`,
    };
  return base
    ? {
        cause: "both-edited",
        reason: `The ${name} was edited in Shopify and on TikTok Shop.`,
      }
    : {
        cause: "never-agreed",
        reason: `The ${plural} differ and have never agreed.`,
      };
}

/** The columns of the question about a field. */
export function columnsOf({
  field,
  pair,
  base,
  storefront,
  marketplace,
}: FieldSituation) {
  const show = (value: string | null) =>
    value === null ? null : traitsOf(field).show(value, pair);
  const [one, other] = [
    show(base?.storefront ?? null),
    show(base?.marketplace ?? null),
  ];
  return {
    base:
      one === other || other === null
        ? one
        : one === null
          ? other
          : `Shopify: ${one}. TikTok Shop: ${other}`,
    storefront: show(storefront),
    marketplace: show(marketplace),
    network: null,
  };
}
