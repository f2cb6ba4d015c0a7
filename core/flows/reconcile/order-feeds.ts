import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { changed, type Finding, type ReconcilingWorld } from "./feed.ts";

/** The store's orders that changed since then. */
export async function changedStorefrontOrders(
  { storefront }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of storefront.listChanged(shop, "orders", {
    updatedSince,
  }))
    for (const { externalId, updatedAt } of page)
      findings.push(
        changed({ kind: "storefront-order-changed", externalId }, updatedAt),
      );
  return findings;
}

/** The feed of the marketplace's orders. */
export const marketplaceOrders = "marketplace-orders";

/** The marketplace's orders that changed since then. */
export async function changedMarketplaceOrders(
  { marketplace }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of marketplace.listOrders(shop, { updatedSince }))
    for (const { externalId, updatedAt } of page)
      findings.push(
        changed({ kind: "marketplace-order-changed", externalId }, updatedAt),
      );
  return findings;
}

/** Requests that wait for an answer. */
export async function waitingRequests(
  { storefront }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const waiting = await storefront.listWaitingRequests(shop);
  return waiting.map(({ fulfillmentOrderId, updatedAt }) => ({
    letter: { kind: "requests-waiting" },
    deliveryId: `requests-waiting:${fulfillmentOrderId}:${updatedAt.toISOString()}`,
    updatedAt,
  }));
}

/** The network names no version of its orders: what an open one looks like is its version. */
export async function openNetworkOrders(
  { store, network }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const open = await store.inShop(shop.shopId, (records) =>
    records.openNetworkOrders(),
  );
  const findings: Finding[] = [];
  for (const { externalId } of open) {
    const fact = await network.fetchOrder(shop, externalId);
    const look = fingerprintOf(canonicalJson(fact?.parcels ?? []));
    findings.push({
      letter: { kind: "network-order-changed", externalId, reference: null },
      deliveryId: `network-order-changed:${externalId}:${look}`,
    });
  }
  return findings;
}

/** Parcels of the last days whose number is to be read back; what they show is found out when the letter is planned. */
export async function parcelsToReadBack(
  { clock, store }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const due = await store.inShop(shop.shopId, (records) =>
    records.ordersToReadBack(clock.now()),
  );
  return due.map(({ orderId, version }) => ({
    letter: { kind: "parcels-due", orderId },
    deliveryId: `parcels-due:${version}`,
  }));
}
