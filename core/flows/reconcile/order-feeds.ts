import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { lookedBackDays } from "../measure-routes.ts";
import { sideBySide } from "../side-by-side.ts";
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

/**
 * Of the network's open orders so many are asked for in one sweep, each by a call of its own: TikTok has no list of them.
 * Fulfilled by TikTok takes ten calls a second for a shop, so these are done in ten seconds of the minute. Where no more are
 * open each is looked at every minute, of ten times as many each every ten minutes; the network's letters come besides.
 */
const mostNetworkOrders = 100;
/** Of these so many at once. As many failures pass for a network that is away, and the next sweep goes on. */
const callsAtOnce = 4;
/** Where answers are slow the rest waits for the next sweep. */
const longestMs = 20_000;

/**
 * The network names no version of its orders: what an open one looks like is its version. Those are asked for that have
 * waited longest; one whose look fails goes behind the others like any, and keeps none of them waiting.
 * @throws whatever the first call threw, where none was answered.
 */
export async function openNetworkOrders(
  {
    clock,
    log,
    store,
    network,
  }: Pick<ReconcilingWorld, "clock" | "log" | "store" | "network">,
  shop: ShopRef,
): Promise<Finding[]> {
  const at = clock.now();
  const open = await store.inShop(shop.shopId, (records) =>
    records.openNetworkOrders(mostNetworkOrders),
  );
  const asked: string[] = [];
  const findings: Finding[] = [];
  const failures: unknown[] = [];
  const goOn = () =>
    failures.length < callsAtOnce &&
    clock.now().getTime() - at.getTime() < longestMs;
  await sideBySide(
    open,
    { atOnce: callsAtOnce, goOn },
    async ({ externalId }) => {
      asked.push(externalId);
      try {
        const fact = await network.fetchOrder(shop, externalId);
        const look = fingerprintOf(canonicalJson(fact?.parcels ?? []));
        findings.push({
          letter: {
            kind: "network-order-changed",
            externalId,
            reference: null,
          },
          deliveryId: `network-order-changed:${externalId}:${look}`,
        });
      } catch (error) {
        failures.push(error);
        log.warn(
          { shopId: shop.shopId, externalId, error: String(error) },
          "an order at the network could not be looked at",
        );
      }
    },
  );
  // Should what was found be lost before it is written down, it is found again when its turn comes again.
  await store.inShop(shop.shopId, (records) =>
    records.noteNetworkOrdersSwept(asked, at),
  );
  if (findings.length === 0 && failures.length > 0) throw failures[0];
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

/** Measures of routes look back so far; parcels that left before say nothing of where from. */
const measuredMs = lookedBackDays * 24 * 60 * 60_000;
/** Four calls an hour: the measures are made by night, and the latest parcels come first. */
const mostReadOnceMore = 200;
const onceMore = "marketplace-order-warehouse:";

/**
 * Orders that the network sent for TikTok Shop and that were read before their warehouse was kept: each is read once more,
 * so that its parcel counts for its centre. One that TikTok Shop does not know any more, or names no warehouse of, is not
 * asked for again.
 */
export async function ordersWithoutWarehouse(
  { clock, store }: Pick<ReconcilingWorld, "clock" | "store">,
  shop: ShopRef,
): Promise<Finding[]> {
  const since = new Date(clock.now().getTime() - measuredMs);
  const orders = await store.inShop(shop.shopId, (records) =>
    records.ordersWithoutWarehouse(since, onceMore, mostReadOnceMore),
  );
  return orders.map((externalId) => ({
    letter: { kind: "marketplace-order-changed", externalId },
    deliveryId: `${onceMore}${externalId}`,
  }));
}
