import type { PlannedEffect } from "../../domain/effects.ts";
import type { Derived } from "../../domain/stock/derivation.ts";
import {
  explainSoldHold,
  heldUnits,
  holdNothing,
  nothingHeld,
  type Split,
} from "../../domain/stock/split.ts";
import type { StockSituation } from "../../domain/stock/what-channels-are-told.ts";
import type { Records } from "../../world/records.ts";
import type { WorkedSplit } from "./work-out-splits.ts";

/**
 * Writes down what Shopify is to hold back of these variants, and plans an effect for each that holds something else. Of a
 * pool that is shared this is what is sold and Shopify has not taken off yet: from now on it is no split that holds, and
 * where nothing is held any more, its row ends.
 */
export async function planHolds(
  records: Records,
  situations: ReadonlyMap<string, StockSituation>,
  worked: ReadonlyMap<string, WorkedSplit>,
  cause: { entryId: string },
): Promise<PlannedEffect[]> {
  const splits = await records.splits([...situations.keys()]);
  const holds = [...situations].flatMap(([variantId, stock]) => {
    const split = splits.get(variantId) ?? null;
    const one = worked.get(variantId);
    const derived = one?.hold ?? soldHoldOf(stock, split);
    return split || derived.quantity > 0
      ? [{ variantId, split, one, derived }]
      : [];
  });
  if (holds.length === 0) return [];
  const place = (await records.pools()).find(({ kind }) => kind === "own");
  const told: Parameters<Records["saveDesired"]>[0] = [];
  const effects: PlannedEffect[] = [];
  const shared = new Map<string, Split>();
  for (const { variantId, split, one, derived } of holds) {
    const { held, owed, sent, inForceAt } = split ?? nothingHeld;
    const heldNow = heldUnits(held);
    const needsHold =
      one?.needsHold ??
      (derived.quantity !== heldNow || owed > 0 || sent !== null);
    if (!one) {
      if (!split) shared.set(variantId, nothingHeld);
      else if (derived.quantity === 0 && heldNow === 0 && sent === null)
        await records.endSplit(variantId);
      else if (inForceAt !== null)
        shared.set(variantId, { ...split, inForceAt: null });
    }
    told.push({
      channel: "hold",
      variantId,
      itemId: variantId,
      placeId: place?.externalId ?? "",
      derived,
      observed: heldNow,
    });
    if (needsHold)
      effects.push({
        kind: "storefront.set-hold",
        key: `set-hold:${variantId}:${cause.entryId}`,
        subject: `stock:hold:${variantId}`,
        payload: { variantId },
      });
  }
  await records.weighSplits(shared);
  await records.saveDesired(told, cause);
  return effects;
}

/** What Shopify is to hold back of a pool that is not split. A kit has none of its own, and nothing lies there of what is gone. */
export const soldHoldOf = (
  stock: StockSituation | undefined,
  split: Split | null,
): Derived =>
  !stock || stock.isGone || stock.parts
    ? holdNothing()
    : explainSoldHold(stock, split);
