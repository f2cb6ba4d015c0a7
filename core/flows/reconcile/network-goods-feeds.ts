import type { GoodsFact } from "../../domain/facts.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { Finding, ReconcilingWorld } from "./feed.ts";

const hourMs = 60 * 60_000;

/**
 * Goods that the network has and we do not know, or that serve other TikTok SKUs than we know: they have no feed of changes.
 * All of them are one letter, which has the network read anew. Its version is what was seen within the hour: what is bound
 * back and forth is heard of each time.
 */
export async function wholeNetworkGoods(
  { store, network, clock }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const otherwise: GoodsFact[] = [];
  for await (const page of network.listGoods(shop)) {
    const ids = await store.inShop(shop.shopId, (records) =>
      records.goodsBoundOtherwise(page),
    );
    for (const fact of page) {
      const { externalId } = fact;
      findings.push({ letter: null, deliveryId: "", subject: externalId });
      if (ids.includes(externalId)) otherwise.push(fact);
    }
  }
  if (otherwise.length === 0) return findings;
  const hour = Math.floor(clock.now().getTime() / hourMs);
  const bound = otherwise
    .map(({ externalId, skuExternalIds }) => [externalId, skuExternalIds])
    .sort();
  const look = fingerprintOf(canonicalJson(bound));
  return [
    ...findings,
    {
      letter: { kind: "network-goods-changed" },
      deliveryId: `network-goods-changed:${hour}:${look}`,
    },
  ];
}
