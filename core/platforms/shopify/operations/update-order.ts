import { z } from "zod";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { missingSubject, refuseUserErrors } from "../user-errors.ts";
import type { MailingAddressInput } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation UpdateOrder($input: OrderInput!) {
    orderUpdate(input: $input) {
      userErrors { field message }
    }
  }
`;

const answer = z.object({ orderUpdate: z.object({ userErrors }) });

export type OrderAnnotations = {
  tags?: string[];
  note?: string;
  customAttributes?: { key: string; value: string }[];
  /** Personal data. */
  shippingAddress?: MailingAddressInput;
};

/**
 * Replaces what is written on an order. Lists replace lists: whoever adds has read first.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/orderUpdate
 * @throws SyncError subject_not_found, request_refused
 */
export async function updateOrder(
  client: AdminClient,
  shop: ShopRef,
  order: OrderAnnotations & { id: string },
): Promise<void> {
  const read = await client.request(shop, document, { input: order }, answer, {
    mode: "keyed-write",
  });
  refuseUserErrors(read.orderUpdate.userErrors, missingSubject);
}
