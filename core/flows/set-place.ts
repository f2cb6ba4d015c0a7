import type { ShopId } from "../kit/ids.ts";
import type { PoolRow } from "../world/level-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** Whose stock lies at a location of the store. */
export type PlaceWish = { poolId: string; kind: "own" | "other" };

export type PlaceSet =
  | { outcome: "set"; entryId: string }
  | { outcome: "already" }
  /** TikTok Shop's numbers need one location at least. */
  | { outcome: "last" }
  /** No location of the store, or one that is ours. */
  | { outcome: "unknown" };

/**
 * A person says whether a location's stock is the merchant's own, and so sold on TikTok Shop too, or is a pool apart. The
 * worker tells every number anew that follows. Saying the other is the way back.
 */
export async function setPlace(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { actor, ...wish }: PlaceWish & { actor: string },
): Promise<PlaceSet> {
  const at = world.clock.now();
  const set = await world.store.inShop(
    shopId,
    async (records): Promise<PlaceSet> => {
      const pools = await records.pools();
      const place = pools.find(({ id }) => id === wish.poolId);
      if (!place || (place.kind !== "own" && place.kind !== "other"))
        return { outcome: "unknown" };
      if (place.kind === wish.kind) return { outcome: "already" };
      const own = pools.filter(({ kind }) => kind === "own");
      if (wish.kind === "other" && own.length === 1) return { outcome: "last" };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "place-set", poolId: place.id, holds: wish.kind },
        deliveryId: `place:${wish.poolId}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      await records.setPoolKind(place.id, wish.kind);
      await handWarehouseOn(records, place, wish.kind === "other" ? own : []);
      await records.audit({
        at,
        actor,
        action: "Say whose stock a location holds",
        subject: `place:${place.id}`,
        before: place.kind,
        after: wish.kind,
        result: "done",
        entryId,
        effectId: null,
        reason: place.name,
      });
      return { outcome: "set", entryId };
    },
  );
  if (set.outcome === "set") await world.bell.ring("shop.plan", shopId);
  return set;
}

/** The seller's warehouse on TikTok Shop is stood for by the first own location that is left. */
async function handWarehouseOn(
  records: Records,
  place: PoolRow,
  own: PoolRow[],
): Promise<void> {
  const next = own.find(({ id }) => id !== place.id);
  if (!next || place.marketplaceWarehouseIds.length === 0) return;
  await records.setMarketplaceWarehouses(place.id, []);
  await records.setMarketplaceWarehouses(next.id, [
    ...next.marketplaceWarehouseIds,
    ...place.marketplaceWarehouseIds,
  ]);
}
