import {
  heldAfter,
  type SentHold,
  type Split,
} from "../../domain/stock/split.ts";
import type { Records } from "../../world/records.ts";
import type { HeldAnswer } from "../../world/storefront.ts";
import type { Carrying } from "./carrier.ts";

/** The changes of what is held that went, or are to go, in one request: by variant. */
export type HeldRequest = ReadonlyMap<string, SentHold>;

/** Sends it, or asks under its key again what became of it. */
export function askForHeld(
  { world, shop }: Carrying,
  request: HeldRequest,
): Promise<HeldAnswer> {
  const sent = inOrder(request);
  const [first] = sent;
  if (!first) throw new Error("a request without a change");
  return world.storefront.moveHeld(shop, {
    items: sent.map(([, { inventoryItemId, moves }]) => ({
      inventoryItemId,
      moves,
    })),
    key: first[1].key,
    reference: first[1].reference,
    // Shopify allows two of these in a call, so it cannot be one for each variant.
    document: `${world.addresses.app}/app/stock`,
  });
}

/** The request's parts as they are sent: the answer tells of them in this order. */
export const inOrder = (request: HeldRequest): [string, SentHold][] =>
  [...request].sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Asks what became of the requests whose answer was lost, by which anything of these variants was to be moved: before
 * anything else, and each as it was sent.
 * @returns the variants that are clear now, and of those that are not, why.
 */
export async function askAgain(
  carrying: Carrying,
  variantIds: string[],
): Promise<{ answered: Set<string>; failed: Map<string, unknown> }> {
  const { world, shop } = carrying;
  const open = await world.store.inShop(shop.shopId, async (records) => {
    const splits = await records.splits(variantIds);
    const keys = [...splits.values()].flatMap(({ sent }) => sent?.key ?? []);
    return records.splitsSentAs([...new Set(keys)]);
  });
  const answered = new Set<string>();
  const failed = new Map<string, unknown>();
  for (const request of requestsIn(open)) {
    try {
      const answer = await askForHeld(carrying, request);
      await world.store.inShop(shop.shopId, (records) =>
        answer === "moved"
          ? noteMoved(records, request)
          : forget(records, [...request.keys()]),
      );
      for (const variantId of request.keys()) answered.add(variantId);
    } catch (error) {
      for (const variantId of request.keys()) failed.set(variantId, error);
    }
  }
  return { answered, failed };
}

function requestsIn(splits: Map<string, Split>): HeldRequest[] {
  const requests = new Map<string, Map<string, SentHold>>();
  for (const [variantId, { sent }] of splits) {
    if (!sent) continue;
    const request = requests.get(sent.key) ?? new Map();
    requests.set(sent.key, request.set(variantId, sent));
  }
  return [...requests.values()];
}

/** The request is on its way: until its answer is known, whichever end is less counts as held. */
export const noteSent = (
  records: Records,
  request: HeldRequest,
): Promise<void> =>
  change(records, [...request.keys()], (_, variantId) => ({
    sent: request.get(variantId) ?? null,
  }));

/** It came to nothing. */
export const forget = (records: Records, variantIds: string[]): Promise<void> =>
  change(records, variantIds, () => ({ sent: null }));

/** It took hold. What is sellable is less by now; Shopify's letter about it comes later. */
export async function noteMoved(
  records: Records,
  request: HeldRequest,
): Promise<void> {
  await change(records, [...request.keys()], (split, variantId) => {
    const { moves = [], owed = 0 } = request.get(variantId) ?? {};
    return {
      held: heldAfter(split.held, moves),
      owed: Math.max(0, split.owed - owed),
      sent: null,
    };
  });
  const pools = new Map(
    (await records.pools()).map((pool) => [pool.externalId, pool.id]),
  );
  await records.shiftLevels(
    [...request].flatMap(([itemId, { moves }]) =>
      moves.flatMap(({ locationId, by }) => {
        const poolId = pools.get(locationId);
        return poolId ? [{ poolId, itemId, available: -by, reserved: 0 }] : [];
      }),
    ),
  );
}

async function change(
  records: Records,
  variantIds: string[],
  to: (split: Split, variantId: string) => Partial<Split>,
): Promise<void> {
  const splits = await records.splits(variantIds);
  await records.saveSplits(
    new Map(
      [...splits].map(([variantId, split]) => [
        variantId,
        { ...split, ...to(split, variantId) },
      ]),
    ),
  );
}
