import type { ConnectionKind } from "../../world/connection-records.ts";
import { watchOrders } from "../watch-orders.ts";
import {
  changedCollections,
  changedListings,
  changedProducts,
  deletedListings,
  wholeCollections,
  wholeListings,
  wholeProducts,
} from "./catalog-feeds.ts";
import type { Feed } from "./feed.ts";
import { openInbound } from "./inbound-feeds.ts";
import {
  hotEveryMs,
  hotMarketplaceStock,
  wholeMarketplaceStock,
} from "./marketplace-number-feeds.ts";
import { wholeNetworkGoods } from "./network-goods-feeds.ts";
import {
  movingNetworkStock,
  wholeNetworkStock,
} from "./network-stock-feeds.ts";
import {
  changedMarketplaceOrders,
  changedStorefrontOrders,
  marketplaceOrders,
  openNetworkOrders,
  ordersWithoutWarehouse,
  parcelsToReadBack,
  waitingRequests,
} from "./order-feeds.ts";
import { changedMarketplaceReturns, movedReturns } from "./return-feeds.ts";
import { changedStock } from "./stock-feeds.ts";
import { wholeStorefrontStock } from "./whole-stock-feeds.ts";

/** What is compared as a whole only. */
const nothingBetween: Feed["read"] = async () => [];

const feeds: Feed[] = [
  {
    name: "storefront-products",
    of: "shopify",
    read: changedProducts,
    readWhole: wholeProducts,
  },
  {
    name: "storefront-collections",
    of: "shopify",
    read: changedCollections,
    readWhole: wholeCollections,
  },
  { name: "storefront-orders", of: "shopify", read: changedStorefrontOrders },
  { name: "storefront-returns", of: "shopify", read: movedReturns },
  { name: "storefront-requests", of: "shopify", read: waitingRequests },
  { name: "storefront-stock", of: "shopify", read: changedStock },
  {
    name: "marketplace-listings",
    of: "tiktok_shop",
    read: async (world, shop, since) => [
      ...(await changedListings(world, shop, since)),
      ...(await deletedListings(world, shop, since)),
    ],
    readWhole: wholeListings,
  },
  {
    name: marketplaceOrders,
    of: "tiktok_shop",
    read: changedMarketplaceOrders,
  },
  {
    name: "marketplace-returns",
    of: "tiktok_shop",
    read: changedMarketplaceReturns,
  },
  { name: "network-orders", of: "fbt", read: openNetworkOrders },
  {
    name: "network-stock",
    of: "fbt",
    read: movingNetworkStock,
    readWhole: wholeNetworkStock,
  },
  {
    name: "network-goods",
    of: "fbt",
    read: nothingBetween,
    readWhole: wholeNetworkGoods,
  },
  { name: "network-inbound", of: "fbt", read: openInbound },
  { name: "overdue-orders", of: "shopify", read: watchOrders },
  { name: "parcels", of: "shopify", read: parcelsToReadBack },
  {
    name: "marketplace-order-warehouses",
    of: "tiktok_shop",
    read: nothingBetween,
    readWhole: ordersWithoutWarehouse,
  },
  // Last, and under names of their own: a whole look that takes long or fails keeps no check of every minute waiting.
  {
    name: "storefront-numbers",
    of: "shopify",
    read: nothingBetween,
    readWhole: wholeStorefrontStock,
  },
  {
    name: "marketplace-numbers",
    of: "tiktok_shop",
    read: hotMarketplaceStock,
    everyMs: hotEveryMs,
    readWhole: wholeMarketplaceStock,
  },
];

/** The feeds of a shop that is connected so; its store always is. */
export const feedsOf = (kinds: readonly ConnectionKind[]): Feed[] =>
  feeds.filter(({ of }) => of === "shopify" || kinds.includes(of));
