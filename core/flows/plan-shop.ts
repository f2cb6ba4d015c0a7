import type { Letter } from "../domain/letters.ts";
import { isOnlyAWait, isOurFault, postponement } from "../domain/patience.ts";
import { planUnplanned } from "../domain/plan-unplanned.ts";
import { SyncError } from "../errors/sync-error.ts";
import { canonicalJson } from "../kit/json.ts";
import type { EntryRow } from "../world/records.ts";
import type { ShopRef } from "../world/storefront.ts";
import { ownTopic } from "./append-letter.ts";
import type { PlanningWorld } from "./plan/context.ts";
import {
  groupOf,
  isLetter,
  mostTogether,
  planLetters,
} from "./plan/plan-letters.ts";
import {
  type InTurn,
  oneAtATime,
  openSlice,
  sideBySide,
} from "./side-by-side.ts";

/** Entries of one shop that are looked at in one go; then other shops have their turn. */
const quantum = 100;
/** Platforms are read for so many groups at once. What was read is written down one after another. */
const readsAtOnce = 4;

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
    const inTurn = oneAtATime();
    await sideBySide(
      groupEntries(world, entries),
      { atOnce: readsAtOnce, goOn: openSlice(world.clock) },
      (group) => planGroup(world, shop, group, inTurn),
    );
    const left = await world.store.inShop(shopId, (records) =>
      records.countDueEntries(world.clock.now()),
    );
    return { more: left > 0 };
  });
}

type Group = { letters: Letter[]; entries: EntryRow[] };

function groupEntries(world: PlanningWorld, entries: EntryRow[]): Group[] {
  const groups = new Map<string, Group>();
  const full: Group[] = [];
  for (const entry of entries) {
    const letter = read(world, entry);
    const key = groupOf(letter);
    const group = groups.get(key);
    if (group && group.letters.length >= mostTogether(letter)) {
      full.push(group);
      groups.delete(key);
    }
    if (group && groups.has(key)) {
      group.letters.push(letter);
      group.entries.push(entry);
    } else groups.set(key, { letters: [letter], entries: [entry] });
  }
  return [...full, ...groups.values()];
}

/** What cannot be read is put aside with the reason: one entry must not keep a shop's others waiting. */
function read(world: PlanningWorld, entry: EntryRow): Letter {
  if (entry.body === "")
    return { kind: "ignored", reason: "Its body was erased." };
  const letter: { kind: string } = readBody(world, entry);
  return isLetter(letter)
    ? letter
    : { kind: "ignored", reason: `unknown letter ${letter.kind}` };
}

function readBody(world: PlanningWorld, entry: EntryRow): Letter {
  if (entry.topic === ownTopic) return JSON.parse(entry.body) as Letter;
  if (entry.source === "shopify" || entry.source === "tiktok")
    return world.doors[entry.source].read(entry.topic, entry.body);
  return { kind: "ignored", reason: `unknown topic ${entry.topic}` };
}

async function planGroup(
  world: PlanningWorld,
  shop: ShopRef,
  group: Group,
  inTurn: InTurn,
): Promise<void> {
  const { letters, entries } = group;
  const entryIds = entries.map((entry) => entry.id);
  const actor = entries[0]?.actor ?? entries[0]?.source ?? "quayside";
  const texts = [...new Set(letters.map(canonicalJson))];
  try {
    await planLetters({ world, shop, entryIds, texts, actor, inTurn }, letters);
  } catch (error) {
    const failure =
      error instanceof SyncError
        ? error
        : new SyncError("internal", { cause: error });
    const counted = isOnlyAWait(failure) ? 0 : 1;
    const attempts =
      Math.max(...entries.map((entry) => entry.attempts)) + counted;
    const wait = postponement(failure, attempts);
    // What one of them cannot have planned must not take the others with it.
    if ((wait === null || attempts > 1) && texts.length > 1) {
      for (const one of splitGroup(group))
        await planGroup(world, shop, one, inTurn);
      return;
    }
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
    if (wait === null) await giveUp(world, shop, group, failure);
    else
      await giveWay(world, shop, entryIds, {
        wait,
        note: failure.message,
        counted,
      });
  }
}

/** Letters that say the same stay together. */
function splitGroup({ letters, entries }: Group): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, letter] of letters.entries()) {
    const text = canonicalJson(letter);
    const group = groups.get(text) ?? { letters: [], entries: [] };
    group.letters.push(letter);
    group.entries.push(...entries.slice(index, index + 1));
    groups.set(text, group);
  }
  return [...groups.values()];
}

async function giveWay(
  world: PlanningWorld,
  shop: ShopRef,
  entryIds: string[],
  { wait, note, counted }: { wait: number; note: string; counted: number },
): Promise<void> {
  const until = new Date(world.clock.now().getTime() + wait);
  await world.store.inShop(shop.shopId, (records) =>
    records.postponeEntries(entryIds, { until, note, counted }),
  );
  await world.bell.ring("shop.plan", shop.shopId, { delayMs: wait });
}

async function giveUp(
  world: PlanningWorld,
  shop: ShopRef,
  { letters: [letter], entries }: Group,
  failure: SyncError,
): Promise<void> {
  const at = world.clock.now();
  const entryId = entries[0]?.id ?? "";
  const code = failure.retry === "later" ? "gave_up" : failure.code;
  await world.store.inShop(shop.shopId, async (records) => {
    await records.finishEntries(
      entries.map((entry) => entry.id),
      { outcome: "failed", note: failure.message, at },
    );
    if (letter)
      await records.savePlan(
        planUnplanned(
          { kind: letter.kind, text: canonicalJson(letter), entryId },
          { code, said: failure.said ?? null },
        ),
        { entryId, at },
      );
  });
}
