import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation SetQuantities($input: InventorySetQuantitiesInput!, $key: String!) {
    inventorySetQuantities(input: $input) @idempotent(key: $key) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  inventorySetQuantities: z.object({ userErrors }),
});

export type QuantityChange = {
  inventoryItemId: string;
  quantity: number;
  expected: number;
};

/**
 * Sets `available` for all the items or, with any user error, for none of them.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventorySetQuantities
 */
export async function setQuantities(
  client: AdminClient,
  shop: ShopRef,
  change: {
    locationId: string;
    items: QuantityChange[];
    key: string;
    reference: string;
  },
): Promise<UserError[]> {
  const input = {
    name: "available" as const,
    reason: "correction",
    referenceDocumentUri: change.reference,
    quantities: change.items.map((item) => ({
      inventoryItemId: item.inventoryItemId,
      locationId: change.locationId,
      quantity: item.quantity,
      changeFromQuantity: item.expected,
    })),
  };
  const variables = { input, key: change.key };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  return read.inventorySetQuantities.userErrors;
}
