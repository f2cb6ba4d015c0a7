import type { ErrorCode } from "../errors/catalog.ts";
import type { FieldChange } from "./field-change.ts";
import type { OrderDeed } from "./orders/order-deed.ts";
import type { OrderRule } from "./orders/order-rule.ts";
import type { WatchedStep } from "./orders/watched-steps.ts";
import type { Channel, RuleLimits, Standing } from "./stock/stock-rule.ts";

export type PastSalesChannel = "storefront" | "marketplace";

/**
 * What a journal entry says, once its body has been read. Letters are thin on purpose: they name what moved, and the
 * planner fetches the truth. Platform webhooks, the reconciling sweep, people and our own carried effects all speak it.
 */
export type Letter =
  | { kind: "product-changed"; externalId: string }
  | { kind: "product-deleted"; externalId: string }
  /** A collection came, went, was renamed, or shows other products. */
  | { kind: "collection-changed"; externalId: string }
  | { kind: "storefront-level-changed"; inventoryItemId: string }
  /** What a unit costs, or weighs: Shopify tells of the item alone, and leaves its product's own stamp as it was. */
  | { kind: "storefront-item-changed"; inventoryItemId: string }
  | { kind: "storefront-order-changed"; externalId: string }
  /** A return, or the work of taking its goods in, moved; Shopify does not say of which order it is. */
  | { kind: "storefront-return-changed"; externalId: string }
  /** Fulfillment or cancellation requests wait at our service; Shopify does not say which. */
  | { kind: "requests-waiting" }
  | { kind: "app-uninstalled" }
  /** The permissions that the merchant's grant holds now. */
  | { kind: "scopes-changed"; granted: string[]; asOf: string }
  /** Something happened to a fulfillment order; Shopify does not say of which order it is. */
  | { kind: "fulfillment-order-changed"; fulfillmentOrderExternalId: string }
  /** Locations came, went or were renamed. */
  | { kind: "storefront-places-changed" }
  | ({ kind: "customer-data-requested"; requestExternalId: string } & Customer)
  | ({ kind: "customer-erased" } & Customer)
  | { kind: "shop-erased" }
  | { kind: "listing-changed"; externalId: string }
  /** TikTok Shop sells from other warehouses than are known. */
  | { kind: "marketplace-places-changed" }
  /** `readdressedAt`: the buyer has corrected where it goes, by the platform's time. */
  | {
      kind: "marketplace-order-changed";
      externalId: string;
      readdressedAt?: string;
    }
  /** A refund, return or replacement of an order moved. */
  | {
      kind: "marketplace-return-changed";
      externalId: string;
      orderExternalId: string;
    }
  /** An order has stayed at a step longer than it may. */
  | { kind: "order-overdue"; orderId: string; step: WatchedStep; since: string }
  /** The network has had a request for too long: the merchant's rule says what becomes of it. */
  | { kind: "request-late"; orderId: string; requestId: string }
  /** It goes on again, or has come to its end. `key`: the question about the step at which it stayed. */
  | { kind: "order-on-time"; orderId: string; key: string }
  /** It is time to look whether both sides show the same of the order's parcels. */
  | { kind: "parcels-due"; orderId: string }
  /** Sales of a variant jumped, and no order has come since. */
  | { kind: "spike-due"; variantId: string }
  /** What was told about these variants took hold, and other numbers may follow. */
  | { kind: "numbers-due"; variantIds: string[] }
  | { kind: "marketplace-revoked" }
  /** The seller's authorization ends by itself; null where the platform does not say when. */
  | { kind: "marketplace-ending"; endsAt: Date | null }
  | {
      kind: "network-order-changed";
      externalId: string;
      reference: string | null;
    }
  | { kind: "network-stock-changed"; goodsExternalId: string | null }
  | { kind: "network-goods-changed" }
  /** Read a whole platform again: after connecting, and by the sweep. */
  | { kind: "import-storefront" }
  | { kind: "import-marketplace" }
  | { kind: "import-network" }
  /** Read what a channel sold before the shop was connected. */
  | {
      kind: "import-past-sales";
      channel: PastSalesChannel;
      /** From the beginning: the platform shows more of the past than when it was read. */
      anew?: true;
    }
  /** Compare every linked pair again: a rule has changed. */
  | { kind: "fields-due" }
  /** A question was opened that a person wants answered by a rule of his. */
  | { kind: "policy-due"; conflictId: string; policyId: string }
  /** The causes of these questions went away unseen. */
  | { kind: "causes-gone"; keys: string[] }
  | Decision
  | EffectEnded
  /** Nothing to do; the reason is kept with the entry. */
  | { kind: "ignored"; reason: string };

/** Whom a privacy letter is about. */
export type Customer = {
  customerExternalId: string | null;
  /** Mail address and phone number, where they are given. */
  contacts: string[];
  orderExternalIds: string[];
};

/** What a person decided. The actor stands on the entry. */
export type Decision =
  | { kind: "variants-selected"; variantIds: string[]; fingerprint: string }
  | { kind: "variants-released"; variantIds: string[] }
  | {
      kind: "conflict-settled";
      conflictId: string;
      choice: Choice;
      reason: string | null;
    }
  | { kind: "effect-retried"; effectId: string }
  | { kind: "order-rule-set"; rule: OrderRule }
  /** What the shop is told of; addresses of people stand in no journal. */
  | { kind: "notice-rule-set" }
  /** A person accepted, changed or dismissed what was suggested to be sent to the network. */
  | { kind: "replenishment-decided"; deed: string }
  /** A person has said something of events that move demand, or of what new goods will sell. */
  | { kind: "demand-told"; deed: string }
  /** A delivery to the network has moved. */
  | { kind: "inbound-changed"; externalId: string }
  | {
      kind: "order-acted-on";
      orderId: string;
      deed: OrderDeed;
      requestId?: string | null;
      moveTo?: string | null;
      reason?: string;
    }
  | {
      kind: "carrier-names-set";
      /** The store's names in TikTok Shop's words. */
      names: Record<string, string>;
      /** TikTok Shop's in the store's; older letters say nothing of them. */
      namesInStore?: Record<string, string>;
    }
  /** Nothing is to be written for now; or everything that waits is. */
  | { kind: "writing-paused" }
  | { kind: "writing-started" }
  /** Whose stock lies at a location of the store. */
  | { kind: "place-set"; poolId: string; holds: "own" | "other" }
  /** What stands behind a warehouse of TikTok Shop's. */
  | {
      kind: "warehouse-set";
      warehouseId: string;
      standing: Standing | null;
      poolId: string | null;
    }
  | {
      kind: "place-terms-set";
      poolId: string;
      handlingDays: number | null;
      parcelMinor: number | null;
      mayRescue: boolean;
    }
  /** No parts: it has stock of its own again. */
  | {
      kind: "kit-set";
      variantId: string;
      parts: { variantId: string; count: number }[];
    }
  /** Null limits: the scope has no rule of its own any more. */
  | {
      kind: "stock-rule-set";
      variantId: string | null;
      channel: Channel;
      limits: RuleLimits | null;
    }
  /** What a TikTok SKU belongs to; null: to nothing. */
  | { kind: "link-changed"; listingSkuId: string; variantId: string | null }
  | { kind: "goods-parted"; variantId: string; goodsId: string }
  | { kind: "listing-wanted"; productId: string }
  /** Variants that a product's listing has not yet. */
  | { kind: "variants-wanted"; productId: string }
  /** Details of a product's listing that shall be others. */
  | { kind: "details-wanted"; productId: string }
  /** Variants that the network shall know as goods. */
  | { kind: "goods-wanted"; variantIds: string[] }
  /** A variant whose TikTok SKUs goods of the network shall serve no more. */
  | { kind: "goods-unwanted"; variantId: string }
  | { kind: "fields-changed"; change: FieldChange }
  /** Names the entry whose decision is taken back. */
  | { kind: "change-undone"; entryId: string }
  /** Put off, given to somebody, or noted upon. */
  | {
      kind: "conflict-tended";
      conflictId: string;
      assignee?: string | null;
      snoozedUntil?: string | null;
      note?: string | null;
    }
  /** No answer: questions of the cause are asked again. */
  | { kind: "answer-policy-set"; cause: string; answer: Choice | null };

/** How a person answers a conflict. */
export type Choice =
  | { kind: "storefront" }
  | { kind: "marketplace" }
  | { kind: "value"; value: string }
  | { kind: "link"; variantId: string }
  | { kind: "leave" };

/** One of our own effects came to its end, and something may follow from it. */
export type EffectEnded =
  | { kind: "effect-confirmed"; effectId: string }
  | {
      kind: "effect-refused";
      effectId: string;
      code: ErrorCode;
      said: string | null;
    };

export type LetterKind = Letter["kind"];

/** Our own letters carry their content as JSON under this topic; platforms' letters keep the platform's. */
const ownTopic = "quayside";
/** Letters that ask for a whole platform to be read; they are worked off apart from the others. */
export const importTopic = "quayside/import";

/** The topic of an entry that holds this letter of ours. */
export const topicOf = ({ kind }: Letter): string =>
  kind.startsWith("import-") ? importTopic : ownTopic;

/** Whether an entry of this topic holds a letter of ours. */
export const isOwnTopic = (topic: string): boolean =>
  topic === ownTopic || topic === importTopic;
