import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson, type Json } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { Finding, ReconcilingWorld } from "./feed.ts";

/**
 * Deliveries that are on their way: the network lists none, so each is asked for. The second generation of these letters
 * moves the ledger: what was read by the first is read once more.
 */
export async function openInbound(
  { store, network }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const open = await store.inShop(shop.shopId, (records) =>
    records.openInboundOrders(),
  );
  const orders = await network.fetchInbound(
    shop,
    open.map(({ externalId }) => externalId),
  );
  return orders.map((order) => ({
    letter: { kind: "inbound-changed", externalId: order.externalId },
    deliveryId: `inbound-changed:2:${order.externalId}:${fingerprintOf(canonicalJson(order as unknown as Json))}`,
    subject: order.externalId,
  }));
}
