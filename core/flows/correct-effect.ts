import {
  correctableValue,
  correctField,
} from "../domain/corrections/correct-field.ts";
import {
  type Changed,
  type CorrectableWord,
  type Corrections,
  correctableWords,
  correctPayload,
} from "../domain/corrections/correct-payload.ts";
import type { FixedReason } from "../domain/corrections/correctable.ts";
import type { FieldWrite } from "../domain/effects.ts";
import type { Side } from "../domain/field-words.ts";
import type { ShopId } from "../kit/ids.ts";
import type { Json } from "../kit/json.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { fieldSituation } from "./field-situation.ts";
import { type RetryWish, tryAgain } from "./retry-effect.ts";

type Wish = { effectId: string; edits: Corrections };

/** What can be corrected of a refused request, or why nothing can. */
export type Correctable = { words: CorrectableWord[] } | { fixed: FixedReason };

type Refusal =
  | { outcome: "unknown" }
  | { outcome: "unedited" }
  /** By the path of the word. */
  | { outcome: "unfitting"; unfit: Record<string, string> };

/** What a person may correct of a refused request. */
export const correctableOf = (
  world: Pick<World, "store">,
  shopId: ShopId,
  effectId: string,
): Promise<Correctable> =>
  world.store.inShop(shopId, async (records) => {
    const effect = await records.effect(effectId);
    if (!effect) return { fixed: "nothing" };
    const found = await wordsOf(records, effect);
    return typeof found === "string" ? { fixed: found } : { words: found };
  });

/** What a correction would change; nothing is stored. */
export const foreseeCorrection = (
  world: Pick<World, "store">,
  shopId: ShopId,
  wish: Wish,
): Promise<{ outcome: "foreseen"; changes: Changed[] } | Refusal> =>
  world.store.inShop(shopId, async (records) => {
    const corrected = await correctedBy(records, wish);
    return "outcome" in corrected
      ? corrected
      : { outcome: "foreseen", changes: corrected.changes };
  });

/** Tries a refused request again with its words corrected, under its key. What differs stands in the audit. */
export async function correctEffect(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  { edits, ...wish }: RetryWish & { reason: string; edits: Corrections },
): Promise<{ outcome: "retried" } | Refusal> {
  const at = world.clock.now();
  const answer = await world.store.inShop(shopId, async (records) => {
    const corrected = await correctedBy(records, { ...wish, edits });
    if ("outcome" in corrected) return corrected;
    const { effect, payload, changes } = corrected;
    const told = (when: "before" | "after") =>
      Object.fromEntries(changes.map((one) => [one.path, one[when]]));
    const outcome = await tryAgain(records, effect, {
      ...wish,
      at,
      change: { payload, before: told("before"), after: told("after") },
    });
    return { outcome };
  });
  if (answer.outcome === "retried") await world.bell.ring("shop.carry", shopId);
  return answer;
}

async function correctedBy(
  records: Records,
  { effectId, edits }: Wish,
): Promise<{ effect: EffectRow; payload: Json; changes: Changed[] } | Refusal> {
  const effect = await records.effect(effectId);
  if (effect?.state !== "refused") return { outcome: "unknown" };
  const write = fieldWriteOf(effect);
  const words = write ? [] : await wordsOf(records, effect);
  if (typeof words === "string") return { outcome: "unedited" };
  const corrected = write
    ? correctField(
        write.payload,
        write.side,
        await fieldSituation(records, write.payload),
        edits,
      )
    : correctPayload(effect.payload, words, edits);
  if (corrected === "unedited") return { outcome: "unedited" };
  if ("unfit" in corrected) return { outcome: "unfitting", ...corrected };
  return { effect, ...corrected };
}

async function wordsOf(
  records: Records,
  effect: EffectRow,
): Promise<CorrectableWord[] | FixedReason> {
  const write = fieldWriteOf(effect);
  if (!write)
    return correctableWords(effect.kind, effect.payload, effect.errorCode);
  const situation = await fieldSituation(records, write.payload);
  return correctableValue(write.payload, situation);
}

/** The field that an effect writes, and where; null where it does something else. */
function fieldWriteOf({
  kind,
  payload,
}: EffectRow): { side: Side; payload: FieldWrite } | null {
  if (kind === "storefront.update-field")
    return { side: "storefront", payload: payload as FieldWrite };
  return kind === "marketplace.update-field"
    ? { side: "marketplace", payload: payload as FieldWrite }
    : null;
}
