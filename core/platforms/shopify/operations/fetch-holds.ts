import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

// `heldByApp` would need a permission of its own; whether it is us is all we want to know.
const document = `#graphql
  query FetchHolds($id: ID!) {
    fulfillmentOrder(id: $id) {
      fulfillmentHolds { id handle heldByRequestingApp }
    }
  }
`;

const answer = z.object({
  fulfillmentOrder: z
    .object({
      fulfillmentHolds: z.array(
        z.object({
          id: z.string(),
          handle: z.string().nullable(),
          heldByRequestingApp: z.boolean(),
        }),
      ),
    })
    .nullable(),
});

/** The holds of a fulfillment order that are ours, by handle. @throws SyncError subject_not_found */
export async function fetchOwnHolds(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<{ id: string; handle: string | null }[]> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.fulfillmentOrder) throw new SyncError("subject_not_found");
  return read.fulfillmentOrder.fulfillmentHolds.filter(
    (hold) => hold.heldByRequestingApp,
  );
}
