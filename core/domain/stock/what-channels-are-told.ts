import { type Derived, derive, type Term } from "./derivation.ts";
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

/** Stock of one variant as all sides last told it, in units. */
export type StockSituation = {
  /** The network's centres. */
  network: (PlaceStock & { centre: string })[];
  /** The merchant's own locations. */
  own: (PlaceStock & { location: string })[];
  /** Units Shopify has committed at our service's location. */
  committedAtService: number;
  /** Of these, units that the network has already reserved for the very same orders. */
  handedToNetwork: number;
  /** Units of the other variants that ship the same goods: sold in Shopify, not yet reserved by the network. */
  siblingsWaiting: number;
  /** Units of TikTok orders that the merchant ships and that Shopify does not know yet. */
  marketplaceUnimported: number;
  /** What the merchant asks of the numbers, for each channel. */
  rules: Record<Channel, StockRule>;
};

/**
 * What Shopify is told about a variant at the network's location: what the network can promise, less what Shopify has
 * sold and the network has not reserved yet (law S2).
 */
export function toldToStorefront(stock: StockSituation): Derived {
  const waiting = Math.max(0, stock.committedAtService - stock.handedToNetwork);
  const terms: Term[] = [
    ...stock.network.flatMap((place) =>
      termsOfPlace(place, `in ${place.centre}`),
    ),
    {
      term: "sold in Shopify, not yet reserved by the network",
      quantity: -waiting,
      ref: null,
    },
    {
      term: "sold as another variant of the same goods",
      quantity: -stock.siblingsWaiting,
      ref: null,
    },
  ];
  return derive(terms, stock.rules.storefront);
}

/**
 * What TikTok Shop is told about a SKU at the merchant's own warehouse: what Shopify can still sell there, less the
 * TikTok orders that Shopify has not been told of (law S2). The network's stock never counts here.
 */
export function toldToMarketplace(stock: StockSituation): Derived {
  const terms: Term[] = [
    ...stock.own.flatMap((place) =>
      termsOfPlace(place, `at ${place.location}`),
    ),
    {
      term: "TikTok orders not yet in Shopify",
      quantity: -stock.marketplaceUnimported,
      ref: null,
    },
  ];
  return derive(terms, stock.rules.marketplace);
}

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
    { term: `reserved for orders ${where}`, quantity: -reserved, ref, opens },
    { term: `unfulfillable ${where}`, quantity: -unfulfillable, ref, opens },
    { term: `set aside by the platform ${where}`, quantity: rest, ref, opens },
  ];
  return parts.filter(({ quantity }, index) => quantity !== 0 || index === 0);
}
