import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { reference } from "../wire/scalars.ts";

const document = `#graphql
  query FetchFulfillmentOrderPlace($id: ID!) {
    fulfillmentOrder(id: $id) {
      assignedLocation { location { id } }
    }
  }
`;

const answer = z.object({
  fulfillmentOrder: z
    .object({
      assignedLocation: z.object({ location: reference.nullable() }),
    })
    .nullable(),
});

/** The location a fulfillment order is assigned to; null where that location is gone. @throws SyncError subject_not_found */
export async function fetchFulfillmentOrderPlace(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<string | null> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.fulfillmentOrder) throw new SyncError("subject_not_found");
  return read.fulfillmentOrder.assignedLocation.location?.id ?? null;
}
