import type { CarrierNames } from "../domain/orders/carrier-names.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type Sides = Partial<CarrierNames>;

/**
 * A person says under which names TikTok Shop is told the store's carriers, and the store those of TikTok Shop and its
 * network (law H2). It counts for every parcel that is told from then on, and for those of the last days when they are read
 * back; an empty list takes all of a side's back.
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
    /** For each side that is told. Of a side that is not named all stays as it is. */
    names: Sides;
    /** The names that these are to follow upon, where a change is taken back: others have come since, and stay. */
    over?: Sides;
  },
): Promise<{ outcome: "set" | "moved" }> => {
  const at = world.clock.now();
  const set = await world.store.inShop(shopId, async (records) => {
    const before = await records.carrierNames();
    const after = { ...before, ...names };
    if (over && canonicalJson({ ...before, ...over }) !== canonicalJson(before))
      return { outcome: "moved" as const };
    const { entryId } = await appendLetter(records, {
      letter: {
        kind: "carrier-names-set",
        names: after.marketplace,
        namesInStore: after.storefront,
      },
      deliveryId: `carrier-names:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.saveCarrierNames(after);
    await records.audit({
      at,
      actor,
      action: "Set the names of carriers",
      subject: "rule:carriers",
      before,
      after,
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
