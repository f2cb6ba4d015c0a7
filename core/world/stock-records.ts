import type { KitContents } from "../domain/orders/kit-contents.ts";
import type { KnownKits } from "../domain/orders/kit-takings.ts";
import type { BundlePart } from "../domain/orders/order-units.ts";
import type { Term } from "../domain/stock/derivation.ts";
import type {
  Channel,
  RuleLimits,
  StockRule,
} from "../domain/stock/stock-rule.ts";
import type { ExposureRecords } from "./exposure-records.ts";
import type { LedgerRecords } from "./ledger-records.ts";
import type { PlaceRecords } from "./place-records.ts";
import type { SplitRecords } from "./split-records.ts";

/** Whose numbers a rule is about: those of one variant, or (null) all of the shop that have no rule of their own. */
export type RuleScope = { variantId: string | null; channel: Channel };

/** A number as it is told now, with what is needed to work it out under another rule. */
export type NumberUnderRule = {
  variantId: string;
  label: string;
  desired: number;
  terms: Term[];
};

/** What a kit is put together from. */
export interface KitRecords {
  /** Replaces what the kit is put together from; no parts: it is no kit any more. */
  saveKit(
    kitVariantId: string,
    parts: { variantId: string; count: number }[],
    cause: { entryId: string; actor: string },
  ): Promise<void>;
  /** Which of these variants are kits, and which are parts of one. */
  kitRoles(
    variantIds: string[],
  ): Promise<{ kits: Set<string>; parts: Set<string> }>;
  /**
   * Which of these variants stay shared whatever is promised: kits, and their parts, unless Shopify takes the parts of each
   * of these kits itself, and none of them is for sale on TikTok Shop (law S6).
   */
  sharedByKits(variantIds: string[]): Promise<Set<string>>;
  /**
   * Makes kits of what Shopify puts together itself, and no kits of what it does not any more.
   * @returns the variants whose numbers that touches.
   */
  keepStorefrontKits(cause: { entryId: string }): Promise<string[]>;
  /**
   * Makes kits of variants that TikTok Shop sells as virtual bundles, of the variants that the bundle's parts are linked to,
   * and no kits of those that it does not sell so any more. What a person or Shopify says of a kit goes before it.
   * @returns the variants whose numbers that touches.
   */
  keepMarketplaceKits(cause: { entryId: string }): Promise<string[]>;
  /**
   * What Shopify puts these variants together from, for an order of the marketplace: nothing where the order was learned
   * before they were bundles.
   */
  bundlesInStore(
    orderExternalId: string,
    variantIds: string[],
  ): Promise<Map<string, BundlePart[]>>;
  /** Which of these variants Shopify puts together itself. */
  storefrontKits(variantIds: string[]): Promise<Set<string>>;
  /** Which of these variants are kits because TikTok Shop sells them as virtual bundles. */
  marketplaceKits(variantIds: string[]): Promise<Set<string>>;
  /** What those of these variants that are kits hold, whoever said so, and since when that has been known. */
  knownKits(variantIds: string[]): Promise<KnownKits>;
  /** For which of these fulfillments the parts of kits were to be taken off the shelf, and whether that came to nothing. */
  takingsPlanned(
    fulfillmentExternalIds: string[],
  ): Promise<Map<string, { isVain: boolean }>>;
  /** What was taken off the shelf for a fulfillment. */
  takenParts(
    fulfillmentExternalId: string,
  ): Promise<{ variantId: string; quantity: number }[]>;
  /** What those of these variants that are kits are put together from. */
  kitContents(variantIds: string[]): Promise<KitContents>;
  /** Kits that these are parts of, and parts that these kits are put together from, bundles of TikTok Shop included. */
  kitRelatives(variantIds: string[]): Promise<string[]>;
}

/** Rules of a shop's told numbers. */
export interface StockRuleRecords {
  /** The latest version that was set for this very scope, lifted ones too; null: none ever was. */
  ruleOf(scope: RuleScope): Promise<(StockRule & { lifted: boolean }) | null>;
  /** The rule that numbers of this scope follow: its own, the shop's, or none. */
  ruleInForce(scope: RuleScope): Promise<StockRule>;
  /** Writes the next version. @param limits null lifts the rule. */
  saveStockRule(
    scope: RuleScope,
    limits: RuleLimits | null,
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<void>;
  /** Numbers that this scope's rule decides about. */
  numbersUnderRule(scope: RuleScope): Promise<NumberUnderRule[]>;
  /** Variants with numbers that this scope's rule decides about. */
  variantsUnderRule(scope: RuleScope): Promise<string[]>;
}

/** All that is kept about stock besides levels and publications. */
export interface StockKeepingRecords
  extends StockRuleRecords,
    KitRecords,
    LedgerRecords,
    PlaceRecords,
    ExposureRecords,
    SplitRecords {}
