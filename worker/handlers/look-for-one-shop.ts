import { lookAtPictures } from "#core/flows/look-at-pictures.ts";
import { asId } from "#core/kit/ids.ts";
import type { JobPayload } from "#core/world/jobs.ts";
import type { World } from "#core/world/world.ts";

/** A quantum of the pictures that one shop's plans would write; then to the tail of the queue, if more are left. */
export async function lookForOneShop(
  world: World,
  { shopId }: JobPayload<"shop.look">,
): Promise<void> {
  const { nextInMs } = await lookAtPictures(world, asId(shopId));
  if (nextInMs !== null)
    await world.bell.ring("shop.look", shopId, { delayMs: nextInMs });
}
