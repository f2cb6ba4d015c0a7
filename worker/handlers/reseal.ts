import type { World } from "#core/world/world.ts";

/** After a new key came first among the settings: seals what lies under the older ones, and says when they can go. */
export async function reseal(world: World): Promise<void> {
  const resealed = await world.store.resealCredentials();
  if (resealed > 0)
    world.log.info({ resealed }, "credentials were sealed with the newest key");
}
