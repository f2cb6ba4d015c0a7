import type { Split } from "../domain/stock/split.ts";
import type { Channel } from "../domain/stock/stock-rule.ts";

/** Units of a variant that were sold of late and are expected, each with the parts of kits. */
export type ChannelDemand = {
  /** Of the last seven days, of the merchant's own stock. */
  ofWeek: Record<Channel, number>;
  /** Expected of the next seven, of the merchant's own stock; null where no forecast of late says. */
  ahead: Record<Channel, number> | null;
  /** How far that may lie from what will be: standard deviation of its logarithm; null where no forecast of late says. */
  spread: number | null;
  /** What a unit is sold for, in minor units; null where a channel does not say, or in another currency. */
  prices: Record<Channel, number> | null;
  /** What a unit costs, as the merchant or Shopify says; null where neither does. */
  costMinor: number | null;
  /** On TikTok Shop alone: of the last five minutes, and of the last day. */
  marketplaceOfLate: number;
  marketplaceOfDay: number;
};

/** Pools that are split between both channels. */
export interface SplitRecords {
  splits(variantIds: string[]): Promise<Map<string, Split>>;
  /** The whole of these rows, for who holds the shop's hand: what is held is written by its carrier alone. */
  saveSplits(splits: ReadonlyMap<string, Split>): Promise<void>;
  /** Their shares and whether they are in force. What is held stays as it is known by now; of a new row it is nothing. */
  weighSplits(splits: ReadonlyMap<string, Split>): Promise<void>;
  /** Pools with a change whose answer is not known and that was sent under one of these keys. */
  splitsSentAs(keys: string[]): Promise<Map<string, Split>>;
  /** Nothing is held back any more, and nothing is to be: of a row that says otherwise by now nothing is changed. */
  endSplit(variantId: string): Promise<void>;
  /** What was held of the variant went with it. */
  forgetSplit(variantId: string): Promise<void>;
  /** Units of a TikTok order that stands in Shopify from now on: those that were held for it are owed. */
  oweForOrder(orderId: string): Promise<void>;
  channelDemand(
    variantIds: string[],
    at: Date,
  ): Promise<Map<string, ChannelDemand>>;
  /** A number is on its way: until one takes hold, the place may show it. */
  notePublicationSent(
    publicationId: string,
    sent: { quantity: number; at: Date },
  ): Promise<void>;
  /** The place said no, and shows what it showed before. */
  notePublicationRefused(publicationId: string): Promise<void>;
  /** Every TikTok order of before that is known; null: nobody looked yet. */
  ordersKnownUntil(): Promise<Date | null>;
  noteOrdersKnown(until: Date): Promise<void>;
  /** Those of these TikTok orders that nothing is known of. */
  unknownOrders(externalIds: string[]): Promise<string[]>;
}
