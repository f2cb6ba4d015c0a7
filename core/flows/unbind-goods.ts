import {
  planUnbinding,
  type Unbinding,
  unbindingEffects,
} from "../domain/listings/plan-unbinding.ts";
import { emptyPlan } from "../domain/plan.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

type UnbindingWorld = Pick<World, "clock" | "store" | "network" | "bell">;

export type UnbindingPreview = Unbinding & {
  /** Names the plan that was seen: only that one is carried out. */
  fingerprint: string;
};

export type Unbound =
  | { outcome: "unbinding"; entryId: string }
  /** It would be something else now; nothing was stored. */
  | { outcome: "moved"; preview: UnbindingPreview }
  | { outcome: "blocked"; preview: UnbindingPreview }
  | { outcome: "unknown" };

/**
 * What it would mean that goods of the network serve a variant's TikTok SKUs no more; nothing is stored. The network is asked
 * what is bound there now.
 * @returns null where the shop has no such variant.
 */
export async function previewUnbinding(
  { store, network }: Pick<UnbindingWorld, "store" | "network">,
  shopId: ShopId,
  variantId: string,
): Promise<UnbindingPreview | null> {
  const known = await store.inShop(shopId, async (records) => {
    const { candidates } = await records.goodsCandidates([variantId], []);
    return { shop: records.shop, candidate: candidates[0] ?? null };
  });
  const { shop, candidate } = known;
  if (!candidate) return null;
  const { skuExternalIds } = candidate;
  const [goods = null] =
    skuExternalIds.length > 0
      ? await network.findGoods(shop, skuExternalIds)
      : [];
  const hangs = await store.inShop(shopId, (records) =>
    records.hangsOnGoods({
      variantId,
      goodsExternalId: goods?.externalId ?? "",
      skuExternalIds,
    }),
  );
  const planned = planUnbinding({ candidate, goods, ...hangs });
  return { ...planned, fingerprint: fingerprintOf(canonicalJson(planned)) };
}

/** A person has goods unbound, as he saw it: journal and effect in one transaction (law H2). Undone by binding them again. */
export async function unbindGoods(
  world: UnbindingWorld,
  shopId: ShopId,
  {
    variantId,
    fingerprint,
    actor,
  }: { variantId: string; fingerprint: string; actor: string },
): Promise<Unbound> {
  // Looked at before the transaction: within one nobody is waited for.
  const preview = await previewUnbinding(world, shopId, variantId);
  if (!preview) return { outcome: "unknown" };
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  if (preview.blockers.length > 0) return { outcome: "blocked", preview };
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const { entryId } = await appendLetter(records, {
      letter: { kind: "goods-unwanted", variantId },
      deliveryId: `unbind:${variantId}:${at.toISOString()}`,
      source: "person",
      actor,
      at,
    });
    await records.savePlan(
      { ...emptyPlan(), effects: unbindingEffects(preview, entryId) },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `goods of ${preview.label} are to be unbound`,
      at,
    });
    return entryId;
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "unbinding", entryId };
}
