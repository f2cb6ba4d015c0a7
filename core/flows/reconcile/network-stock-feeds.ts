import type { NetworkLevelFact } from "../../domain/facts.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import { placeOf } from "../plan/network-stock.ts";
import { askAgainMs, type Finding, type ReconcilingWorld } from "./feed.ts";

// A network of so many goods is read whole at every look: that is a page or two.
const smallNetwork = 100;
// Of a larger one, between the whole looks, so many goods at most that were bought of late.
const mostBought = 500;
const boughtOfLateMs = 24 * 60 * 60_000;
// A record may be stamped a little before it is shown.
const recordOverlapMs = 60 * 60_000;

/**
 * The network's stock has no change feed. A small one is read whole; of a large one the goods that its history has moved of
 * late and those that were bought of late, at a price that does not grow with the network. The hourly look reads the rest.
 */
export async function movingNetworkStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const { store, network, clock } = world;
  const known = await store.inShop(shop.shopId, async (records) => ({
    goods: await records.countGoods(),
    latest: await records.latestAtNetwork(),
    bought: await records.goodsBoughtSince(
      new Date(clock.now().getTime() - boughtOfLateMs),
      mostBought,
    ),
  }));
  if (known.goods <= smallNetwork || !known.latest)
    return wholeNetworkStock(world, shop);
  const moving = new Set(known.bought);
  const since = new Date(known.latest.getTime() - recordOverlapMs);
  for await (const page of network.listRecords(shop, { since }))
    for (const { goodsExternalId } of page) moving.add(goodsExternalId);
  return networkStock(world, shop, [...moving]);
}

/** All of the network's stock that we know differently. */
export function wholeNetworkStock(
  world: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  return networkStock(world, shop, undefined);
}

/**
 * What the network shows of these goods and we know differently is a letter, and so is a centre that it lists no more and that
 * had some. Its version is what we knew and what was seen instead, so that it is one letter until we have learned it. Goods whose
 * count is in question are read again every ten minutes: a record that comes late answers it, and changes no level.
 */
async function networkStock(
  { store, network, clock }: ReconcilingWorld,
  shop: ShopRef,
  goodsExternalIds: string[] | undefined,
): Promise<Finding[]> {
  const shown = new Map<string, NetworkLevelFact[]>();
  const differing = new Map<string, Date | null>();
  const unseen = new Map(
    (
      await store.inShop(shop.shopId, (records) =>
        records.stockedAtNetwork(goodsExternalIds),
      )
    ).map((known) => [placeOf(known), known]),
  );
  // Page by page: only what differs is kept.
  for await (const page of network.listLevels(shop, goodsExternalIds)) {
    const news = await store.inShop(shop.shopId, (records) =>
      records.goodsShownDifferently(page),
    );
    for (const { goodsExternalId, knownAt } of news)
      differing.set(goodsExternalId, knownAt);
    for (const level of page) {
      unseen.delete(placeOf(level));
      if (differing.has(level.goodsExternalId))
        shown.set(level.goodsExternalId, [
          ...(shown.get(level.goodsExternalId) ?? []),
          level,
        ]);
    }
  }
  for (const { goodsExternalId, knownAt } of unseen.values())
    differing.set(goodsExternalId, knownAt);
  const asked = await store.inShop(shop.shopId, (records) =>
    records.goodsInQuestion(),
  );
  const tenMinutes = Math.floor(clock.now().getTime() / askAgainMs);
  const again = asked.map(
    (goodsExternalId): Finding => ({
      letter: { kind: "network-stock-changed", goodsExternalId },
      deliveryId: `network-stock-changed:${goodsExternalId}:in-question:${tenMinutes}`,
    }),
  );
  const moved = [...differing].map(([goodsExternalId, knownAt]): Finding => {
    const look = fingerprintOf(canonicalJson(shown.get(goodsExternalId) ?? []));
    return {
      letter: { kind: "network-stock-changed", goodsExternalId },
      deliveryId: `network-stock-changed:${goodsExternalId}:${knownAt?.toISOString() ?? "new"}:${look}`,
    };
  });
  return [...moved, ...again];
}
