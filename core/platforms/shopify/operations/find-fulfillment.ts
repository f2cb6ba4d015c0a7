import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FindFulfillment($id: ID!) {
    order(id: $id) {
      fulfillments(first: 250) {
        id
        status
        trackingInfo(first: 10) { number }
      }
    }
  }
`;

const answer = z.object({
  order: z
    .object({
      fulfillments: z.array(
        z.object({
          id: z.string(),
          status: z.string(),
          trackingInfo: z.array(z.object({ number: z.string().nullable() })),
        }),
      ),
    })
    .nullable(),
});

/** A live fulfillment of this order with this tracking number, or null; case and spaces do not count. */
export async function findFulfillment(
  client: AdminClient,
  shop: ShopRef,
  orderId: string,
  trackingNumber: string,
): Promise<{ fulfillmentId: string } | null> {
  const { order } = await client.request(
    shop,
    document,
    { id: orderId },
    answer,
    { mode: "read" },
  );
  const wanted = plain(trackingNumber);
  const found = order?.fulfillments.find(
    (each) =>
      each.status !== "CANCELLED" &&
      each.trackingInfo.some(
        ({ number }) => number && plain(number) === wanted,
      ),
  );
  return found ? { fulfillmentId: found.id } : null;
}

const plain = (number: string) => number.replaceAll(/\s/g, "").toUpperCase();
