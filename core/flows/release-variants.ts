import { emptyPlan } from "../domain/plan.ts";
import type { ShopId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * Stops platform fulfillment of these variants: Shopify is told that nothing more can be sold from the network's
 * location. Orders that the network already has go on.
 */
export async function releaseVariants(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  choice: { variantIds: string[]; actor: string },
): Promise<{ outcome: "released"; entryId: string; variants: number }> {
  const at = world.clock.now();
  const released = await world.store.inShop(shopId, async (records) => {
    const selected = await records.selectedAmong(choice.variantIds);
    const variantIds = choice.variantIds.filter((id) => selected.has(id));
    const { entryId } = await appendLetter(records, {
      letter: { kind: "variants-released", variantIds },
      deliveryId: `release:${at.toISOString()}`,
      source: "person",
      actor: choice.actor,
      at,
    });
    await records.release(variantIds, at);
    await records.savePlan(
      {
        ...emptyPlan(),
        effects: variantIds.map((variantId) => ({
          kind: "storefront.set-stock" as const,
          key: `set-stock:storefront:${variantId}:${entryId}`,
          subject: `stock:storefront:${variantId}`,
          payload: { variantId },
        })),
      },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `${variantIds.length} variants released`,
      at,
    });
    return { entryId, variants: variantIds.length };
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "released", ...released };
}
