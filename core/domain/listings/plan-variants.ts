import { fingerprintOf } from "../../kit/fingerprint.ts";
import { groupBy } from "../../kit/group-by.ts";
import { type LinkCause, variantField } from "../conflicts/cause.ts";
import type { PlannedEffect } from "../effects.ts";
import type { Policy } from "../field-policies.ts";
import type { Choice } from "../letters.ts";
import { saleState } from "../merge/fields.ts";
import {
  baseKey,
  type Pair,
  type PairLink,
  type PairVariant,
} from "../merge/pair.ts";
import type { NewBase } from "../merge/plan-fields.ts";
import { emptyPlan, type Plan, type PlannedConflict } from "../plan.ts";
import { normalizeCode } from "./match-skus.ts";

/** What the base of a pair's variants is kept under, beside those of its fields. */
const field = "variants";

/**
 * How what one side alone has stands. Of variants: a TikTok SKU sold it when it was last looked at (`sold`), it was accepted
 * that none does (`unsold`), a person is asked (`asked`), or it shall come to the listing (`wanted`). Of a SKU whose variant
 * is gone: it shall leave the listing (`leaving`).
 */
type Standing = "sold" | "unsold" | "asked" | "wanted" | "leaving";
type Standings = Record<string, Standing>;

const standingsOf = ({ bases, listingId }: Pair): Standings | null => {
  const kept = bases.get(baseKey(field, listingId))?.storefront;
  return kept ? (JSON.parse(kept) as Standings) : null;
};

const baseOf = ({ listingId }: Pair, standings: Standings): NewBase => ({
  field,
  itemId: listingId,
  storefront: JSON.stringify(standings),
  marketplace: null,
});

/** Whatever the listing sells: what is gone is asked about, whichever product it belonged to. */
const skusOf = ({ links, strays }: Pair): PairLink[] => [...links, ...strays];

const goneKey = (skuId: string) => `gone:${skuId}`;
const unsoldKey = (variantId: string) => `unsold:${variantId}`;

/**
 * What follows where one side has a variant that the other one has not. What was so when the pair was first read counts as
 * agreed. A variant that came in Shopify follows the rule of the field `options`; what was deleted on one side is always
 * asked. Nothing is sent over an edit that TikTok Shop examines: it is looked at again once it has.
 */
export function planVariants(
  pair: Pair,
  policy: Policy,
): { plan: Plan; base: NewBase | null } {
  const plan = emptyPlan();
  const known = standingsOf(pair);
  const next: Standings = {};
  const isOver = pair.product.deleted || pair.listing.deleted;
  const isExamined = pair.listing.audit.status === "AUDITING";

  const leaving: PairLink[] = [];
  for (const link of skusOf(pair)) {
    const stands = known?.[link.listingSkuId];
    if (!link.isGone || isOver || saleState(pair.listing) === "off")
      plan.closes.push({ key: goneKey(link.listingSkuId), reason: together });
    else if (isExamined) keep(next, link.listingSkuId, stands);
    else if (stands === "leaving" && pair.listing.audit.status !== "FAILED") {
      keep(next, link.listingSkuId, stands);
      leaving.push(link);
    } else plan.conflicts.push(goneQuestion(pair, link));
  }

  const wanted: PairVariant[] = [];
  for (const variant of isOver ? [] : pair.variants) {
    const before = known?.[variant.variantId];
    const stands = known ? standingOf(pair, variant, before, policy) : null;
    const now = stands ?? (variant.soldBy === "sku" ? "sold" : "unsold");
    if (known && isExamined && now !== "sold") {
      keep(next, variant.variantId, before);
      continue;
    }
    next[variant.variantId] = now;
    if (now === "wanted") wanted.push(variant);
    if (now === "asked") plan.conflicts.push(unsoldQuestion(pair, variant));
    else
      plan.closes.push({
        key: unsoldKey(variant.variantId),
        reason: now === "unsold" ? accepted : together,
      });
  }
  if (isOver)
    for (const { variantId } of pair.variants)
      plan.closes.push({ key: unsoldKey(variantId), reason: together });

  plan.effects.push(...adding(pair, wanted), ...removing(pair, leaving));
  // A look at what is over says nothing about what stood before.
  const isNew =
    !isOver && JSON.stringify(next) !== JSON.stringify(known ?? null);
  return { plan, base: isNew ? baseOf(pair, next) : null };
}

function keep(
  next: Standings,
  id: string,
  standing: Standing | undefined,
): void {
  if (standing) next[id] = standing;
}

const together = "Both sides have the variant, or neither has it any more.";
const accepted = "It was accepted that TikTok Shop does not sell it.";

function standingOf(
  pair: Pair,
  variant: PairVariant,
  before: Standing | undefined,
  policy: Policy,
): Standing {
  if (variant.soldBy === "sku") return "sold";
  const isRefused = pair.listing.audit.status === "FAILED";
  const leavesAlone = policy === "apart" || policy === "marketplace";
  switch (before) {
    case "asked":
      return "asked";
    case "wanted":
      return isRefused ? "asked" : "wanted";
    // A link that a person took away is asked about by itself.
    case "sold":
      return variant.soldBy === "gone-sku" && policy !== "apart"
        ? "asked"
        : "unsold";
    case "unsold":
    case "leaving":
      return "unsold";
    case undefined:
      // Several listings: which one is to take it, nobody but a person can say, and he says it on TikTok Shop.
      if (leavesAlone || !pair.isOnlyListing) return "unsold";
      return policy === "storefront" &&
        !isRefused &&
        saleState(pair.product) === "on" &&
        saleState(pair.listing) === "on" &&
        hasOwnCode(pair, variant)
        ? "wanted"
        : "asked";
  }
}

/** A variant is linked by its SKU: it needs one that no other has. */
const hasOwnCode = ({ variants }: Pair, { sku }: PairVariant): boolean => {
  const code = normalizeCode(sku);
  return (
    code !== null &&
    variants.filter((one) => normalizeCode(one.sku) === code).length === 1
  );
};

/** The same is sent once, and once more only after a side has moved again. */
const versionOf = ({ product, listing }: Pair): string =>
  `${product.updatedAt.toISOString()}:${listing.updatedAt.toISOString()}`;

const adding = (pair: Pair, variants: PairVariant[]): PlannedEffect[] => {
  const { productId, listingId, listing } = pair;
  const variantIds = variants.map(({ variantId }) => variantId).sort();
  return variantIds.length === 0
    ? []
    : [
        {
          kind: "marketplace.add-skus",
          key: `add-skus:${listingId}:${fingerprintOf(variantIds.join())}:${versionOf(pair)}`,
          subject: `listing:${productId}`,
          payload: {
            productId,
            listingExternalId: listing.externalId,
            skus: [],
            variantIds,
          },
        },
      ];
};

const removing = (pair: Pair, links: PairLink[]): PlannedEffect[] => {
  const { productId, listingId, listing } = pair;
  const skuExternalIds = links.map(({ skuExternalId }) => skuExternalId).sort();
  return skuExternalIds.length === 0
    ? []
    : [
        {
          kind: "marketplace.remove-skus",
          key: `remove-skus:${listingId}:${fingerprintOf(skuExternalIds.join())}:${versionOf(pair)}`,
          subject: `listing:${productId}`,
          payload: {
            productId,
            listingExternalId: listing.externalId,
            skuExternalIds,
          },
        },
      ];
};

const question = {
  kind: "link",
  field: variantField,
  base: null,
  network: null,
} as const;

/** The number that TikTok Shop is told of it is nought by then: nothing can be sold of a variant that is gone. */
function goneQuestion(pair: Pair, link: PairLink): PlannedConflict {
  const code = normalizeCode(link.sellerSku);
  const byCode = groupBy(pair.variants, ({ sku }) => normalizeCode(sku));
  const same = (code && byCode.get(code)) || [];
  const free = pair.variants.filter(
    (one) => one.soldBy !== "sku" && !same.includes(one),
  );
  const candidate =
    (why: string) =>
    ({ variantId, label }: PairVariant) => ({ variantId, label, why });
  return {
    ...question,
    key: goneKey(link.listingSkuId),
    subject: link.label,
    subjectKind: "listing_sku",
    subjectId: link.listingSkuId,
    cause: "variant-gone" satisfies LinkCause,
    reason:
      "The variant was deleted in Shopify, and TikTok Shop still offers it. It is told that none are left.",
    storefront: "Deleted",
    marketplace: link.sellerSku ?? link.skuExternalId,
    candidates: [
      ...same.map(candidate("has the same SKU")),
      ...free.map(
        candidate("belongs to the same product and is not linked yet"),
      ),
    ],
  };
}

function unsoldQuestion(pair: Pair, variant: PairVariant): PlannedConflict {
  const isGone = variant.soldBy === "gone-sku";
  const { audit } = pair.listing;
  return {
    ...question,
    key: unsoldKey(variant.variantId),
    subject: variant.label,
    subjectKind: "variant",
    subjectId: variant.variantId,
    cause: (isGone ? "sku-gone" : "variant-added") satisfies LinkCause,
    reason: isGone
      ? "Its SKU was deleted on TikTok Shop. Should it come back to the listing?"
      : audit.status === "FAILED"
        ? `TikTok Shop's audit refused the last edit of the listing. ${audit.reasons.join(" ")}`.trim()
        : "The variant was added in Shopify. Should it come to the listing on TikTok Shop?",
    storefront: variant.sku ?? variant.label,
    marketplace: isGone ? "Deleted" : null,
    candidates: [],
  };
}

/**
 * Carries out a person's choice about a variant that one side alone has.
 * @param itemId the listing SKU whose variant is gone, or the variant that no SKU sells.
 */
export function settleVariant(
  pair: Pair,
  itemId: string,
  choice: Choice,
): { plan: Plan; base: NewBase | null } | { unfit: string } {
  const plan = emptyPlan();
  const standings = standingsOf(pair) ?? {};
  const link = skusOf(pair).find(({ listingSkuId }) => listingSkuId === itemId);
  const variant = pair.variants.find(({ variantId }) => variantId === itemId);
  if (choice.kind === "leave")
    return {
      plan,
      base: variant ? baseOf(pair, { ...standings, [itemId]: "unsold" }) : null,
    };
  if (choice.kind !== "storefront" || (!link && !variant))
    return { unfit: "This answer does not fit the question." };
  if (variant && !pair.isOnlyListing)
    return {
      unfit:
        "The product has several listings on TikTok Shop: add its variants in TikTok Seller Center.",
    };
  if (link && pair.listing.skus.length === 1)
    return {
      unfit:
        "It is the only SKU of its listing: take the listing off sale in TikTok Seller Center, or link it to another variant.",
    };
  // While TikTok Shop examines an edit, the next plan sends it.
  const isExamined = pair.listing.audit.status === "AUDITING";
  if (!isExamined)
    plan.effects.push(
      ...(variant
        ? adding(pair, [variant])
        : removing(pair, link ? [link] : [])),
    );
  return {
    plan,
    base: baseOf(pair, {
      ...standings,
      [itemId]: variant ? "wanted" : "leaving",
    }),
  };
}
