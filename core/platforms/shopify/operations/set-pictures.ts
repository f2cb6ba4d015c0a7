import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

const document = `#graphql
  mutation SetPictures($identifier: ProductSetIdentifiers!, $input: ProductSetInput!) {
    productSet(identifier: $identifier, input: $input, synchronous: true) {
      product { id media(first: 50) { nodes { id } } }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  productSet: z.object({
    product: z
      .object({
        id: z.string(),
        media: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
      })
      .nullable(),
    userErrors,
  }),
});

/**
 * Makes a product's pictures these, in this order: those that it has are kept by their ids, the others are fetched by
 * Shopify from their addresses. Its other fields stay.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/productSet
 * @returns the pictures' ids.
 * @throws SyncError subject_not_found, and by `user-error-codes.ts`
 */
export async function setPictures(
  client: AdminClient,
  shop: ShopRef,
  {
    productExternalId,
    pictures,
  }: {
    productExternalId: string;
    pictures: ({ id: string } | { url: string })[];
  },
): Promise<string[]> {
  const files = pictures.map((picture) =>
    "id" in picture
      ? { id: picture.id }
      : { originalSource: picture.url, contentType: "IMAGE" as const },
  );
  const { productSet: done } = await client.request(
    shop,
    document,
    { identifier: { id: productExternalId }, input: { files } },
    answer,
    { mode: "keyed-write" },
  );
  refuseUserErrors(done.userErrors, coded("ProductSetUserErrorCode"));
  if (!done.product) throw new SyncError("outcome_unknown");
  return done.product.media.nodes.map(({ id }) => id);
}
