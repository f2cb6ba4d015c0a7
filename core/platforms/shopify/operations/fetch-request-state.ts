import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import {
  requestState,
  type WireRequestState,
} from "../wire/fulfillment-order.ts";

const document = `#graphql
  query FetchRequestState($id: ID!) {
    fulfillmentOrder(id: $id) {
      id
      status
      requestStatus
      merchantRequests(last: 5) { nodes { kind sentAt } }
    }
  }
`;

const answer = z.object({ fulfillmentOrder: requestState.nullable() });

/** Where a fulfillment order stands between merchant and service. @throws SyncError subject_not_found */
export async function fetchRequestState(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<WireRequestState> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.fulfillmentOrder) throw new SyncError("subject_not_found");
  return read.fulfillmentOrder;
}
