import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { OrderReference } from "#core/world/marketplace/orders.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { TikTokClient } from "../client.server.ts";
import { list, optionalText } from "../wire/common.ts";

/** The system that the numbers come from, in the platform's word for it. */
const platform = "SHOPIFY";
/** More lines than these are not referred to one by one. */
const mostLines = 100;

const answer = z.object({
  errors: list(z.object({ code: optionalText, message: z.string() })),
});

/**
 * Writes the store's number on an order, in place of an earlier one. Source: TikTok Shop Partner Center, page "Add
 * External Order References".
 */
export async function referOrder(
  client: TikTokClient,
  shop: ShopRef,
  { orderExternalId, reference, lines }: OrderReference,
): Promise<void> {
  const { errors } = await client.call(shop, "addExternalOrders", {
    body: {
      orders: [
        {
          id: orderExternalId,
          external_order: {
            id: reference,
            platform,
            line_items: lines.slice(0, mostLines).map((line) => ({
              id: line.reference,
              origin_id: line.lineExternalId,
            })),
          },
        },
      ],
    },
    schema: answer,
  });
  const [refusal] = errors;
  if (refusal)
    throw new SyncError("request_refused", {
      said: `${refusal.message} (${refusal.code})`,
    });
}
