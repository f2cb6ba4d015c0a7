import type { ShopId } from "../kit/ids.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { planStock } from "./plan/plan-stock.ts";

type Part = { variantId: string; count: number };

export type KitSet =
  | { outcome: "set"; entryId: string }
  | { outcome: "unfit"; why: string };

/**
 * A person says what a variant is put together from when it is sold; no parts: it has stock of its own. The numbers of
 * the kit and of its parts are told anew.
 */
export async function setKit(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  kit: { variantId: string; parts: Part[]; actor: string },
): Promise<KitSet> {
  const at = world.clock.now();
  const { variantId, parts, actor } = kit;
  const set = await world.store.inShop(
    shopId,
    async (records): Promise<KitSet> => {
      const why = await unfit(records, variantId, parts);
      if (why) return { outcome: "unfit", why };
      const { entryId } = await appendLetter(records, {
        letter: { kind: "kit-set", variantId, parts },
        deliveryId: `kit:${variantId}:${at.toISOString()}`,
        source: "person",
        actor,
        at,
      });
      const before = await records.kitRelatives([variantId]);
      await records.saveKit(variantId, parts, { entryId, actor });
      const bundles = await records.keepMarketplaceKits({ entryId });
      await records.audit({
        at,
        actor,
        action: "Say what the kit is put together from",
        subject: `stock:kit:${variantId}`,
        before: null,
        after: { parts: parts.length },
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      const plan = await planStock(
        records,
        [variantId, ...before, ...bundles],
        { entryId, at },
        { apart: true },
      );
      await records.savePlan(plan, { entryId, at });
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: parts.length > 0 ? `A kit of ${parts.length} parts.` : "No kit.",
        at,
      });
      return { outcome: "set", entryId };
    },
  );
  if (set.outcome === "set") await world.bell.ring("shop.carry", shopId);
  return set;
}

async function unfit(
  records: Records,
  variantId: string,
  parts: Part[],
): Promise<string | null> {
  const ids = parts.map((part) => part.variantId);
  if (new Set(ids).size < ids.length) return "A part is named twice.";
  if (ids.includes(variantId)) return "A kit cannot be a part of itself.";
  const known = await records.inventoryItems([variantId, ...ids]);
  if (known.size < ids.length + 1) return "A variant is not in the store.";
  if ((await records.storefrontKits([variantId])).size > 0)
    return "Shopify puts this bundle together itself: change it there, and it follows here.";
  if ((await records.marketplaceKits([variantId])).size > 0)
    return "TikTok Shop sells this as a bundle: change it there, and it follows here; or unlink its TikTok SKU first.";
  if (parts.length === 0) return null;
  const { kits, parts: used } = await records.kitRoles([variantId, ...ids]);
  if (used.has(variantId)) return "It is a part of another kit.";
  if (ids.some((id) => kits.has(id))) return "A part is a kit itself.";
  return null;
}
