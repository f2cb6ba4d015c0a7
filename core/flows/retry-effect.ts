import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** A person has mended the cause and asks for another try of a refused effect. Its key stays, so it cannot act twice. */
export async function retryEffect(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { effectId, actor }: { effectId: string; actor: string },
): Promise<{ outcome: "retried" | "unknown" }> {
  const at = world.clock.now();
  const retried = await world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(effectId);
    if (!effect || !(await records.retryEffect(effectId, at))) return false;
    const { entryId } = await appendLetter(records, {
      letter: { kind: "effect-retried", effectId },
      deliveryId: `retry:${effectId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.savePlan(
      {
        ...emptyPlan(),
        closes: [{ key: `stuck:${effect.key}`, reason: "Tried again." }],
      },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: "Tried again.",
      at,
    });
    return true;
  });
  if (!retried) return { outcome: "unknown" };
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "retried" };
}
