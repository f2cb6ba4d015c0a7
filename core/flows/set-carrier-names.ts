import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * A person says under which names of TikTok Shop's the store's carriers are told (law H2). It counts for every parcel
 * that is told from then on, and for those of the last days when they are read back; an empty list takes all of them back.
 */
export const setCarrierNames = async (
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  {
    actor,
    names,
    over,
  }: {
    actor: string;
    names: Record<string, string>;
    /** The names that these are to follow upon, where a change is taken back: others have come since, and stay. */
    over?: Record<string, string> | undefined;
  },
): Promise<{ outcome: "set" | "moved" }> => {
  const at = world.clock.now();
  const set = await world.store.inShop(shopId, async (records) => {
    const before = await records.carrierNames();
    if (over && canonicalJson(over) !== canonicalJson(before))
      return { outcome: "moved" as const };
    const { entryId } = await appendLetter(records, {
      letter: { kind: "carrier-names-set", names },
      deliveryId: `carrier-names:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.saveCarrierNames(names);
    await records.audit({
      at,
      actor,
      action: "Set the names of carriers",
      subject: "rule:carriers",
      before,
      after: names,
      result: "done",
      entryId,
      effectId: null,
      reason: null,
    });
    return { outcome: "set" as const };
  });
  if (set.outcome === "set") await world.bell.ring("shop.plan", shopId);
  return set;
};
