import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FetchAnnotations($id: ID!) {
    order(id: $id) {
      tags
      note
      closed
      customAttributes { key value }
    }
  }
`;

const annotations = z.object({
  tags: z.array(z.string()),
  note: z.string().nullable(),
  closed: z.boolean(),
  customAttributes: z.array(
    z.object({ key: z.string(), value: z.string().nullable() }),
  ),
});
const answer = z.object({ order: annotations.nullable() });

/** What people and apps have written on an order. @throws SyncError subject_not_found */
export async function fetchAnnotations(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<z.infer<typeof annotations>> {
  const { order } = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!order) throw new SyncError("subject_not_found");
  return order;
}
