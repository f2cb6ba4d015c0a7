import { effectTitle } from "../domain/effect-title.ts";
import { refusalKey } from "../domain/effect-traits.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type WorldOf = Pick<World, "clock" | "store" | "bell">;

export type RetryWish = {
  effectId: string;
  actor: string;
  /** Of somebody who is not of the shop: it stands in the audit. */
  reason?: string | null;
};

type Change = { payload: Json; before: Json; after: Json };

/** A person has mended the cause and asks for another try of a refused effect. Its key stays, so it cannot act twice. */
export async function retryEffect(
  world: WorldOf,
  shopId: ShopId,
  wish: RetryWish,
): Promise<{ outcome: "retried" | "unknown" }> {
  const at = world.clock.now();
  const outcome = await world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(wish.effectId);
    return effect ? tryAgain(records, effect, { ...wish, at }) : "unknown";
  });
  if (outcome === "retried") await world.bell.ring("shop.carry", shopId);
  return { outcome };
}

/**
 * The step itself and what stands around it: the question about it is closed, and the try is a line of the audit.
 * @param change the payload with its words corrected, and what differs.
 */
export async function tryAgain(
  records: Records,
  effect: EffectRow,
  {
    actor,
    reason = null,
    at,
    change,
  }: RetryWish & { at: Date; change?: Change },
): Promise<"retried" | "unknown"> {
  if (!(await records.retryEffect(effect.id, at, change?.payload)))
    return "unknown";
  const { entryId } = await appendLetter(records, {
    letter: { kind: "effect-retried", effectId: effect.id },
    deliveryId: `retry:${effect.id}:${at.toISOString()}`,
    source: "person",
    actor,
    at,
  });
  await records.savePlan(
    {
      ...emptyPlan(),
      closes: [{ key: refusalKey(effect), reason: "Tried again." }],
    },
    { entryId, at },
  );
  await records.finishEntries([entryId], {
    outcome: "planned",
    note: "Tried again.",
    at,
  });
  // A try without another word is told by the effect's own line.
  if (reason !== null || change)
    await records.audit({
      at,
      actor,
      action: change ? "Correct a refused step" : "Try a refused step again",
      subject: effectTitle(effect.kind, effect.payload),
      before: change?.before ?? null,
      after: change?.after ?? null,
      result: "done",
      entryId,
      // What the effect itself comes to is a line of its own (law H1).
      effectId: null,
      reason,
    });
  return "retried";
}
