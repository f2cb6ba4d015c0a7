import { millimetresPerFoot } from "../../kit/measures.ts";
import type { Carton } from "../inbound-facts.ts";
import { type FeesInShop, feesOfSale } from "./fees-in-shop.ts";

/** How large a unit is, in millimetres. */
export type UnitSize = Carton["sizeMillimetres"];

/** What a merchant says of goods that are sent to the network. */
export type GoodsTerms = {
  goodsId: string;
  packSize: number;
  unitCostMinor: number | null;
  melts: boolean;
  /** Null: as the network says, if it says. */
  shelfLifeDays: number | null;
  /** More can be bought than lies at the merchant's own locations. */
  isBought?: boolean;
  /** Null: as the network has measured it, if it has. */
  unitSize?: UnitSize | null;
};

/** What a delivery of goods is planned by, whatever is wanted of them. */
export type TermsOfSending = {
  /** Units in one carton: only whole cartons are sent. */
  packSize: number;
  unitCostMinor: number;
  /** What is earned with a unit that is sold in time, the fees of its sale taken off; never less than nothing. */
  marginMinor: number;
  /** The room of a unit; null where nobody has said: what storing it costs is then not known. */
  cubicFeet: number | null;
  /** What a unit weighs, in grams; null where nobody has said: on pallets only its room counts then. */
  weightGrams?: number | null;
  melts: boolean;
  /** Days that a unit lasts from the day it is sent; null where it does not expire. */
  shelfLifeDays: number | null;
  /** Days that units have to last when they arrive; null where the network's rule for all goods counts. */
  lastsOnArrival?: number | null;
};

/** What is known of goods of the network, as far as anybody has said. */
export type KnownTerms = {
  priceMinor: number;
  packSize: number | null;
  melts: boolean | null;
  unitCostMinor: number | null;
  /** As Shopify says. */
  storefrontCostMinor: number | null;
  /** As Shopify says, where a weight of nothing says nothing. */
  storefrontWeightGrams: number | null;
  /** As the merchant says. */
  shelfLifeDays: number | null;
  unitSize: UnitSize | null;
  /** As the network says. */
  networkShelfLifeDays: number | null;
  networkUnitSize: UnitSize | null;
  lastsOnArrival: number | null;
};

/**
 * The merchant's word counts, else the network's, or of the cost the store's; what nobody has said is assumed of the cost alone.
 * @param marketplaceShare the share of what the network ships of it that the marketplace has sold, from 0 to 1.
 */
export const termsOfSending = (
  known: KnownTerms,
  { fees, marketplaceShare }: { fees: FeesInShop; marketplaceShare: number },
): TermsOfSending => ({
  packSize: known.packSize ?? 1,
  unitCostMinor: costOf(known),
  marginMinor: Math.max(
    0,
    marginOf(known) -
      feesOfSale(fees, { priceMinor: known.priceMinor, marketplaceShare }),
  ),
  cubicFeet: roomOf(known),
  weightGrams: weightOf(known),
  melts: known.melts ?? false,
  shelfLifeDays: known.shelfLifeDays ?? known.networkShelfLifeDays,
  lastsOnArrival: known.lastsOnArrival,
});

/** The room of a unit in cubic feet; null where nobody has said. */
export function roomOf({
  unitSize,
  networkUnitSize,
}: Pick<KnownTerms, "unitSize" | "networkUnitSize">): number | null {
  const size = unitSize ?? networkUnitSize;
  return size ? cubicFeetOf(size) : null;
}

/** What a unit weighs, in grams; null where nobody has said, and where it is said to weigh nothing. */
export const weightOf = ({
  storefrontWeightGrams,
}: Pick<KnownTerms, "storefrontWeightGrams">): number | null =>
  storefrontWeightGrams || null;

/** The room that a unit takes: the network charges storage by the cubic foot. */
export const cubicFeetOf = ({ length, width, height }: UnitSize): number =>
  (length * width * height) / millimetresPerFoot ** 3;

/** Until anybody says what a unit costs, it is taken for this share of its price. Assumed, and said so on the page. */
const assumedCostShare = 0.5;

/** Who says what a unit costs; nobody, where it is assumed. */
export const costSources = ["merchant", "storefront", "assumed"] as const;
export type CostSource = (typeof costSources)[number];

/** A variant as which goods are sold, and how much of it is: units of the same days for all of them. */
type SoldVariant = Pick<
  KnownTerms,
  "priceMinor" | "storefrontCostMinor" | "storefrontWeightGrams"
> & {
  units: number;
};

/**
 * What goods bring, cost and weigh that are sold as several variants, money in minor units. Each variant's price weighs as much as it
 * sells; where none sells, the first one's counts. They are the same goods, so the first of them
 * that the store has a cost of says it for all, and the heaviest weighs for all: one of nothing was never weighed.
 * @param variants the one that sells most first.
 */
export function termsOfVariants(
  variants: readonly SoldVariant[],
): Omit<SoldVariant, "units"> {
  let sold = 0;
  let paid = 0;
  for (const { priceMinor, units } of variants) {
    sold += units;
    paid += units * priceMinor;
  }
  return {
    priceMinor:
      sold > 0 ? Math.round(paid / sold) : (variants[0]?.priceMinor ?? 0),
    storefrontCostMinor:
      variants.find(({ storefrontCostMinor }) => storefrontCostMinor !== null)
        ?.storefrontCostMinor ?? null,
    storefrontWeightGrams:
      Math.max(0, ...variants.map((one) => one.storefrontWeightGrams ?? 0)) ||
      null,
  };
}

type Priced = Pick<
  KnownTerms,
  "unitCostMinor" | "storefrontCostMinor" | "priceMinor"
>;

/** Whose word on the cost of a unit counts: the merchant's own before what Shopify keeps. */
export const costSourceOf = ({
  unitCostMinor,
  storefrontCostMinor,
}: Omit<Priced, "priceMinor">): CostSource =>
  unitCostMinor !== null
    ? "merchant"
    : storefrontCostMinor !== null
      ? "storefront"
      : "assumed";

/** What a unit costs, in minor units of the shop's currency. */
export const costOf = ({
  unitCostMinor,
  storefrontCostMinor,
  priceMinor,
}: Priced): number =>
  unitCostMinor ??
  storefrontCostMinor ??
  Math.round(priceMinor * assumedCostShare);

/** What is earned with a unit that is sold, before any fee; never less than nothing. */
export const marginOf = (priced: Priced): number =>
  Math.max(0, priced.priceMinor - costOf(priced));
