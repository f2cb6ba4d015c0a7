import { editPayload, type PayloadEdits } from "../domain/effect-edit.ts";
import { effectTitle } from "../domain/effect-title.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow, Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type WorldOf = Pick<World, "clock" | "store" | "bell">;

type Wish = {
  effectId: string;
  actor: string;
  /** Of somebody who is not of the shop: it stands in the audit. */
  reason?: string | null;
};

/** A person has mended the cause and asks for another try of a refused effect. Its key stays, so it cannot act twice. */
export async function retryEffect(
  world: WorldOf,
  shopId: ShopId,
  wish: Wish,
): Promise<{ outcome: "retried" | "unknown" }> {
  const at = world.clock.now();
  const outcome = await world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(wish.effectId);
    return effect ? tryAgain(records, effect, { ...wish, at }) : "unknown";
  });
  if (outcome === "retried") await world.bell.ring("shop.carry", shopId);
  return { outcome };
}

/** The same after its words were corrected; `unedited` where nothing differs, or a word does not fit the effect. */
export async function correctEffect(
  world: WorldOf,
  shopId: ShopId,
  { edits, ...wish }: Wish & { reason: string; edits: PayloadEdits },
): Promise<{ outcome: "retried" | "unknown" | "unedited" }> {
  const at = world.clock.now();
  const outcome = await world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(wish.effectId);
    if (!effect) return "unknown";
    const payload = editPayload(effect.kind, effect.payload, edits);
    if (payload === null) return "unedited";
    return tryAgain(records, effect, { ...wish, at, payload });
  });
  if (outcome === "retried") await world.bell.ring("shop.carry", shopId);
  return { outcome };
}

async function tryAgain(
  records: Records,
  effect: EffectRow,
  { actor, reason = null, at, payload }: Wish & { at: Date; payload?: Json },
): Promise<"retried" | "unknown"> {
  if (!(await records.retryEffect(effect.id, at, payload))) return "unknown";
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
      closes: [{ key: `stuck:${effect.key}`, reason: "Tried again." }],
    },
    { entryId, at },
  );
  await records.finishEntries([entryId], {
    outcome: "planned",
    note: "Tried again.",
    at,
  });
  if (reason !== null)
    await records.audit({
      at,
      actor,
      action: payload ? "Correct a refused step" : "Try a refused step again",
      subject: effectTitle(effect.kind, effect.payload),
      before: payload ? effect.payload : null,
      after: payload ?? null,
      result: "done",
      entryId,
      // What the effect itself comes to is a line of its own (law H1).
      effectId: null,
      reason,
    });
  return "retried";
}
