import type {
  ArrivalWindow,
  InboundWay,
  TakenFact,
} from "#core/domain/inbound-facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { refusedOnceTaken } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { fetchInbound } from "./fetch-inbound.ts";
import { fetchPlacement } from "./fetch-placement.ts";
import { listInboundWays } from "./list-inbound-ways.ts";
import { listRecords } from "./list-records.ts";

type Wish = {
  planExternalId: string;
  way: InboundWay;
  window: ArrivalWindow;
  since: Date;
  seen: string[];
};

/**
 * Looks for what a confirmation whose answer was lost has done. No call lists the orders of a plan, so every order that
 * somebody has named since is asked for its plan; where none belongs to it, the plan itself is asked: one that is taken
 * gets no placement any more.
 */
export async function findPlacementOrders(
  client: TikTokClient,
  shop: ShopRef,
  { planExternalId, way, window, since, seen }: Wish,
): Promise<TakenFact> {
  const named = new Set(seen);
  for await (const records of listRecords(client, shop, { since }))
    for (const { orderId, orderType } of records)
      if (orderType === "INBOUND_ORDER") named.add(orderId);
  const orderExternalIds = (await fetchInbound(client, shop, [...named]))
    .filter((order) => order.planExternalId === planExternalId)
    .map((order) => order.externalId);
  if (orderExternalIds.length > 0) return { state: "taken", orderExternalIds };

  // A week that is no longer offered would be refused too.
  const ways = await listInboundWays(client, shop, planExternalId);
  const isOffered = ways.some(
    (one) =>
      one.way === way &&
      one.windows.some(({ from }) => Number(from) === Number(window.from)),
  );
  if (!isOffered) return { state: "unknown" };
  try {
    await fetchPlacement(client, shop, { planExternalId, way, window });
    return { state: "open" };
  } catch (error) {
    if (error instanceof SyncError && error.code === refusedOnceTaken)
      return { state: "taken", orderExternalIds };
    throw error;
  }
}
