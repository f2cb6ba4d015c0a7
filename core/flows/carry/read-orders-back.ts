import { SyncError } from "../../errors/sync-error.ts";
import { appendLetter } from "../append-letter.ts";
import type { Carrying } from "./carrier.ts";

/** TikTok Shop's list of orders shows an order at the latest so long after it was placed (law S7). */
const newsDelayMs = 10_000;
// Orders are stamped by another clock than ours.
const clocksDifferMs = 6 * 60_000;
/** Nobody looked yet: what is older was found by the sweep. */
const firstLookMs = 24 * 60 * 60_000;
/** Orders that were found are learned meanwhile. */
const learningMs = 1_000;
const unreachableMs = 5 * 60_000;

/**
 * Makes sure that every order is known that TikTok Shop took before a number took hold there: what was sold meanwhile is
 * read back, and what is not known yet becomes a letter, the same one as the sweep's.
 * @param toldAt when the number took hold.
 * @throws SyncError orders_to_be_read until all of them are known.
 */
export async function readOrdersBack(
  { world, shop }: Carrying,
  toldAt: Date,
): Promise<void> {
  const at = world.clock.now();
  const known = await world.store.inShop(shop.shopId, (records) =>
    records.ordersKnownUntil(),
  );
  if (known && known > toldAt) return;
  const early = toldAt.getTime() + newsDelayMs - at.getTime();
  if (early > 0)
    throw new SyncError("orders_to_be_read", { retryAfterMs: early });
  const longAgo = at.getTime() - firstLookMs;
  const since = new Date(
    Math.max(longAgo, (known?.getTime() ?? longAgo) - clocksDifferMs),
  );
  let found = 0;
  try {
    for await (const page of world.marketplace.listOrders(shop, {
      updatedSince: since,
    }))
      found += await writeUnknown({ world, shop }, page, at);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    throw new SyncError("orders_to_be_read", {
      retryAfterMs: error.retryAfterMs ?? unreachableMs,
      said: error.said ?? error.code,
      cause: error,
    });
  }
  if (found > 0) {
    await world.bell.ring("shop.plan", shop.shopId);
    throw new SyncError("orders_to_be_read", { retryAfterMs: learningMs });
  }
  await world.store.inShop(shop.shopId, (records) =>
    records.noteOrdersKnown(at),
  );
}

/** @returns how many of these nothing is known of. */
const writeUnknown = (
  { world, shop }: Carrying,
  page: { externalId: string; updatedAt: Date }[],
  at: Date,
): Promise<number> =>
  world.store.inShop(shop.shopId, async (records) => {
    const unknown = new Set(
      await records.unknownOrders(page.map(({ externalId }) => externalId)),
    );
    for (const { externalId, updatedAt } of page)
      if (unknown.has(externalId))
        await appendLetter(records, {
          letter: { kind: "marketplace-order-changed", externalId },
          deliveryId: `marketplace-order-changed:${externalId}:${updatedAt.toISOString()}`,
          source: "sweep",
          actor: null,
          at,
        });
    return unknown.size;
  });
