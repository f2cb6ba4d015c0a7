import { isOwnTopic, type Letter } from "../../domain/letters.ts";
import {
  isOnlyAWait,
  isOurFault,
  postponement,
} from "../../domain/patience.ts";
import { planUnplanned } from "../../domain/plan-unplanned.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { EntryRow } from "../../world/journal-records.ts";
import type { ShopRef } from "../../world/storefront.ts";
import type { InTurn } from "../side-by-side.ts";
import type { PlanningWorld } from "./context.ts";
import {
  groupOf,
  isLetter,
  mostTogether,
  planLetters,
} from "./plan-letters.ts";

/** One go at a shop's entries. */
export type PlanningRun = {
  world: PlanningWorld;
  shop: ShopRef;
  inTurn: InTurn;
};

/** Letters that are answered together. */
export type Group = { letters: Letter[]; entries: EntryRow[] };

/** Puts entries together whose letters are answered by one piece of planning, in the order of their coming. */
export function groupEntries(
  world: PlanningWorld,
  entries: EntryRow[],
): Group[] {
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

/** Milliseconds until the next entry that waits is due; null where none waits. */
export async function nextEntryInMs(
  { store, clock }: Pick<PlanningWorld, "store" | "clock">,
  shopId: string,
  of: "imports" | "others",
): Promise<number | null> {
  const at = await store.inShop(shopId, (records) => records.nextEntryAt(of));
  return at && Math.max(0, at.getTime() - clock.now().getTime());
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
  if (isOwnTopic(entry.topic)) return JSON.parse(entry.body) as Letter;
  if (entry.source === "shopify" || entry.source === "tiktok")
    return world.doors[entry.source].read(entry.topic, entry.body);
  return { kind: "ignored", reason: `unknown topic ${entry.topic}` };
}

/** Plans a group: it ends planned, postponed or, where that cannot help, with a question for a human. */
export async function planGroup(run: PlanningRun, group: Group): Promise<void> {
  const { world, shop, inTurn } = run;
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
      for (const one of splitGroup(group)) await planGroup(run, one);
      return;
    }
    world.log[isOurFault(failure.code) ? "error" : "warn"](
      {
        shopId: shop.shopId,
        letter: letters[0]?.kind,
        code: failure.code,
        attempts,
        error: String(failure.cause ?? failure.message),
      },
      "an entry could not be planned",
    );
    if (wait === null) await giveUp(run, group, failure);
    else
      await giveWay(run, entryIds, {
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
  { world, shop }: PlanningRun,
  entryIds: string[],
  { wait, note, counted }: { wait: number; note: string; counted: number },
): Promise<void> {
  const until = new Date(world.clock.now().getTime() + wait);
  await world.store.inShop(shop.shopId, (records) =>
    records.postponeEntries(entryIds, { until, note, counted }),
  );
}

async function giveUp(
  { world, shop }: PlanningRun,
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
