import {
  type SelectionPreview,
  selectionEffects,
} from "../domain/listings/plan-selection.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { planFromRows } from "./preview-selection.ts";

export type Selected =
  | { outcome: "selected"; entryId: string }
  | { outcome: "changed"; preview: SelectionPreview };

/**
 * Carries out the very plan that the merchant saw: planned again from a fresh snapshot, it must have the same
 * fingerprint. Otherwise nothing is stored and the new preview is returned.
 */
export async function selectVariants(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  choice: { variantIds: string[]; fingerprint: string; actor: string },
): Promise<Selected> {
  const at = world.clock.now();
  const selected = await world.store.inShop(
    shopId,
    async (records): Promise<Selected> => {
      const preview = await planFromRows(records, choice.variantIds);
      if (preview.fingerprint !== choice.fingerprint)
        return { outcome: "changed", preview };
      const variantIds = preview.items
        .filter((item) => item.verdict === "select")
        .map((item) => item.variantId);
      const { entryId } = await appendLetter(records, {
        letter: {
          kind: "variants-selected",
          variantIds,
          fingerprint: preview.fingerprint,
        },
        deliveryId: `select:${at.toISOString()}:${preview.fingerprint}`,
        source: "person",
        actor: choice.actor,
        at,
      });
      await records.select(variantIds, { entryId, actor: choice.actor, at });
      const serviceExists = (await records.service()) !== null;
      await records.savePlan(
        {
          ...emptyPlan(),
          effects: selectionEffects(variantIds, serviceExists, entryId),
        },
        { entryId, at },
      );
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: `${variantIds.length} variants chosen`,
        at,
      });
      return { outcome: "selected", entryId };
    },
  );
  if (selected.outcome === "selected")
    await world.bell.ring("shop.carry", shopId);
  return selected;
}
