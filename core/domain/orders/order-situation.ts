import type { ErrorCode } from "../../errors/catalog.ts";
import type { CancelReason, ReturnFact } from "../aftersale-facts.ts";
import type { CancelCause } from "../cancel-causes.ts";
import type {
  OrderMoneyFact,
  OrderNature,
  UnitMoney,
} from "../order-money-facts.ts";
import type { RouteForeseen } from "../promise/foresee-route.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../storefront-aftersale-facts.ts";
import type { CarrierNames } from "./carrier-names.ts";
import type { KitContents } from "./kit-contents.ts";
import type { OrderRule } from "./order-rule.ts";
import type { Checked } from "./shown-number.ts";
import type { OrderState } from "./states.ts";

/** Everything a planner needs to know of one order: its channel, its requests to us, its parcels. */
export type OrderSituation = {
  order: {
    id: string;
    channel: "storefront" | "marketplace";
    externalId: string;
    name: string;
    /** Not paid, or in TikTok's one-hour hold. */
    waiting: boolean;
    cancelled: boolean;
    state: OrderState;
    /**
     * The Shopify order that stands for it was cancelled, and why in Shopify's word; `said`: which of the marketplace's
     * reasons a person says it was, where Shopify's word has no twin there.
     */
    storefrontCancel: {
      reason: string | null;
      said?: CancelReason | null;
    } | null;
    /** The buyer has asked to cancel, and the marketplace waits for the seller's answer. */
    cancelAsked: boolean;
    /** Placed and shipped before the marketplace was connected: nothing of ours to do. */
    history: boolean;
    fulfilledBy: "merchant" | "network" | "mixed";
    /** The Shopify order itself, or the one that stands for a marketplace order. */
    storefrontExternalId: string | null;
    /** Of the address that Shopify was given of a marketplace order, or has of its own. */
    recipientMark: string | null;
    /** By the clock of its channel, the moment that all this is of. */
    updatedAt: Date;
    placedAt: Date;
    nature: OrderNature;
    replacesExternalId: string | null;
    releaseAt: Date | null;
    /** The number under which the marketplace has been told that the order stands in the store. */
    marketplaceReference: string | null;
  };
  price: {
    currency: string;
    storeCurrency: string;
    totalMinor: number;
    money: OrderMoneyFact | null;
    isAccepted: boolean;
  };
  /** One line per unit on the marketplace. */
  lines: {
    externalId: string;
    variantId: string | null;
    sku: string | null;
    title: string;
    quantity: number;
    unitPriceMinor: number;
    /** Null for the store's own orders. */
    money: UnitMoney | null;
    isGift: boolean;
    isCancelled: boolean;
    /** The unit is on the Shopify order that stands for its own, and on which line of it where that is known. */
    stands: boolean;
    storefrontLineId: string | null;
  }[];
  requests: RequestSituation[];
  shipments: ShipmentSituation[];
  aftersales: Aftersales;
  rule: OrderRule;
  /** The merchant's own translations of carrier names. */
  carrierNames: CarrierNames;
  /** Our service's location in the store; null before products were chosen. */
  serviceLocationId: string | null;
  /** Variants that are linked to goods in the network. */
  variantsWithGoods: Set<string>;
  /** Where it could be shipped from in the network's place; left out where nobody asked. */
  rescue?: RescueRoutes | null;
  /** Why the marketplace shows it as cancelled; null where it is not, or was cancelled before that was kept. */
  cancelCause?: CancelCause | null;
};

/** Locations of the merchant's own that have the goods, and the day that the buyer was promised; null: none was. */
export type RescueRoutes = {
  routes: RouteForeseen[];
  promised: string | null;
};

/** Returns and refunds of an order, on both sides. */
export type Aftersales = {
  /** As the marketplace knows them, oldest first. */
  marketplace: MarketplaceReturn[];
  /** As the store knows them, oldest first; with the marketplace's return that was opened for them. */
  returns: (StorefrontReturnFact & { marketplaceReturnId: string | null })[];
  refunds: (StorefrontRefundFact & { marketplaceReturnId: string | null })[];
};

export type MarketplaceReturn = Omit<
  ReturnFact,
  "orderExternalId" | "createdAt" | "updatedAt" | "lines"
> & {
  openedAt: Date;
  changedAt: Date;
  /** The marketplace's lines that it is about. */
  lineExternalIds: string[];
  /** The store's return that stands for it. */
  storefrontReturnId: string | null;
  /** Its money is in the store's books, and in which refund, where there is one. */
  isPaidBack: boolean;
  storefrontRefundId: string | null;
};

export type NetworkState =
  | "none"
  /** Asked for, and the answer is not known yet. */
  | "ordering"
  | "ordered"
  | "refused"
  | "cancelled";

/** How much of an order at the network has left it; `some`: the rest may still leave. */
export const partsLeft = ["nothing", "some", "all"] as const;
export type PartLeft = (typeof partsLeft)[number];

/** One order at the network, made for a request. */
export type NetworkPart = {
  part: number;
  reference: string;
  /** The network's own number of the order; null until it has told us. */
  externalId: string | null;
  state: NetworkState;
  /** As the network last told; what has left of one that is not `ordered` any more is not asked. */
  hasLeft: PartLeft;
  lines: NetworkPartLine[];
  /** The mark of the address that it goes to, and by the store's clock the moment that address is of; null: not known. */
  sentTo: { mark: string; asOf: Date } | null;
};

export type NetworkPartLine = {
  variantId: string;
  goodsId: string;
  quantity: number;
};

export type RequestLine = {
  externalId: string;
  orderLineExternalId: string;
  variantId: string | null;
  sku: string | null;
  totalQuantity: number;
  remainingQuantity: number;
};

/** Units taken from a line of a fulfillment order. */
export type TakenLine = { fulfillmentOrderLineId: string; quantity: number };

export type RequestSituation = {
  id: string;
  externalId: string;
  locationId: string | null;
  status: string;
  requestStatus: string;
  cancellationRequested: boolean;
  lines: RequestLine[];
  /** What the kits on its lines were put together from when the network was first asked; before that, what they are now. */
  kits: KitContents;
  /** How often the merchant has asked; a refused request may be asked again. */
  round: number;
  /** What its orders at the network come to together. */
  networkState: NetworkState;
  /** The orders at the network that this round led to; several where it asks for more than the network takes at once. */
  orders: NetworkPart[];
  refusalCode: ErrorCode | null;
  /** What is wanted to become of it: by a person, whatever the shop's rule says, or by that rule. */
  wish: RequestWish | null;
};

/** `entryId`: the decision, so that the same wish at another time is another one. */
export type RequestWish =
  /** The network has not sent it in time: it comes back, and the shop's rule says what becomes of it. */
  | { kind: "late"; entryId: string }
  | { kind: "hold"; entryId: string }
  | { kind: "move"; moveTo: string; entryId: string }
  /** Released: the shop's rule is not asked again until the merchant asks the network again. */
  | { kind: "free"; entryId: string };

export type ShipmentSituation = {
  id: string;
  origin: "network" | "marketplace" | "merchant";
  externalId: string;
  fulfillmentOrderExternalId: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /**
   * `live`: on its way or there; `waiting`: no tracking yet; `failed`: lost, damaged or stopped; `taken-back`: the merchant
   * undid it in the store.
   */
  condition: "waiting" | "live" | "failed" | "taken-back";
  issue: string | null;
  lines: {
    variantId: string;
    quantity: number;
    orderLineExternalIds: string[];
  }[];
  storefrontFulfillmentId: string | null;
  /** What of a fulfillment order's lines Shopify was told with it; null where that was not kept. */
  storefrontLines: TakenLine[] | null;
  marketplacePackageId: string | null;
  /** In the words of whoever ships it. */
  status: string;
  /** When TikTok Shop said first that a parcel of the merchant's is on its way. */
  inTransitAt: Date | null;
  /** When the buyer had it, by whichever side said so first. */
  deliveredAt: Date | null;
  /** The number that the other side was told last; null where nobody knows. */
  toldNumber: string | null;
  /** Under which carrier it was told, in the words of whoever ships it; null where nobody knows. */
  toldCarrier: string | null;
  /** The name under which the other side was told that carrier; null where nobody knows. */
  toldAs: string | null;
  /** What the other side showed when it was last read back; null since it was told anew. */
  checked: Checked | null;
  /** How often the other side was told a number of it. */
  toldTimes: number;
  /** Numbers beside the first that the store has for it. */
  moreNumbers: string[];
  /** Other orders with a live parcel of the merchant's under this number. */
  alsoOnOrders: number;
};
