import type { EffectPayloads } from "../../domain/effects.ts";
import { titleStillWanted } from "../../domain/merge/title-still-wanted.ts";
import type { Records } from "../../world/records.ts";
import { carrier, type Prepared } from "./carrier.ts";

type Side = "storefront" | "marketplace";

const nameOf = { storefront: "Shopify", marketplace: "TikTok Shop" } as const;

type Write = EffectPayloads[
  | "storefront.update-title"
  | "marketplace.update-title"];
/** With the title that the side had when it was prepared. */
type Known<Payload> = Payload & { known: string };

/** Writes a title in Shopify, unless it was edited there since we last looked. */
export const updateStorefrontTitle = carrier<
  "storefront.update-title",
  Known<EffectPayloads["storefront.update-title"]>,
  { title: string }
>({
  prepare: (records, payload) => prepare(records, "storefront", payload),
  async overtaken({ world, shop }, { productExternalId, ...write }) {
    const now = await world.storefront.fetchProduct(shop, productExternalId);
    return isOvertaken(now?.title, write)
      ? {
          reason: "The title was edited in Shopify meanwhile.",
          letter: { kind: "product-changed", externalId: productExternalId },
        }
      : null;
  },
  async probe({ world, shop }, { productExternalId, title }) {
    const now = await world.storefront.fetchProduct(shop, productExternalId);
    return now?.title === title ? { title } : null;
  },
  async act({ world, shop }, { productExternalId, title }) {
    await world.storefront.updateTitle(shop, { productExternalId, title });
    return { title };
  },
  confirm: (records, _result, write, cause) =>
    confirm(records, "storefront", write, cause),
  tells: true,
});

/** Writes a title on TikTok Shop, unless it was edited there since we last looked. */
export const updateMarketplaceTitle = carrier<
  "marketplace.update-title",
  Known<EffectPayloads["marketplace.update-title"]>,
  { title: string }
>({
  prepare: (records, payload) => prepare(records, "marketplace", payload),
  async overtaken({ world, shop }, { listingExternalId, ...write }) {
    const now = await world.marketplace.fetchListing(shop, listingExternalId);
    return isOvertaken(now?.title, write)
      ? {
          reason: "The title was edited on TikTok Shop meanwhile.",
          letter: { kind: "listing-changed", externalId: listingExternalId },
        }
      : null;
  },
  async probe({ world, shop }, { listingExternalId, title }) {
    const now = await world.marketplace.fetchListing(shop, listingExternalId);
    return now?.title === title ? { title } : null;
  },
  async act({ world, shop }, { listingExternalId, title }) {
    await world.marketplace.updateTitle(shop, { listingExternalId, title });
    return { title };
  },
  confirm: (records, _result, write, cause) =>
    confirm(records, "marketplace", write, cause),
  tells: true,
});

async function prepare<Payload extends Write>(
  records: Records,
  side: Side,
  payload: Payload,
): Promise<Prepared<Known<Payload>>> {
  const [pair] = await records.titleSituations({
    listingId: payload.listingId,
  });
  if (!pair) return { retire: "The link is gone." };
  const { title: known } = side === "storefront" ? pair.product : pair.listing;
  if (known === payload.title)
    return {
      already: `${nameOf[side]} has this title already.`,
      after: payload.title,
    };
  const go = { ...payload, known };
  if (!titleStillWanted(pair, { ...payload, side }))
    return {
      retire: "A side has changed since this was decided.",
      lookUp: go,
    };
  return { go, before: known, after: payload.title };
}

/** A thing that is gone is the write's own to find out. */
const isOvertaken = (
  shown: string | undefined,
  { title, known }: { title: string; known: string },
): boolean => shown !== undefined && shown !== known && shown !== title;

/**
 * What both sides have had is the base of the next merge, so that the echo of our own write is no edit. A merge writes
 * what the other side had, even if that has moved on since; a person's text may still be on its way to the other side.
 */
async function confirm(
  records: Records,
  side: Side,
  { listingId, title, over }: Write,
  cause: { entryId: string; at: Date },
): Promise<void> {
  await records.noteTitleWritten(side, listingId, title);
  const [pair] = await records.titleSituations({ listingId });
  const isAgreed = pair && pair.product.title === pair.listing.title;
  if (over === undefined || isAgreed)
    await records.saveBase(listingId, title, cause);
}
