import { demandChannels } from "../demand/assemble-series.ts";
import type { DemandPart } from "../demand/thin-forecast.ts";

/** Units that a channel sold lately, the last days counting most, and those of them that fell to the network. */
export type Routed = { units: number; byNetwork: number };

/** By whom a shop's orders are shipped: as measured, and as the rules in force let them be. */
export type Routing = {
  /** One per `demandChannels`, of all goods that the network stores. */
  shop: readonly Routed[];
  /** The same of each of them. */
  goods: ReadonlyMap<string, readonly Routed[]>;
  /** Goods that Shopify can ask the network for: of others it ships no Shopify order. */
  offered: ReadonlySet<string>;
  /** TikTok Shop's orders may be shipped by sellers themselves: where not, all fall to the network. */
  sellersShip: boolean;
};

/** What the network is asked for of some goods. */
export type NetworkShare = DemandPart & {
  /** Of each channel's units, in the order of `demandChannels`. */
  byChannel: number[];
  /** Of the whole if sellers might not ship TikTok Shop's orders. */
  ifSellersMayNot: number;
};

/** Recent units at which the goods' own share and the shop's weigh the same; the shop's leans on the network as much. */
const shrinkage = 20;
const nothing: Routed = { units: 0, byNetwork: 0 };

/**
 * The share of the demand for some goods that falls to the network: each channel's as measured, leaning on the shop's where
 * little was sold, and before the shop has sold anything on all of it. What the rules in force leave no choice about is
 * taken from them.
 * @param channelShares of the goods' demand, in the order of `demandChannels`.
 */
export function networkShareOf(
  { shop, goods, offered, sellersShip }: Routing,
  goodsId: string,
  channelShares: readonly number[],
): NetworkShare {
  const own = goods.get(goodsId);
  const measured = demandChannels.map((channel, at) =>
    channel === "storefront" && !offered.has(goodsId)
      ? 0
      : leaning(own?.[at], leaning(shop[at], 1)),
  );
  const barred = demandChannels.map((channel, at) =>
    channel === "marketplace" ? 1 : (measured[at] ?? 0),
  );
  const wholeOf = (byChannel: readonly number[]) =>
    Math.min(
      1,
      byChannel.reduce(
        (sum, share, at) => sum + share * (channelShares[at] ?? 0),
        0,
      ),
    );
  const byChannel = sellersShip ? measured : barred;
  return {
    share: rounded(wholeOf(byChannel)),
    byChannel,
    ifSellersMayNot: rounded(wholeOf(barred)),
    restsOn: (own ?? []).reduce((sum, { units }) => sum + units, shrinkage),
  };
}

const marketplace = demandChannels.indexOf("marketplace");

/** Of what falls to the network, the share that the marketplace's buyers want. @param channelShares as above. */
export const marketplaceShareOf = (
  { share, byChannel }: Pick<NetworkShare, "share" | "byChannel">,
  channelShares: readonly number[],
): number =>
  share > 0
    ? Math.min(
        1,
        ((channelShares[marketplace] ?? 0) * (byChannel[marketplace] ?? 0)) /
          share,
      )
    : 0;

const leaning = (
  { units, byNetwork }: Routed = nothing,
  usual: number,
): number => (byNetwork + shrinkage * usual) / (units + shrinkage);

/** Shares add up to one but for the last binary digits. */
const rounded = (share: number): number => Number(share.toFixed(6));
