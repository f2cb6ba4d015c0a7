import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";

/**
 * Does something in a transaction and takes all of it back: what it comes to is known, and nothing is stored. Nothing that
 * reaches beyond the database may be among it.
 * @returns what the work has found.
 */
export async function tryInShop<T>(
  { store }: Pick<World, "store">,
  shopId: ShopId,
  work: (records: Records) => Promise<T>,
): Promise<T> {
  const trial: { found: T }[] = [];
  const takenBack = new Error("trial taken back");
  try {
    await store.inShop(shopId, async (records) => {
      trial.push({ found: await work(records) });
      throw takenBack;
    });
  } catch (error) {
    const [made] = trial;
    if (error === takenBack && made) return made.found;
    throw error;
  }
  throw takenBack;
}
