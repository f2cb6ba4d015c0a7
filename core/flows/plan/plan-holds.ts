import type { PlannedEffect } from "../../domain/effects.ts";
import {
  heldUnits,
  holdNothing,
  type Split,
} from "../../domain/stock/split.ts";
import type { Records } from "../../world/records.ts";
import type { WorkedSplit } from "./work-out-splits.ts";

/**
 * Writes down what Shopify is to hold back of these variants, and plans an effect for each that holds something else. A pool
 * that is shared again gives everything back; from now on it is no split that holds, and where nothing is held any more, its
 * row ends.
 */
export async function planHolds(
  records: Records,
  variantIds: string[],
  worked: Map<string, WorkedSplit>,
  cause: { entryId: string },
): Promise<PlannedEffect[]> {
  const splits = await records.splits(variantIds);
  if (splits.size === 0) return [];
  const place = (await records.pools()).find(({ kind }) => kind === "own");
  const told: Parameters<Records["saveDesired"]>[0] = [];
  const effects: PlannedEffect[] = [];
  const shared = new Map<string, Split>();
  for (const [variantId, split] of splits) {
    const wanted = worked.get(variantId);
    const heldNow = heldUnits(split.held);
    if (!wanted && heldNow === 0 && split.sent === null)
      await records.endSplit(variantId);
    else if (!wanted && split.inForceAt !== null)
      shared.set(variantId, { ...split, inForceAt: null });
    told.push({
      channel: "hold",
      variantId,
      itemId: variantId,
      placeId: place?.externalId ?? "",
      derived: wanted?.hold ?? holdNothing(),
      observed: heldNow,
    });
    if (wanted ? wanted.needsHold : heldNow > 0 || split.sent !== null)
      effects.push({
        kind: "storefront.set-hold",
        key: `set-hold:${variantId}:${cause.entryId}`,
        subject: `stock:hold:${variantId}`,
        payload: { variantId },
      });
  }
  await records.saveSplits(shared);
  await records.saveDesired(told, cause);
  return effects;
}
