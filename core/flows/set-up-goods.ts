import { secondsOf } from "../domain/call-time.ts";
import {
  callsForGoods,
  type GoodsItem,
  type GoodsWish,
  goodsEffects,
  type KnownGoods,
  planGoods,
} from "../domain/listings/plan-goods.ts";
import { emptyPlan } from "../domain/plan.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";

/** Variants that one wish sets up: the network is asked about each before it is shown. */
const mostAtOnce = 500;

type GoodsWorld = Pick<World, "clock" | "store" | "network" | "bell">;

export type GoodsPreview = {
  /** Names the plan that was seen: only that one is carried out. */
  fingerprint: string;
  items: GoodsItem[];
  /** Variants that want goods and have to wait for another wish. */
  left: number;
  /** Calls to the network. */
  calls: number;
  /** How long it will take, about. */
  seconds: number;
};

export type GoodsSetUp =
  | { outcome: "set-up"; entryId: string }
  /** It would be another plan now; nothing was stored. */
  | { outcome: "moved"; preview: GoodsPreview };

/**
 * What the network would come to know of these variants. Goods that somebody made there meanwhile are found, so that none
 * are made twice; nothing is stored.
 */
export async function previewGoods(
  { store, network }: Pick<GoodsWorld, "store" | "network">,
  shopId: ShopId,
  wish: GoodsWish,
): Promise<GoodsPreview> {
  const named = Object.values(wish.own).flatMap(({ bindTo }) => bindTo ?? []);
  const { shop, candidates, goods } = await store.inShop(
    shopId,
    async (records) => ({
      shop: records.shop,
      ...(await records.goodsCandidates([...new Set(wish.variantIds)], named)),
    }),
  );
  const nobody = { goods, declarations: [] };
  const wanting = new Set(
    planGoods(candidates, wish, nobody)
      .filter(({ verdict }) => verdict !== "already")
      .map(({ variantId }) => variantId),
  );
  const shown = new Set([...wanting].slice(0, mostAtOnce));
  const asked = candidates.filter(({ variantId }) => shown.has(variantId));
  const skus = asked
    .filter((one) => !one.deleted && !one.isKit && !one.isUnderWay)
    .flatMap(({ skuExternalIds }) => skuExternalIds);
  const found = skus.length > 0 ? await network.findGoods(shop, skus) : [];
  const declarations =
    skus.length > 0 ? await network.fetchDeclarations(shop, skus) : [];
  const items = planGoods(
    candidates.filter(
      ({ variantId }) => shown.has(variantId) || !wanting.has(variantId),
    ),
    wish,
    { goods: newest(goods, found), declarations },
  );
  const calls = callsForGoods(items);
  return {
    items,
    left: wanting.size - shown.size,
    calls,
    seconds: secondsOf(calls),
    fingerprint: fingerprintOf(canonicalJson(items)),
  };
}

/** What the network has just said of goods goes before what is known of them. */
function newest(known: KnownGoods[], found: KnownGoods[]): KnownGoods[] {
  const all = new Map(
    [...known, ...found].map(
      ({ externalId, name, referenceCode, skuExternalIds }) => [
        externalId,
        { externalId, name, referenceCode, skuExternalIds },
      ],
    ),
  );
  return [...all.values()];
}

/** A person has goods made and bound, as he saw it: journal and effects in one transaction (law H2). */
export async function setUpGoods(
  world: GoodsWorld,
  shopId: ShopId,
  {
    wish,
    fingerprint,
    actor,
  }: { wish: GoodsWish; fingerprint: string; actor: string },
): Promise<GoodsSetUp> {
  // Looked at before the transaction: within one nobody is waited for.
  const preview = await previewGoods(world, shopId, wish);
  if (preview.fingerprint !== fingerprint) return { outcome: "moved", preview };
  const at = world.clock.now();
  const entryId = await world.store.inShop(shopId, async (records) => {
    const { entryId } = await appendLetter(records, {
      letter: {
        kind: "goods-wanted",
        variantIds: preview.items.map(({ variantId }) => variantId),
      },
      deliveryId: `goods:${at.toISOString()}:${fingerprint}`,
      source: "person",
      actor,
      at,
    });
    const effects = goodsEffects(preview.items, entryId);
    const wished = new Set(effects.map(({ subject }) => subject));
    const { refused } = await records.goodsCandidates(
      preview.items.map(({ variantId }) => variantId),
      [],
    );
    const closes = refused
      .filter(({ variantId }) => wished.has(`goods:${variantId}`))
      .map(({ key }) => ({
        key: `stuck:${key}`,
        reason: "Goods were asked for anew.",
      }));
    await records.savePlan(
      { ...emptyPlan(), effects, closes },
      { entryId, at },
    );
    await records.finishEntries([entryId], {
      outcome: "planned",
      note: `goods for ${effects.length} variants`,
      at,
    });
    return entryId;
  });
  await world.bell.ring("shop.carry", shopId);
  return { outcome: "set-up", entryId };
}
