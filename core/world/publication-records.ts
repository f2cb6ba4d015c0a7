import type { EffectKind } from "../domain/effects.ts";
import type { MarketplaceStockFact } from "../domain/listing-facts.ts";
import type { Derived, Term } from "../domain/stock/derivation.ts";
import type { ToldChannel } from "../domain/stock/stock-rule.ts";
import type { StockSituation } from "../domain/stock/what-channels-are-told.ts";

/** One publication with what the carrier needs to tell it. */
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

/** What channels are told about stock, and what it is worked out from. */
export interface PublicationRecords {
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
      placeId: string;
      changed: boolean;
    }[]
  >;
  /**
   * The marketplace took its own sale off (or put it back) at `at`, by its clock: what its place shows moved without us,
   * unless we told it a number afterwards. Where we told it lately, nobody can say which came first: it is told again
   * (law S2). So it is where the move itself is uncertain, and at each of several warehouses: the number goes down at the one
   * that the order is assigned to.
   */
  shiftPublished(
    shifts: {
      skuExternalId: string;
      by: number;
      at: Date;
      isUncertain: boolean;
      warehouseId: string | null;
    }[],
    now: Date,
  ): Promise<void>;
  /** `available` at our service's location as Shopify last told it, by variant. */
  serviceAvailable(variantIds: string[]): Promise<Map<string, number>>;
  /** Of TikTok Shop's numbers, those at the main warehouse. */
  publications(
    channel: ToldChannel,
    itemIds: string[],
  ): Promise<PublicationRow[]>;
  /** What TikTok Shop's other warehouses are told of these SKUs. */
  publicationsElsewhere(itemIds: string[]): Promise<PublicationRow[]>;
  /** Forgets what these SKUs were told at other warehouses than the main one, but for what they go on being told. */
  forgetElsewhere(
    itemIds: string[],
    told: { itemId: string; placeId: string }[],
  ): Promise<void>;
  /**
   * Listings that show another number at a place than it is known to show, told or not, with the moment that is known since. One whose
   * number is on its way, or may have been told, is left out: it is told again by itself. Units of a variant that is gone
   * are never as they should be.
   */
  numbersShownDifferently(
    shown: MarketplaceStockFact[],
  ): Promise<{ listingExternalId: string; toldAt: Date }[]>;
  /**
   * Listings with a SKU whose number was told since then, or of which something was sold on either channel, in kits and
   * bundles too: those of so many SKUs that moved last.
   */
  listingsOfHotSkus(since: Date, take: number): Promise<string[]>;
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
      /** The warehouses that TikTok Shop was last seen to show it at. */
      shownAt: string[];
    }[]
  >;
}
