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
  heldAfter,
  heldUnits,
  holdNothing,
  type SentHold,
  type Split,
  surelyHeld,
} from "../../domain/stock/split.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { Records } from "../../world/records.ts";
import { learnStorefrontLevels } from "../plan/storefront-levels.ts";
import { workOutSplits } from "../plan/work-out-splits.ts";
import { type Carrying, carrier } from "./carrier.ts";
import { readOrdersBack } from "./read-orders-back.ts";

type Hold = {
  variantId: string;
  inventoryItemId: string;
  effectId: string;
  entryId: string;
  /** Worked out from Shopify's numbers as they were read right before. */
  change: { moves: HoldMove[]; owed: number; derived: Derived } | null;
};
type Moved = { moves: HoldMove[]; owed: number };

/**
 * Holds TikTok Shop's share of a guaranteed variant back in Shopify, or gives it back, by compare-and-set. A change whose
 * answer was lost is repeated under its key before anything else. Nothing is given back before TikTok Shop's orders have
 * been read since it was told its number (law S6).
 */
export const holdStock = carrier<"storefront.set-hold", Hold, Moved>({
  async prepare(records, { variantId }, { id: effectId, entryId }) {
    const split = (await records.splits([variantId])).get(variantId);
    const items = await records.inventoryItems([variantId]);
    const inventoryItemId = items.get(variantId);
    if (!split) return { retire: "Nothing is held back of this variant." };
    if (!inventoryItemId) return { retire: "The variant is gone." };
    const [publication] = await records.publications("hold", [variantId]);
    return {
      go: { variantId, inventoryItemId, effectId, entryId, change: null },
      before: heldUnits(split.held),
      after: publication?.desired ?? null,
    };
  },

  async overtaken(carrying, input) {
    const wasAnswered = await askAgain(carrying, input);
    let now = await readNow(carrying, input);
    let wasRead = false;
    // What can be done without it is not kept waiting.
    if (now.moves.length === 0 && now.readSince) {
      await readOrdersBack(carrying, now.readSince);
      wasRead = true;
      now = await readNow(carrying, input);
    }
    const isSomething =
      now.moves.length > 0 || now.isCorrected || wasAnswered || wasRead;
    if (!isSomething)
      return { reason: "Shopify holds back what it should already." };
    input.change = now;
    return null;
  },

  async act({ world, shop }, input, effect) {
    const { variantId, inventoryItemId, change } = input;
    if (!change) throw new Error("a hold is worked out before it is sent");
    const { moves, owed } = change;
    // It was enough to learn how things stand: the numbers may follow.
    if (moves.length === 0) return { moves, owed: 0 };
    const key = fingerprintOf(
      canonicalJson([effect.id, effect.attempts, moves]),
    );
    const sent: SentHold = {
      key,
      reference: `${world.addresses.app}/stock/${effect.id}`,
      moves,
      owed,
    };
    await world.store.inShop(shop.shopId, (records) =>
      keep(records, variantId, () => ({ sent })),
    );
    const answer = await world.storefront.moveHeld(shop, {
      ...sent,
      inventoryItemId,
      document: documentOf(world.addresses.app, variantId),
    });
    if (answer === "moved") return { moves, owed };
    await world.store.inShop(shop.shopId, (records) =>
      keep(records, variantId, () => ({ sent: null })),
    );
    throw new SyncError("stale_quantity");
  },

  async confirm(records, moved, { variantId, effectId, change }, { at }) {
    await noteMoved(records, variantId, moved);
    const [publication] = await records.publications("hold", [variantId]);
    if (publication && change && moved.moves.length > 0)
      await records.notePublished(publication.id, change.derived, {
        effectId,
        at,
      });
  },

  refuse: (records, { variantId }) =>
    keep(records, variantId, () => ({ sent: null })),
  tells: true,
});

/** Stands in Shopify's ledger for what is held of one variant. */
const documentOf = (app: string, variantId: string) =>
  `${app}/app/stock/variant/${variantId}`;

async function keep(
  records: Records,
  variantId: string,
  change: (split: Split) => Partial<Split>,
): Promise<void> {
  const split = (await records.splits([variantId])).get(variantId);
  if (split) await records.saveSplit(variantId, { ...split, ...change(split) });
}

/** What is sellable is less by now; Shopify's letter about it comes later. */
async function noteMoved(
  records: Records,
  variantId: string,
  { moves, owed }: Moved,
): Promise<void> {
  await keep(records, variantId, (split) => ({
    held: heldAfter(split.held, moves),
    owed: Math.max(0, split.owed - owed),
    sent: null,
  }));
  const pools = new Map(
    (await records.pools()).map((pool) => [pool.externalId, pool.id]),
  );
  await records.shiftLevels(
    moves.flatMap(({ locationId, by }) => {
      const poolId = pools.get(locationId);
      return poolId
        ? [{ poolId, itemId: variantId, available: -by, reserved: 0 }]
        : [];
    }),
  );
}

/** @returns whether a change was open whose answer is known now. */
async function askAgain(
  { world, shop }: Carrying,
  { variantId, inventoryItemId }: Hold,
): Promise<boolean> {
  const sent = await world.store.inShop(
    shop.shopId,
    async (records) => (await records.splits([variantId])).get(variantId)?.sent,
  );
  if (!sent) return false;
  const answer = await world.storefront.moveHeld(shop, {
    ...sent,
    inventoryItemId,
    document: documentOf(world.addresses.app, variantId),
  });
  await world.store.inShop(shop.shopId, (records) =>
    answer === "moved"
      ? noteMoved(records, variantId, sent)
      : keep(records, variantId, () => ({ sent: null })),
  );
  return true;
}

type Now = {
  moves: HoldMove[];
  owed: number;
  derived: Derived;
  /** What was kept of the hold was not true any more. */
  isCorrected: boolean;
  /** The orders have to be read since then, before anything is given back; null: they have been. */
  readSince: Date | null;
};

async function readNow(carrying: Carrying, input: Hold): Promise<Now> {
  const { world, shop } = carrying;
  const levels = await world.storefront.fetchLevels(shop, [
    input.inventoryItemId,
  ]);
  return world.store.inShop(shop.shopId, (records) =>
    workNow(records, input, levels, world.clock.now()),
  );
}

async function workNow(
  records: Records,
  { variantId, entryId }: Hold,
  levels: StorefrontLevelFact[],
  at: Date,
): Promise<Now> {
  const cause = { entryId, at };
  const { plan } = await learnStorefrontLevels(records, levels, cause);
  await records.savePlan(plan, cause);
  const pools = await records.pools();
  const places = levels.map(
    ({ locationId, available, heldBack }): HoldPlace => ({
      locationId,
      available,
      heldBack,
      isOwn: pools.some(
        (pool) => pool.externalId === locationId && pool.kind === "own",
      ),
    }),
  );
  const before = (await records.splits([variantId])).get(variantId);
  if (!before) return nothing;
  const held = stillHeld(before.held, places);
  const lost = heldUnits(held) !== heldUnits(before.held);
  const owed = Math.min(before.owed, heldUnits(held));
  if (lost) await records.saveSplit(variantId, { ...before, held, owed });

  const worked = await workedSplit(records, variantId, cause);
  const publications = await records.publications(
    "marketplace",
    worked?.numbers.map(({ listingSkuId }) => listingSkuId) ?? [],
  );
  const wanted = worked ? heldForAllocation(worked.allocation) : 0;
  const moves = holdMoves(held, places, wanted);
  // Nothing has to move: Shopify has given no more than it had, and what was owed is held for what sells next.
  const isSettled = moves.length === 0 && owed > 0;
  if (isSettled)
    await keep(records, variantId, () => ({ owed: before.owed - owed }));
  return {
    moves,
    owed,
    derived: worked ? explainHold(worked.allocation) : holdNothing(),
    isCorrected: lost || isSettled,
    readSince: worked ? unreadSince(worked, publications) : null,
  };
}

const nothing: Now = {
  moves: [],
  owed: 0,
  derived: holdNothing(),
  isCorrected: false,
  readSince: null,
};

/** When TikTok Shop took its latest number, where its orders were not read since and that keeps something from going on. */
function unreadSince(
  {
    allocation,
    split,
  }: { allocation: Parameters<typeof heldForAllocation>[0]; split: Split },
  publications: { publishedAt: Date | null }[],
): Date | null {
  if (allocation.isRead) return null;
  if (allocation.numbers.some(({ isKnown }) => !isKnown)) return null;
  const givesBack =
    heldForAllocation({ ...allocation, isRead: true }) < surelyHeld(split);
  if (!givesBack && split.inForceAt !== null) return null;
  const times = publications.map(
    ({ publishedAt }) => publishedAt?.getTime() ?? 0,
  );
  return new Date(Math.max(0, ...times));
}

async function workedSplit(
  records: Records,
  variantId: string,
  cause: { entryId: string; at: Date },
) {
  const hasWarehouse = (await records.pools()).some(
    (pool) => pool.kind === "own" && pool.marketplaceWarehouseIds.length > 0,
  );
  const worked = await workOutSplits(
    records,
    await records.stockSituations([variantId]),
    hasWarehouse ? await records.listedSkus([variantId]) : [],
    cause,
  );
  return worked.get(variantId);
}
