import { z } from "zod";
import type { ShopRef, Storefront } from "#core/world/storefront.ts";
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
 * Moves units of items between `available` and `reserved`, all of them or, with any user error, none. The changes stand in
 * the order of the items and their moves.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/inventoryMoveQuantities
 */
export async function moveQuantities(
  client: AdminClient,
  shop: ShopRef,
  change: Parameters<Storefront["moveHeld"]>[1],
): Promise<UserError[]> {
  const input = {
    reason: "reservation_updated",
    referenceDocumentUri: change.reference,
    changes: change.items.flatMap(({ inventoryItemId, moves }) =>
      moves.map(({ locationId, by, available, heldBack }) => {
        const sellable = {
          locationId,
          name: "available",
          changeFromQuantity: available,
        };
        // One address for all of them: a call may name two at most.
        const held = {
          locationId,
          name: "reserved",
          changeFromQuantity: heldBack,
          ledgerDocumentUri: change.document,
        };
        return {
          inventoryItemId,
          quantity: Math.abs(by),
          from: by > 0 ? sellable : held,
          to: by > 0 ? held : sellable,
        };
      }),
    ),
  };
  const variables = { input, key: change.key };
  const read = await client.request(shop, document, variables, answer, {
    mode: "keyed-write",
  });
  return read.inventoryMoveQuantities.userErrors;
}
