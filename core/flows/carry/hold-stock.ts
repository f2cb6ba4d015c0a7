import type { EffectPayloads } from "../../domain/effects.ts";
import type { HoldMove } from "../../domain/stock/hold-moves.ts";
import { heldUnits, type SentHold } from "../../domain/stock/split.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { PublicationRow } from "../../world/publication-records.ts";
import type { Records } from "../../world/records.ts";
import type { Carrying } from "./carrier.ts";
import {
  confirmEffect,
  failEffect,
  findDone,
  retireEffect,
} from "./end-effect.ts";
import { type Held, type HeldNow, readHeldNow } from "./held-now.ts";
import {
  askAgain,
  askForHeld,
  forget,
  inOrder,
  noteMoved,
  noteSent,
} from "./held-requests.ts";
import { tellNumbersDue } from "./numbers-due.ts";
import { readOrdersBack } from "./read-orders-back.ts";

// Shopify moves at most 250 quantities in one inventoryMoveQuantities.
const mostMoves = 250;
// One that changed keeps all of a request from taking hold: it is left out, and the others are sent anew.
const mostRounds = 4;

type Hold = {
  effect: EffectRow;
  variantId: string;
  /** Null: the store has the variant no more. */
  inventoryItemId: string | null;
  publication: PublicationRow | undefined;
  before: number;
};
type Standing = Hold & Held;
type Ready = Standing & { now: HeldNow };

/**
 * Holds TikTok Shop's shares of guaranteed variants back in Shopify, or gives them back, by compare-and-set, many to a call.
 * A request whose answer was lost is repeated under its key before anything else. Nothing is given back before TikTok Shop's
 * orders have been read since it was told its number (law S6).
 */
export async function carryHolds(
  carrying: Carrying,
  effects: EffectRow[],
): Promise<void> {
  if (effects.length === 0) return;
  let ready: Ready[];
  try {
    ready = await findOut(carrying, await begin(carrying, effects));
  } catch (error) {
    return failAll(carrying, effects, error);
  }
  for (const request of requestsOf(ready)) await send(carrying, request);
}

const variantOf = ({ payload }: EffectRow) =>
  (payload as EffectPayloads["storefront.set-hold"]).variantId;

const failAll = (
  carrying: Carrying,
  effects: EffectRow[],
  error: unknown,
): Promise<void> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    for (const effect of effects) await fail(carrying, records, effect, error);
  });

async function fail(
  carrying: Carrying,
  records: Records,
  effect: EffectRow,
  error: unknown,
): Promise<void> {
  const change = { before: null, after: null };
  const ended = await failEffect(carrying, records, effect, error, change);
  // What was given up may have taken hold for all we know: only a platform's own no is a refusal.
  if (ended && error instanceof SyncError && error.retry === "never")
    await forget(records, [variantOf(effect)]);
}

/** Those that are still wanted; from here on they are under way. */
const begin = (carrying: Carrying, effects: EffectRow[]): Promise<Hold[]> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    const variantIds = effects.map(variantOf);
    const splits = await records.splits(variantIds);
    const items = await records.inventoryItems(variantIds);
    const publications = new Map(
      (await records.publications("hold", variantIds)).map((row) => [
        row.itemId,
        row,
      ]),
    );
    const holds: Hold[] = [];
    for (const effect of effects) {
      const variantId = variantOf(effect);
      const split = splits.get(variantId);
      if (!split) {
        const why = "Nothing is held back of this variant.";
        await retireEffect(carrying, records, effect, why);
        continue;
      }
      holds.push({
        effect,
        variantId,
        inventoryItemId: items.get(variantId) ?? null,
        publication: publications.get(variantId),
        before: heldUnits(split.held),
      });
    }
    await records.markSent(
      holds.map(({ effect }) => effect.id),
      carrying.world.clock.now(),
    );
    return holds;
  });

/** What is to be moved of each, once what was sent before is known and, where it must, TikTok Shop's orders are. */
async function findOut(carrying: Carrying, all: Hold[]): Promise<Ready[]> {
  const { world, shop } = carrying;
  const { answered, failed } = await askAgain(
    carrying,
    all.map(({ variantId }) => variantId),
  );
  await world.store.inShop(shop.shopId, async (records) => {
    for (const { effect, variantId } of all)
      if (failed.has(variantId))
        await fail(carrying, records, effect, failed.get(variantId));
  });
  const clear = all.filter(({ variantId }) => !failed.has(variantId));
  await endGone(carrying, clear);
  const holds = clear.filter(stands);
  const entryId = holds[0]?.effect.entryId ?? "";
  const now = await readHeldNow(carrying, holds, { entryId });
  // What can be done without them is not kept waiting.
  const unread = holds.filter(({ variantId }) => {
    const one = now.get(variantId);
    return one?.moves.length === 0 && one.readSince !== null;
  });
  const wasRead = await readBack(carrying, unread, now);
  if (wasRead)
    for (const [variantId, one] of await readHeldNow(carrying, unread, {
      entryId,
    }))
      now.set(variantId, one);

  const ready: Ready[] = [];
  const told: Hold[] = [];
  await world.store.inShop(shop.shopId, async (records) => {
    for (const hold of holds) {
      const one = now.get(hold.variantId);
      const isUnread = unread.includes(hold);
      // It waits for the orders, with the reason written down.
      if (isUnread && !wasRead) continue;
      if (one && one.moves.length > 0) {
        ready.push({ ...hold, now: one });
        continue;
      }
      // It was enough to learn how things stand: the numbers may follow.
      if (one?.isCorrected || isUnread || answered.has(hold.variantId)) {
        await confirmEffect(
          carrying,
          records,
          hold.effect,
          { before: hold.before, after: hold.publication?.desired ?? null },
          { result: null, tells: false },
        );
        told.push(hold);
      } else
        await findDone(
          carrying,
          records,
          hold.effect,
          {
            already: "Shopify holds back what it should already.",
            after: hold.before,
          },
          false,
        );
    }
    await tellNumbersDue(carrying, records, told);
  });
  return ready;
}

const stands = (hold: Hold): hold is Standing => hold.inventoryItemId !== null;

/** What was held of a variant went with it. */
const endGone = (carrying: Carrying, holds: Hold[]): Promise<void> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    for (const { effect, variantId, inventoryItemId } of holds) {
      if (inventoryItemId !== null) continue;
      await records.forgetSplit(variantId);
      await retireEffect(carrying, records, effect, "The variant is gone.");
    }
  });

/** @returns whether TikTok Shop's orders are read by now; if not, those that need them wait. */
async function readBack(
  carrying: Carrying,
  unread: Hold[],
  now: Map<string, HeldNow>,
): Promise<boolean> {
  if (unread.length === 0) return true;
  const since = Math.max(
    ...unread.map(
      ({ variantId }) => now.get(variantId)?.readSince?.getTime() ?? 0,
    ),
  );
  try {
    await readOrdersBack(carrying, new Date(since));
    return true;
  } catch (error) {
    await failAll(
      carrying,
      unread.map(({ effect }) => effect),
      error,
    );
    return false;
  }
}

/** As many to a request as Shopify takes; a variant's moves stay together. */
function requestsOf(ready: Ready[]): Ready[][] {
  const requests: Ready[][] = [];
  let moves = mostMoves;
  for (const one of ready) {
    moves += one.now.moves.length;
    if (moves > mostMoves) {
      requests.push([]);
      moves = one.now.moves.length;
    }
    requests.at(-1)?.push(one);
  }
  return requests;
}

async function send(carrying: Carrying, request: Ready[]): Promise<void> {
  let left = request;
  for (let round = 0; round < mostRounds && left.length > 0; round++) {
    const then = await trySending(carrying, left, round);
    // Nothing stood in its way, and yet it failed before under this key: another try takes another key.
    if (then.length === left.length) break;
    left = then;
  }
  if (left.length > 0)
    await failAll(
      carrying,
      left.map(({ effect }) => effect),
      new SyncError("stale_quantity"),
    );
}

/** @returns those that can be sent again without the others. */
async function trySending(
  carrying: Carrying,
  holds: Ready[],
  round: number,
): Promise<Ready[]> {
  const { world, shop } = carrying;
  const told = holds[0]?.effect.id ?? "";
  const key = keyOf(holds, round);
  const request = new Map(
    holds.map(({ variantId, inventoryItemId, now }): [string, SentHold] => [
      variantId,
      {
        key,
        // Shown in Shopify's stock history; leads back to what this call moved and why.
        reference: `${world.addresses.app}/stock/${told}`,
        inventoryItemId,
        moves: now.moves,
        owed: now.owed,
      },
    ]),
  );
  await world.store.inShop(shop.shopId, (records) =>
    noteSent(records, request),
  );
  let answer: Awaited<ReturnType<typeof askForHeld>>;
  try {
    answer = await askForHeld(carrying, request);
  } catch (error) {
    await failAll(
      carrying,
      holds.map(({ effect }) => effect),
      error,
    );
    return [];
  }
  return world.store.inShop(shop.shopId, async (records) => {
    if (answer === "moved") {
      await noteMoved(records, request);
      for (const hold of holds) await confirm(carrying, records, hold, told);
      await tellNumbersDue(carrying, records, holds);
      return [];
    }
    await forget(records, [...request.keys()]);
    const { because } = answer;
    const reasons = new Map(
      inOrder(request).map(([variantId], index) => [variantId, because[index]]),
    );
    const clear: Ready[] = [];
    for (const hold of holds) {
      const reason = reasons.get(hold.variantId);
      if (!reason) clear.push(hold);
      else
        await fail(
          carrying,
          records,
          hold.effect,
          reason === "stale" ? new SyncError("stale_quantity") : reason,
        );
    }
    return clear;
  });
}

/** Another try has read the numbers anew and is another request; the comparison keeps both from taking hold. */
const keyOf = (holds: Ready[], round: number): string =>
  fingerprintOf(
    canonicalJson([
      round,
      ...holds.map(({ effect, now }): [string, number, HoldMove[]] => [
        effect.id,
        effect.attempts,
        now.moves,
      ]),
    ]),
  );

async function confirm(
  carrying: Carrying,
  records: Records,
  { effect, now, before, publication }: Ready,
  told: string,
): Promise<void> {
  const { derived, moves } = now;
  if (publication)
    await records.notePublished(publication.id, derived, {
      effectId: effect.id,
      at: carrying.world.clock.now(),
    });
  const after = before + moves.reduce((sum, { by }) => sum + by, 0);
  await confirmEffect(
    carrying,
    records,
    effect,
    { before, after },
    { result: { told, terms: derived.terms }, tells: false },
  );
}
