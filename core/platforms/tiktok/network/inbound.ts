import type { Inbound } from "#core/world/fulfillment-network/inbound.ts";
import type { TikTokClient } from "../client.server.ts";
import { cancelInbound } from "../operations/cancel-inbound.ts";
import { confirmPlacement } from "../operations/confirm-placement.ts";
import { fetchInbound } from "../operations/fetch-inbound.ts";
import { fetchPlacement } from "../operations/fetch-placement.ts";
import { findPlacementOrders } from "../operations/find-placement-orders.ts";
import { listInboundWays } from "../operations/list-inbound-ways.ts";
import { printLabels } from "../operations/print-labels.ts";
import { savePlan } from "../operations/save-plan.ts";
import { shipInbound } from "../operations/ship-inbound.ts";
import { trackInbound } from "../operations/track-inbound.ts";

export const createInbound = (client: TikTokClient): Inbound => ({
  savePlan: (shop, plan) => savePlan(client, shop, plan),
  listInboundWays: (shop, planExternalId) =>
    listInboundWays(client, shop, planExternalId),
  fetchPlacement: (shop, wish) => fetchPlacement(client, shop, wish),
  confirmPlacement: (shop, wish) => confirmPlacement(client, shop, wish),
  findPlacementOrders: (shop, wish) => findPlacementOrders(client, shop, wish),
  shipInbound: (shop, shipment) => shipInbound(client, shop, shipment),
  printLabels: (shop, wish) => printLabels(client, shop, wish),
  trackInbound: (shop, tracking) => trackInbound(client, shop, tracking),
  fetchInbound: (shop, externalIds) => fetchInbound(client, shop, externalIds),
  cancelInbound: (shop, wish) => cancelInbound(client, shop, wish),
});
