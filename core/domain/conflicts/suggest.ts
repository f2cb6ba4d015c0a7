import type { Field } from "../field-words.ts";
import { isField } from "../field-words.ts";
import type { Choice } from "../letters.ts";
import { traitsOf } from "../merge/fields.ts";
import type { PlannedConflict } from "../plan.ts";

/** What can be done about a question: settle it, or have a refused effect tried again. */
export type Answer = Choice | { kind: "retry" };

/** How sure a suggestion is, in the order of trust. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

export type Suggestion = {
  answer: Answer;
  confidence: Confidence;
  reason: string;
};

/** An open question, as far as a suggestion reads it. */
export type Asked = Pick<
  PlannedConflict,
  | "kind"
  | "field"
  | "subjectKind"
  | "base"
  | "storefront"
  | "marketplace"
  | "candidates"
> & { cause: string };

/** How people have answered questions of the same cause lately, by the kind of the answer. */
export type PastAnswers = Partial<Record<Answer["kind"], number>>;

/** Why a variant may be what goods of the network are: both its codes are theirs. */
export const sameOfBoth = "has the same SKU and barcode";

/** So many alike answers make a habit, and so large a share of all. */
const habitFrom = 3;
const habitShare = 0.8;

/**
 * The answer that fits best, with its reason; null where only a person who looks can tell. Never carried out by itself.
 */
export function suggest(asked: Asked, past: PastAnswers): Suggestion | null {
  const made = fromCause(asked);
  const habit = habitOf(past);
  if (!habit || !fits(asked, habit.kind)) return made;
  const reason = `You answered ${habit.times} of the last ${habit.of} like this.`;
  return made?.answer.kind === habit.kind
    ? { ...made, confidence: "high", reason: `${made.reason} ${reason}` }
    : { answer: { kind: habit.kind }, confidence: "high", reason };
}

type Habit = { kind: "storefront" | "marketplace" | "leave"; times: number };

function habitOf(past: PastAnswers): (Habit & { of: number }) | null {
  const of = Object.values(past).reduce((sum, times) => sum + times, 0);
  for (const kind of ["storefront", "marketplace", "leave"] as const) {
    const times = past[kind] ?? 0;
    if (times >= habitFrom && times / of >= habitShare)
      return { kind, times, of };
  }
  return null;
}

/** Whether this very question can be answered like the others were. */
function fits(asked: Asked, kind: Habit["kind"]): boolean {
  if (kind === "leave") return asked.kind !== "stock";
  if (asked.kind !== "field") return asked.cause === "stuck:cancel-asked";
  return !isNothing(asked[kind]);
}

function fromCause(asked: Asked): Suggestion | null {
  const { kind, field, subjectKind, cause } = asked;
  if (kind === "field" && field && isField(field))
    return aboutField(asked, field, cause.split(":")[2] ?? "");
  if (kind === "link" && subjectKind === "listing_sku") return aboutLink(asked);
  if (kind === "link" && subjectKind === "goods") return aboutGoods(asked);
  if (cause === "stuck:order-price")
    return {
      answer: { kind: "marketplace" },
      confidence: "medium",
      reason:
        "The buyer has paid this sum, and the order waits to be shipped until it is in Shopify.",
    };
  if (cause === "stuck:cancel-asked") return aboutAsking(asked);
  if (
    cause === "stuck:sent-though-cancelled" ||
    cause === "stuck:units-sent-though-cancelled"
  )
    return {
      answer: { kind: "leave" },
      confidence: "low",
      reason:
        "Quayside can do nothing more about it; settle it once you have spoken with the carrier or the buyer.",
    };
  if (cause === "stock:ledger")
    return {
      answer: { kind: "leave" },
      confidence: "low",
      reason:
        "What is sold follows the network's count already; its history usually comes after.",
    };
  if (kind === "stuck" && subjectKind === "effect" && passes(cause))
    return {
      answer: { kind: "retry" },
      confidence: "medium",
      reason:
        "It failed for a reason that passes, and the step cannot happen twice.",
    };
  return null;
}

/** The platform, not the step, was in the way. */
const passes = (cause: string) =>
  /:(gave_up|platform_unreachable|rate_limited|internal)$/.test(cause);

const isNothing = (value: string | null): boolean =>
  value === null || value.trim() === "";

const sameBut = (one: string, other: string) =>
  one.replace(/\s+/g, " ").trim().toLowerCase() ===
  other.replace(/\s+/g, " ").trim().toLowerCase();

function aboutField(
  asked: Asked,
  field: Field,
  why: string,
): Suggestion | null {
  const { storefront, marketplace, base } = asked;
  if (traitsOf(field).needsCare) return null;
  const [noStorefront, noMarketplace] = [
    isNothing(storefront),
    isNothing(marketplace),
  ];
  // Nothing that TikTok Shop shows at an option can be written in Shopify.
  if (field === "optionImages" && noStorefront) return null;
  if (noStorefront !== noMarketplace)
    return {
      answer: { kind: noStorefront ? "marketplace" : "storefront" },
      confidence: "high",
      reason: `${noStorefront ? "Shopify" : "TikTok Shop"} has nothing there; the other side does.`,
    };
  if (noStorefront || storefront === null || marketplace === null) return null;
  if (why === "refused" || why === "unfit")
    return {
      answer: { kind: "leave" },
      confidence: "medium",
      reason:
        why === "refused"
          ? "TikTok Shop would refuse the same again."
          : "It cannot be written on the other side as it is.",
    };
  if (field === "title" || field === "description") {
    if (sameBut(storefront, marketplace))
      return {
        answer: { kind: "storefront" },
        confidence: "high",
        reason: "They differ in spaces and capitals only.",
      };
    const longer = saysMore(storefront, marketplace);
    if (longer)
      return {
        answer: { kind: longer },
        confidence: "medium",
        reason: `${longer === "storefront" ? "Shopify's" : "TikTok Shop's"} says all that the other one says, and more.`,
      };
  }
  return base === null
    ? {
        answer: { kind: "storefront" },
        confidence: "low",
        reason:
          "They have never agreed, and most shops keep their catalog in Shopify.",
      }
    : null;
}

function saysMore(
  storefront: string,
  marketplace: string,
): "storefront" | "marketplace" | null {
  const [one, other] = [storefront.toLowerCase(), marketplace.toLowerCase()];
  if (one.includes(other)) return "storefront";
  return other.includes(one) ? "marketplace" : null;
}

/** A wrong link ships the wrong thing, so this is never sure; what a person took apart is his to put together. */
function aboutLink({ candidates, cause }: Asked): Suggestion | null {
  const [only, ...more] = candidates;
  if (!only || more.length > 0 || cause === "link:taken-apart") return null;
  // Another variant of the product is most likely another thing.
  if (cause === "link:variant-gone" && only.why !== "has the same SKU")
    return null;
  return {
    answer: { kind: "link", variantId: only.variantId },
    confidence: "low",
    reason: `${only.label} ${only.why}, and no other variant might be meant.`,
  };
}

/** Of several variants with the code of goods the one that has their barcode, too, fits best; never sure, as of any link. */
function aboutGoods(asked: Asked): Suggestion | null {
  const best = asked.candidates.filter(({ why }) => why === sameOfBoth);
  return aboutLink(best.length > 0 ? { ...asked, candidates: best } : asked);
}

function aboutAsking({ storefront }: Asked): Suggestion {
  return storefront === "sent"
    ? {
        answer: { kind: "storefront" },
        confidence: "medium",
        reason: "The parcel is on its way.",
      }
    : {
        answer: { kind: "marketplace" },
        confidence: "high",
        reason:
          "Nothing has been sent, and TikTok Shop lets the buyer go within a day anyway.",
      };
}
