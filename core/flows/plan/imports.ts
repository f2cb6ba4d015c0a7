import type { PastSalesChannel } from "../../domain/letters.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { askAboutWarehouses } from "../../domain/stock/warehouses.ts";
import { inParts } from "../../kit/in-parts.ts";
import type { Records } from "../../world/records.ts";
import { appendLetter } from "../append-letter.ts";
import { type StockShown, stockShown } from "./catalog.ts";
import {
  causeOf,
  type Planning,
  type PlanningWorld,
  settle,
  settleInParts,
  type Work,
} from "./context.ts";
import { followingTitleRule } from "./follow-title-rule.ts";
import { learnPlaces } from "./learn-places.ts";
import { linkCatalog } from "./link-catalog.ts";
import { learnNetworkStock, readNetworkStock } from "./network-stock.ts";
import { askForPastSales } from "./past-sales.ts";
import { planPairs } from "./plan-pairs.ts";
import { planStock } from "./plan-stock.ts";
import { learnStorefrontLevels } from "./storefront-levels.ts";
import { learnWarehouses } from "./warehouses.ts";

/** All that is kept of an order until it is written down as a letter. */
type Version = { externalId: string; updatedAt: Date };

// What is worked on in one transaction: memory and turns at the shop's hand stay small, however large the catalog.
const itemsAtOnce = 1_000;
const pairsAtOnce = 250;
const goodsAtOnce = 500;
const ordersAtOnce = 500;

/** Reads the whole Shopify store: its locations, products and stock. Repeating it changes nothing that is known. */
export async function importStorefront(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const readAt = world.clock.now();
  const cause = { ...causeOf(planning), actor: planning.actor };
  const about = await world.storefront.fetchShop(shop);
  await world.store.inShop(shop.shopId, async (records) => {
    const isFirst = (await records.pools()).every(({ kind }) => kind !== "own");
    await learnPlaces(records, about);
    // TikTok Shop was read before there was a location that its warehouse could be given to.
    if (isFirst && (await records.connectedKinds()).includes("tiktok_shop"))
      await appendLetter(records, {
        letter: { kind: "import-marketplace" },
        deliveryId: `first-locations:${cause.entryId}`,
        source: "sweep",
        actor: null,
        at: cause.at,
      });
  });
  // A product or level may come twice: on a page and in the file, or because it was edited while the file was written.
  for await (const page of world.storefront.listProducts(shop))
    await world.store.inShop(shop.shopId, (records) =>
      followingTitleRule(
        records,
        { productExternalIds: page.map(({ externalId }) => externalId) },
        cause,
        () => records.learnProducts(page, readAt),
      ),
    );
  for await (const levels of world.storefront.listLevels(shop))
    await world.store.inShop(shop.shopId, async (records) => {
      const { plan } = await learnStorefrontLevels(records, levels, cause);
      await records.savePlan(plan, cause);
    });
  await settleInParts(planning, followStorefront(planning));
}

async function* followStorefront(planning: Planning): AsyncGenerator<Work> {
  yield async (records) => {
    await records.keepStorefrontKits(causeOf(planning));
    return emptyPlan();
  };
  yield* linkCatalog(planning);
  yield* mergePairs(planning);
  yield* tellStock(planning);
  yield pastSales(planning, "storefront");
}

/** Items are known by now, so that their sales can be told apart. */
const pastSales =
  (planning: Planning, channel: PastSalesChannel): Work =>
  async (records) => {
    await askForPastSales(records, channel, causeOf(planning).at);
    return emptyPlan();
  };

/** Merges the fields of all linked pairs. */
async function* mergePairs(planning: Planning): AsyncGenerator<Work> {
  const { world, shop } = planning;
  const listings = await world.store.inShop(shop.shopId, (records) =>
    records.pairedListings(),
  );
  for (const listingExternalIds of inParts(listings, pairsAtOnce))
    yield (records) =>
      planPairs(records, { listingExternalIds }, causeOf(planning));
}

/** Works out what is to be told about everything that is sold anywhere. */
async function* tellStock(
  planning: Planning,
  observed: StockShown = new Map(),
): AsyncGenerator<Work> {
  const { world, shop } = planning;
  const told = await world.store.inShop(shop.shopId, (records) =>
    records.variantsTold(),
  );
  for (const some of inParts(told, itemsAtOnce))
    yield (records) =>
      planStock(records, some, causeOf(planning), { observed });
}

/** Reads the whole TikTok Shop: its warehouses and listings. */
export async function importMarketplace(planning: Planning): Promise<void> {
  const { world, shop } = planning;
  const warehouses = await world.marketplace.listOwnWarehouses(shop);
  const readAt = world.clock.now();
  await world.store.inShop(shop.shopId, (records) =>
    learnWarehouses(records, warehouses, readAt),
  );
  const observed: StockShown = new Map();
  for await (const page of world.marketplace.listListings(shop))
    await world.store.inShop(shop.shopId, async (records) => {
      await records.learnListings(page, readAt);
      for (const [sku, shown] of stockShown(page)) observed.set(sku, shown);
    });
  const unshipped: Version[] = [];
  for await (const page of world.marketplace.listUnshipped(shop))
    for (const { externalId, updatedAt } of page)
      unshipped.push({ externalId, updatedAt });
  await settleInParts(
    planning,
    followMarketplace(planning, observed, unshipped),
  );
}

async function* followMarketplace(
  planning: Planning,
  observed: StockShown,
  unshipped: Version[],
): AsyncGenerator<Work> {
  yield* linkCatalog(planning);
  for (const some of inParts(unshipped, ordersAtOnce))
    yield async (records) => {
      await writeDownOrders(records, some, causeOf(planning).at);
      return emptyPlan();
    };
  yield* mergePairs(planning);
  yield* tellStock(planning, observed);
  yield async (records) => askAboutWarehouses(await records.salesWarehouses());
  yield pastSales(planning, "marketplace");
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
  const goods = new Set<string>();
  for await (const page of world.network.listGoods(shop)) {
    await world.store.inShop(shop.shopId, (records) =>
      records.learnGoods(page),
    );
    for (const { externalId } of page) goods.add(externalId);
  }
  await settleInParts(
    planning,
    followNetwork(planning, { status, centres, goods: [...goods] }),
  );
}

type FoundAtNetwork = {
  status: Awaited<ReturnType<PlanningWorld["network"]["fetchStatus"]>>;
  centres: Awaited<ReturnType<PlanningWorld["network"]["listCentres"]>>;
  goods: string[];
};

async function* followNetwork(
  planning: Planning,
  { status, centres, goods }: FoundAtNetwork,
): AsyncGenerator<Work> {
  const { world, shop } = planning;
  yield async (records) => {
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
    return emptyPlan();
  };
  yield async (records) => ({
    ...emptyPlan(),
    notes: (await records.partFromUnbound()).map(
      ({ label, goods }) =>
        `${label} was unbound from the goods ${goods} on TikTok Shop.`,
    ),
  });
  // Goods whose code says so stay the variant's, and others that were bound instead become its own.
  yield* linkCatalog(planning);
  for (const some of inParts(goods, goodsAtOnce)) {
    const stock = await readNetworkStock(world, shop, some);
    yield async (records) => {
      const { plan } = await learnNetworkStock(
        records,
        stock,
        causeOf(planning),
      );
      return plan;
    };
  }
  yield* tellStock(planning);
}
