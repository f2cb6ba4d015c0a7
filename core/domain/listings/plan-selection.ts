import { secondsOf } from "../call-time.ts";
import type { PlannedEffect } from "../effects.ts";

/** One variant a merchant asks to have fulfilled by the platform, with what we know of it. */
export type SelectionCandidate = {
  variantId: string;
  label: string;
  sku: string | null;
  deleted: boolean;
  selected: boolean;
  /** Whether it is linked to goods in the network. */
  hasGoods: boolean;
  /** Shopify puts it together itself: it sells and ships its parts. */
  isBundle: boolean;
  centres: { name: string; available: number }[];
};

export type SelectionPreview = {
  fingerprint: string;
  items: {
    variantId: string;
    label: string;
    sku: string | null;
    verdict: "select" | "already" | "blocked";
    blockedBy: string | null;
    /** Units that Shopify will show at the network's location. */
    publishes: number;
    centres: { name: string; available: number }[];
  }[];
  steps: { title: string; count: number }[];
  /** Calls to the platforms. */
  calls: number;
  /** How long it will take, about. */
  seconds: number;
};

const serviceKey = "fulfillment-service";
/** Our location in Shopify exists; the same effect for everybody who needs it. */
export const ensureService = {
  kind: "storefront.ensure-service",
  key: serviceKey,
  subject: serviceKey,
  payload: {},
} as const satisfies PlannedEffect;

/** The key of stocking one variant for one selection; a selection after a release is a new round. */
export const stockVariantKey = (variantId: string, round: string) =>
  `stock-variant:${variantId}:${round}`;

/** The preview is the plan: what a merchant approves is the very value that is carried out. */
export function planSelection(
  candidates: SelectionCandidate[],
  serviceExists: boolean,
): Omit<SelectionPreview, "fingerprint"> {
  const items = candidates.map((candidate) => {
    const blockedBy = blockerOf(candidate);
    const verdict = candidate.selected
      ? ("already" as const)
      : blockedBy
        ? ("blocked" as const)
        : ("select" as const);
    return {
      variantId: candidate.variantId,
      label: candidate.label,
      sku: candidate.sku,
      verdict,
      blockedBy: verdict === "blocked" ? blockedBy : null,
      publishes: sum(candidate.centres.map((centre) => centre.available)),
      centres: candidate.centres,
    };
  });
  const chosen = items.filter((item) => item.verdict === "select").length;
  const steps = [
    {
      title: "Set up the fulfillment location in Shopify",
      count: chosen > 0 && !serviceExists ? 1 : 0,
    },
    { title: "Stock the variant at the fulfillment location", count: chosen },
    { title: "Update stock in Shopify", count: chosen },
  ].filter((step) => step.count > 0);
  // Stock is told in batches of 250, after one read of the same size.
  const calls =
    (chosen > 0 && !serviceExists ? 2 : 0) +
    chosen +
    2 * Math.ceil(chosen / 250);
  return { items, steps, calls, seconds: secondsOf(calls) };
}

/** What a merchant can put right by having goods made or bound. */
export const noGoods =
  "The network has no goods for this variant. Create or bind goods for it, or link the TikTok SKU on the Conflicts page.";

function blockerOf(candidate: SelectionCandidate): string | null {
  if (candidate.deleted) return "This variant was deleted in Shopify.";
  if (candidate.isBundle)
    return "Shopify puts this bundle together from other products. Choose those: orders, stock and parcels are theirs.";
  if (!candidate.hasGoods) return noGoods;
  return null;
}

/**
 * The effects of a confirmed selection. Stock follows by itself once a variant is stocked at the location.
 * @param round makes the keys of a second selection after a release new; the journal entry's id.
 */
export function selectionEffects(
  variantIds: string[],
  serviceExists: boolean,
  round: string,
): PlannedEffect[] {
  const service: PlannedEffect[] = serviceExists ? [] : [ensureService];
  return [
    ...service,
    ...variantIds.map(
      (variantId): PlannedEffect => ({
        kind: "storefront.stock-variant",
        key: stockVariantKey(variantId, round),
        subject: `stock:storefront:${variantId}`,
        payload: { variantId },
        ...(serviceExists ? {} : { waitsFor: serviceKey }),
      }),
    ),
  ];
}

const sum = (numbers: number[]) =>
  numbers.reduce((total, number) => total + number, 0);
