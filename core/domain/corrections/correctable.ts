import type { ErrorCode } from "../../errors/catalog.ts";
import { returnReasons, sellerCancelReasons } from "../aftersale-facts.ts";
import type { EffectKind } from "../effects.ts";
import { inboundCarriages } from "../inbound-facts.ts";
import { listingLimits } from "../listings/draft-listing.ts";
import { holdReasons } from "../orders/hold-reasons.ts";
import { rejectionReasons } from "../orders/rejection-reasons.ts";
import type { WordForm } from "./word-forms.ts";

/** Why nothing of a request can be corrected here; the desk has a sentence for each. */
export const fixedReasons = [
  /** The buyer's address is read from Shopify at each try, and never kept. */
  "address",
  /** Its numbers are worked out anew at each try. */
  "reckoned",
  /** It names a thing, and says nothing about it. */
  "nothing",
  /** It is what a person or a rule decided: deciding again is another request. */
  "decision",
  /** It repeats what has happened: another word would not be true. */
  "happened",
  /** It is money that somebody got back, or goods that came back. */
  "money",
  /** A field that cannot be written in words: pictures, options, whether it is for sale. */
  "untyped",
  /** The link that it was about is gone. */
  "unlinked",
  /** Nobody knows whether an earlier try took hold, and the platform would answer for that one. */
  "unanswered",
  /** It is said anew in a form of its own, held to what the platform shows and asks by now. */
  "form",
] as const;
export type FixedReason = (typeof fixedReasons)[number];

/** `within`: at most what was planned, so that nothing is promised that is not there. */
type PatternForm =
  | WordForm
  | { kind: "within" }
  | { kind: "price"; currencyAt: string };

/** Where words stand in a payload; `*` is every member of a list. */
type Words = Record<string, PatternForm>;
type Correctable =
  /** `after`: only where it ended with one of these. */
  | { words: Words; after?: readonly ErrorCode[] }
  | { fixed: FixedReason }
  | "field";

/** Refusals of a listing's data that other words can mend. */
const refusedData: readonly ErrorCode[] = [
  "listing_refused",
  "title_refused",
  "description_refused",
  "parcel_refused",
  "price_refused",
  "quantity_refused",
];

const text = (most: number): WordForm => ({ kind: "text", most });
const choice = (of: readonly string[]): WordForm => ({ kind: "choice", of });

// Platforms cut longer ones off.
const message = { message: text(255) };
const tracking = {
  "tracking.carrier": text(100),
  "tracking.number": text(100),
};
/** Heavier and larger ones are no parcels. */
const grams: WordForm = { kind: "whole", least: 1, most: 999_999 };
const millimetres: WordForm = { kind: "whole", least: 1, most: 9_999 };
const size = (of: string): Words => ({
  [`${of}.length`]: millimetres,
  [`${of}.width`]: millimetres,
  [`${of}.height`]: millimetres,
});

const fixed = (why: FixedReason) => ({ fixed: why });

/**
 * What of each kind of request a person may correct before it is tried again. Never which thing it acts on, nor what the
 * platform's key answers for once it took hold.
 */
export const correctable: Record<EffectKind, Correctable> = {
  "storefront.ensure-service": fixed("nothing"),
  "storefront.stock-variant": fixed("nothing"),
  "storefront.set-stock": fixed("reckoned"),
  "storefront.set-hold": fixed("reckoned"),
  "storefront.take-parts": fixed("happened"),
  "storefront.update-field": "field",
  "storefront.import-order": fixed("happened"),
  "storefront.cancel-order": fixed("happened"),
  "storefront.readdress-order": fixed("happened"),
  "storefront.accept-request": fixed("nothing"),
  "storefront.reject-request": {
    words: { reason: choice(rejectionReasons), ...message },
  },
  "storefront.close-request": fixed("nothing"),
  "storefront.move-request": fixed("decision"),
  "storefront.hold-request": { words: { reason: choice(holdReasons) } },
  "storefront.release-request": fixed("nothing"),
  "storefront.accept-cancellation": fixed("nothing"),
  "storefront.reject-cancellation": { words: message },
  "storefront.create-fulfillment": { words: tracking },
  "marketplace.set-stock": fixed("reckoned"),
  "marketplace.update-field": "field",
  "marketplace.create-listing": {
    words: {
      "draft.title": text(listingLimits.title),
      "draft.description": { kind: "html", most: listingLimits.description },
      "draft.weightGrams": grams,
      ...size("draft.sizeMillimetres"),
      "draft.skus.*.priceMinor": { kind: "price", currencyAt: "currency" },
      "draft.skus.*.stock.*.quantity": { kind: "within" },
    },
    // Once its key took hold, TikTok Shop answers with what it listed then, whatever stands in the call. It says no to data
    // only where it has nothing under the key.
    after: refusedData,
  },
  "marketplace.add-skus": {
    words: {
      "skus.*.priceMinor": { kind: "price", currencyAt: "currency" },
      "skus.*.stock.*.quantity": { kind: "within" },
    },
  },
  "marketplace.remove-skus": fixed("decision"),
  "marketplace.change-details": fixed("form"),
  "network.create-goods": {
    words: {
      "draft.name": text(listingLimits.title),
      "draft.weightGrams": grams,
      ...size("draft.sizeMillimetres"),
      "draft.returned": choice(["restock", "dispose"]),
    },
  },
  "network.bind-goods": fixed("decision"),
  "network.unbind-goods": fixed("decision"),
  "network.save-inbound": fixed("decision"),
  "network.confirm-inbound": fixed("decision"),
  "network.ship-inbound": {
    words: {
      "cartons.*.weightGrams": grams,
      ...size("cartons.*.sizeMillimetres"),
      by: choice(inboundCarriages),
    },
  },
  "network.track-inbound": {
    words: {
      "parcels.*.carrier": text(100),
      "parcels.*.number": text(100),
    },
  },
  "network.cancel-inbound": { words: { reason: text(255) } },
  "marketplace.mark-shipped": { words: tracking },
  "marketplace.change-tracking": { words: tracking },
  "storefront.change-tracking": { words: tracking },
  "storefront.tell-parcel": fixed("happened"),
  "marketplace.cancel-order": {
    words: { reason: choice(sellerCancelReasons) },
  },
  "marketplace.answer-cancellation": fixed("decision"),
  "storefront.refund-units": fixed("money"),
  "storefront.open-return": fixed("happened"),
  "storefront.move-return": fixed("happened"),
  "storefront.pay-back": fixed("money"),
  "marketplace.answer-return": fixed("decision"),
  "marketplace.open-return": { words: { reason: choice(returnReasons) } },
  "marketplace.link-order": fixed("nothing"),
  "network.create-order": fixed("address"),
  "network.cancel-order": fixed("nothing"),
};
