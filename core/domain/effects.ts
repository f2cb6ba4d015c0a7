import type {
  Approval,
  CancelReason,
  ReturnReason,
} from "./aftersale-facts.ts";
import type { CancelCause } from "./cancel-causes.ts";
import type { Tracking } from "./facts.ts";
import type { Field, Side } from "./field-words.ts";
import type { GoodsDraft } from "./goods-draft.ts";
import type { Carton, InboundCarriage } from "./inbound-facts.ts";
import type {
  DetailsChange,
  ListingDraft,
  ListingDraftSku,
} from "./listing-facts.ts";
import type { HoldReason } from "./orders/hold-reasons.ts";
import type { RejectionReason } from "./orders/rejection-reasons.ts";
import type { ParcelStep } from "./shipments/parcel-event.ts";

/** The carrier as the parcel's own side names it, before it is put into the other's words; not kept in older effects. */
type CarrierSaid = { carrierSaid?: string };

/**
 * What Shopify showed of a field when a draft was made, and what the shop's rules made of it, as the merge writes them. By
 * the second it is seen what a person has put right since.
 */
export type MadeOf = { storefront: string; marketplace: string };

/**
 * Everything we may do on a platform. An effect is a row before it happens. Payloads hold ids and numbers of ours and of
 * the platforms, never personal data.
 */
export type EffectPayloads = {
  /** Our fulfillment service and its location exist in the store. */
  "storefront.ensure-service": Record<string, never>;
  /** A variant is stocked at our service's location. */
  "storefront.stock-variant": { variantId: string };
  /** Shopify is told what the network can ship of a variant. */
  "storefront.set-stock": { variantId: string };
  /** Shopify holds TikTok Shop's share of a guaranteed variant back, or gives it back. */
  "storefront.set-hold": { variantId: string };
  /**
   * The parts of kits that were sent are taken off Shopify's shelf, or put back: those that came back in a return or, where
   * none are named, those that were taken for a fulfillment that was taken back.
   */
  "storefront.take-parts": {
    fulfillmentExternalId: string;
    locationId: string;
    putBack: boolean;
    parts: { variantId: string; quantity: number }[];
  };
  /** One field of a product, or of one of its variants, becomes what the other side has or a person chose. */
  "storefront.update-field": FieldWrite;
  "storefront.import-order": { orderId: string };
  /** `cause`: why the marketplace cancelled it, where that was known. */
  "storefront.cancel-order": { orderId: string; cause?: CancelCause };
  /** The order in Shopify goes where the buyer has it go on TikTok Shop now. */
  "storefront.readdress-order": { orderId: string };
  "storefront.accept-request": { requestId: string };
  "storefront.reject-request": {
    requestId: string;
    reason: RejectionReason;
    message: string;
  };
  /** An accepted request is given back unfinished: the network does not ship it. */
  "storefront.close-request": { requestId: string };
  /** `wish`: the decision of a person for which it is done; without one it is the shop's rule. */
  "storefront.move-request": {
    requestId: string;
    locationId: string;
    wish?: string;
    /** Why this location: core/domain/promise/choose-route.ts */
    why?: string;
  };
  "storefront.hold-request": {
    requestId: string;
    reason: HoldReason;
    wish?: string;
  };
  /** Our own hold is taken back, and nobody else's. */
  "storefront.release-request": { requestId: string };
  "storefront.accept-cancellation": { requestId: string };
  "storefront.reject-cancellation": { requestId: string; message: string };
  "storefront.create-fulfillment": {
    shipmentId: string;
    fulfillmentOrderExternalId: string;
    tracking: Tracking;
  } & CarrierSaid;
  /** TikTok Shop is told what the merchant's own location can ship of a SKU. */
  "marketplace.set-stock": { variantId: string; listingSkuId: string };
  "marketplace.update-field": FieldWrite;
  /** A product is for sale on TikTok Shop. */
  "marketplace.create-listing": {
    productId: string;
    /** Effects of before it was kept have none. */
    madeOf?: { title: MadeOf; description: MadeOf; prices: MadeOf[] };
    draft: ListingDraft;
    /** The variant that each SKU of the draft is. */
    variantIds: string[];
    withGoods: boolean;
    /** The main picture, for goods. */
    pictureUrl: string;
  };
  /** Variants of a product come to its listing on TikTok Shop; all else of it stays. */
  "marketplace.add-skus": {
    productId: string;
    listingExternalId: string;
    /** As a person saw them; none: as the variants are when its turn comes, by a rule or an answer. */
    skus: ListingDraftSku[];
    /** Of their prices; effects of before it was kept have none. */
    madeOf?: MadeOf[];
    /** The variant that each SKU is. */
    variantIds: string[];
  };
  /** SKUs whose variants were deleted in Shopify leave their listing on TikTok Shop; all else of it stays. */
  "marketplace.remove-skus": {
    productId: string;
    listingExternalId: string;
    skuExternalIds: string[];
  };
  /** Details of a listing that no field in step holds become what a person wants; all else of it stays. */
  "marketplace.change-details": {
    productId: string;
    listingExternalId: string;
    change: DetailsChange;
    /** The same parts as he saw them. */
    over: DetailsChange;
    /** The difference as people read it, by kind. */
    words: Record<"before" | "after", Record<string, string>>;
  };
  /** The network knows a TikTok SKU as goods that it can store and ship. */
  "network.create-goods": {
    variantId: string;
    skuExternalId: string;
    draft: GoodsDraft;
    /** Other TikTok SKUs of the variant, which the goods shall serve too. */
    alsoServe?: string[];
  };
  /** Goods that the network has serve these TikTok SKUs too. */
  "network.bind-goods": {
    variantId: string;
    goodsExternalId: string;
    skuExternalIds: string[];
  };
  /** They serve these TikTok SKUs no more; the goods stay at the network. */
  "network.unbind-goods": EffectPayloads["network.bind-goods"];
  /** The network knows what is to be sent to it. */
  "network.save-inbound": { planId: string };
  /** The way and the week that a person took for it; deliveries are made of it. */
  "network.confirm-inbound": { planId: string };
  /** The network knows the cartons of one of its deliveries and how they travel. */
  "network.ship-inbound": {
    planId: string;
    orderExternalId: string;
    cartons: Carton[];
    by: InboundCarriage;
  };
  /** The numbers under which cartons travel. */
  "network.track-inbound": {
    planId: string;
    orderExternalId: string;
    parcels: { carton: string; carrier: string; number: string }[];
  };
  "network.cancel-inbound": {
    planId: string;
    orderExternalId: string;
    reason: string;
  };
  "marketplace.mark-shipped": {
    shipmentId: string;
    orderExternalId: string;
    lineExternalIds: string[];
    tracking: Tracking;
  } & CarrierSaid;
  /** A number or a carrier that was corrected in Shopify is corrected on TikTok Shop. */
  "marketplace.change-tracking": {
    shipmentId: string;
    orderExternalId: string;
    tracking: Tracking;
  } & CarrierSaid;
  "storefront.change-tracking": {
    shipmentId: string;
    tracking: Tracking;
  } & CarrierSaid;
  /** `at`: when it happened, ISO 8601; without it, when we learned of it. */
  "storefront.tell-parcel": {
    shipmentId: string;
    step: ParcelStep;
    at?: string;
  };
  /** The order, or those of its lines that were refunded in the store before they left. */
  "marketplace.cancel-order": {
    orderId: string;
    reason: CancelReason;
    units?: { refundExternalId: string; lineExternalIds: string[] };
  };
  "marketplace.answer-cancellation": { orderId: string; grant: boolean };
  /** Units that were cancelled on TikTok Shop leave the Shopify order, with what they cost. */
  "storefront.refund-units": { orderId: string; unitExternalIds: string[] };
  /** A Shopify return stands for one of TikTok Shop's: asked for, or agreed already. */
  "storefront.open-return": OneReturn;
  "storefront.move-return": OneReturn & {
    to: "approved" | "declined" | "closed" | "cancelled";
  };
  /** What the buyer got back on TikTok Shop is recorded in Shopify, with the goods that came back. */
  "storefront.pay-back": OneReturn;
  "marketplace.answer-return": OneReturn & { answer: ReturnAnswer };
  /** What was refunded or agreed to come back in Shopify is so on TikTok Shop. */
  "marketplace.open-return": {
    orderId: string;
    /** Shopify's refund or return. */
    ownExternalId: string;
    kind: "refund" | "return";
    reason: ReturnReason;
    lineExternalIds: string[];
    refund?: { minor: number; currency: string };
  };
  /** TikTok Shop is told under which number its order stands in the store. */
  "marketplace.link-order": { orderId: string };
  /** `part`: which of several orders; a request of up to 50 units has one. */
  "network.create-order": { requestId: string; part?: number };
  "network.cancel-order": { requestId: string; part?: number };
};

/** A refund, return or replacement of TikTok Shop's, by its number there. */
export type OneReturn = { orderId: string; returnExternalId: string };

/** `refuse`: the platform's identifier of the reason. */
export type ReturnAnswer = { approval: Approval } | { refuse: string };

/** What both sides of a field agreed on and how each has moved from that since, as JSON: `core/domain/merge/agreement.ts`. */
export type KeptAgreement = {
  base: Record<Side, string | null> | null;
  edits: Record<Side, { mark: string; at: string; seen: boolean } | null>;
};

/** Values are in the forms that `core/domain/merge/fields.ts` gives them. */
export type FieldWrite = {
  field: Field;
  /** The listing, or the listing SKU, that holds it. */
  itemId: string;
  value: string;
  /** What the other side had when this was decided; nothing where a person takes a value back. */
  source: string;
  /** What this side showed when a person decided; left out where the merge decided. */
  over?: string;
  /** What counted as agreed until he decided, where he judged something else; it counts again if he takes that back unwritten. */
  agreed?: KeptAgreement;
  /** A person has corrected what was refused: this side gets the value, and the other one keeps its own. */
  corrected?: true;
};

export type EffectKind = keyof EffectPayloads;

/** An effect as a planner writes it down. */
export type PlannedEffect = {
  [K in EffectKind]: {
    kind: K;
    /** From business ids and the version of the truth, never from row ids of attempts: planning again gives the same key. */
    key: string;
    /** What it acts on; effects on one subject never overlap. */
    subject: string;
    payload: EffectPayloads[K];
    /** Key of the effect that must have taken hold, or be no longer wanted, first. */
    waitsFor?: string;
  };
}[EffectKind];
