import { isOwnTopic, type Letter, type LetterKind } from "../domain/letters.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * Letters that say that something moved. What they lead to is worked out of what is known now, so they may be read again at
 * any time; people's decisions, ends of effects and what happens once to a shop may not.
 */
const replayable: ReadonlySet<LetterKind> = new Set<LetterKind>([
  "product-changed",
  "storefront-level-changed",
  "storefront-item-changed",
  "storefront-order-changed",
  "requests-waiting",
  "fulfillment-order-changed",
  "storefront-places-changed",
  "listing-changed",
  "marketplace-order-changed",
  "network-order-changed",
  "network-stock-changed",
  "network-goods-changed",
  "fields-due",
]);

/** An entry as it stands in the journal. */
export type Recorded = {
  id: string;
  source: string;
  topic: string;
  /** Empty where it was erased. */
  body: string;
};

/** What an entry says, if it may be read again; null for all others. */
export function letterToReplay(
  world: Pick<World, "doors">,
  entry: Recorded,
): Letter | null {
  if (entry.body === "") return null;
  const letter = readLetter(world, entry);
  return letter && replayable.has(letter.kind) ? letter : null;
}

function readLetter(
  world: Pick<World, "doors">,
  { source, topic, body }: Recorded,
): Letter | null {
  if (isOwnTopic(topic)) return JSON.parse(body) as Letter;
  return source === "shopify" || source === "tiktok"
    ? world.doors[source].read(topic, body)
    : null;
}

/**
 * Has an entry's letter planned again, out of what is known now. It cannot act twice: planning again gives the same keys
 * (law P2), and a key that is there already is not written again (law E1). The replay is an entry of its own.
 */
export async function replayEntry(
  world: Pick<World, "clock" | "store" | "bell" | "doors">,
  shopId: ShopId,
  { entry, actor, reason }: { entry: Recorded; actor: string; reason: string },
): Promise<{ outcome: "replayed"; entryId: string } | { outcome: "unfit" }> {
  const letter = letterToReplay(world, entry);
  if (!letter) return { outcome: "unfit" };
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const replay = await appendLetter(records, {
      letter,
      deliveryId: `replay:${entry.id}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.audit({
      at,
      actor,
      action: "Read a letter again",
      subject: `entry:${entry.id}`,
      before: null,
      after: letter.kind,
      result: "done",
      entryId: replay.entryId,
      effectId: null,
      reason,
    });
    return replay.entryId;
  });
  await world.bell.ring("shop.plan", shopId);
  return { outcome: "replayed", entryId };
}
