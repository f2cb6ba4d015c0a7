import type { FulfillmentNetwork } from "#core/world/fulfillment-network.ts";
import type { TikTokClient } from "./client.server.ts";
import { createNetworkGoods } from "./network/goods.ts";
import { createInbound } from "./network/inbound.ts";
import { cancelNetworkOrder } from "./operations/cancel-network-order.ts";
import { createNetworkOrder } from "./operations/create-network-order.ts";
import { fetchNetworkOrder } from "./operations/fetch-network-order.ts";
import { fetchStatus } from "./operations/fetch-status.ts";
import { listCentres } from "./operations/list-centres.ts";

/** Fulfilled by TikTok: a chapter of the same interface, under the same token. */
export const createFulfillmentNetwork = (
  client: TikTokClient,
): FulfillmentNetwork => ({
  ...createNetworkGoods(client),
  ...createInbound(client),
  fetchStatus: (shop) => fetchStatus(client, shop),
  listCentres: (shop) => listCentres(client, shop),
  createOrder: (shop, order) => createNetworkOrder(client, shop, order),
  fetchOrder: (shop, externalId) => fetchNetworkOrder(client, shop, externalId),
  cancelOrder: (shop, externalId) =>
    cancelNetworkOrder(client, shop, externalId),
});
