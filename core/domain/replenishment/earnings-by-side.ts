import { demandChannels } from "../demand/assemble-series.ts";
import { type FeesInShop, feesOfSale } from "./fees-in-shop.ts";
import { costSourceOf, type KnownTerms, marginOf } from "./goods-terms.ts";
import { marketplaceShareOf, type NetworkShare } from "./network-share.ts";

/** What has to be known before it can be said what a unit earns on each side. */
export const earningParts = ["unit-cost", "network-fee", "own-parcel"] as const;
export type EarningPart = (typeof earningParts)[number];

/** What is earned with a unit that is sold out of the network's stock and out of the merchant's own, in minor units. */
export type SideEarnings = { network: number; own: number };

/** A part that nobody has told is not made up: then both sides count the same. */
export type EarningsBySide =
  | { earns: SideEarnings; missing: [] }
  | { earns: null; missing: EarningPart[] };

const marketplace = demandChannels.indexOf("marketplace");

/**
 * What a unit earns on each side: its price less its cost and TikTok Shop's part of what its buyers pay; at the network less
 * what that takes for the sale, at the merchant's own less what his parcel costs.
 * @param channelShares of the goods' demand, in the order of `demandChannels`.
 */
export function earningsBySide(
  goods: Pick<
    KnownTerms,
    "priceMinor" | "unitCostMinor" | "storefrontCostMinor"
  >,
  {
    fees,
    network,
    channelShares,
    ownParcelMinor,
  }: {
    fees: FeesInShop;
    network: Pick<NetworkShare, "share" | "byChannel">;
    channelShares: readonly number[];
    ownParcelMinor: number | null;
  },
): EarningsBySide {
  const missing: EarningPart[] = [];
  if (costSourceOf(goods) === "assumed") missing.push("unit-cost");
  if (fees.singleUnitMinor === null) missing.push("network-fee");
  if (ownParcelMinor === null) missing.push("own-parcel");
  if (ownParcelMinor === null || missing.length > 0)
    return { earns: null, missing };
  const { priceMinor } = goods;
  const margin = marginOf(goods);
  const ownShare = 1 - network.share;
  const ofMarketplace =
    ownShare > 0
      ? ((channelShares[marketplace] ?? 0) *
          (1 - (network.byChannel[marketplace] ?? 0))) /
        ownShare
      : 0;
  const referral =
    Math.min(1, ofMarketplace) *
    ((priceMinor * (fees.marketplacePercent ?? 0)) / 100);
  return {
    earns: {
      network: Math.round(
        margin -
          feesOfSale(fees, {
            priceMinor,
            marketplaceShare: marketplaceShareOf(network, channelShares),
          }),
      ),
      own: Math.round(margin - referral - ownParcelMinor),
    },
    missing: [],
  };
}
