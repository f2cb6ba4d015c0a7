import type { EffectPayloads } from "../../domain/effects.ts";
import type {
  ListingMade,
  ListingPartsFact,
} from "../../domain/listing-facts.ts";
import { showsDetails } from "../../domain/listings/plan-details.ts";
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

type Added = EffectPayloads["marketplace.add-skus"];

/**
 * Adds SKUs to a listing and leaves all that is there. TikTok Shop keeps no key for it: an earlier try is looked for among
 * what the seller has written, and nothing is sent over an edit that is still being examined.
 */
export const addListingSkus = carrier<
  "marketplace.add-skus",
  Added,
  { added: number }
>({
  async prepare(records, payload) {
    const known = await records.extendable(payload.productId);
    const listing = known?.listings.find(
      ({ externalId }) => externalId === payload.listingExternalId,
    );
    if (!known || known.product.deleted)
      return { retire: "The product was deleted in Shopify.", lookUp: payload };
    if (!listing)
      return {
        retire: "The listing was deleted on TikTok Shop.",
        lookUp: payload,
      };
    const skus = payload.skus.map(({ sellerSku }) => sellerSku);
    return payload.variantIds.every((id) => known.linkedVariantIds.includes(id))
      ? { already: "They are on TikTok Shop already.", after: skus }
      : { go: payload, before: null, after: { name: listing.title, skus } };
  },
  async overtaken({ world, shop }, payload) {
    const { listingExternalId } = payload;
    const now = await world.marketplace.fetchListingParts(
      shop,
      listingExternalId,
    );
    return now?.isExamined && !hasAll(now, payload)
      ? {
          reason: "TikTok Shop examines another edit of the listing.",
          letter: { kind: "listing-changed", externalId: listingExternalId },
        }
      : null;
  },
  async probe({ world, shop }, payload) {
    const now = await world.marketplace.fetchListingParts(
      shop,
      payload.listingExternalId,
    );
    return now && hasAll(now, payload) ? { added: payload.skus.length } : null;
  },
  async act({ world, shop }, { listingExternalId, skus }) {
    const now = await world.marketplace.fetchListingParts(
      shop,
      listingExternalId,
    );
    if (!now)
      throw new SyncError("subject_not_found", {
        said: `listing ${listingExternalId}`,
      });
    const known = new Set(now.skus.map(({ sellerSku }) => sellerSku));
    const added = skus.filter(({ sellerSku }) => !known.has(sellerSku));
    if (added.length > 0)
      await world.marketplace.updateListing(shop, listingExternalId, {
        added: {
          stay: now.skus.map(({ externalId }) => externalId),
          skus: added,
        },
      });
    return { added: added.length };
  },
  confirm: async () => {},
  tells: true,
});

/**
 * Changes details of a listing and leaves all else. An earlier try is looked for among what the seller has written; what was
 * edited since a person saw it stays, and nothing is sent over an edit that is still being examined.
 */
export const changeListingDetails = carrier<
  "marketplace.change-details",
  EffectPayloads["marketplace.change-details"],
  { changed: true }
>({
  async prepare(records, payload) {
    const known = await records.extendable(payload.productId);
    const isThere = known?.listings.some(
      ({ externalId }) => externalId === payload.listingExternalId,
    );
    return isThere
      ? { go: payload, ...payload.words }
      : { retire: "The listing was deleted on TikTok Shop.", lookUp: payload };
  },
  async overtaken({ world, shop }, { listingExternalId, change, over }) {
    const now = await world.marketplace.fetchListingParts(
      shop,
      listingExternalId,
    );
    // A listing that is gone is the write's own to find out.
    if (!now || showsDetails(now, change)) return null;
    const reason = now.isExamined
      ? "TikTok Shop examines another edit of the listing."
      : "The details were edited on TikTok Shop meanwhile.";
    return now.isExamined || !showsDetails(now, over)
      ? {
          reason,
          letter: { kind: "listing-changed", externalId: listingExternalId },
        }
      : null;
  },
  async probe({ world, shop }, { listingExternalId, change }) {
    const now = await world.marketplace.fetchListingParts(
      shop,
      listingExternalId,
    );
    return now && showsDetails(now, change) ? { changed: true } : null;
  },
  async act({ world, shop }, { listingExternalId, change }) {
    const now = await world.marketplace.fetchListingParts(
      shop,
      listingExternalId,
    );
    if (!now || !showsDetails(now, change))
      await world.marketplace.changeDetails(shop, listingExternalId, change);
    return { changed: true };
  },
  confirm: async () => {},
  tells: true,
});

/** Whether a listing has every SKU that was to be added. */
const hasAll = (now: ListingPartsFact, { skus }: Added): boolean =>
  skus.every(({ sellerSku }) =>
    now.skus.some((one) => one.sellerSku === sellerSku),
  );

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
