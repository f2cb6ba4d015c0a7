import type { EffectPayloads } from "../../domain/effects.ts";
import type { ListingMade } from "../../domain/listing-facts.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { carrier } from "./carrier.ts";

type Wanted = EffectPayloads["marketplace.create-listing"];

/** Lists a product on TikTok Shop, which takes our key and lists it once. */
export const createListing = carrier<
  "marketplace.create-listing",
  Wanted,
  ListingMade
>({
  async prepare(records, payload) {
    const product = await records.listable(payload.productId);
    if (!product || product.deleted)
      return { retire: "The product was deleted in Shopify." };
    if (product.listedAs !== null)
      return {
        already: "The product is listed already.",
        after: product.listedAs,
      };
    return {
      go: payload,
      before: null,
      after: {
        name: payload.draft.title,
        skus: payload.draft.skus.length,
      },
    };
  },
  act: ({ world, shop }, { draft }, effect) =>
    world.marketplace.createListing(shop, draft, {
      key: fingerprintOf(effect.key),
    }),
  // The listing is read and linked by the planner, who is told.
  confirm: async () => {},
  tells: true,
});

/** Registers an SKU as goods of the network; the port looks first, so that an SKU has goods once. */
export const createNetworkGoods = carrier<
  "network.create-goods",
  EffectPayloads["network.create-goods"],
  { goodsExternalId: string }
>({
  async prepare(records, payload) {
    const linked = await records.goodsOf([payload.variantId]);
    const goods = linked.get(payload.variantId);
    return goods
      ? { already: "The network has goods for it.", after: goods.externalId }
      : { go: payload, before: null, after: payload.draft.name };
  },
  async probe({ world, shop }, { skuExternalId }) {
    const [found] = await world.network.findGoods(shop, [skuExternalId]);
    return found ? { goodsExternalId: found.externalId } : null;
  },
  async act({ world, shop }, { skuExternalId, draft }) {
    const made = await world.network.createGoods(shop, [
      { skuExternalId, draft },
    ]);
    const outcome = made[skuExternalId];
    if (outcome && "goodsExternalId" in outcome) return outcome;
    throw new SyncError("goods_refused", {
      said: outcome?.refused ?? "not answered",
    });
  },
  confirm: async () => {},
  tells: true,
});

/** Has goods serve TikTok SKUs of a variant; the port looks first, so that an SKU is bound once. */
export const bindNetworkGoods = carrier<
  "network.bind-goods",
  EffectPayloads["network.bind-goods"],
  { goodsExternalId: string }
>({
  async prepare(records, payload) {
    const { variantId, goodsExternalId, skuExternalIds } = payload;
    const linked = (await records.goodsOf([variantId])).get(variantId);
    return linked && linked.externalId !== goodsExternalId
      ? { retire: "It is linked to other goods meanwhile.", lookUp: payload }
      : {
          go: payload,
          before: null,
          after: { goods: goodsExternalId, skus: skuExternalIds },
        };
  },
  async probe({ world, shop }, { goodsExternalId, skuExternalIds }) {
    const found = await world.network.findGoods(shop, skuExternalIds);
    const goods = found.find((one) => one.externalId === goodsExternalId);
    return skuExternalIds.every((sku) => goods?.skuExternalIds.includes(sku))
      ? { goodsExternalId }
      : null;
  },
  async act({ world, shop }, { goodsExternalId, skuExternalIds }) {
    const outcomes = await world.network.bindGoods(
      shop,
      goodsExternalId,
      skuExternalIds,
    );
    for (const sku of skuExternalIds) {
      const outcome = outcomes[sku];
      if (outcome !== "done")
        throw new SyncError("goods_refused", {
          said: outcome?.refused ?? "not answered",
        });
    }
    return { goodsExternalId };
  },
  confirm: async () => {},
  tells: true,
});
