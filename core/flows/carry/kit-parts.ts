import type { Records } from "../../world/records.ts";
import { carrier, type Prepared } from "./carrier.ts";

type Taking = {
  locationId: string;
  changes: { inventoryItemId: string; delta: number }[];
  shifts: Parameters<Records["shiftLevels"]>[0];
};

/**
 * Takes the parts of kits that were sent off Shopify's shelf, or puts them back. Shopify keeps the key, so a repeat is
 * harmless.
 */
export const takeParts = carrier<"storefront.take-parts", Taking, void>({
  async prepare(records, payload): Promise<Prepared<Taking>> {
    const { locationId, putBack } = payload;
    const isNamed = payload.parts.length > 0;
    const parts =
      putBack && !isNamed
        ? await records.takenParts(payload.fulfillmentExternalId)
        : payload.parts;
    if (parts.length === 0) return { retire: "No parts were taken." };
    const items = await records.inventoryItems(
      parts.map(({ variantId }) => variantId),
    );
    if (items.size < parts.length)
      return { retire: "A part is not in the store any more." };
    const sign = putBack ? 1 : -1;
    const pool = (await records.pools()).find(
      ({ externalId }) => externalId === locationId,
    );
    return {
      go: {
        locationId,
        changes: parts.map(({ variantId, quantity }) => ({
          inventoryItemId: items.get(variantId) ?? "",
          delta: sign * quantity,
        })),
        shifts: pool
          ? parts.map(({ variantId, quantity }) => ({
              poolId: pool.id,
              itemId: variantId,
              available: sign * quantity,
              reserved: 0,
            }))
          : [],
      },
      before: null,
      after: {
        units: parts.reduce((sum, { quantity }) => sum + sign * quantity, 0),
      },
    };
  },
  act: ({ world, shop }, { locationId, changes }, effect) =>
    world.storefront.adjustAvailable(shop, {
      locationId,
      changes,
      key: effect.id,
      reference: `${world.addresses.app}/app/activity`,
    }),
  confirm: (records, _result, { shifts }) => records.shiftLevels(shifts),
  tells: false,
});
