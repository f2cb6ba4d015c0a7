import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import type { Documents } from "../wire/documents.generated.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation SetProduct($identifier: ProductSetIdentifiers!, $input: ProductSetInput!) {
    productSet(identifier: $identifier, input: $input, synchronous: true) {
      product { id }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  productSet: z.object({
    product: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Makes a product what the input says, creating it where the identifier knows none; so it may be repeated. Lists replace:
 * a variant that is left out is deleted.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productSet
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function setProduct(
  client: AdminClient,
  shop: ShopRef,
  variables: Documents["SetProduct"]["variables"],
): Promise<{ externalId: string }> {
  const { productSet: done } = await client.request(
    shop,
    document,
    variables,
    answer,
    { mode: "keyed-write" },
  );
  refuseUserErrors(done.userErrors, coded("ProductSetUserErrorCode"));
  if (!done.product) throw new SyncError("outcome_unknown");
  return { externalId: done.product.id };
}
