import type {
  Foreseen,
  Foresight,
  Pictured,
  PictureLook,
  SeenPicture,
} from "../domain/listings/foresee-pictures.ts";
import {
  foreseeItems,
  isToBeLookedAt,
} from "../domain/listings/foresee-pictures.ts";
import { readPictures } from "../domain/merge/fields.ts";
import type { ChangeItem } from "../domain/merge/plan-change.ts";
import type { Clock } from "../world/clock.ts";
import type { Records } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";
import { sideBySide } from "./side-by-side.ts";

/** A preview is waited for: what its first pictures are is told at once, what all others are as it is found out. */
const mostWaitedFor = 100;
const waitedForMs = 3_000;
export const looksAtOnce = 8;

/**
 * Says what of these items TikTok Shop will refuse. The first are looked at meanwhile; the others are left to the worker,
 * whose answers are kept: a plan that is asked for again knows more.
 */
export async function foreseeRefusals(
  world: Pick<World, "clock" | "store" | "storefront" | "bell">,
  shop: ShopRef,
  items: readonly Pictured[],
): Promise<Foreseen> {
  if (items.length === 0) return foreseeItems([], new Map());
  const begun = world.clock.now();
  const seen = await world.store.inShop(shop.shopId, (records) =>
    seenOf(records, items),
  );
  const toLookAt = (some: readonly Pictured[]): string[] => [
    ...new Set(
      some.flatMap(({ urls }) =>
        urls.filter(
          (url): url is string =>
            url !== null && isToBeLookedAt(seen.get(url), begun),
        ),
      ),
    ),
  ];
  const wanted = toLookAt(items);
  if (wanted.length === 0) return foreseeItems(items, seen);
  const looks = await lookAt(
    world,
    shop,
    toLookAt(items.slice(0, mostWaitedFor)),
    {
      atOnce: looksAtOnce,
      goOn: within(world.clock, waitedForMs),
    },
  );
  const at = world.clock.now();
  const left = wanted.filter((url) => !looks.has(url));
  const known = await world.store.inShop(shop.shopId, async (records) => {
    await records.noteLooks(toRows(looks), at);
    await records.wantLooks(left, at);
    return seenOf(records, items);
  });
  if (left.length > 0) await world.bell.ring("shop.look", shop.shopId);
  return foreseeItems(items, known);
}

/**
 * Looks at pictures as far as its pace allows.
 * @returns what was seen of those that were begun; null where it could not be told.
 */
export async function lookAt(
  { storefront }: Pick<World, "storefront">,
  shop: ShopRef,
  urls: readonly string[],
  pace: Parameters<typeof sideBySide>[1],
): Promise<Map<string, PictureLook | null>> {
  const looks = new Map<string, PictureLook | null>();
  await sideBySide(urls, pace, async (url) => {
    looks.set(url, await storefront.lookAtPicture(shop, url));
  });
  return looks;
}

export const toRows = (looks: ReadonlyMap<string, PictureLook | null>) =>
  [...looks].map(([url, look]) => ({ url, look }));

/** What is known by now of the pictures of these items. */
export const seenOf = (
  records: Pick<Records, "knownLooks">,
  items: readonly Pictured[],
): Promise<ReadonlyMap<string, SeenPicture>> =>
  records.knownLooks(
    items.flatMap(({ urls }) => urls.filter((url) => url !== null)),
  );

/** The items that would be written to TikTok Shop, with the pictures that it would be given. */
export const picturedItems = (items: readonly ChangeItem[]): Pictured[] =>
  items.flatMap(({ itemId, side, write }) =>
    side === "marketplace" && write
      ? [{ id: itemId, urls: pictureUrls(write.value) }]
      : [],
  );

/** Where the pictures of a value are, but for TikTok Shop's own. */
export const pictureUrls = (value: string): (string | null)[] =>
  readPictures(value).map(({ id, url }) =>
    id.startsWith("gid:") ? url : null,
  );

export const foresightOf = (
  items: readonly Pictured[],
  { refused, unlooked }: Foreseen,
): Foresight => ({
  items: items.length,
  looked: items.length - unlooked.size,
  refused: refused.size,
});

/** The same items; those that will be refused are left alone, and say why. */
export const withoutRefused = (
  items: ChangeItem[],
  { refused }: Pick<Foreseen, "refused">,
): ChangeItem[] =>
  items.map((item) => {
    const blockedBy = refused.get(item.itemId);
    return item.write && blockedBy ? { ...item, write: null, blockedBy } : item;
  });

function within(clock: Clock, ms: number): () => boolean {
  const end = clock.now().getTime() + ms;
  return () => clock.now().getTime() < end;
}
