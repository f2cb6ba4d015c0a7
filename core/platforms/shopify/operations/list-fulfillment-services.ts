import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import {
  fulfillmentService,
  type WireFulfillmentService,
} from "../wire/location.ts";

const document = `#graphql
  query ListFulfillmentServices {
    shop {
      fulfillmentServices { id handle serviceName callbackUrl type location { id } }
    }
  }
`;

const answer = z.object({
  shop: z.object({ fulfillmentServices: z.array(fulfillmentService) }),
});

/** The store's fulfillment services, other apps' and the merchant's own (`manual`) included. */
export async function listFulfillmentServices(
  client: AdminClient,
  shop: ShopRef,
): Promise<WireFulfillmentService[]> {
  const read = await client.request(shop, document, {}, answer, {
    mode: "read",
  });
  return read.shop.fulfillmentServices;
}
