import { z } from "zod";
import type { HoldMove } from "#core/domain/stock/hold-moves.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { type UserError, userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation MoveQuantities($input: InventoryMoveQuantitiesInput!, $key: String!) {
    inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  inventoryMoveQuantities: z.object({ userErrors }),
});

/**
 * Moves units of one item between `available` and `reserved`, at all these locations or, with any user error, at none.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventoryMoveQuantities
 */
export async function moveQuantities(
  client: AdminClient,
  shop: ShopRef,
  change: {
    inventoryItemId: string;
    moves: HoldMove[];
    key: string;
    reference: string;
    document: string;
  },
): Promise<UserError[]> {
  const input = {
    reason: "reservation_updated",
    referenceDocumentUri: change.reference,
    changes: change.moves.map(({ locationId, by, available, heldBack }) => {
      const sellable = {
        locationId,
        name: "available",
        changeFromQuantity: available,
      };
      const held = {
        locationId,
        name: "reserved",
        changeFromQuantity: heldBack,
        ledgerDocumentUri: change.document,
      };
      return {
        inventoryItemId: change.inventoryItemId,
        quantity: Math.abs(by),
        from: by > 0 ? sellable : held,
        to: by > 0 ? held : sellable,
      };
    }),
  };
  const variables = { input, key: change.key };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  return read.inventoryMoveQuantities.userErrors;
}
