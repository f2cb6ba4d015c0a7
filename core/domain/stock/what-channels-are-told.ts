import { type Derived, derive, type Term } from "./derivation.ts";

/** Stock of one variant as all sides last told it, in units. */
export type StockSituation = {
  /** What the network can still promise, per centre (its own reservations are already taken off). */
  network: { centre: string; available: number; ref: string }[];
  /** The merchant's own locations; `available` has Shopify's own commitments taken off. */
  own: { location: string; available: number; ref: string }[];
  /** Units Shopify has committed at our service's location. */
  committedAtService: number;
  /** Of these, units that the network has already reserved for the very same orders. */
  handedToNetwork: number;
  /** Units of the other variants that ship the same goods: sold in Shopify, not yet reserved by the network. */
  siblingsWaiting: number;
  /** Units of TikTok orders that the merchant ships and that Shopify does not know yet. */
  marketplaceUnimported: number;
};

/**
 * What Shopify is told about a variant at the network's location: what the network can promise, less what Shopify has
 * sold and the network has not reserved yet (law S2).
 */
export function toldToStorefront(stock: StockSituation): Derived {
  const waiting = Math.max(0, stock.committedAtService - stock.handedToNetwork);
  return derive([
    ...stock.network.map(
      ({ centre, available, ref }): Term => ({
        term: `available in ${centre}`,
        quantity: available,
        ref,
      }),
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
  ]);
}

/**
 * What TikTok Shop is told about a SKU at the merchant's own warehouse: what Shopify can still sell there, less the
 * TikTok orders that Shopify has not been told of (law S2). The network's stock never counts here.
 */
export function toldToMarketplace(stock: StockSituation): Derived {
  return derive([
    ...stock.own.map(
      ({ location, available, ref }): Term => ({
        term: `available at ${location}`,
        quantity: available,
        ref,
      }),
    ),
    {
      term: "TikTok orders not yet in Shopify",
      quantity: -stock.marketplaceUnimported,
      ref: null,
    },
  ]);
}
