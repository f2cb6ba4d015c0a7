import type { MarketplaceOrders } from "#core/world/marketplace/orders.ts";
import type { TikTokClient } from "../client.server.ts";
import { fetchOrders } from "../operations/fetch-orders.ts";
import { fetchPrice } from "../operations/fetch-price.ts";
import { fetchRecipient } from "../operations/fetch-recipient.ts";
import { listOrders } from "../operations/list-orders.ts";
import { listPlaced } from "../operations/list-placed.ts";
import { listUnshipped } from "../operations/list-unshipped.ts";
import { referOrder } from "../operations/refer-order.ts";

export const createMarketplaceOrders = (
  client: TikTokClient,
): MarketplaceOrders => ({
  fetchOrders: (shop, externalIds) => fetchOrders(client, shop, externalIds),
  listOrders: (shop, filter) => listOrders(client, shop, filter),
  listPlaced: (shop, filter) => listPlaced(client.unhurried, shop, filter),
  listUnshipped: (shop) => listUnshipped(client.unhurried, shop),
  referOrder: (shop, reference) => referOrder(client, shop, reference),
  fetchPrice: (shop, orderExternalId) =>
    fetchPrice(client, shop, orderExternalId),
  fetchRecipient: (shop, orderExternalId) =>
    fetchRecipient(client, shop, orderExternalId),
});
