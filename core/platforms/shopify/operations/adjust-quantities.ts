import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation AdjustQuantities($input: InventoryAdjustQuantitiesInput!, $key: String!) {
    inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  inventoryAdjustQuantities: z.object({ userErrors }),
});

/**
 * Changes `available`, and with it what is on hand, by so many units at one location: all items or, with any user error,
 * none.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventoryAdjustQuantities
 */
export async function adjustQuantities(
  client: AdminClient,
  shop: ShopRef,
  change: {
    locationId: string;
    changes: { inventoryItemId: string; delta: number }[];
    key: string;
    reference: string;
  },
): Promise<UserError[]> {
  const input = {
    name: "available",
    reason: "correction",
    referenceDocumentUri: change.reference,
    changes: change.changes.map(({ inventoryItemId, delta }) => ({
      inventoryItemId,
      locationId: change.locationId,
      delta,
      // Whatever is there: these units have left it.
      changeFromQuantity: null,
    })),
  };
  const variables = { input, key: change.key };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  return read.inventoryAdjustQuantities.userErrors;
}
