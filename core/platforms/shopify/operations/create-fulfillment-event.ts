import { z } from "zod";
import type { ParcelEvent } from "#core/domain/shipments/parcel-event.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation CreateFulfillmentEvent($event: FulfillmentEventInput!) {
    fulfillmentEventCreate(fulfillmentEvent: $event) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ fulfillmentEventCreate: z.object({ userErrors }) });

/**
 * Adds a step of a parcel's journey. Shopify takes the same step twice, so whoever repeats looks first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentEventCreate
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function createFulfillmentEvent(
  client: AdminClient,
  shop: ShopRef,
  { fulfillmentId, event }: { fulfillmentId: string; event: ParcelEvent },
): Promise<void> {
  const input = {
    fulfillmentId,
    status: event.status,
    happenedAt: event.happenedAt.toISOString(),
    message: event.message,
    estimatedDeliveryAt: event.estimatedDeliveryAt?.toISOString() ?? null,
  };
  const read = await client.request(shop, document, { event: input }, answer, {
    mode: "write",
  });
  refuseUserErrors(read.fulfillmentEventCreate.userErrors, missingSubject);
}
