import type { EffectPayloads } from "../../domain/effects.ts";
import type {
  ListingDraftSku,
  ListingMade,
  ListingPartsFact,
  Outcomes,
} from "../../domain/listing-facts.ts";
import {
  type Extendable,
  planAddition,
} from "../../domain/listings/add-variants.ts";
import { withOptionPictures } from "../../domain/listings/option-pictures.ts";
import { showsDetails } from "../../domain/listings/plan-details.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { type Carrying, carrier } from "./carrier.ts";
import { uploadOptionPictures } from "./upload-option-pictures.ts";

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

type Added = EffectPayloads["marketplace.add-skus"] & {
  /** Of the variants that are added: an earlier try is known by them. */
  codes: string[];
  known: Extendable | null;
};

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
    const seen = payload.skus.flatMap(({ sellerSku }) => sellerSku ?? []);
    const listing = known?.listings.find(
      ({ externalId }) => externalId === payload.listingExternalId,
    );
    if (!known || known.product.deleted)
      return {
        retire: "The product was deleted in Shopify.",
        lookUp: { ...payload, codes: seen, known: null },
      };
    const variants = known.product.variants.filter(({ id }) =>
      payload.variantIds.includes(id),
    );
    const codes =
      seen.length > 0 ? seen : variants.flatMap(({ sku }) => sku ?? []);
    const lookUp = { ...payload, codes, known };
    if (!listing)
      return { retire: "The listing was deleted on TikTok Shop.", lookUp };
    if (seen.length === 0 && variants.length === 0)
      return { retire: "The variant was deleted in Shopify.", lookUp };
    return payload.variantIds.every((id) => known.linkedVariantIds.includes(id))
      ? { already: "They are on TikTok Shop already.", after: codes }
      : {
          go: lookUp,
          before: null,
          after: { name: listing.title, skus: codes },
        };
  },
  async overtaken(carrying, added) {
    const now = await partsOf(carrying, added);
    return now?.isExamined && !hasAll(now, added)
      ? examined(added.listingExternalId)
      : null;
  },
  async probe(carrying, added) {
    const now = await partsOf(carrying, added);
    return now && hasAll(now, added) ? { added: added.codes.length } : null;
  },
  async act(carrying, added) {
    const now = await partsOf(carrying, added);
    if (!now) throw unknownListing(added.listingExternalId);
    if (hasAll(now, added)) return { added: 0 };
    const known = new Set(now.skus.map(({ sellerSku }) => sellerSku));
    const skus = (await skusOf(carrying, added, now)).filter(
      ({ sellerSku }) => !known.has(sellerSku),
    );
    if (skus.length > 0)
      await carrying.world.marketplace.updateListing(
        carrying.shop,
        added.listingExternalId,
        { added: { stay: idsOf(now), skus } },
      );
    return { added: skus.length };
  },
  confirm: async () => {},
  tells: true,
});

/** As a person saw them; where nobody did, as the variants are now. @throws SyncError listing_refused with what stands in the way. */
async function skusOf(
  carrying: Carrying,
  { skus, variantIds, known }: Added,
  now: ListingPartsFact,
): Promise<ListingDraftSku[]> {
  if (skus.length > 0 || !known) return skus;
  const others = known.product.variants.flatMap(({ id }) =>
    variantIds.includes(id) ? [] : id,
  );
  const planned = planAddition(
    { ...known, linkedVariantIds: [...known.linkedVariantIds, ...others] },
    now,
  );
  if (planned.blockers.length > 0)
    throw new SyncError("listing_refused", {
      said: planned.blockers.join(" "),
    });
  // A picture that TikTok Shop does not take is left out.
  const { given } = await uploadOptionPictures(
    carrying,
    planned.optionPictures,
  );
  return withOptionPictures(planned.skus, given);
}

type Removed = EffectPayloads["marketplace.remove-skus"];

/**
 * Takes SKUs off a listing and leaves all else. A variant that came back in the meantime keeps its SKU, and so does the last
 * one of a listing.
 */
export const removeListingSkus = carrier<
  "marketplace.remove-skus",
  Removed,
  { removed: number }
>({
  async prepare(records, payload) {
    const known = await records.extendable(payload.productId);
    const listing = known?.listings.find(
      ({ externalId }) => externalId === payload.listingExternalId,
    );
    if (!known || !listing)
      return {
        retire: "The listing was deleted on TikTok Shop.",
        lookUp: payload,
      };
    const named = listing.skus.filter(
      ({ externalId, variantId }) =>
        payload.skuExternalIds.includes(externalId) && variantId !== null,
    );
    // Whichever product they are of: a listing may sell variants of another one.
    const living = await records.variantsForMatching({
      codes: [],
      ids: named.flatMap(({ variantId }) => variantId ?? []),
    });
    const skus = named.filter(
      ({ variantId }) => !living.some(({ id }) => id === variantId),
    );
    return skus.length === 0
      ? {
          retire: "Its variant is in Shopify again, or its link was changed.",
          lookUp: payload,
        }
      : {
          go: {
            ...payload,
            skuExternalIds: skus.map(({ externalId }) => externalId),
          },
          before: {
            name: listing.title,
            skus: skus.map(
              ({ sellerSku, externalId }) => sellerSku ?? externalId,
            ),
          },
          after: null,
        };
  },
  async overtaken(carrying, removed) {
    const now = await partsOf(carrying, removed);
    return now?.isExamined && hasAny(now, removed)
      ? examined(removed.listingExternalId)
      : null;
  },
  async probe(carrying, removed) {
    const now = await partsOf(carrying, removed);
    return now && !hasAny(now, removed)
      ? { removed: removed.skuExternalIds.length }
      : null;
  },
  async act(carrying, removed) {
    const { listingExternalId, skuExternalIds } = removed;
    const now = await partsOf(carrying, removed);
    if (!now) throw unknownListing(listingExternalId);
    const stay = idsOf(now).filter((id) => !skuExternalIds.includes(id));
    if (stay.length === 0)
      throw new SyncError("listing_refused", {
        said: "no SKU would be left on the listing",
      });
    if (stay.length < now.skus.length)
      await carrying.world.marketplace.updateListing(
        carrying.shop,
        listingExternalId,
        { added: { stay, skus: [] } },
      );
    return { removed: now.skus.length - stay.length };
  },
  confirm: async () => {},
  tells: true,
});

const partsOf = (
  { world, shop }: Carrying,
  { listingExternalId }: { listingExternalId: string },
) => world.marketplace.fetchListingParts(shop, listingExternalId);

const idsOf = ({ skus }: ListingPartsFact): string[] =>
  skus.map(({ externalId }) => externalId);

const unknownListing = (externalId: string) =>
  new SyncError("subject_not_found", { said: `listing ${externalId}` });

const examined = (externalId: string) => ({
  reason: "TikTok Shop examines another edit of the listing.",
  letter: { kind: "listing-changed" as const, externalId },
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
const hasAll = (now: ListingPartsFact, { codes }: Added): boolean =>
  codes.length > 0 &&
  codes.every((code) => now.skus.some((one) => one.sellerSku === code));

const hasAny = (now: ListingPartsFact, { skuExternalIds }: Removed): boolean =>
  now.skus.some(({ externalId }) => skuExternalIds.includes(externalId));

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
    allDone(outcomes, skuExternalIds);
    return { goodsExternalId };
  },
  confirm: async () => {},
  tells: true,
});

/** Has goods serve TikTok SKUs of a variant no more; what was found through them is forgotten. */
export const unbindNetworkGoods = carrier<
  "network.unbind-goods",
  EffectPayloads["network.unbind-goods"],
  { goodsExternalId: string }
>({
  async prepare(records, payload) {
    const { isChosen } = await records.hangsOnGoods(payload);
    return isChosen
      ? {
          retire: "The network fulfills it for Shopify meanwhile.",
          lookUp: payload,
        }
      : {
          go: payload,
          before: {
            goods: payload.goodsExternalId,
            skus: payload.skuExternalIds,
          },
          after: null,
        };
  },
  async probe({ world, shop }, { goodsExternalId, skuExternalIds }) {
    const found = await world.network.findGoods(shop, skuExternalIds);
    return found.some(({ externalId }) => externalId === goodsExternalId)
      ? null
      : { goodsExternalId };
  },
  async act({ world, shop }, { goodsExternalId, skuExternalIds }) {
    allDone(
      await world.network.unbindGoods(shop, goodsExternalId, skuExternalIds),
      skuExternalIds,
    );
    return { goodsExternalId };
  },
  confirm: (records, _result, payload) => records.forgetBinding(payload),
  tells: true,
});

/** @throws SyncError goods_refused with the network's words for the first that it did not take. */
function allDone(outcomes: Outcomes, skuExternalIds: string[]): void {
  for (const sku of skuExternalIds) {
    const outcome = outcomes[sku];
    if (outcome !== "done")
      throw new SyncError("goods_refused", {
        said: outcome?.refused ?? "not answered",
      });
  }
}
