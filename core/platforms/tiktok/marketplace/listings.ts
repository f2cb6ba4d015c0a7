import { inTurnByKey } from "#core/kit/in-turn.ts";
import type { Listings } from "#core/world/marketplace/listings.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { createMemory } from "../memory.ts";
import { changeDetails } from "../operations/change-details.ts";
import { checkDetails } from "../operations/check-details.ts";
import { checkListing } from "../operations/check-listing.ts";
import { checkReadiness } from "../operations/check-readiness.ts";
import { createListing } from "../operations/create-listing.ts";
import { fetchCategoryRules } from "../operations/fetch-category-rules.ts";
import { fetchListing } from "../operations/fetch-listing.ts";
import { fetchListingParts } from "../operations/fetch-listing-parts.ts";
import { fetchStock } from "../operations/fetch-stock.ts";
import { listAttributes } from "../operations/list-attributes.ts";
import { listBrands } from "../operations/list-brands.ts";
import { listCategories } from "../operations/list-categories.ts";
import {
  listChangedListings,
  listDeletedListings,
} from "../operations/list-changed-listings.ts";
import { listListings } from "../operations/list-listings.ts";
import { listOwnWarehouses } from "../operations/list-own-warehouses.ts";
import { recommendCategory } from "../operations/recommend-category.ts";
import { setPrices } from "../operations/set-prices.ts";
import { setStock } from "../operations/set-stock.ts";
import { switchListings } from "../operations/switch-listings.ts";
import { updateListing } from "../operations/update-listing.ts";
import { uploadPicture } from "../operations/upload-picture.ts";

const warehouseLifeMs = 5 * 60_000;

export function createListings(client: TikTokClient): Listings {
  const ownWarehouses = createMemory<Set<string>>(
    client.clock,
    warehouseLifeMs,
  );
  const ownOf = (shop: ShopRef, { anew = false } = {}) =>
    ownWarehouses(
      shop.shopId,
      async () => {
        const found = await listOwnWarehouses(client, shop);
        return new Set(found.map(({ externalId }) => externalId));
      },
      { anew },
    );
  // A listing that is read and written back whole must not undo what another of our edits writes meanwhile.
  const inTurn = inTurnByKey();

  return {
    listListings: (shop, filter) =>
      listListings(client.unhurried, shop, filter),
    listChangedListings: (shop, filter) =>
      listChangedListings(client.unhurried, shop, filter),
    listDeletedListings: (shop, filter) =>
      listDeletedListings(client.unhurried, shop, filter),
    fetchListing: (shop, externalId) => fetchListing(client, shop, externalId),
    fetchListingParts: (shop, externalId) =>
      fetchListingParts(client, shop, externalId),
    fetchStock: (shop, externalIds) =>
      fetchStock(client.unhurried, shop, externalIds),

    async setStock(shop, change) {
      const own = await ownOf(shop);
      const outcomes = await setStock(client, shop, change, own);
      const refused = change.skus.filter(
        ({ skuExternalId }) => outcomes[skuExternalId] !== "set",
      );
      if (refused.length === 0) return outcomes;
      // Warehouses may have been opened or closed since they were read, and the platform wants exactly those there are.
      const since = await ownOf(shop, { anew: true });
      const areSame =
        own.size === since.size && [...own].every((id) => since.has(id));
      if (areSame) return outcomes;
      const again = { ...change, skus: refused };
      return { ...outcomes, ...(await setStock(client, shop, again, since)) };
    },
    setPrices: (shop, change) => setPrices(client, shop, change),
    updateListing: (shop, externalId, change) =>
      inTurn(`${shop.shopId} ${externalId}`, () =>
        updateListing(client, shop, externalId, change),
      ),
    changeDetails: (shop, externalId, change) =>
      inTurn(`${shop.shopId} ${externalId}`, () =>
        changeDetails(client, shop, externalId, change),
      ),
    async checkDetails(shop, externalId, change) {
      const own = { change, ownWarehouses: await ownOf(shop) };
      return checkDetails(client, shop, externalId, own);
    },
    activateListings: (shop, externalIds) =>
      switchListings(client, shop, externalIds, "on"),
    deactivateListings: (shop, externalIds) =>
      switchListings(client, shop, externalIds, "off"),

    checkReadiness: (shop) => checkReadiness(client, shop),
    listCategories: (shop) => listCategories(client, shop),
    recommendCategory: (shop, product) =>
      recommendCategory(client, shop, product),
    listAttributes: (shop, categoryId) =>
      listAttributes(client, shop, categoryId),
    fetchCategoryRules: (shop, categoryId) =>
      fetchCategoryRules(client, shop, categoryId),
    listBrands: (shop, filter) => listBrands(client, shop, filter),
    uploadPicture: (shop, picture) => uploadPicture(client, shop, picture),
    checkListing: (shop, draft) => checkListing(client, shop, draft),
    createListing: (shop, draft, wish) =>
      createListing(client, shop, draft, wish),
  };
}
