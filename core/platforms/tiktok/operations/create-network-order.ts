import type { Destination } from "#core/domain/facts.ts";
import { missingParts } from "#core/domain/orders/destination.ts";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { districtOf } from "../assumed.ts";
import type { TikTokClient } from "../client.server.ts";
import { duplicateReference } from "../error-codes.ts";
import { mcfOrderMade } from "../wire/network.ts";

type Order = {
  reference: string;
  lines: { goodsExternalId: string; quantity: number }[];
  shipTo: Destination;
};

/**
 * Orders a delivery from the network; sent once only. There is no search by reference, so asking again and being told
 * "already" is the probe. At most 50 units an order (177001001).
 *
 * Source: TikTok Shop Partner Center, page "Create FBT MCF Order" (202601).
 */
export async function createNetworkOrder(
  client: TikTokClient,
  shop: ShopRef,
  order: Order,
): Promise<{ kind: "created"; externalId: string } | { kind: "already" }> {
  const answer = await client.ask(shop, "createMcfOrder", {
    body: {
      external_order_id: order.reference,
      goods: order.lines.map(({ goodsExternalId, quantity }) => ({
        id: goodsExternalId,
        quantity,
      })),
      consignee: toConsignee(order.shipTo),
    },
    // A refusal may come with any data or none.
    schema: mcfOrderMade.partial(),
    accept: [duplicateReference],
  });
  if (answer.code === duplicateReference) return { kind: "already" };
  const externalId = answer.data?.mcf_order?.mcf_order_id;
  if (!externalId)
    throw new SyncError("outcome_unknown", {
      said: "created, but the answer names no order",
    });
  return { kind: "created", externalId };
}

function toConsignee(to: Destination) {
  const missing = missingParts(to);
  if (missing.length > 0)
    throw new SyncError("address_refused", {
      said: `missing: ${missing.join(", ")}`,
    });
  return {
    name: to.name,
    phone_number: to.phone,
    email: to.email,
    address: {
      country_code: to.countryCode,
      state_or_region: to.region,
      district_or_county: districtOf(to),
      city: to.city,
      address_line_1: to.addressLine1,
      address_line_2: to.addressLine2 ?? undefined,
      postal_code: to.postalCode || undefined,
    },
  };
}
