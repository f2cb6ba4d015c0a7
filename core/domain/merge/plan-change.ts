import type { FieldWrite, PlannedEffect } from "../effects.ts";
import type { FieldChange } from "../field-change.ts";
import type { Policies, Policy } from "../field-policies.ts";
import type { Field, Side } from "../field-words.ts";
import { agreementBefore } from "./agreement.ts";
import { traitsOf, untakenBy } from "./fields.ts";
import { mergeField } from "./merge-field.ts";
import type { Base, Pair } from "./pair.ts";
import {
  type Decision,
  decide,
  type FieldSituation,
  fieldKey,
  fitFor,
  otherSide,
  situationsOf,
} from "./situation.ts";

/** What would happen to one item. */
export type ChangeItem = {
  itemId: string;
  listingId: string;
  /** What TikTok Shop calls the SKU and its listing; null where it is about the whole listing. */
  sku: { externalId: string; listingExternalId: string } | null;
  label: string;
  side: Side;
  /** For people. */
  before: string;
  after: string;
  /** Why it is left alone for all that. */
  blockedBy: string | null;
  /** Why TikTok Shop will refuse it as the listing is now. It is tried, and its question offers to try it again. */
  untakenBy: string | null;
  /** The forms that the effect carries; empty where it is blocked. */
  write:
    | (Pick<FieldWrite, "value" | "source" | "agreed"> & {
        over: string;
      })
    | null;
};

/**
 * What a change would do to the fields of one pair, beyond what is so without it.
 * @param following items of which it was decided that TikTok Shop is to show what follows Shopify's, and that do not yet.
 */
export const planChange = (
  pair: Pair,
  policies: Policies,
  change: FieldChange,
  following: ReadonlySet<string> = new Set(),
): ChangeItem[] =>
  situationsOf(underChange(pair, change), policies)
    .filter(({ field }) => field === change.field)
    .flatMap((situation) => {
      const wanted = wantedBy(situation, change, pair, following);
      return wanted ? [itemOf(situation, wanted)] : [];
    });

/** The pair as it is once the change's rule is in force. */
const underChange = (pair: Pair, change: FieldChange): Pair =>
  change.kind === "price-rule"
    ? { ...pair, priceRule: change.rule }
    : change.kind === "title-rule"
      ? { ...pair, titleRule: change.rule }
      : pair;

function wantedBy(
  situation: FieldSituation,
  change: FieldChange,
  before: Pair,
  following: ReadonlySet<string>,
): Wanted | null {
  switch (change.kind) {
    case "policy":
      return wantedByPolicy(situation, change.policy);
    case "push":
      return wantedByPush(situation, change.from);
    case "price-rule":
      return wantedByPush(situation, "storefront");
    case "title-rule":
      return wantedByTitleRule(situation, before, following);
  }
}

/** A rule makes titles that follow Shopify's; one that was written on TikTok Shop for itself is nobody's to make over. */
function wantedByTitleRule(
  situation: FieldSituation,
  before: Pair,
  following: ReadonlySet<string>,
): Wanted | null {
  const wanted = wantedByPush(situation, "storefront");
  const { field, itemId, storefront, marketplace, policy } = situation;
  if (!wanted || "blockedBy" in wanted) return wanted;
  const from = "storefront";
  if (policy === "apart")
    return { from, blockedBy: "By your rule each side keeps its own title." };
  return following.has(itemId) ||
    traitsOf(field).same(storefront ?? "", marketplace ?? "", before) ||
    isLeftBehind(situation, before)
    ? wanted
    : { from, blockedBy: "TikTok Shop shows a title of its own." };
}

/** TikTok Shop shows what was agreed, and Shopify has moved from it: it follows as soon as the merge has its turn. */
function isLeftBehind(
  { field, base, storefront, marketplace }: FieldSituation,
  before: Pair,
): boolean {
  const { same, essence } = traitsOf(field);
  if (storefront === null || marketplace === null) return false;
  const merged = mergeField(
    { base, storefront, marketplace },
    { same: (one, other) => same(one, other, before), essence },
  );
  return merged.kind === "take" && merged.from === "storefront";
}

type Wanted = { from: Side } & ({ value: string } | { blockedBy: string });

function wantedByPolicy(
  situation: FieldSituation,
  policy: Policy,
): Wanted | null {
  if (isAnswered(decide(situation))) return null;
  const decision = decide({ ...situation, policy });
  if (decision.kind === "take") return decision;
  if (decision.kind === "wait")
    return { from: decision.from, blockedBy: decision.until };
  // Only what the rule would have settled, had nothing stood in the way.
  return decision.kind === "ask" &&
    (policy === "storefront" || policy === "marketplace")
    ? { from: policy, blockedBy: decision.reason }
    : null;
}

const isAnswered = ({ kind }: Decision) => kind === "take" || kind === "wait";

function wantedByPush(situation: FieldSituation, from: Side): Wanted | null {
  const { pair, storefront, marketplace, field } = situation;
  const { same, isEmpty, name } = traitsOf(field);
  if (storefront === null || marketplace === null) return null;
  if (same(storefront, marketplace, pair)) return null;
  const value = from === "storefront" ? storefront : marketplace;
  if (isEmpty(value))
    return { from, blockedBy: `Nothing stands there: ${name}.` };
  const fitted = fitFor(situation, otherSide(from), value);
  return "unfit" in fitted
    ? { from, blockedBy: fitted.unfit }
    : { from, value: fitted.value };
}

function itemOf(situation: FieldSituation, wanted: Wanted): ChangeItem {
  const { field, itemId, pair, place } = situation;
  const { show } = traitsOf(field);
  const side = otherSide(wanted.from);
  const source = situation[wanted.from] ?? "";
  const over = situation[side] ?? "";
  return {
    itemId,
    listingId: pair.listingId,
    sku: place.link && {
      externalId: place.link.skuExternalId,
      listingExternalId: pair.listing.externalId,
    },
    label: place.link?.label ?? pair.product.title,
    side,
    before: show(over, pair),
    after: show("value" in wanted ? wanted.value : source, pair),
    blockedBy: "blockedBy" in wanted ? wanted.blockedBy : null,
    untakenBy:
      "value" in wanted && side === "marketplace"
        ? untakenBy(field, pair.listing)
        : null,
    write:
      "value" in wanted
        ? {
            value: wanted.value,
            source,
            over,
            agreed: agreementBefore(
              situation,
              judgedIn(side, { source, over }),
            ),
          }
        : null,
  };
}

/** What counts as agreed once a person has judged what both sides show, so that it is no question while his answer is on its way. */
export const judgedIn = (
  side: Side,
  { source, over }: { source: string; over: string },
): Base =>
  side === "storefront"
    ? { storefront: over, marketplace: source }
    : { storefront: source, marketplace: over };

/**
 * The effects of a confirmed change. Each is written over what was shown to the person, and over nothing newer.
 * @param entryId makes the keys: the same change made again is another change.
 */
export const changeEffects = (
  field: Field,
  items: ChangeItem[],
  entryId: string,
): PlannedEffect[] =>
  items.flatMap(({ itemId, side, write }) =>
    write
      ? [
          {
            kind: `${side}.update-field` as const,
            key: `change:${entryId}:${fieldKey(field, itemId)}`,
            subject: fieldKey(field, itemId),
            payload: { field, itemId, ...write },
          },
        ]
      : [],
  );

/**
 * Calls to the platforms: one look and one write, for the SKUs of a listing together; a new picture is fetched and given
 * besides, and for a weight, for options and for their pictures it is looked up how they stand in the whole listing.
 */
export function callsOf(field: Field, items: ChangeItem[]): number {
  const written = items.filter(({ write }) => write);
  const wholes = new Set(
    written.map(({ side, listingId }) => `${side}:${listingId}`),
  );
  return wholes.size * (callsEach[field] ?? 2);
}

const callsEach: Partial<Record<Field, number>> = {
  images: 6,
  optionImages: 5,
  weight: 3,
  options: 3,
};
