import type { NetworkLevelFact } from "../domain/facts.ts";
import type { Letter } from "../domain/letters.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import { canonicalJson } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { markKnown } from "./mark-known.ts";

type ReconcilingWorld = Pick<
  World,
  "clock" | "log" | "store" | "bell" | "storefront" | "marketplace" | "network"
>;

/** Feeds overlap by this much, because platforms stamp changes a little before they show them. */
const overlapMs = 2 * 60_000;
/** How far back the first look goes. */
const firstLookMs = 24 * 60 * 60_000;

/** Without a letter where it is known already: it only shows how far the feed was read. */
type Finding = { letter: Letter | null; deliveryId: string; updatedAt?: Date };

/**
 * Compares a shop with its platforms and writes down what webhooks may have lost, as ordinary letters: one code path for
 * both. A change found twice is one entry, because its version is its delivery id.
 */
export async function reconcileShop(
  world: ReconcilingWorld,
  shopId: string,
): Promise<{ found: number }> {
  const { shop, kinds } = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    kinds: await records.connectedKinds(),
  }));
  const feeds: [string, (since: Date) => Promise<Finding[]>][] = [
    ["storefront-products", (since) => changedProducts(world, shop, since)],
    [
      "storefront-orders",
      (since) => changedStorefrontOrders(world, shop, since),
    ],
    ["storefront-requests", () => waitingRequests(world, shop)],
    ["storefront-stock", (since) => changedStock(world, shop, since)],
  ];
  if (kinds.includes("tiktok_shop"))
    feeds.push(
      ["marketplace-listings", (since) => changedListings(world, shop, since)],
      [
        "marketplace-orders",
        (since) => changedMarketplaceOrders(world, shop, since),
      ],
    );
  if (kinds.includes("fbt"))
    feeds.push(
      ["network-orders", () => openNetworkOrders(world, shop)],
      ["network-stock", () => networkStock(world, shop)],
    );

  let found = 0;
  for (const [feed, read] of feeds) {
    try {
      found += await reconcileFeed(world, shop, feed, read);
    } catch (error) {
      // One platform's trouble must not keep the others from being compared; the next sweep reads this feed again.
      world.log.warn(
        { shopId, feed, error: String(error) },
        "a feed could not be compared",
      );
    }
  }
  if (found > 0) await world.bell.ring("shop.plan", shopId);
  return { found };
}

async function reconcileFeed(
  world: ReconcilingWorld,
  shop: ShopRef,
  feed: string,
  read: (since: Date) => Promise<Finding[]>,
): Promise<number> {
  const at = world.clock.now();
  const mark = await world.store.inShop(shop.shopId, (records) =>
    records.feedMark(feed),
  );
  const since = mark
    ? new Date(mark.getTime() - overlapMs)
    : new Date(at.getTime() - firstLookMs);
  const findings = await read(since);
  return world.store.inShop(shop.shopId, async (records) => {
    const found = await writeDown(records, findings, at);
    const newest = findings.reduce(
      (latest, { updatedAt }) =>
        updatedAt && updatedAt > latest ? updatedAt : latest,
      mark ?? since,
    );
    await records.setFeedMark(feed, newest, at);
    return found;
  });
}

async function writeDown(
  records: Records,
  findings: Finding[],
  at: Date,
): Promise<number> {
  let found = 0;
  for (const { letter, deliveryId } of findings) {
    if (!letter) continue;
    const { isNew } = await appendLetter(records, {
      letter,
      deliveryId,
      source: "sweep",
      actor: null,
      at,
    });
    if (isNew) found++;
  }
  return found;
}

/** A change of one thing, named by its version: the same change is found once. */
const changed = (
  letter: Letter & { externalId: string },
  updatedAt: Date,
  isKnown = false,
): Finding => ({
  letter: isKnown ? null : letter,
  deliveryId: `${letter.kind}:${letter.externalId}:${updatedAt.toISOString()}`,
  updatedAt,
});

async function changedProducts(
  { storefront, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of storefront.listChanged(shop, "products", {
    updatedSince,
  }))
    for (const { externalId, updatedAt, isKnown } of await markKnown(
      store,
      shop,
      "products",
      page,
    ))
      findings.push(
        changed({ kind: "product-changed", externalId }, updatedAt, isKnown),
      );
  return findings;
}

async function changedStorefrontOrders(
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

async function waitingRequests(
  { storefront }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const waiting = await storefront.listWaitingRequests(shop);
  return waiting.map(({ fulfillmentOrderId, updatedAt }) => ({
    letter: { kind: "requests-waiting" },
    deliveryId: `requests-waiting:${fulfillmentOrderId}:${updatedAt.toISOString()}`,
  }));
}

async function changedListings(
  { marketplace, store }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of marketplace.listChangedListings(shop, {
    updatedSince,
  }))
    for (const { externalId, updatedAt, isKnown } of await markKnown(
      store,
      shop,
      "listings",
      page,
    ))
      findings.push(
        changed({ kind: "listing-changed", externalId }, updatedAt, isKnown),
      );
  return findings;
}

async function changedMarketplaceOrders(
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

async function changedStock(
  { store, storefront }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const pools = await store.inShop(shop.shopId, (records) => records.pools());
  const findings: Finding[] = [];
  for (const { kind, externalId } of pools) {
    if (kind === "network") continue;
    const changes = storefront.listChangedStock(shop, externalId, {
      updatedSince,
    });
    for await (const page of changes)
      for (const { inventoryItemId, updatedAt } of page)
        findings.push({
          letter: { kind: "storefront-level-changed", inventoryItemId },
          deliveryId: `storefront-level-changed:${inventoryItemId}:${externalId}:${updatedAt.toISOString()}`,
          updatedAt,
        });
  }
  return findings;
}

/** The network names no version of its orders: what an open one looks like is its version. */
async function openNetworkOrders(
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

/** The network's stock has no change feed: it is read whole, and what differs from what we know is a letter. */
async function networkStock(
  { store, clock, network }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const shown: NetworkLevelFact[] = [];
  for await (const page of network.listLevels(shop)) shown.push(...page);
  const differing = await store.inShop(shop.shopId, (records) =>
    records.goodsShownDifferently(shown),
  );
  const now = clock.now().toISOString();
  return differing.map((goodsExternalId) => ({
    letter: { kind: "network-stock-changed", goodsExternalId },
    deliveryId: `network-stock-changed:${goodsExternalId}:${now}`,
  }));
}
