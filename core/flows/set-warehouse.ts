import type { Standing } from "../domain/stock/stock-rule.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** What stands behind a warehouse of TikTok Shop's. Null: it is asked again. */
export type WarehouseWish = {
  warehouseId: string;
  standing: Standing | null;
  /** The location behind it, where one is. */
  poolId: string | null;
};

export type WarehouseSet =
  /** `before` is the way back. */
  | { outcome: "warehouse-set"; entryId: string; before: WarehouseWish }
  | { outcome: "warehouse-already" }
  /** Its units would be promised twice: it stands behind another warehouse. */
  | { outcome: "taken"; by: string }
  /** The main warehouse would be left with nothing behind it. */
  | { outcome: "needed" }
  /** Its stock is not the merchant's own, or it is gone. */
  | { outcome: "not-own" }
  /** No such warehouse, or the main one, of which nothing has to be said. */
  | { outcome: "unknown" };

/** A person says what stands behind a warehouse from which TikTok Shop sells. The worker tells every number that follows. */
export async function setWarehouse(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { actor, ...wish }: WarehouseWish & { actor: string },
): Promise<WarehouseSet> {
  const at = world.clock.now();
  const set = await world.store.inShop(shopId, (records) =>
    standBehind(records, wish, { actor, at }),
  );
  if (set.outcome === "warehouse-set")
    await world.bell.ring("shop.plan", shopId);
  return set;
}

/** The same inside a transaction. */
export async function standBehind(
  records: Records,
  { warehouseId, standing, poolId }: WarehouseWish,
  { actor, at }: { actor: string; at: Date },
): Promise<WarehouseSet> {
  const warehouses = await records.salesWarehouses();
  const warehouse = warehouses.find(({ id }) => id === warehouseId);
  if (!warehouse || warehouse.isMain) return { outcome: "unknown" };
  const own = (await records.pools()).filter(({ kind }) => kind === "own");
  const behind = standing === "location" ? poolId : null;
  const location = own.find(({ id }) => id === behind);
  if (standing === "location" && !location) return { outcome: "not-own" };
  if (warehouse.standing === standing && warehouse.poolId === behind)
    return { outcome: "warehouse-already" };
  const others = warehouses.filter(({ id }) => id !== warehouseId);
  const taken = location && others.find((one) => one.poolId === location.id);
  if (taken) return { outcome: "taken", by: taken.name };
  const isLeft = own.some(
    ({ id }) => id !== behind && others.every((one) => one.poolId !== id),
  );
  if (location && !isLeft) return { outcome: "needed" };
  const { entryId } = await appendLetter(records, {
    letter: { kind: "warehouse-set", warehouseId, standing, poolId: behind },
    deliveryId: `warehouse:${warehouseId}:${at.toISOString()}`,
    source: "person",
    actor,
    at,
  });
  await records.setStanding(warehouseId, { standing, poolId: behind });
  const nameOf = (id: string | null) =>
    own.find((one) => one.id === id)?.name ?? null;
  await records.audit({
    at,
    actor,
    action: "Say what stands behind a warehouse of TikTok Shop",
    subject: `warehouse:${warehouseId}`,
    before: nameOf(warehouse.poolId) ?? warehouse.standing,
    after: nameOf(behind) ?? standing,
    result: "done",
    entryId,
    effectId: null,
    reason: warehouse.name,
  });
  return {
    outcome: "warehouse-set",
    entryId,
    before: {
      warehouseId,
      standing: warehouse.standing,
      poolId: warehouse.poolId,
    },
  };
}
