import type { MarketplaceWarehouseFact } from "../../domain/facts.ts";
import { askAboutWarehouses } from "../../domain/stock/warehouses.ts";
import type { Records } from "../../world/records.ts";
import type { Planning } from "./context.ts";
import { planInParts } from "./stock-rules.ts";

/**
 * Learns from which warehouses TikTok Shop sells. The main one is the shop's default: the merchant's first own location
 * stands for it, and it is told what lies at every own location that stands behind no other.
 */
export async function learnWarehouses(
  records: Records,
  sales: MarketplaceWarehouseFact[],
  at: Date,
): Promise<void> {
  const own = (await records.pools()).filter((pool) => pool.kind === "own");
  const main = sales.find((warehouse) => warehouse.isDefault) ?? sales[0];
  await records.learnPools(
    "own",
    own.map((pool, index) => ({
      ...pool,
      marketplaceWarehouseIds: index === 0 && main ? [main.externalId] : [],
    })),
  );
  await records.learnWarehouses(sales, main?.externalId ?? null, at);
}

/**
 * TikTok Shop sells from other warehouses than before, or calls them otherwise: what stands behind a new one is asked. Every
 * number may follow, also where a worker that was cut short had learned of them already.
 */
export async function planMarketplacePlaces(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const sales = await world.marketplace.listOwnWarehouses(shop);
  const readAt = world.clock.now();
  const variantIds = await world.store.inShop(shop.shopId, async (records) => {
    await learnWarehouses(records, sales, readAt);
    return records.variantsTold();
  });
  await planInParts(planning, variantIds, "count the warehouses anew", ask);
}

/** A person said what stands behind a warehouse: every number that TikTok Shop shows may follow. */
export async function planWarehouseSet(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const variantIds = await world.store.inShop(shop.shopId, (records) =>
    records.variantsTold(),
  );
  await planInParts(planning, variantIds, "follow the warehouse", ask);
}

const ask = async (records: Records) =>
  askAboutWarehouses(await records.salesWarehouses());
