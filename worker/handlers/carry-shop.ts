import { carryEffects } from "#core/flows/carry-effects.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

// Something due that could not be carried waits behind something else; looking again at once would only spin.
const shortestRestMs = 250;

/** A quantum of one shop's effects; rings again for what is left, now or when it falls due. */
export async function carryShop(
  world: World,
  { shopId }: JobPayload<"shop.carry">,
): Promise<void> {
  const { carried, nextInMs } = await carryEffects(world, shopId);
  if (nextInMs === null) return;
  const delayMs =
    carried > 0 && nextInMs === 0 ? 0 : Math.max(nextInMs, shortestRestMs);
  await world.bell.ring("shop.carry", shopId, { delayMs });
}
