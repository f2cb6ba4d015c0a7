import type { SaidOfGoods } from "../../domain/replenishment/said-of-goods.ts";
import { canonicalJson, type Json } from "../../kit/json.ts";
import type { Records } from "../../world/records.ts";
import type { ReplenishmentDeed } from "./replenishment-deed.ts";

const dayMs = 86_400_000;

/** What was said of goods before a deed, and what is said after it. */
export type ChangeOfSaid = { before: SaidOfGoods; after: SaidOfGoods };

/**
 * What a deed makes of what is said of goods; null where it says nothing of goods. What is taken back is said again as it
 * was, by whom and when it was: so what came before can be taken back next.
 * @returns `moved` where what shall be taken back is not said any more.
 */
export async function changeOfSaid(
  records: Records,
  deed: ReplenishmentDeed,
  { actor, at }: { actor: string; at: Date },
): Promise<ChangeOfSaid | "moved" | null> {
  if (deed.deed === "take-back") {
    const done = await records.changeOfSaid(deed.entryId);
    if (!done) return "moved";
    const now = await records.saidOfGoods(done.after);
    return isSame(now, done.after)
      ? { before: now, after: done.before }
      : "moved";
  }
  const after = saidBy(deed, { actor, at });
  return after && { before: await records.saidOfGoods(after), after };
}

function saidBy(
  deed: ReplenishmentDeed,
  by: { actor: string; at: Date },
): SaidOfGoods | null {
  switch (deed.deed) {
    case "dismiss": {
      const { goodsId, reason, days } = deed;
      const until = new Date(by.at.getTime() + days * dayMs);
      return { goodsId, dismissal: { reason, until, ...by } };
    }
    case "suggest-again":
      return { goodsId: deed.goodsId, dismissal: null };
    case "set-terms": {
      const { goodsId, ...terms } = deed.terms;
      return {
        goodsId,
        terms: { isBought: false, unitSize: null, ...terms, ...by },
      };
    }
    default:
      return null;
  }
}

/** As the audit keeps it. */
export const asAudited = (said: SaidOfGoods): Json =>
  JSON.parse(JSON.stringify(said)) as Json;

/** Whether both say the same, said by the same person at the same time. */
export const isSame = (one: SaidOfGoods, other: SaidOfGoods): boolean =>
  canonicalJson(asAudited(one)) === canonicalJson(asAudited(other));
