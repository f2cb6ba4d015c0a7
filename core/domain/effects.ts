import type {
  Approval,
  CancelReason,
  ReturnReason,
} from "./aftersale-facts.ts";
import type { Tracking } from "./facts.ts";
import type { Field } from "./field-words.ts";
import type { GoodsDraft } from "./goods-draft.ts";
import type { Carton, InboundCarriage } from "./inbound-facts.ts";
import type { ListingDraft, ListingDraftSku } from "./listing-facts.ts";
import type { HoldReason } from "./orders/hold-reasons.ts";
import type { RejectionReason } from "./orders/rejection-reasons.ts";
import type { ParcelStep } from "./shipments/parcel-event.ts";

/** The carrier as the parcel's own side names it, before it is put into the other's words; not kept in older effects. */
type CarrierSaid = { carrierSaid?: string };

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
  "storefront.cancel-order": { orderId: string };
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
    /** The product's title that the draft was made of; effects of before it was kept have none. */
    named?: string;
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
    skus: ListingDraftSku[];
    /** The variant that each SKU is. */
    variantIds: string[];
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

/** Values are in the forms that `core/domain/merge/fields.ts` gives them. */
export type FieldWrite = {
  field: Field;
  /** The listing, or the listing SKU, that holds it. */
  itemId: string;
  value: string;
  /** What the other side had when this was decided; nothing where a person wrote a value of his own. */
  source: string;
  /** What this side showed when a person decided; left out where the merge decided. */
  over?: string;
  /** A person has corrected what was refused: this side gets the value, and the other one keeps its own. */
  corrected?: true;
};

export type EffectKind = keyof EffectPayloads;

type EffectTrait = {
  /** How the platform keeps a repeat from taking hold twice. */
  repeat: "idempotent" | "keyed" | "probed";
  /** What people read on the Activity page. */
  title: string;
  /** Which of a shop's due effects are carried first: numbers and cancellations go stale by the second. */
  turn: "first" | "next" | "last";
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
  },
  "storefront.set-hold": {
    repeat: "keyed",
    title: "Hold stock back in Shopify for TikTok Shop",
    // Nothing is promised twice while it waits; a whole shop's switch must not keep orders waiting.
    turn: "last",
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

/** The kinds that have this turn. */
export const kindsWithTurn = (turn: EffectTrait["turn"]): EffectKind[] =>
  (Object.keys(effectTraits) as EffectKind[]).filter(
    (kind) => effectTraits[kind].turn === turn,
  );

/** Whether a row's or a request's text names a kind of effect. */
export const isEffectKind = (text: string): text is EffectKind =>
  Object.hasOwn(effectTraits, text);

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

/** Life of an effect. `unknown`: the platform may have carried it out; it is looked up before it is sent again. */
export const effectStates = [
  "planned",
  "sent",
  "unknown",
  "confirmed",
  "refused",
  "retired",
] as const;
export type EffectState = (typeof effectStates)[number];

/**
 * Steps that an effect may take. A carrier that died leaves `sent` behind and the next one sends again; one that the
 * platform surely did not carry out is `planned` again. A person has a `refused` one tried again, looked up first because
 * its last try may have taken hold, or leaves it. `confirmed` and `retired` are ends. The store writes no other step.
 */
export const effectSteps: Record<EffectState, readonly EffectState[]> = {
  planned: ["planned", "sent", "unknown", "refused", "retired"],
  sent: ["planned", "sent", "unknown", "confirmed", "refused", "retired"],
  unknown: ["sent", "unknown", "refused", "retired"],
  confirmed: [],
  refused: ["unknown", "retired"],
  retired: [],
};

/** Whether an earlier try may have taken hold: its carrier died, or the answer was lost. */
export const isUnderWay = (state: EffectState): boolean =>
  state === "sent" || state === "unknown";

/** The states from which an effect may come to this one. */
export const statesBefore = (state: EffectState): EffectState[] =>
  effectStates.filter((from) => effectSteps[from].includes(state));
