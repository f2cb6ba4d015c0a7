import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import { movementFromLevel } from "../../domain/stock/plan-movements.ts";
import { isLocation } from "../../domain/stock/pool-kinds.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, type Planning, settle, type Work } from "./context.ts";
import { learnPlaces } from "./learn-places.ts";
import { planStock } from "./plan-stock.ts";

/** Stock moved at a Shopify location: read it, move the ledger of its pool, tell the channels. */
export async function planStorefrontLevels(
  planning: Planning,
  inventoryItemIds: string[],
): Promise<void> {
  await settle(planning, await readLevels(planning, inventoryItemIds));
}

/**
 * Reads all levels of these items. Shopify shows those of active locations only: what was known to lie where it shows none
 * any more, as when the location was closed or the item is not stocked there, lies there no longer.
 * @returns what is to be learned of it.
 */
export async function readLevels(
  planning: Planning,
  inventoryItemIds: string[],
): Promise<Work> {
  const { world, shop } = planning;
  const { held, pools } = await world.store.inShop(
    shop.shopId,
    async (records) => ({
      held: await records.levelsHeld(inventoryItemIds),
      pools: await records.pools(),
    }),
  );
  const shown = await world.storefront.fetchLevels(shop, inventoryItemIds);
  // What lies at a location may be heard of before the location is.
  const isNew = shown.some(
    ({ locationId }) => !pools.some((pool) => pool.externalId === locationId),
  );
  const about = isNew ? await world.storefront.fetchShop(shop) : null;
  const placeOf = (one: { inventoryItemId: string; locationId: string }) =>
    `${one.inventoryItemId} ${one.locationId}`;
  const places = new Set(shown.map(placeOf));
  const gone = held
    .filter((level) => !places.has(placeOf(level)))
    .map(
      ({ asOf, ...place }): StorefrontLevelFact => ({
        ...place,
        onHand: 0,
        available: 0,
        committed: 0,
        heldBack: 0,
        // Later than what is known, and earlier than anything that is told of it from now on.
        updatedAt: new Date(asOf.getTime() + 1),
      }),
    );
  return async (records) => {
    const cause = causeOf(planning);
    if (about) await learnPlaces(records, about);
    const { plan, touched } = await learnStorefrontLevels(
      records,
      [...shown, ...gone],
      cause,
    );
    return [plan, await planStock(records, touched, cause)];
  };
}

/**
 * Learns levels at the store's locations. All but our service's are places of their own: they move the ledger; ours mirrors
 * the network.
 */
export async function learnStorefrontLevels(
  records: Records,
  facts: StorefrontLevelFact[],
  cause: { entryId: string },
): Promise<{ plan: Plan; touched: string[] }> {
  const plan = emptyPlan();
  const pools = new Map(
    (await records.pools())
      .filter((pool) => isLocation(pool.kind))
      .map((pool) => [pool.externalId, pool]),
  );
  const variants = await records.variantsByInventoryItem([
    ...new Set(facts.map((fact) => fact.inventoryItemId)),
  ]);
  const known = facts.flatMap((fact) => {
    const pool = pools.get(fact.locationId);
    const variantId = variants.get(fact.inventoryItemId);
    return pool && variantId ? [{ fact, pool, variantId }] : [];
  });
  const ledger = await records.ledger(
    known.map(({ pool, variantId }) => ({
      poolId: pool.id,
      itemId: variantId,
    })),
  );
  for (const { fact, pool, variantId } of known) {
    if (pool.kind === "service") continue;
    const movement = movementFromLevel(
      {
        poolId: pool.id,
        variantId,
        inventoryItemId: fact.inventoryItemId,
        onHand: fact.onHand,
        updatedAt: fact.updatedAt,
      },
      ledger.get(`${pool.id}:${variantId}`) ?? {
        sum: 0,
        movements: 0,
        latest: null,
      },
    );
    if (movement) plan.movements.push(movement);
  }
  await records.learnLevels(
    known.map(({ fact, pool, variantId }) => ({
      poolId: pool.id,
      itemId: variantId,
      onHand: fact.onHand,
      available: fact.available,
      reserved: fact.committed,
      unfulfillable: 0,
      inTransit: 0,
      asOf: fact.updatedAt,
    })),
    cause,
  );
  return { plan, touched: known.map(({ variantId }) => variantId) };
}
