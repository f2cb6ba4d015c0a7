import {
  type Derived,
  derive,
  type KeptBack,
  type Term,
} from "./derivation.ts";
import type { Channel, StockRule } from "./stock-rule.ts";

/** Stock of one item at one place as the place's platform counts it, in units. */
export type PlaceStock = {
  onHand: number;
  /** Promised to orders, those that are not paid yet included. */
  reserved: number;
  unfulfillable: number;
  /** What is left to be sold, by the platform's own count. */
  available: number;
  /** The pool. */
  ref: string;
};

/** One part of a kit. */
export type KitPart = {
  variantId: string;
  label: string;
  /** So many of it are in one kit. */
  count: number;
  stock: StockSituation;
};

/** Stock of one variant as all sides last told it, in units. */
export type StockSituation = {
  /** The store has the variant no more: nothing lies there, and nothing is held back. */
  isGone?: true;
  /** The network's centres. */
  network: (PlaceStock & { centre: string })[];
  /**
   * The merchant's own locations. `held`: units that Shopify holds back there for TikTok Shop by our doing. It cannot sell
   * them, and they are part of the pool for all that; the least that it may be, where the answer to a change is not known.
   */
  own: (PlaceStock & { location: string; held: number })[];
  /** Units Shopify has committed at our service's location. */
  committedAtService: number;
  /** Of these, units that the network has already reserved for the very same orders. */
  handedToNetwork: number;
  /** Units of the same goods, sold in Shopify as other variants or in kits, that the network has not reserved yet. */
  siblingsWaiting: number;
  /**
   * Units of TikTok orders that the merchant ships and that Shopify does not know yet; of what is sold in kits, also those
   * that Shopify knows only as the kit.
   */
  marketplaceUnimported: number;
  /**
   * Units that left, or are to leave, in kits which Shopify sells as one thing: it has not taken these off its shelf yet.
   */
  soldInKits: number;
  /** What a kit is put together from; null for what has stock of its own. */
  parts: KitPart[] | null;
  /** What the merchant asks of the numbers, for each channel. */
  rules: Record<Channel, StockRule>;
  /** What of the merchant's own stock sells before TikTok Shop has the number that follows; null: nothing is kept back. */
  exposed: KeptBack | null;
  /** What of the network's stock sells before Shopify has the number that follows; null: nothing is kept back. */
  exposedAtNetwork: KeptBack | null;
};

/**
 * What Shopify is told about a variant at the network's location: what the network can promise, less what Shopify has
 * sold and the network has not reserved yet (law S2), and less what sells before the number arrives.
 */
export function toldToStorefront(stock: StockSituation): Derived {
  if (stock.parts)
    return ofKit(stock.parts, toldToStorefront, stock.rules.storefront);
  const waiting = Math.max(0, stock.committedAtService - stock.handedToNetwork);
  const terms: Term[] = [
    ...stock.network.flatMap((place) =>
      termsOfPlace(place, `in ${place.centre}`),
    ),
    {
      term: "sold in Shopify, not yet reserved by the network",
      quantity: -waiting,
      ref: null,
      opens: "store-orders",
    },
    {
      term: "sold as another variant or in a kit of the same goods",
      quantity: -stock.siblingsWaiting,
      ref: null,
      opens: "sold-as",
    },
  ];
  return derive(terms, stock.rules.storefront, stock.exposedAtNetwork);
}

/** The term of what is taken off the main warehouse because others show it. */
export const shownElsewhere = "shown at other warehouses of TikTok Shop";

/**
 * What TikTok Shop is told about a SKU at the merchant's own warehouse: what Shopify can still sell there, less the
 * TikTok orders that Shopify has not been told of (law S2), and less what sells before the number arrives. The network's
 * stock never counts here.
 * @param elsewhere units that other warehouses of TikTok Shop's show of it.
 */
export function toldToMarketplace(
  stock: StockSituation,
  elsewhere = 0,
): Derived {
  if (stock.parts)
    return ofKit(
      stock.parts,
      (part) => toldToMarketplace(part),
      stock.rules.marketplace,
    );
  const terms: Term[] = [
    ...ownTerms(stock),
    notImported(-stock.marketplaceUnimported),
    {
      term: shownElsewhere,
      quantity: -elsewhere,
      ref: null,
      opens: "elsewhere",
    },
  ];
  return derive(terms, stock.rules.marketplace, stock.exposed);
}

/** Of a kit there are as many as its scarcest part allows; what is kept back of a part is kept back of the kit, too. */
function ofKit(
  parts: KitPart[],
  told: (stock: StockSituation) => Derived,
  rule: StockRule,
): Derived {
  const allowed = parts
    .map(({ variantId, label, count, stock }) => {
      const { quantity } = told(stock);
      return {
        term: `as many as ${label} allows: ${quantity} left, ${count} in each`,
        quantity: Math.floor(quantity / count),
        ref: variantId,
        opens: "variant" as const,
      };
    })
    .sort((a, b) => a.quantity - b.quantity);
  return derive(allowed.slice(0, 1), rule);
}

/**
 * What lies at the merchant's own locations, as terms.
 * @param held units that Shopify holds back for TikTok Shop: they are not set aside, but part of the pool.
 */
export const ownTerms = (
  stock: StockSituation,
  held = stock.own.reduce((sum, place) => sum + place.held, 0),
): Term[] => {
  const terms = [
    ...stock.own.flatMap((place) =>
      termsOfPlace(place, `at ${place.location}`),
    ),
    ...(stock.soldInKits === 0 ? [] : [soldInKits(-stock.soldInKits)]),
  ];
  return held === 0
    ? terms
    : [
        ...terms,
        {
          term: "of these, held back in Shopify by Quayside",
          quantity: held,
          ref: null,
          opens: "held",
        },
      ];
};

/** The term of TikTok orders that the merchant ships and that Shopify does not know yet. */
export const notImported = (quantity: number): Term => ({
  term: "TikTok orders not yet in Shopify",
  quantity,
  ref: null,
  opens: "marketplace-orders",
});

/** The term of what is sold in kits and lies on Shopify's shelf still. */
export const soldInKits = (quantity: number): Term => ({
  term: "sold in kits, not yet taken off in Shopify",
  quantity,
  ref: null,
  opens: "sold-as",
});

/** How the term of the units that orders have reserved begins. */
export const reservedFor = "reserved for orders";

/**
 * On hand, less everything that keeps it from being sold, as far as the platform says what that is: together exactly what
 * the platform says is available.
 */
function termsOfPlace(place: PlaceStock, where: string): Term[] {
  const { onHand, reserved, unfulfillable, available, ref } = place;
  const rest = available - (onHand - reserved - unfulfillable);
  const opens = "movements";
  const parts: Term[] = [
    { term: `on hand ${where}`, quantity: onHand, ref, opens },
    { term: `${reservedFor} ${where}`, quantity: -reserved, ref, opens },
    { term: `unfulfillable ${where}`, quantity: -unfulfillable, ref, opens },
    { term: `set aside by the platform ${where}`, quantity: rest, ref, opens },
  ];
  return parts.filter(({ quantity }, index) => quantity !== 0 || index === 0);
}
