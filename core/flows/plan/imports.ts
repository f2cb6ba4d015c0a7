import type {
  GoodsFact,
  MarketplaceWarehouseFact,
} from "../../domain/facts.ts";
import { emptyPlan, type Plan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import { appendLetter } from "../append-letter.ts";
import { stockShown } from "./catalog.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { learnNetworkStock, readNetworkStock } from "./network-stock.ts";
import { learnPlaces } from "./places.ts";
import { planLinks } from "./plan-links.ts";
import { planPairs } from "./plan-pairs.ts";
import { planStock } from "./plan-stock.ts";
import { learnStorefrontLevels } from "./storefront-levels.ts";

/** All that is kept of an order until it is written down as a letter. */
type Version = { externalId: string; updatedAt: Date };

/** Items whose stock is read and learned at once: memory and statements stay small, however large the catalog. */
const itemsAtOnce = 2_000;

/** Reads the whole Shopify store: its locations, products and stock. Repeating it changes nothing that is known. */
export async function importStorefront(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const cause = { ...causeOf(planning), actor: planning.actor };
  const about = await world.storefront.fetchShop(shop);
  await world.store.inShop(shop.shopId, (records) =>
    learnPlaces(records, about),
  );
  // A product or level may come twice: on a page and in the file, or because it was edited while the file was written.
  for await (const page of world.storefront.listProducts(shop))
    await world.store.inShop(shop.shopId, (records) =>
      records.learnProducts(page, readAt),
    );
  const touched: string[] = [];
  for await (const levels of world.storefront.listLevels(shop))
    await world.store.inShop(shop.shopId, async (records) => {
      const learned = await learnStorefrontLevels(records, levels, cause);
      await records.savePlan(learned.plan, cause);
      touched.push(...learned.touched);
    });
  await settle(planning, async (records) => {
    const kits = await records.keepStorefrontKits(cause);
    const links = await planLinks(records, cause, null);
    const moved = [...kits, ...links.touched, ...touched];
    return [
      links.plan,
      await planPairs(records, {}, cause),
      ...(await planAllStock(records, moved, cause)),
    ];
  });
}

/** What is planned for the stock of any number of variants, a bounded step at a time. */
async function planAllStock(
  records: Records,
  variantIds: string[],
  cause: { entryId: string; at: Date },
  seen?: { observed: Map<string, number> },
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (const some of inParts([...new Set(variantIds)], itemsAtOnce))
    plans.push(await planStock(records, some, cause, seen));
  return plans;
}

const inParts = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

/** Reads the whole TikTok Shop: its warehouses and listings. */
export async function importMarketplace(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const warehouses = await world.marketplace.listWarehouses(shop);
  const readAt = world.clock.now();
  await world.store.inShop(shop.shopId, (records) =>
    learnOwnPlaces(records, warehouses),
  );
  const observed = new Map<string, number>();
  for await (const page of world.marketplace.listListings(shop))
    await world.store.inShop(shop.shopId, async (records) => {
      await records.learnListings(page, readAt);
      for (const [sku, shown] of await stockShown(records, page))
        observed.set(sku, shown);
    });
  const unshipped: Version[] = [];
  for await (const page of world.marketplace.listUnshipped(shop))
    for (const { externalId, updatedAt } of page)
      unshipped.push({ externalId, updatedAt });
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    const links = await planLinks(records, cause, null);
    const linked = [...(await records.variantOfSku(null)).values()];
    await writeDownOrders(records, unshipped, causeOf(planning).at);
    return [
      links.plan,
      await planPairs(records, {}, cause),
      ...(await planAllStock(records, [...linked, ...links.touched], cause, {
        observed,
      })),
    ];
  });
}

/** The merchant's first own location is the warehouse that TikTok Shop sells from. */
async function learnOwnPlaces(
  records: Records,
  warehouses: MarketplaceWarehouseFact[],
): Promise<void> {
  const sales = warehouses.filter((warehouse) => warehouse.isSales);
  const own = (await records.pools()).filter((pool) => pool.kind === "own");
  const main = sales.find((warehouse) => warehouse.isDefault) ?? sales[0];
  await records.learnPools(
    "own",
    own.map((pool, index) => ({
      ...pool,
      marketplaceWarehouseIds: index === 0 && main ? [main.externalId] : [],
    })),
  );
}

/**
 * Orders that were open before the shop was connected come in like any other: as letters, which the sweep would write in
 * the same words. Shipped ones are history.
 */
async function writeDownOrders(
  records: Records,
  orders: Version[],
  at: Date,
): Promise<void> {
  for (const { externalId, updatedAt } of orders)
    await appendLetter(records, {
      letter: { kind: "marketplace-order-changed", externalId },
      deliveryId: `marketplace-order-changed:${externalId}:${updatedAt.toISOString()}`,
      source: "sweep",
      actor: null,
      at,
    });
}

/** Reads the whole network: enrolment, centres, goods, stock and its history. */
export async function importNetwork(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const status = await world.network.fetchStatus(shop);
  if (!status.enrolled) {
    await settle(planning, async (records) => {
      await records.saveConnection({
        kind: "fbt",
        status: "disconnected",
        problem: "network_not_enabled",
      });
      return {
        ...emptyPlan(),
        notes: ["The shop is not enrolled in Fulfilled by TikTok."],
      };
    });
    return;
  }
  const centres = await world.network.listCentres(shop);
  const goods: GoodsFact[] = [];
  for await (const page of world.network.listGoods(shop)) goods.push(...page);
  const stock = await readNetworkStock(world, shop, undefined);
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    await records.saveConnection({
      kind: "fbt",
      status: status.multiChannel ? "connected" : "attention",
      name: "Fulfilled by TikTok",
      problem: status.multiChannel ? null : "network_not_enabled",
    });
    await records.learnPools(
      "network",
      centres.map((centre) => ({
        externalId: centre.externalId,
        name: centre.name,
        marketplaceWarehouseIds: centre.shopWarehouseIds,
      })),
    );
    await records.learnGoods(goods);
    const links = await planLinks(records, cause, null);
    const learned = await learnNetworkStock(records, stock, cause);
    return [
      links.plan,
      learned.plan,
      ...(await planAllStock(
        records,
        [...links.touched, ...learned.touched],
        cause,
      )),
    ];
  });
}
