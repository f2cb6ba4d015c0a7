import { nothingCounted, windowScatter } from "./channel-split.ts";
import type { GoodsForecast } from "./goods-forecast.ts";
import { thinWindows } from "./thin-forecast.ts";

/** Demand of one variant on one channel. */
export type ChannelForecast = Pick<GoodsForecast, "daily" | "windows"> & {
  /** Of all its demand, from 0 to 1. */
  share: number;
};

/**
 * The demand of each channel, in the order of the shares. It is the forecast of all channels thinned: each of its units is
 * the channel's with the channel's share, and the share is as unsure as it was counted (`ShareEvidence`). So the channels'
 * expected units add up to what is expected, a channel that sells everything has the range of the whole, and one that sells
 * little has a range that is wider in proportion. A channel's own days are not forecast apart: they are fewer, and what they
 * would say need not add up.
 */
export function channelForecasts({
  daily,
  windows,
  shares,
  shareEvidence = nothingCounted,
}: Pick<
  GoodsForecast,
  "daily" | "windows" | "shares" | "shareEvidence"
>): ChannelForecast[] {
  return shares.map((share) => ({
    share,
    daily: daily.map((units) => units * share),
    windows: thinWindows({ daily, windows }, share, (days) =>
      windowScatter(shareEvidence, days),
    ),
  }));
}
