import type { ShopifyState, TikTokState } from "../main-job/control.ts";
import { guaranteedAmong } from "./rules/nothing-promised-twice.ts";
import type { Scene } from "./scene.ts";

/** One pool whose split holds, as it was when last looked at. */
type Pool = {
  /** Units that TikTok Shop may show and have sold beyond what is held, by what law S7 names. */
  slack: number;
  /** Units that Shopify may owe its customers without having them. */
  debt: number;
  orders: Map<string, OrderOnTikTok>;
};
type OrderOnTikTok = { units: number; isHeardOf: boolean; status: string };

const open = ["UNPAID", "ON_HOLD", "AWAITING_SHIPMENT"];

/**
 * Looks at the platforms themselves after every move: of a pool whose split holds, all that TikTok Shop shows and has sold
 * without Shopify's knowing is held back there (law S6); but for what law S7 names: units that sold while a number was on
 * its way, units put back of an order that stood in Shopify already, and a number that came late. And Shopify owes nobody
 * units that are not on its shelf.
 */
export function watchSplits(scene: Scene) {
  const { town } = scene;
  const { prisma, shopId } = town;
  const pools = new Map<string, Pool>();
  let hadLateNumber = false;

  /** The variants whose pool is split, as the merchant wishes now. */
  async function heldPools(): Promise<string[]> {
    const splits = await prisma.split.findMany({
      where: { shopId, inForceAt: { not: null } },
      orderBy: { variantId: "asc" },
    });
    const ids = splits.map(({ variantId }) => variantId);
    if (ids.length === 0) return [];
    return town.world.store.inShop(shopId, async (records) => [
      ...(await guaranteedAmong(records, ids)),
    ]);
  }

  return {
    /** @returns what does not hold after this move, one sentence each. */
    async look(): Promise<string[]> {
      const late = town.asleep().includes("before marketplace.setStock");
      const isLate = late || hadLateNumber;
      hadLateNumber = late;
      const held = await heldPools();
      for (const id of pools.keys()) if (!held.includes(id)) pools.delete(id);
      if (held.length === 0) return [];
      const [shopify, tiktok] = await Promise.all([
        town.control.shopify(),
        town.control.tiktok(),
      ]);
      const failures: string[] = [];
      for (const variantId of held) {
        const variant = await prisma.variant.findUniqueOrThrow({
          where: { id: variantId },
          include: { skuLinks: { include: { listingSku: true } } },
        });
        const told = await prisma.publication.findMany({
          where: { variantId, channel: "marketplace" },
        });
        const skuIds = variant.skuLinks.map((row) => row.listingSku.externalId);
        const orders = ordersOf(tiktok, skuIds, shopify);
        const shelf = shelfOf(shopify, variant.externalId);
        // What Shopify held back of a variant that was deleted there went with it, and Shopify sells none.
        if (!shelf) {
          pools.delete(variantId);
          continue;
        }
        const { aside, debt } = shelf;
        const shown = shownOf(
          tiktok,
          skuIds,
          told.map(({ placeId }) => placeId),
        );
        const sold = sum(
          [...orders.values()]
            .filter((one) => !one.isHeardOf && open.includes(one.status))
            .map(({ units }) => units),
        );
        const isMoving =
          town.asleep().length > 0 ||
          told.some(({ sentAt, inDoubt }) => sentAt !== null || inDoubt) ||
          (await prisma.effect.count({
            where: {
              kind: "marketplace.set-stock",
              state: { in: ["planned", "sent", "unknown"] },
              payload: { path: ["variantId"], equals: variantId },
            },
          })) > 0;
        const pool = pools.get(variantId) ?? {
          slack: 0,
          debt: Math.max(0, debt),
          orders,
        };
        pools.set(variantId, pool);
        pool.slack += slackOf(pool.orders, orders, isMoving);
        if (isLate) pool.slack = Number.POSITIVE_INFINITY;
        pool.orders = orders;
        const excess = shown + sold - aside;
        const allowed = pool.slack + scene.sky.addedOnTikTok;
        if (excess > allowed)
          failures.push(
            `of ${variant.sku} TikTok Shop showed ${shown} and had sold ${sold}, held back were ${aside}; ${allowed} might be beyond`,
          );
        pool.debt = Math.max(pool.debt, Math.min(excess, allowed));
        if (debt > pool.debt)
          failures.push(
            `of ${variant.sku} Shopify owed ${debt} that it had not, ${pool.debt} might be`,
          );
        if (excess <= 0 && !isMoving) pool.slack = 0;
      }
      return failures;
    },
  };
}

/** What TikTok Shop may have beyond what is held since the last look. */
function slackOf(
  before: Map<string, OrderOnTikTok>,
  now: Map<string, OrderOnTikTok>,
  isMoving: boolean,
): number {
  return sum(
    [...now].map(([id, order]) => {
      const known = before.get(id);
      if (!known) return isMoving ? order.units : 0;
      const isPutBack =
        order.status === "CANCELLED" && known.status !== "CANCELLED";
      return isPutBack && (known.isHeardOf || order.isHeardOf)
        ? order.units
        : 0;
    }),
  );
}

/** The orders with these SKUs that the merchant ships. */
function ordersOf(
  tiktok: TikTokState,
  skuIds: string[],
  shopify: ShopifyState,
): Map<string, OrderOnTikTok> {
  const heardOf = new Set(shopify.orders.map((one) => one.sourceIdentifier));
  return new Map(
    tiktok.orders
      .filter((one) => one.fulfillmentType === "BY_SELLER")
      .map(({ id, status, lines }) => [
        id,
        {
          units: lines.filter(({ skuId }) => skuIds.includes(skuId)).length,
          isHeardOf: heardOf.has(id),
          status,
        },
      ]),
  );
}

/** What TikTok Shop shows of these SKUs at the merchant's own warehouse. */
const shownOf = (
  tiktok: TikTokState,
  skuIds: string[],
  placeIds: string[],
): number =>
  sum(
    tiktok.products
      .flatMap(({ skus }) => skus)
      .filter(({ id }) => skuIds.includes(id))
      .flatMap(({ inventory }) => inventory)
      .filter(({ warehouseId }) => placeIds.includes(warehouseId))
      .map(({ quantity }) => quantity),
  );

/** Units that Shopify sets aside at the merchant's own locations, and units that it owes there without having them; null: it has no such variant. */
function shelfOf(
  { products, locations }: ShopifyState,
  variantId: string,
): { aside: number; debt: number } | null {
  const variant = products
    .flatMap(({ variants }) => variants)
    .find(({ id }) => id === variantId);
  if (!variant) return null;
  const own = new Set(
    locations.filter((at) => !at.isFulfillmentService).map(({ id }) => id),
  );
  const levels = variant.levels.filter(({ locationId }) => own.has(locationId));
  return {
    aside: sum(levels.map((at) => at.onHand - at.available - at.committed)),
    debt: sum(levels.map((at) => at.committed - at.onHand)),
  };
}

const sum = (units: number[]): number =>
  units.reduce((total, one) => total + one, 0);
