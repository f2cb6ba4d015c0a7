import type { EffectKind, EffectState } from "../domain/effects.ts";
import type {
  CentreFact,
  CollectionFact,
  GoodsFact,
  ListingFact,
  NetworkLevelFact,
  ProductFact,
} from "../domain/facts.ts";
import type { Customer } from "../domain/letters.ts";
import type { GoodsMatch } from "../domain/listings/match-goods.ts";
import type {
  MatchListingSku,
  MatchVariant,
  SkuMatch,
} from "../domain/listings/match-skus.ts";
import type { SelectionCandidate } from "../domain/listings/plan-selection.ts";
import type {
  OrderMoneyFact,
  OrderNature,
  UnitMoney,
} from "../domain/order-money-facts.ts";
import type { KitContents } from "../domain/orders/kit-contents.ts";
import type {
  NetworkPart,
  NetworkState,
  OrderSituation,
  RequestLine,
  RequestSituation,
  RequestWish,
  ShipmentSituation,
  TakenLine,
} from "../domain/orders/order-situation.ts";
import type { OrderState } from "../domain/orders/states.ts";
import type { Plan, PlannedConflict } from "../domain/plan.ts";
import type { Region } from "../domain/promise/region.ts";
import type { LearnedShipment } from "../domain/shipments/learn-shipments.ts";
import type { Derived, Term } from "../domain/stock/derivation.ts";
import type { ToldChannel } from "../domain/stock/stock-rule.ts";
import type { StockSituation } from "../domain/stock/what-channels-are-told.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import type { Json } from "../kit/json.ts";
import type { ConflictKeepingRecords } from "./conflict-records.ts";
import type { MarketplaceCredential } from "./credentials.ts";
import type { DemandRecords } from "./demand-records.ts";
import type { Addressee } from "./doors.ts";
import type { FieldRecords } from "./field-records.ts";
import type { Hand } from "./hand.ts";
import type { InboundRecords } from "./inbound-records.ts";
import type { LinkKeepingRecords } from "./link-records.ts";
import type { ListingRecords } from "./listing-records.ts";
import type { NoticeRecords } from "./notice-records.ts";
import type { OrderKeepingRecords } from "./order-records.ts";
import type { PromiseRecords } from "./promise-records.ts";
import type { StockKeepingRecords } from "./stock-records.ts";
import type { ShopRef } from "./storefront.ts";

export const connectionKinds = ["shopify", "tiktok_shop", "fbt"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

export type EntrySource = "shopify" | "tiktok" | "sweep" | "person" | "effect";

export type NewEntry = {
  source: EntrySource;
  deliveryId: string;
  topic: string;
  body: string;
  asOf: Date | null;
  actor: string | null;
  receivedAt: Date;
};

export type EntryRow = {
  id: string;
  source: EntrySource;
  topic: string;
  body: string;
  actor: string | null;
  attempts: number;
  receivedAt: Date;
};

export type EntryOutcome =
  | "planned"
  | "echo"
  | "nothing"
  | "ignored"
  | "failed";

export type EffectRow = {
  id: string;
  entryId: string;
  kind: EffectKind;
  key: string;
  subject: string;
  payload: Json;
  state: EffectState;
  attempts: number;
  plannedAt: Date;
  /** Who set it in motion, for the audit. */
  actor: string;
  /** What its last try failed with. */
  errorCode: string | null;
};

export type AuditLine = {
  actor: string;
  action: string;
  subject: string;
  before: Json | null;
  after: Json | null;
  result: string;
  entryId: string;
  effectId: string | null;
  reason: string | null;
};

export type ConflictRow = Omit<PlannedConflict, "candidates" | "cause"> & {
  id: string;
  /** core/domain/conflicts/cause.ts */
  cause: string;
  state: "open" | "settled" | "closed";
  version: string;
  settledBy: string | null;
  candidates: PlannedConflict["candidates"];
};

export type ServiceRef = {
  serviceId: string;
  handle: string;
  locationId: string;
};

/**
 * Whose stock lies in a pool: the merchant's own, the network's, or another service's, which is neither told to TikTok Shop
 * nor ever mixed with the others. `service` is our location in Shopify: a face of the network's stock, not a place of its
 * own.
 */
export type PoolKind = "own" | "other" | "network" | "service";

export type PoolRow = {
  id: string;
  kind: PoolKind;
  externalId: string;
  name: string;
  marketplaceWarehouseIds: string[];
};

export type LevelInput = {
  poolId: string;
  itemId: string;
  onHand: number;
  available: number;
  reserved: number;
  unfulfillable: number;
  inTransit: number;
  asOf: Date;
};

/** An order as it is learned: the channel's own truth, with variants already looked up. */
export type OrderInput = {
  channel: "storefront" | "marketplace";
  externalId: string;
  name: string;
  state: OrderState;
  channelState: string;
  fulfilledBy: "merchant" | "network" | "mixed";
  currency: string;
  totalMinor: number;
  /** Only the marketplace tells these. */
  money?: OrderMoneyFact | null;
  nature?: OrderNature;
  replacesExternalId?: string | null;
  releaseAt?: Date | null;
  cancelAsked?: boolean;
  placedAt: Date;
  cancelledAt: Date | null;
  shipBy: Date | null;
  cancelsAt: Date | null;
  region: Region | null;
  updatedAt: Date;
  lines: {
    externalId: string;
    variantId: string | null;
    itemExternalId: string | null;
    sku: string | null;
    title: string;
    quantity: number;
    unitPriceMinor: number;
    money?: UnitMoney;
    isGift?: boolean;
    isCancelled?: boolean;
  }[];
};

export type RequestInput = {
  externalId: string;
  locationId: string | null;
  status: string;
  requestStatus: string;
  cancellationRequested: boolean;
  updatedAt: Date;
  lines: RequestLine[];
};

/** A parcel as it is learned. */
export type ShipmentInput = LearnedShipment;

export type RequestRow = OrderSituation["requests"][number] & {
  orderId: string;
};

/** One publication with what the carrier needs to tell it. */
/** Products and listings that moved. */
export type CatalogTouched = {
  productExternalIds: string[];
  listingExternalIds: string[];
};

export type GoodsRow = {
  id: string;
  externalId: string;
  referenceCode: string | null;
  barcodes: string[];
  skuExternalIds: string[];
};

export type PublicationRow = {
  id: string;
  variantId: string;
  itemId: string;
  placeId: string;
  desired: number;
  published: number | null;
  /** The place may show another number than that. */
  inDoubt: boolean;
  publishedAt: Date | null;
  /** The most that the place may show. */
  mayShow: number | null;
  /** A number is on its way since then, or its answer was lost. */
  sentAt: Date | null;
  terms: Term[];
  ruleId: string | null;
};

/** How far a feed was read. */
export type FeedMark = {
  /** The newest stamp of the platform's that was seen. */
  readUntil: Date;
  /** By our clock, the end of the look that saw it first. */
  reachedAt: Date;
  /** By our clock, when the last look began, and the last at everything. */
  sweptAt: Date;
  wholeAt: Date | null;
};

/** What is compared with the platforms by its versions. */
export type CatalogPart = "products" | "collections" | "listings";

/**
 * The rows of ONE shop, inside one transaction. No method takes a shop: rows of another cannot be reached (law T1).
 * Methods that learn a platform's truth ignore one that is older than what is known (law P4).
 */
export interface Records
  extends StockKeepingRecords,
    OrderKeepingRecords,
    FieldRecords,
    LinkKeepingRecords,
    ListingRecords,
    DemandRecords,
    InboundRecords,
    PromiseRecords,
    NoticeRecords,
    ConflictKeepingRecords {
  readonly shop: ShopRef & { name: string; currency: string; timeZone: string };

  /** Names the shop as its store does. */
  describeShop(shop: {
    name: string;
    currency: string;
    timeZone: string;
  }): Promise<void>;

  // Connections
  connectedKinds(): Promise<ConnectionKind[]>;
  saveConnection(connection: {
    kind: ConnectionKind;
    status: "connected" | "attention" | "disconnected";
    externalId?: string | null;
    ownerExternalId?: string | null;
    name?: string | null;
    scopes?: string[];
    problem?: string | null;
  }): Promise<void>;
  /** A platform refused to work for want of a grant. A connection that is known to be over stays so. */
  noteRefused(kind: ConnectionKind, problem: string): Promise<void>;
  /** The store answers again: where it was known as closed, it is not any more, and what waited for it is due. */
  noteStoreOpen(at: Date): Promise<void>;
  /**
   * Connections whose webhooks were not looked after since they were made, or since `before`, or could not be set right.
   * `connectedAt` names the grant.
   */
  webhooksToLookAt(
    before: Date,
  ): Promise<{ kind: ConnectionKind; connectedAt: Date }[]>;
  /** What came of looking; nothing is noted of a connection that was made anew meanwhile. */
  noteWebhooks(
    connection: { kind: ConnectionKind; connectedAt: Date },
    look: { at: Date; problem: ErrorCode | null },
  ): Promise<void>;
  service(): Promise<ServiceRef | null>;
  /** The unguessable part of the callback address; made once. */
  callbackToken(): Promise<string>;
  saveService(service: ServiceRef): Promise<void>;
  /**
   * When the merchant removed the app, by these entries' letters, and whether TikTok Shop still lets us in.
   * @returns null when the shop has been installed again since.
   */
  leaving(
    entryIds: string[],
  ): Promise<{ since: Date; isMarketplaceOpen: boolean } | null>;
  /**
   * The merchant removed the app: its tokens are worth nothing any more and are deleted.
   * @returns false, with nothing done, when the shop has been installed again since these entries' letters were written.
   */
  markUninstalled(entryIds: string[], at: Date): Promise<boolean>;
  /**
   * The seller took the authorization back: its tokens are worth nothing any more and are deleted.
   * @returns false, with nothing done, when the shop has been connected again since these entries' letters were written.
   */
  markRevoked(entryIds: string[]): Promise<boolean>;
  /**
   * The seller's authorization ends by itself, at `endsAt` where the platform says so.
   * @returns false, with nothing done, when it has been renewed to a later day.
   */
  markEnding(endsAt: Date | null): Promise<boolean>;
  /** Notes what the merchant has granted; older news than the last is left (law P4). @returns whether it was news. */
  learnScopes(grant: {
    granted: string[];
    missing: string[];
    asOf: Date;
  }): Promise<boolean>;

  // Journal
  append(entry: NewEntry): Promise<{ entryId: string; isNew: boolean }>;
  /** The oldest entries that are due; what a sweep found comes after news, until it has waited for a minute. */
  dueEntries(now: Date, limit: number): Promise<EntryRow[]>;
  /** The imports that are due; `dueEntries` leaves them out. */
  dueImports(now: Date): Promise<EntryRow[]>;
  countDueEntries(now: Date): Promise<number>;
  finishEntries(
    entryIds: string[],
    end: { outcome: EntryOutcome; note: string | null; at: Date },
  ): Promise<void>;
  /** @param why `counted` is how many tries this was; waiting for a turn is none. */
  postponeEntries(
    entryIds: string[],
    why: { until: Date; note: string; counted: number },
  ): Promise<void>;
  /** Blanks the bodies of entries that mention any of these texts (law J4). @returns how many. */
  eraseEntriesMentioning(texts: string[], at: Date): Promise<number>;

  // Privacy
  /** The same request is noted once. */
  noteDataRequest(
    request: Customer & {
      requestExternalId: string;
      entryId: string;
      at: Date;
    },
  ): Promise<void>;
  forgetDataRequests(customerExternalId: string | null): Promise<void>;

  // Catalog
  /** @param readAt when reading them began. */
  learnProducts(facts: ProductFact[], readAt: Date): Promise<void>;
  /** Which versions of products or listings are known, and since when; what is not known is left out. */
  versionsRead(
    what: CatalogPart,
    externalIds: string[],
  ): Promise<Map<string, { updatedAt: Date; readAt: Date | null }>>;
  /**
   * Of which version the stock of these inventory items at a location is known, and when it was asked for; what is not known
   * is left out.
   */
  levelsRead(
    locationExternalId: string,
    inventoryItemIds: string[],
  ): Promise<Map<string, { updatedAt: Date; readAt: Date }>>;
  /** The platforms' ids of all that is known and not deleted. */
  catalogIds(what: CatalogPart): Promise<string[]>;
  forgetProduct(externalId: string, at: Date): Promise<void>;
  /** Keeps a collection as it was read, unless something newer is known. */
  learnCollection(
    fact: CollectionFact,
    cause: { readAt: Date; entryId: string },
  ): Promise<void>;
  forgetCollections(externalIds: string[]): Promise<void>;
  learnListings(facts: ListingFact[], readAt: Date): Promise<void>;
  forgetListing(externalId: string, at: Date): Promise<void>;
  /** That TikTok Shop has frozen them; all else stays as it was known. */
  noteFrozen(listingExternalIds: string[]): Promise<void>;
  learnGoods(facts: GoodsFact[]): Promise<void>;
  /** Variants with one of these SKUs or barcodes, as `normalizeCode` writes them, or of these ids. */
  variantsForMatching(wanted: {
    codes: string[];
    ids?: string[];
  }): Promise<MatchVariant[]>;
  /** Variants of these products that no TikTok SKU is linked to. */
  unlinkedVariantsOf(productIds: string[]): Promise<MatchVariant[]>;
  /** So many variants at most, in the order of their Shopify ids, behind this one. */
  variantsAfter(
    externalId: string | null,
    take: number,
  ): Promise<(MatchVariant & { externalId: string })[]>;
  countVariants(): Promise<number>;
  hasVariants(): Promise<boolean>;
  /** Those without a link that a change of these may give an answer. */
  unlinkedListingSkus(touched: CatalogTouched): Promise<MatchListingSku[]>;
  /** Ids of the listings of which some SKU has no link. */
  listingsToLink(): Promise<string[]>;
  /** The SKUs of these listings that have no link. */
  unlinkedSkusOf(listingIds: string[]): Promise<MatchListingSku[]>;
  /** @param variantIds only goods that share a code or a TikTok SKU with one of these; null: all. */
  goodsForMatching(variantIds: string[] | null): Promise<GoodsRow[]>;
  goodsByExternalId(externalIds: string[]): Promise<GoodsRow[]>;
  /** Variant by TikTok SKU id, for those of these SKUs that are linked. */
  variantOfSku(skuExternalIds: string[]): Promise<Map<string, string>>;
  /** Variants of these products, deleted ones too, and those linked to SKUs of these listings. */
  variantsTouched(touched: CatalogTouched): Promise<string[]>;
  saveSkuLinks(
    links: (Omit<SkuMatch, "reason"> & {
      reason: SkuMatch["reason"] | "person";
    })[],
    cause: { entryId: string; actor: string },
  ): Promise<void>;
  saveGoodsLinks(
    links: GoodsMatch[],
    cause: { entryId: string },
  ): Promise<void>;
  /** Shopify's ids of the products that these variants belong to. */
  productsOf(variantIds: string[]): Promise<string[]>;
  /** Listings' TikTok ids, of those that are paired with a product. */
  pairedListings(): Promise<string[]>;
  /** Variants of which some channel may be told a number: linked to a TikTok SKU, chosen for the network, in a kit or one. */
  variantsTold(): Promise<string[]>;
  /** Sets each listing's product to the one most of its SKUs are linked to. */
  pairListings(): Promise<void>;
  inventoryItems(variantIds: string[]): Promise<Map<string, string>>;
  variantsByExternalId(externalIds: string[]): Promise<Map<string, string>>;
  variantsByInventoryItem(
    inventoryItemIds: string[],
  ): Promise<Map<string, string>>;

  // Selection
  selectionCandidates(variantIds: string[]): Promise<SelectionCandidate[]>;
  select(
    variantIds: string[],
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<void>;
  release(variantIds: string[], at: Date): Promise<void>;
  /** Those of these variants that are chosen, bundles of Shopify's own left out. */
  selectedAmong(variantIds: string[]): Promise<Set<string>>;

  // Stock
  pools(): Promise<PoolRow[]>;
  learnPools(
    kind: PoolRow["kind"],
    places: (Pick<CentreFact, "externalId" | "name"> & {
      marketplaceWarehouseIds: string[];
    })[],
  ): Promise<void>;
  learnLevels(levels: LevelInput[], cause: { entryId: string }): Promise<void>;
  /** Goods whose levels differ from what is known of them since `knownAt`, or that have none yet. */
  goodsShownDifferently(
    shown: NetworkLevelFact[],
  ): Promise<{ goodsExternalId: string; knownAt: Date | null }[]>;
  /** Adjusts what we believe after our own write, until the platform tells us again. */
  shiftLevels(
    shifts: {
      poolId: string;
      itemId: string;
      available: number;
      reserved: number;
    }[],
  ): Promise<void>;
  /** Everything that decides what channels are told about these variants. */
  stockSituations(variantIds: string[]): Promise<Map<string, StockSituation>>;
  /** Variants that ship the same goods as these, themselves included. */
  variantsSharingGoods(variantIds: string[]): Promise<string[]>;
  /**
   * Which of these kinds of effect stand in line for which subjects, and will work out their numbers only when their turn
   * comes.
   */
  subjectsInLine(kinds: EffectKind[], subjects: string[]): Promise<Set<string>>;
  /**
   * Writes down what places should be told, with the derivation.
   * @returns for each, whether the place shows something else now. `observed`: what the place was just seen to show.
   */
  saveDesired(
    told: {
      channel: ToldChannel;
      variantId: string;
      itemId: string;
      placeId: string;
      derived: Derived;
      observed: number | null;
    }[],
    cause: { entryId: string },
  ): Promise<
    {
      channel: ToldChannel;
      variantId: string;
      itemId: string;
      changed: boolean;
    }[]
  >;
  /**
   * The marketplace took its own sale off (or put it back) at `at`, by its clock: what its place shows moved without us,
   * unless we told it a number afterwards. Where we told it lately, nobody can say which came first: it is told again
   * (law S2). So it is where the move itself is uncertain.
   */
  shiftPublished(
    shifts: {
      skuExternalId: string;
      by: number;
      at: Date;
      isUncertain: boolean;
    }[],
    now: Date,
  ): Promise<void>;
  /** `available` at our service's location as Shopify last told it, by variant. */
  serviceAvailable(variantIds: string[]): Promise<Map<string, number>>;
  publications(
    channel: ToldChannel,
    itemIds: string[],
  ): Promise<PublicationRow[]>;
  /** What a place was told took hold: its present, and a line of its history (law S4). */
  notePublished(
    publicationId: string,
    derived: Derived,
    told: { effectId: string; at: Date },
  ): Promise<void>;
  /** Linked SKUs of these variants with the quantity their listing was last seen with. */
  listedSkus(variantIds: string[]): Promise<
    {
      variantId: string;
      listingSkuId: string;
      skuExternalId: string;
      listingExternalId: string;
    }[]
  >;
  goodsOf(
    variantIds: string[],
  ): Promise<Map<string, { goodsId: string; externalId: string }>>;
  variantsOfGoods(goodsIds: string[]): Promise<string[]>;

  // Orders
  learnOrder(input: OrderInput): Promise<{
    orderId: string;
    wasOlder: boolean;
    previousState: OrderState | null;
  }>;
  /** The order row that a Shopify order belongs to: its own, or the marketplace order it stands for. */
  orderOfStorefront(
    externalId: string,
    sourceIdentifier: string | null,
  ): Promise<string | null>;
  noteStorefrontOrder(
    orderId: string,
    storefront: {
      externalId: string;
      name: string;
      updatedAt: Date | null;
      /** The merchant's location that it was given to; left out where the order was not read whole. */
      shipFrom?: string | null;
      /** Told where the order was read whole. */
      cancelled?: { at: Date; reason: string | null } | null;
    },
  ): Promise<void>;
  learnRequests(orderId: string, requests: RequestInput[]): Promise<void>;
  learnShipments(shipments: ShipmentInput[]): Promise<void>;
  orderSituation(orderId: string): Promise<OrderSituation | null>;
  orderIdByExternal(
    channel: "storefront" | "marketplace",
    externalId: string,
  ): Promise<string | null>;
  request(requestId: string): Promise<RequestRow | null>;
  requestOfNetworkOrder(
    networkExternalId: string,
    reference: string | null,
  ): Promise<{ request: RequestRow; part: NetworkPart } | null>;
  /** Network orders that are not finished yet, for the sweep. */
  openNetworkOrders(): Promise<{ externalId: string }[]>;
  markRequest(
    requestId: string,
    change: {
      networkState?: NetworkState;
      refusalCode?: ErrorCode | null;
      requestStatus?: string;
      refusalReason?: string;
      locationId?: string;
      /** What the network is asked for in place of kits. */
      kits?: KitContents;
    },
  ): Promise<void>;
  /** The network is to be asked anew for what a request still wants, under references of its own. */
  beginRound(requestId: string): Promise<void>;
  /** What a person wants to become of a request; null: what the shop's rule says. */
  wishForRequest(requestId: string, wish: RequestWish | null): Promise<void>;
  noteShipmentTold(
    shipmentId: string,
    told: {
      storefrontFulfillmentId?: string;
      storefrontLines?: TakenLine[];
      /** Null: another parcel travels as that package now. */
      marketplacePackageId?: string | null;
      toldNumber?: string;
    },
  ): Promise<void>;
  /** Which units of the marketplace's a parcel holds. */
  placeParcel(
    shipmentId: string,
    lines: ShipmentSituation["lines"],
  ): Promise<void>;
  /** What the carrier needs to know of a parcel before it tells of it. */
  shipmentForTelling(shipmentId: string): Promise<{
    storefrontExternalId: string | null;
    storefrontFulfillmentId: string | null;
    marketplacePackageId: string | null;
    cancelled: boolean;
    /** The merchant undid it in the store. */
    isTakenBack: boolean;
    /** Lines of the marketplace that were cancelled since. */
    cancelledLines: Set<string>;
    lines: ShipmentInput["lines"];
    isOfNetwork: boolean;
    /** The lines of the order's requests, by fulfillment order, with what the kits on them are sent as. */
    requests: Map<string, Pick<RequestSituation, "lines" | "kits">>;
    /** All parcels of the order. */
    parcels: ShipmentSituation[];
  } | null>;
  /** Takes units off what remains of a request, after our own fulfillment. */
  takeFromRequest(requestExternalId: string, lines: TakenLine[]): Promise<void>;
  /** Marketplace orders that wait only for these variants to be linked. */
  ordersWithUnlinkedLines(): Promise<string[]>;
  relinkOrderLines(): Promise<void>;
  /** Marks the orders that the store knows by these ids. @returns what their channels and the network call them. */
  eraseOrders(storefrontExternalIds: string[], at: Date): Promise<string[]>;

  // Plans and effects
  /** Writes a plan down: effects and conflicts whose keys are known already are left as they are. */
  savePlan(
    plan: Plan,
    cause: { entryId: string; at: Date },
  ): Promise<{
    effects: number;
    conflicts: number;
    movements: number;
    closed: number;
  }>;
  /**
   * The first of each subject that waits for no other effect and is due. An effect that waits does not hold its subject
   * up: others may go before it.
   */
  dueEffects(now: Date, limit: number): Promise<EffectRow[]>;
  /** When the next of these is due; null when none is left. */
  nextEffectDue(): Promise<Date | null>;
  effect(effectId: string): Promise<EffectRow | null>;
  markSent(effectIds: string[], at: Date): Promise<void>;
  endEffect(
    effectId: string,
    end: {
      state: "confirmed" | "refused" | "retired";
      result: Json | null;
      code: ErrorCode | null;
      said: string | null;
      at: Date;
    },
  ): Promise<void>;
  postponeEffect(
    effectId: string,
    until: Date,
    why: {
      state: "planned" | "unknown";
      attempts: number;
      code: ErrorCode;
      said: string | null;
    },
  ): Promise<void>;
  /**
   * Has a refused effect tried again, under its key; it is looked up first.
   * @param payload in the place of what it had, where a person has corrected it. @returns false when it is not refused.
   */
  retryEffect(effectId: string, at: Date, payload?: Json): Promise<boolean>;
  /** Everything that waits is due now: after a connection was renewed. */
  hurry(at: Date): Promise<void>;

  // Conflicts and audit
  /** One question, held until the transaction ends: whoever else wants to answer it waits. */
  conflict(conflictId: string): Promise<ConflictRow | null>;
  settleConflict(
    conflictId: string,
    settled: {
      by: string;
      choice: Json;
      reason: string | null;
      at: Date;
      /** Not asked again while its columns stay and its cause lasts. */
      quiet: boolean;
    },
  ): Promise<void>;
  audit(line: AuditLine & { at: Date }): Promise<void>;

  // Feeds
  feedMark(feed: string): Promise<FeedMark | null>;
  /** How far a feed was read, and what came of it; sweeps older than a month are forgotten. */
  noteSweep(
    feed: string,
    sweep: {
      readUntil: Date;
      reachedAt: Date;
      at: Date;
      isWhole: boolean;
      compared: number;
      found: number;
    },
  ): Promise<void>;
}

/** The memory: transactions on one shop's rows, and the few questions across shops. */
export interface Store {
  /** One transaction; everything in it takes hold or nothing does. @throws SyncError internal when the shop is unknown. */
  inShop<T>(shopId: string, work: (records: Records) => Promise<T>): Promise<T>;
  /**
   * Holds the shop's hand: planning and carrying for one shop never overlap, across all processes. The lock dies with
   * its holder, and is taken from one that stands still.
   */
  withHand<T>(shopId: string, work: (hand: Hand) => Promise<T>): Promise<T>;
  /** Tx 1: one statement, no more. Finds the shop by its address and writes the entry down. */
  receive(delivery: {
    addressee: Addressee;
    source: "shopify" | "tiktok";
    deliveryId: string;
    topic: string;
    body: Uint8Array;
    asOf: Date | null;
    receivedAt: Date;
  }): Promise<
    | { outcome: "accepted" | "duplicate"; shopId: string }
    | { outcome: "unknown_shop" }
  >;
  registerShop(shop: {
    domain: string;
    scopes: string[];
    /** Permissions that we need and these do not hold. */
    missingScopes: string[];
    at: Date;
  }): Promise<{ shopId: string; isNew: boolean }>;
  installedShops(): Promise<ShopRef[]>;
  /** Shops with entries or effects that should have been worked on before `before`. */
  shopsLeftWaiting(
    before: Date,
  ): Promise<{ plan: string[]; import: string[]; carry: string[] }>;
  /** Jumps in sales that are to be looked at again by now. */
  spikesDue(
    at: Date,
  ): Promise<{ shopId: string; variantId: string; lookAgainAt: Date }[]>;
  /** Shops without a finished forecast for this day, and shops whose sales have jumped since theirs was made. */
  shopsToForecast(at: Date, version: number): Promise<string[]>;
  saveConsentState(state: string, shopId: string): Promise<void>;
  /** Takes a state once, and only while it is younger than `notBefore`. */
  takeConsentState(
    state: string,
    notBefore: Date,
    at: Date,
  ): Promise<ShopRef | null>;
  saveMarketplaceCredential(
    shopId: string,
    connection: {
      externalId: string;
      name: string;
      openId: string;
      scopes: string[];
    },
    credential: MarketplaceCredential,
  ): Promise<void>;
  /** Erases everything of a shop but its bare existence (shop/redact). */
  eraseShop(shopId: string): Promise<void>;
  /**
   * Seals credentials anew that lie under an older key. @returns how many; 0 means that the older keys can go.
   * @throws SyncError credentials_unreadable when the key of some row is missing.
   */
  resealCredentials(): Promise<number>;
  beat(process: string, at: Date, details: Json): Promise<void>;
}
