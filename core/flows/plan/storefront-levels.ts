import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import { movementFromLevel } from "../../domain/stock/plan-movements.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planStock } from "./plan-stock.ts";

/** Stock moved at a Shopify location: read it, move the ledger of its pool, tell the channels. */
export async function planStorefrontLevels(
  planning: Planning,
  inventoryItemIds: string[],
): Promise<void> {
  const facts = await planning.world.storefront.fetchLevels(
    planning.shop,
    inventoryItemIds,
  );
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    const { plan, touched } = await learnStorefrontLevels(
      records,
      facts,
      cause,
    );
    return [plan, await planStock(records, touched, cause)];
  });
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
      .filter((pool) => pool.kind !== "network")
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
