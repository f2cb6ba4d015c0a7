import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { instant } from "../wire/scalars.ts";

const document = `#graphql
  query FetchFulfillment($id: ID!) {
    fulfillment(id: $id) {
      status
      trackingInfo(first: 10) { company number url }
      events(first: 100, reverse: true) { nodes { status happenedAt } }
    }
  }
`;

const fulfillment = z.object({
  status: z.string(),
  trackingInfo: z.array(
    z.object({
      company: z.string().nullable(),
      number: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
  events: z.object({
    nodes: z.array(z.object({ status: z.string(), happenedAt: instant })),
  }),
});
const answer = z.object({ fulfillment: fulfillment.nullable() });

/** What is known of a parcel: its tracking and its newest events. @throws SyncError subject_not_found */
export async function fetchFulfillment(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<z.infer<typeof fulfillment>> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.fulfillment) throw new SyncError("subject_not_found");
  return read.fulfillment;
}
