import { z } from "zod";
import type { Tracking } from "#core/domain/facts.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { shopifyCarrier } from "../carriers.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

// Tracking goes along with the fulfillment: a later fulfillmentTrackingInfoUpdate costs five times as many points.
const document = `#graphql
  mutation CreateFulfillment($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) {
      fulfillment { id }
      userErrors { field message }
    }
  }
`;

const answer = z.object({
  fulfillmentCreate: z.object({
    fulfillment: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Marks lines of a fulfillment order as shipped, with tracking.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/fulfillmentCreate
 * @throws SyncError outcome_unknown, subject_not_found, request_refused
 */
export async function createFulfillment(
  client: AdminClient,
  shop: ShopRef,
  shipment: {
    fulfillmentOrderId: string;
    lines: { fulfillmentOrderLineId: string; quantity: number }[];
    tracking: Tracking;
    moreNumbers?: string[];
    notifyCustomer: boolean;
  },
): Promise<{ fulfillmentId: string }> {
  // To Shopify an empty list means everything that is left; we never mean that.
  if (shipment.lines.length === 0)
    throw new SyncError("request_refused", { said: "no lines to ship" });
  const fulfillment = toInput(shipment);
  const { fulfillmentCreate: done } = await client.request(
    shop,
    document,
    { fulfillment },
    answer,
    { mode: "write" },
  );
  refuseUserErrors(done.userErrors, missingSubject);
  if (!done.fulfillment) throw new SyncError("outcome_unknown");
  return { fulfillmentId: done.fulfillment.id };
}

function toInput(shipment: Parameters<typeof createFulfillment>[2]) {
  const { carrier, number, url } = shipment.tracking;
  const more = shipment.moreNumbers ?? [];
  return {
    notifyCustomer: shipment.notifyCustomer,
    trackingInfo: {
      company: shopifyCarrier(carrier),
      ...(more.length > 0
        ? { numbers: [number, ...more] }
        : { number, ...(url && { url }) }),
    },
    lineItemsByFulfillmentOrder: [
      {
        fulfillmentOrderId: shipment.fulfillmentOrderId,
        fulfillmentOrderLineItems: shipment.lines.map((line) => ({
          id: line.fulfillmentOrderLineId,
          quantity: line.quantity,
        })),
      },
    ],
  };
}
