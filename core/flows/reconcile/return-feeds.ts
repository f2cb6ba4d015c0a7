import type { StorefrontReturnFact } from "../../domain/storefront-aftersale-facts.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { ShopRef } from "../../world/storefront.ts";
import {
  askAgainMs,
  changed,
  type Finding,
  type ReconcilingWorld,
} from "./feed.ts";

/**
 * Returns that stand otherwise than we know: a return of its own is no change of its order, and has no feed. Its version is
 * how its order's returns were known and are seen, and the time: what was seen once may come back.
 */
export async function movedReturns(
  { storefront, store, clock }: ReconcilingWorld,
  shop: ShopRef,
): Promise<Finding[]> {
  const seen = new Map<string, StandingReturn[]>();
  for await (const page of storefront.listOrdersInReturn(shop))
    for (const { orderExternalId, returns } of page)
      seen.set(
        orderExternalId,
        returns.filter(({ status }) => standing.has(status)),
      );
  const known = await store.inShop(shop.shopId, (records) =>
    records.standingReturns(),
  );
  const tenMinutes = Math.floor(clock.now().getTime() / askAgainMs);
  return [...new Set([...seen.keys(), ...known.keys()])].map((externalId) => {
    const [here, there] = [known, seen].map((all) =>
      (all.get(externalId) ?? [])
        .map((one) => `${one.externalId} ${one.status}`)
        .sort(),
    );
    const look = fingerprintOf(
      canonicalJson([here ?? [], there ?? [], tenMinutes]),
    );
    const differs = canonicalJson(here ?? []) !== canonicalJson(there ?? []);
    return {
      letter: differs ? { kind: "storefront-order-changed", externalId } : null,
      deliveryId: `storefront-order-changed:${externalId}:returns:${look}`,
      subject: externalId,
    };
  });
}

type StandingReturn = Pick<StorefrontReturnFact, "externalId" | "status">;

const standing: ReadonlySet<StorefrontReturnFact["status"]> = new Set([
  "REQUESTED",
  "OPEN",
]);

/** Returns at the marketplace that changed since then. */
export async function changedMarketplaceReturns(
  { marketplace }: ReconcilingWorld,
  shop: ShopRef,
  updatedSince: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of marketplace.listReturns(shop, { updatedSince }))
    for (const { externalId, orderExternalId, updatedAt } of page)
      findings.push(
        changed(
          { kind: "marketplace-return-changed", externalId, orderExternalId },
          updatedAt,
        ),
      );
  return findings;
}
