import type { StorefrontLevelFact } from "../../domain/facts.ts";
import { heldForAllocation } from "../../domain/stock/allocation.ts";
import type { Derived } from "../../domain/stock/derivation.ts";
import {
  type HoldMove,
  type HoldPlace,
  holdMoves,
  stillHeld,
} from "../../domain/stock/hold-moves.ts";
import {
  explainHold,
  heldUnits,
  type Split,
  surelyHeld,
} from "../../domain/stock/split.ts";
import type { StockSituation } from "../../domain/stock/what-channels-are-told.ts";
import type { Records } from "../../world/records.ts";
import { soldHoldOf } from "../plan/plan-holds.ts";
import { learnStorefrontLevels } from "../plan/storefront-levels.ts";
import { type WorkedSplit, workOutSplits } from "../plan/work-out-splits.ts";
import type { Carrying } from "./carrier.ts";

/** A guaranteed variant whose hold has its turn. */
export type Held = { variantId: string; inventoryItemId: string };

/** What is to be done about one variant's hold, by Shopify's numbers as they were just read. */
export type HeldNow = {
  moves: HoldMove[];
  owed: number;
  derived: Derived;
  /** What was kept of the hold was not true any more. */
  isCorrected: boolean;
  /** The orders have to be read since then, before anything is given back; null: they have been. */
  readSince: Date | null;
};

/** Reads these variants' levels in Shopify, learns them, and works out what is to be moved of each. */
export async function readHeldNow(
  { world, shop }: Carrying,
  holds: Held[],
  { entryId }: { entryId: string },
): Promise<Map<string, HeldNow>> {
  if (holds.length === 0) return new Map();
  const levels = await world.storefront.fetchLevels(
    shop,
    holds.map(({ inventoryItemId }) => inventoryItemId),
  );
  return world.store.inShop(shop.shopId, (records) =>
    workOutNow(records, holds, levels, { entryId, at: world.clock.now() }),
  );
}

async function workOutNow(
  records: Records,
  holds: Held[],
  levels: StorefrontLevelFact[],
  cause: { entryId: string; at: Date },
): Promise<Map<string, HeldNow>> {
  const { plan } = await learnStorefrontLevels(records, levels, cause);
  await records.savePlan(plan, cause);
  const isOwn = new Set(
    (await records.pools()).flatMap((pool) =>
      pool.kind === "own" ? pool.externalId : [],
    ),
  );
  const variantIds = holds.map(({ variantId }) => variantId);
  const before = await records.splits(variantIds);
  const corrected = new Map<string, Split>();
  const placesOf = new Map<string, HoldPlace[]>();
  for (const { variantId, inventoryItemId } of holds) {
    const places = levels
      .filter((level) => level.inventoryItemId === inventoryItemId)
      .map(({ locationId, available, heldBack }) => ({
        locationId,
        available,
        heldBack,
        isOwn: isOwn.has(locationId),
      }));
    placesOf.set(variantId, places);
    const split = before.get(variantId);
    if (!split) continue;
    const held = stillHeld(split.held, places);
    if (heldUnits(held) === heldUnits(split.held)) continue;
    const owed = Math.min(split.owed, heldUnits(held));
    corrected.set(variantId, { ...split, held, owed });
  }
  await records.saveSplits(corrected);

  const { situations, worked } = await workedSplits(records, variantIds, cause);
  const toldAt = await numbersToldAt(records, worked);
  const settled = new Map<string, Split>();
  const now = new Map<string, HeldNow>();
  const known = await records.splits(variantIds);
  for (const { variantId } of holds) {
    const split = known.get(variantId);
    if (!split) continue;
    const one = worked.get(variantId);
    const held = stillHeld(split.held, placesOf.get(variantId) ?? []);
    const owed = Math.min(split.owed, heldUnits(held));
    const sold = soldHoldOf(situations.get(variantId), split);
    const wanted = one ? heldForAllocation(one.allocation) : sold.quantity;
    const moves = holdMoves(held, placesOf.get(variantId) ?? [], wanted);
    // Nothing has to move: Shopify has given no more than it had, and what was owed is held for what sells next.
    const isSettled = moves.length === 0 && owed > 0;
    if (isSettled)
      settled.set(variantId, { ...split, owed: split.owed - owed });
    now.set(variantId, {
      moves,
      owed,
      derived: one ? explainHold(one.allocation) : sold,
      isCorrected: corrected.has(variantId) || isSettled,
      readSince: one ? unreadSince(one, toldAt) : null,
    });
  }
  await records.saveSplits(settled);
  return now;
}

/** When TikTok Shop took its latest number of each SKU. */
async function numbersToldAt(
  records: Records,
  worked: Map<string, WorkedSplit>,
): Promise<Map<string, number>> {
  const rows = await records.publications(
    "marketplace",
    [...worked.values()].flatMap(({ numbers }) =>
      numbers.map(({ listingSkuId }) => listingSkuId),
    ),
  );
  return new Map(
    rows.map(({ itemId, publishedAt }) => [
      itemId,
      publishedAt?.getTime() ?? 0,
    ]),
  );
}

/** When TikTok Shop took its latest number, where its orders were not read since and that keeps something from going on. */
function unreadSince(
  { allocation, split, numbers }: WorkedSplit,
  toldAt: Map<string, number>,
): Date | null {
  if (allocation.isRead) return null;
  if (allocation.numbers.some(({ isKnown }) => !isKnown)) return null;
  const givesBack =
    heldForAllocation({ ...allocation, isRead: true }) < surelyHeld(split);
  if (!givesBack && split.inForceAt !== null) return null;
  const times = numbers.map(
    ({ listingSkuId }) => toldAt.get(listingSkuId) ?? 0,
  );
  return new Date(Math.max(0, ...times));
}

async function workedSplits(
  records: Records,
  variantIds: string[],
  cause: { entryId: string; at: Date },
): Promise<{
  situations: Map<string, StockSituation>;
  worked: Map<string, WorkedSplit>;
}> {
  const situations = await records.stockSituations(variantIds);
  const hasWarehouse = (await records.pools()).some(
    (pool) => pool.kind === "own" && pool.marketplaceWarehouseIds.length > 0,
  );
  const worked = await workOutSplits(
    records,
    situations,
    hasWarehouse ? await records.listedSkus(variantIds) : [],
    cause,
  );
  return { situations, worked };
}
