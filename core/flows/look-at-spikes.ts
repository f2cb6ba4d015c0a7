import { asId } from "../kit/ids.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/**
 * Has the sales of variants looked at that jumped and brought no order since: nothing else would notice that they are
 * calm again. A jump is asked about once for each time that it was noted.
 */
export async function lookAtSpikes({
  clock,
  store,
  bell,
}: Pick<World, "clock" | "store" | "bell">): Promise<void> {
  const at = clock.now();
  for (const { shopId, variantId, lookAgainAt } of await store.spikesDue(at)) {
    await store.inShop(shopId, (records) =>
      appendLetter(records, {
        letter: { kind: "spike-due", variantId },
        deliveryId: `spike-due:${variantId}:${lookAgainAt.toISOString()}`,
        source: "sweep",
        actor: null,
        at,
      }),
    );
    await bell.ring("shop.plan", asId(shopId));
  }
}
