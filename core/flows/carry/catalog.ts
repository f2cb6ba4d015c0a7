import { titleStillWanted } from "../../domain/merge/title-still-wanted.ts";
import { carrier } from "./carrier.ts";

/** The name merchants see in Shopify's location list. */
export const serviceName = "Fulfilled by TikTok (Quayside)";

/** Creates our fulfillment service with its location; Shopify is asked for it by name first. */
export const ensureService = carrier({
  async prepare(records) {
    const service = await records.service();
    if (service) return { retire: "The fulfillment location exists already." };
    return {
      go: { token: await records.callbackToken() },
      before: null,
      after: { name: serviceName },
    };
  },
  act: ({ world, shop }, { token }: { token: string }) =>
    world.storefront.ensureFulfillmentService(shop, {
      name: serviceName,
      callbackUrl: `${world.addresses.app}/fulfillment-service/${token}`,
    }),
  async confirm(records, service) {
    await records.saveService(service);
    await records.learnPools("service", [
      {
        externalId: service.locationId,
        name: serviceName,
        marketplaceWarehouseIds: [],
      },
    ]);
  },
  tells: false,
});

/** Stocks a variant at our service's location, if it is still chosen; its stock is told afterwards. */
export const stockVariant = carrier<
  "storefront.stock-variant",
  { inventoryItemId: string; locationId: string },
  void
>({
  async prepare(records, { variantId }) {
    const service = await records.service();
    const inventoryItemId = (await records.inventoryItems([variantId])).get(
      variantId,
    );
    if (!service) return { retire: "There is no fulfillment location." };
    if (!inventoryItemId) return { retire: "The variant is gone." };
    if (!(await records.selectedVariants()).includes(variantId))
      return { retire: "The variant is no longer chosen." };
    return {
      go: { inventoryItemId, locationId: service.locationId },
      before: null,
      after: { stockedAt: serviceName },
    };
  },
  act: ({ world, shop }, input, effect) =>
    world.storefront.stockAtLocation(shop, { ...input, key: effect.id }),
  confirm: async () => undefined,
  tells: true,
});

/** Writes a title in Shopify, unless it was edited there since we last looked. */
export const updateStorefrontTitle = carrier<
  "storefront.update-title",
  {
    listingId: string;
    productExternalId: string;
    title: string;
    known: string;
  },
  void
>({
  async prepare(records, payload) {
    const [pair] = await records.titleSituations({
      listingId: payload.listingId,
    });
    if (!pair) return { retire: "The link is gone." };
    if (pair.product.title === payload.title)
      return { retire: "Shopify has this title already." };
    if (!titleStillWanted(pair, { ...payload, side: "storefront" }))
      return { retire: "A side has changed since this was decided." };
    return {
      go: { ...payload, known: pair.product.title },
      before: pair.product.title,
      after: payload.title,
    };
  },
  async overtaken({ world, shop }, { productExternalId, title, known }) {
    const now = await world.storefront.fetchProduct(shop, productExternalId);
    return isOvertaken(now?.title, [known, title])
      ? {
          reason: "The title was edited in Shopify meanwhile.",
          letter: { kind: "product-changed", externalId: productExternalId },
        }
      : null;
  },
  act: ({ world, shop }, { productExternalId, title }) =>
    world.storefront.updateTitle(shop, { productExternalId, title }),
  async confirm(records, _result, { listingId, title }, cause) {
    await records.noteTitleWritten("storefront", listingId, title);
    await agreeIfEqual(records, listingId, cause);
  },
  tells: false,
});

/** Writes a title on TikTok Shop, unless it was edited there since we last looked. */
export const updateMarketplaceTitle = carrier<
  "marketplace.update-title",
  {
    listingId: string;
    listingExternalId: string;
    title: string;
    known: string;
  },
  void
>({
  async prepare(records, payload) {
    const [pair] = await records.titleSituations({
      listingId: payload.listingId,
    });
    if (!pair) return { retire: "The link is gone." };
    if (pair.listing.title === payload.title)
      return { retire: "TikTok Shop has this title already." };
    if (!titleStillWanted(pair, { ...payload, side: "marketplace" }))
      return { retire: "A side has changed since this was decided." };
    return {
      go: { ...payload, known: pair.listing.title },
      before: pair.listing.title,
      after: payload.title,
    };
  },
  async overtaken({ world, shop }, { listingExternalId, title, known }) {
    const now = await world.marketplace.fetchListing(shop, listingExternalId);
    return isOvertaken(now?.title, [known, title])
      ? {
          reason: "The title was edited on TikTok Shop meanwhile.",
          letter: { kind: "listing-changed", externalId: listingExternalId },
        }
      : null;
  },
  act: ({ world, shop }, { listingExternalId, title }) =>
    world.marketplace.updateTitle(shop, { listingExternalId, title }),
  async confirm(records, _result, { listingId, title }, cause) {
    await records.noteTitleWritten("marketplace", listingId, title);
    await agreeIfEqual(records, listingId, cause);
  },
  tells: false,
});

/** A thing that is gone is the write's own to find out. */
const isOvertaken = (shown: string | undefined, expected: string[]): boolean =>
  shown !== undefined && !expected.includes(shown);

/** Once both sides have the same title it is the base of the next merge, so that the echo of our own write is no edit. */
async function agreeIfEqual(
  records: Parameters<typeof updateStorefrontTitle.confirm>[0],
  listingId: string,
  cause: { entryId: string; at: Date },
): Promise<void> {
  const [pair] = await records.titleSituations({ listingId });
  if (pair && pair.product.title === pair.listing.title)
    await records.saveBase(listingId, pair.listing.title, cause);
}
