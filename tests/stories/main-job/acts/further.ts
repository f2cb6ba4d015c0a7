import type { Cast } from "../cast.ts";
import type { Scene } from "../scene.ts";
import { cancelBothWays } from "./cancel-both-ways.ts";
import { correctTracking } from "./correct-tracking.ts";
import { fallBack } from "./fall-back.ts";
import { foretellArrival } from "./foretell-arrival.ts";
import { listProduct } from "./list-product.ts";
import { lookBack } from "./look-back.ts";
import { makeKit } from "./make-kit.ts";
import { promiseStock } from "./promise-stock.ts";
import { relink } from "./relink.ts";
import { replenish } from "./replenish.ts";
import { ruleOverTitles } from "./rule-over-titles.ts";
import { buyers, sellInARush } from "./sell-in-a-rush.ts";
import { settleTogether } from "./settle-together.ts";
import {
  shipEverything,
  untilImported,
  untilTracked,
} from "./ship-everything.ts";
import { splitLargeOrder } from "./split-large-order.ts";
import { undoPrice } from "./undo-price.ts";

/** What an act leaves behind, beside what the main job does. */
export type Adds = Partial<
  Record<"ordersOfShopify" | "ordersOfTikTok" | "refused" | "settled", number>
>;

type Act = {
  play(scene: Scene, cast: Cast): Promise<void>;
  /** What has happened. */
  says: string;
  adds: Adds;
};

/** What Quayside does besides, played when the main job is done. */
export const furtherActs: Act[] = [
  {
    play: ruleOverTitles,
    says: "Shopify's titles win from now on: the next fight asked nobody",
    adds: {},
  },
  {
    play: correctTracking,
    says: "a mistyped tracking number was corrected on TikTok too",
    adds: {},
  },
  {
    play: sellInARush,
    says: `${buyers} buyers rushed upon one article; the jump was noticed`,
    adds: { ordersOfTikTok: buyers },
  },
  {
    play: cancelBothWays,
    says: "one order was cancelled on TikTok, one in Shopify; each followed on the other side",
    adds: { ordersOfTikTok: 2 },
  },
  {
    async play(scene) {
      await untilImported(scene);
      await shipEverything(scene);
      await untilTracked(scene);
    },
    says: "what was bought in the rush is on its way, with its numbers on both sides",
    adds: {},
  },
  {
    play: splitLargeOrder,
    says: "an order of 55 units went out as two orders of the network",
    adds: { ordersOfShopify: 1 },
  },
  {
    play: fallBack,
    says: "an order that the network refused left from the merchant's own location, once",
    adds: { ordersOfShopify: 1, refused: 1 },
  },
  {
    play: relink,
    says: "a TikTok SKU was unlinked, told nothing, and linked again",
    adds: { ordersOfShopify: 1 },
  },
  {
    play: listProduct,
    says: "a product of Shopify was listed on TikTok, examined, and sells",
    adds: {},
  },
  {
    play: settleTogether,
    says: "two titles were edited on both sides; both were settled in one go",
    adds: { settled: 2 },
  },
  {
    play: lookBack,
    says: "the stock before the rush was looked at again, and the rush played under another buffer",
    adds: {},
  },
  {
    play: makeKit,
    says: "a kit was made, told by its part, and taken apart again",
    adds: {},
  },
  {
    play: promiseStock,
    says: "an article's stock is guaranteed: each channel sells its own part of it",
    adds: {},
  },
  {
    play: foretellArrival,
    says: "the merchant was told when goods would arrive and on which route; each order has its day",
    adds: {},
  },
  {
    play: undoPrice,
    says: "Shopify's price was written over TikTok's own, and taken back",
    adds: {},
  },
  {
    play: replenish,
    says: "a delivery to the network was accepted; the network has it",
    adds: {},
  },
];
