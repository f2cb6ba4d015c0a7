import type { EffectKind } from "./effects.ts";

type EffectTrait = {
  /** How the platform keeps a repeat from taking hold twice. */
  repeat: "idempotent" | "keyed" | "probed";
  /** What people read on the Activity page. */
  title: string;
  /** Which of a shop's due effects are carried first: numbers and cancellations go stale by the second. */
  turn: "first" | "next" | "last";
  /** Carried many to a call. */
  batch?: true;
  /** It says what its subject is to be: a later one takes its place, and however many are refused, it is one question. */
  whole?: true;
};

/** How each kind of effect stays single (law E1), and its turn. The store, the carrier and the Activity page read it. */
export const effectTraits = {
  "storefront.ensure-service": {
    repeat: "probed",
    title: "Set up the fulfillment location in Shopify",
    turn: "next",
  },
  "storefront.stock-variant": {
    repeat: "keyed",
    title: "Stock the variant at the fulfillment location",
    turn: "next",
  },
  "storefront.set-stock": {
    repeat: "keyed",
    title: "Update stock in Shopify",
    turn: "first",
    batch: true,
    whole: true,
  },
  "storefront.set-hold": {
    repeat: "keyed",
    title: "Hold stock back in Shopify",
    // Nothing is promised twice while it waits; a whole shop's switch must not keep orders waiting.
    turn: "last",
    batch: true,
    whole: true,
  },
  "storefront.take-parts": {
    repeat: "keyed",
    title: "Take the parts of kits that were sent off Shopify's shelf",
    turn: "first",
  },
  "storefront.update-field": {
    repeat: "probed",
    title: "Update a product in Shopify",
    turn: "last",
    whole: true,
  },
  "storefront.import-order": {
    repeat: "probed",
    title: "Create the order in Shopify",
    turn: "next",
  },
  "storefront.cancel-order": {
    repeat: "idempotent",
    title: "Cancel the order in Shopify",
    turn: "first",
  },
  "storefront.readdress-order": {
    repeat: "idempotent",
    title: "Correct the address of the order in Shopify",
    turn: "first",
  },
  "storefront.accept-request": {
    repeat: "idempotent",
    title: "Accept the fulfillment request",
    turn: "next",
  },
  "storefront.reject-request": {
    repeat: "idempotent",
    title: "Refuse the fulfillment request",
    turn: "next",
  },
  "storefront.close-request": {
    repeat: "idempotent",
    title: "Give the fulfillment request back",
    turn: "first",
  },
  "storefront.move-request": {
    repeat: "idempotent",
    title: "Give the request to another location",
    turn: "first",
  },
  "storefront.hold-request": {
    repeat: "idempotent",
    title: "Hold the request in Shopify",
    turn: "next",
  },
  "storefront.release-request": {
    repeat: "idempotent",
    title: "Release the request in Shopify",
    turn: "next",
  },
  "storefront.accept-cancellation": {
    repeat: "idempotent",
    title: "Accept the cancellation",
    turn: "first",
  },
  "storefront.reject-cancellation": {
    repeat: "idempotent",
    title: "Refuse the cancellation",
    turn: "first",
  },
  "storefront.create-fulfillment": {
    repeat: "probed",
    title: "Send the tracking number to Shopify",
    turn: "next",
  },
  "marketplace.set-stock": {
    repeat: "idempotent",
    title: "Update stock on TikTok Shop",
    turn: "first",
    batch: true,
    whole: true,
  },
  "marketplace.create-listing": {
    repeat: "keyed",
    title: "List the product on TikTok Shop",
    turn: "last",
  },
  "marketplace.add-skus": {
    repeat: "probed",
    title: "Add variants to a listing on TikTok Shop",
    turn: "last",
  },
  "marketplace.remove-skus": {
    repeat: "probed",
    title: "Take SKUs off a listing on TikTok Shop",
    turn: "last",
  },
  "marketplace.change-details": {
    repeat: "probed",
    title: "Change details of a listing on TikTok Shop",
    turn: "last",
  },
  "network.create-goods": {
    repeat: "probed",
    title: "Register the goods with the network",
    turn: "last",
  },
  "network.bind-goods": {
    repeat: "probed",
    title: "Bind the TikTok SKU to goods of the network",
    turn: "last",
  },
  "network.unbind-goods": {
    repeat: "probed",
    title: "Unbind the TikTok SKU from goods of the network",
    turn: "last",
  },
  "network.save-inbound": {
    repeat: "keyed",
    title: "Plan the delivery with the network",
    turn: "last",
  },
  "network.confirm-inbound": {
    repeat: "probed",
    title: "Confirm the delivery to the network",
    turn: "next",
  },
  "network.ship-inbound": {
    repeat: "idempotent",
    title: "Tell the network how the delivery is packed",
    turn: "next",
  },
  "network.track-inbound": {
    repeat: "idempotent",
    title: "Tell the network the delivery's tracking numbers",
    turn: "next",
  },
  "network.cancel-inbound": {
    repeat: "idempotent",
    title: "Call the delivery to the network off",
    turn: "first",
  },
  "marketplace.update-field": {
    repeat: "probed",
    title: "Update a listing on TikTok Shop",
    turn: "last",
    whole: true,
  },
  "marketplace.mark-shipped": {
    repeat: "probed",
    title: "Send the tracking number to TikTok Shop",
    turn: "next",
  },
  "marketplace.change-tracking": {
    repeat: "idempotent",
    title: "Correct the tracking number on TikTok Shop",
    turn: "next",
  },
  "storefront.change-tracking": {
    repeat: "idempotent",
    title: "Correct the tracking number in Shopify",
    turn: "next",
  },
  "storefront.tell-parcel": {
    repeat: "idempotent",
    title: "Tell Shopify how far the parcel is",
    turn: "last",
  },
  "storefront.refund-units": {
    repeat: "keyed",
    title: "Take cancelled units off the order in Shopify",
    turn: "first",
  },
  "marketplace.cancel-order": {
    repeat: "probed",
    title: "Cancel the order on TikTok Shop",
    turn: "first",
  },
  "marketplace.answer-cancellation": {
    repeat: "keyed",
    title: "Answer the buyer who asks to cancel",
    turn: "first",
  },
  "storefront.open-return": {
    repeat: "probed",
    title: "Open the return in Shopify",
    turn: "next",
  },
  "storefront.move-return": {
    repeat: "idempotent",
    title: "Take the return a step further in Shopify",
    turn: "next",
  },
  "storefront.pay-back": {
    repeat: "probed",
    title: "Record TikTok Shop's refund in Shopify",
    turn: "next",
  },
  "marketplace.answer-return": {
    repeat: "keyed",
    title: "Answer the buyer who asks for a refund or return",
    turn: "first",
  },
  "marketplace.open-return": {
    repeat: "keyed",
    title: "Give the money back or open the return on TikTok Shop",
    turn: "next",
  },
  "marketplace.link-order": {
    repeat: "idempotent",
    title: "Tell TikTok Shop the order's number in Shopify",
    turn: "last",
  },
  "network.create-order": {
    repeat: "keyed",
    title: "Order the delivery from the network",
    turn: "next",
  },
  "network.cancel-order": {
    repeat: "idempotent",
    title: "Cancel the delivery at the network",
    turn: "first",
  },
} as const satisfies Record<EffectKind, EffectTrait>;

type Traits = typeof effectTraits;
/** Stock is told in batches, many effects to one call. */
export type BatchedKind = {
  [K in EffectKind]: Traits[K] extends { batch: true } ? K : never;
}[EffectKind];

/** Whether effects of this kind are carried many to a call. */
export const isBatched = (kind: EffectKind): kind is BatchedKind =>
  "batch" in effectTraits[kind];

/** The key of the question about a refused effect. */
export const refusalKey = ({
  kind,
  subject,
  key,
}: {
  kind: EffectKind;
  subject: string;
  key: string;
}): string =>
  "whole" in effectTraits[kind] ? `stuck:${kind}:${subject}` : `stuck:${key}`;

/** The kinds that are carried many to a call. */
export const batchedKinds = (Object.keys(effectTraits) as EffectKind[]).filter(
  isBatched,
);

/** The kinds that have this turn. */
export const kindsWithTurn = (turn: EffectTrait["turn"]): EffectKind[] =>
  (Object.keys(effectTraits) as EffectKind[]).filter(
    (kind) => effectTraits[kind].turn === turn,
  );

/** Whether a row's or a request's text names a kind of effect. */
export const isEffectKind = (text: string): text is EffectKind =>
  Object.hasOwn(effectTraits, text);
