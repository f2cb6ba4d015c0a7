import { SyncError } from "../errors/sync-error.ts";
import type { Records } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import { appendLetter } from "./append-letter.ts";
import type { Feed, Finding, ReconcilingWorld } from "./reconcile/feed.ts";
import { feedsOf } from "./reconcile/feeds.ts";
import { nameVersions } from "./reconcile/name-versions.ts";
import { readFrom } from "./reconcile/read-from.ts";

/** What no feed tells, that something is gone, is looked for this often. */
const wholeEveryMs = 60 * 60_000;

/**
 * Compares a shop with its platforms and writes down what webhooks may have lost, as ordinary letters: one code path for
 * both. A change found twice is one entry, because its version is its delivery id (`name-versions.ts`). How much was compared is kept, so that
 * what had been missed can be told as a share of it.
 */
export async function reconcileShop(
  world: ReconcilingWorld,
  shopId: string,
): Promise<{ found: number }> {
  const { shop, kinds } = await world.store.inShop(shopId, async (records) => ({
    shop: records.shop,
    kinds: await records.connectedKinds(),
  }));
  // The platforms do not wait for each other; feeds of one are read one after another.
  const feeds = feedsOf(kinds);
  const platforms = [...new Set(feeds.map((feed) => feed.of))].map((kind) =>
    feeds.filter((feed) => feed.of === kind),
  );
  const counts = await Promise.all(
    platforms.map((feeds) => reconcileFeeds(world, shop, feeds)),
  );
  const found = counts.reduce((sum, count) => sum + count, 0);
  if (found > 0) await world.bell.ring("shop.plan", shopId);
  return { found };
}

async function reconcileFeeds(
  world: ReconcilingWorld,
  shop: ShopRef,
  feeds: Feed[],
): Promise<number> {
  let found = 0;
  for (const feed of feeds) {
    try {
      found += await reconcileFeed(world, shop, feed);
    } catch (error) {
      if (error instanceof SyncError && error.code === "store_closed")
        await world.store.inShop(shop.shopId, (records) =>
          records.saveConnection({
            kind: "shopify",
            status: "attention",
            problem: error.code,
          }),
        );
      // One feed's trouble must not keep the others from being compared; the next sweep reads it again.
      world.log.warn(
        { shopId: shop.shopId, feed: feed.name, error: String(error) },
        "a feed could not be compared",
      );
    }
  }
  return found;
}

async function reconcileFeed(
  world: ReconcilingWorld,
  shop: ShopRef,
  feed: Feed,
): Promise<number> {
  const at = world.clock.now();
  const { mark, imports } = await world.store.inShop(
    shop.shopId,
    async (records) => ({
      mark: await records.feedMark(feed.name),
      imports: await records.dueImports(new Date(at.getTime() + wholeEveryMs)),
    }),
  );
  const since = readFrom(mark, at);
  // Before the import has come to its end, everything would look as if it had been missed.
  const isWhole =
    feed.readWhole !== undefined &&
    mark !== null &&
    imports.length === 0 &&
    (!mark.wholeAt || at.getTime() - mark.wholeAt.getTime() >= wholeEveryMs);
  const isDue =
    feed.everyMs === undefined ||
    mark === null ||
    at.getTime() - mark.sweptAt.getTime() >= feed.everyMs;
  if (!isWhole && !isDue) return 0;
  const read =
    isWhole && feed.readWhole
      ? await feed.readWhole(world, shop)
      : await feed.read(world, shop, since);
  const endedAt = world.clock.now();
  const findings = nameVersions(read, {
    begunAt: at,
    endedAt,
    before: mark && { at: mark.sweptAt, readUntil: mark.readUntil },
  });
  return world.store.inShop(shop.shopId, async (records) => {
    const found = await writeDown(records, findings, at);
    const readUntil = findings.reduce(
      (latest, { updatedAt }) =>
        updatedAt && updatedAt > latest ? updatedAt : latest,
      mark?.readUntil ?? since,
    );
    // Not every feed asks its platform; this one always does.
    if (feed.name === "storefront-products") await records.noteStoreOpen(at);
    const isFurther = mark?.readUntil.getTime() !== readUntil.getTime();
    await records.noteSweep(feed.name, {
      readUntil,
      reachedAt: mark && !isFurther ? mark.reachedAt : endedAt,
      at,
      isWhole,
      compared: findings.length,
      found,
    });
    return found;
  });
}

async function writeDown(
  records: Records,
  findings: Finding[],
  at: Date,
): Promise<number> {
  let found = 0;
  for (const { letter, deliveryId, updatedAt } of findings) {
    if (!letter) continue;
    const { isNew } = await appendLetter(records, {
      letter,
      deliveryId,
      source: "sweep",
      actor: null,
      at,
      ...(updatedAt && { asOf: updatedAt }),
    });
    if (isNew) found++;
  }
  return found;
}
