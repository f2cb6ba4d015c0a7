import type { Letter } from "../domain/letters.ts";
import { isOurFault, postponement } from "../domain/patience.ts";
import { SyncError } from "../errors/sync-error.ts";
import type { EntryRow } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import { ownTopic } from "./append-letter.ts";
import type { PlanningWorld } from "./plan/context.ts";
import { groupOf, planLetters } from "./plan/plan-letters.ts";

/** Entries of one shop that are looked at in one go; then other shops have their turn. */
const quantum = 100;

/**
 * Plans what the shop's due entries call for. Entries whose platform cannot be read now are postponed; the others go on.
 * @returns whether more is due already.
 */
export async function planShop(
  world: PlanningWorld,
  shopId: string,
): Promise<{ more: boolean }> {
  return world.store.withHand(shopId, async () => {
    const { shop, entries } = await world.store.inShop(
      shopId,
      async (records) => ({
        shop: records.shop,
        entries: await records.dueEntries(world.clock.now(), quantum),
      }),
    );
    for (const group of groupEntries(world, entries))
      await planGroup(world, shop, group);
    const left = await world.store.inShop(shopId, (records) =>
      records.countDueEntries(world.clock.now()),
    );
    return { more: left > 0 };
  });
}

type Group = { letters: Letter[]; entries: EntryRow[] };

function groupEntries(world: PlanningWorld, entries: EntryRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const letter = read(world, entry);
    const key = groupOf(letter);
    const group = groups.get(key);
    if (group) {
      group.letters.push(letter);
      group.entries.push(entry);
    } else groups.set(key, { letters: [letter], entries: [entry] });
  }
  return [...groups.values()];
}

function read(world: PlanningWorld, entry: EntryRow): Letter {
  if (entry.topic === ownTopic) return JSON.parse(entry.body) as Letter;
  if (entry.source === "shopify" || entry.source === "tiktok")
    return world.doors[entry.source].read(entry.topic, entry.body);
  return { kind: "ignored", reason: `unknown topic ${entry.topic}` };
}

async function planGroup(
  world: PlanningWorld,
  shop: ShopRef,
  { letters, entries }: Group,
): Promise<void> {
  const entryIds = entries.map((entry) => entry.id);
  const actor = entries[0]?.actor ?? entries[0]?.source ?? "quayside";
  try {
    await planLetters({ world, shop, entryIds, actor }, letters);
  } catch (error) {
    const failure =
      error instanceof SyncError
        ? error
        : new SyncError("internal", { cause: error });
    const attempts = Math.max(...entries.map((entry) => entry.attempts)) + 1;
    const log = isOurFault(failure.code) ? world.log.error : world.log.warn;
    log(
      {
        shopId: shop.shopId,
        letter: letters[0]?.kind,
        code: failure.code,
        attempts,
        error: String(failure.cause ?? failure.message),
      },
      "an entry could not be planned",
    );
    await giveWay(world, shop, entryIds, failure, attempts);
  }
}

async function giveWay(
  world: PlanningWorld,
  shop: ShopRef,
  entryIds: string[],
  failure: SyncError,
  attempts: number,
): Promise<void> {
  const now = world.clock.now();
  const wait = postponement(failure, attempts);
  await world.store.inShop(shop.shopId, async (records) => {
    if (wait === null)
      await records.finishEntries(entryIds, {
        outcome: "failed",
        note: failure.message,
        at: now,
      });
    else
      await records.postponeEntries(
        entryIds,
        new Date(now.getTime() + wait),
        failure.message,
      );
  });
  if (wait !== null)
    await world.bell.ring("shop.plan", shop.shopId, { delayMs: wait });
}
