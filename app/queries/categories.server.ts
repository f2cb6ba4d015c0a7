import type { CategoryFact } from "#core/domain/listing-facts.ts";
import {
  type CategoryChoice,
  findCategories,
} from "#core/domain/listings/find-categories.ts";
import type { ShopId } from "#core/kit/ids.ts";
import type { World } from "#core/world/world.ts";

/** TikTok Shop changes its tree a few times a year, and a person types letter by letter. */
const keptMs = 10 * 60_000;
const mostShops = 20;

const trees = new Map<string, { until: number; tree: CategoryFact[] }>();

/** The categories of TikTok Shop that these words might mean. @throws SyncError where the tree cannot be read. */
export async function categoriesLike(
  world: Pick<World, "clock" | "store" | "marketplace">,
  shopId: ShopId,
  words: string,
): Promise<CategoryChoice[]> {
  if (!words.trim()) return [];
  const at = world.clock.now().getTime();
  const known = trees.get(shopId);
  if (known && known.until > at) return findCategories(known.tree, words);
  const shop = await world.store.inShop(shopId, async ({ shop }) => shop);
  const tree = await world.marketplace.listCategories(shop);
  trees.delete(shopId);
  trees.set(shopId, { until: at + keptMs, tree });
  for (const oldest of trees.keys()) {
    if (trees.size <= mostShops) break;
    trees.delete(oldest);
  }
  return findCategories(tree, words);
}
