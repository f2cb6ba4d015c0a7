import { z } from "zod";
import type { Tracking } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { shopifyCarrier } from "../carriers.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

// 50 points, five times a fulfillment: only for tracking that changed after it was sent.
const document = `#graphql
  mutation UpdateTracking($id: ID!, $tracking: FulfillmentTrackingInput!, $notifyCustomer: Boolean!) {
    fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notifyCustomer) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentTrackingInfoUpdate: z.object({ userErrors }),
});

/**
 * Replaces a parcel's tracking. The same twice is the same, but the customer may get a second mail.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentTrackingInfoUpdate
 * @throws SyncError outcome_unknown (with a mail), subject_not_found, request_refused
 */
export async function updateTracking(
  client: AdminClient,
  shop: ShopRef,
  change: {
    id: string;
    tracking: Tracking;
    /** Numbers of the other parcels that stand on the same fulfillment. */
    moreNumbers?: string[];
    notifyCustomer: boolean;
  },
): Promise<void> {
  const { id, notifyCustomer } = change;
  const { carrier, number, url } = change.tracking;
  const more = change.moreNumbers ?? [];
  const tracking = {
    company: shopifyCarrier(carrier),
    ...(more.length > 0
      ? { numbers: [number, ...more] }
      : { number, ...(url && { url }) }),
  };
  const variables = { id, tracking, notifyCustomer };
  const read = await client.request(shop, document, variables, answer, {
    mode: notifyCustomer ? "write" : "keyed-write",
  });
  refuseUserErrors(
    read.fulfillmentTrackingInfoUpdate.userErrors,
    missingSubject,
  );
}
