import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

/** So many variants in one question: about 200 cost points. */
export const variantsAtOnce = 20;

// A bundle has 30 components at most, and 150 where an app made it. source: help.shopify.com, "Product bundles"
const document = `#graphql
  query FetchComponents($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on ProductVariant {
        productVariantComponents(first: 150) {
          nodes { quantity productVariant { id } }
        }
      }
    }
  }
`;

const answer = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        productVariantComponents: z
          .object({
            nodes: z.array(
              z.object({
                quantity: z.number().int(),
                productVariant: z.object({ id: z.string() }),
              }),
            ),
          })
          .optional(),
      })
      .nullable(),
  ),
});

/**
 * What these variants are put together from, by variant; one that is gone is left out.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/ProductVariant
 */
export async function fetchComponents(
  client: AdminClient,
  shop: ShopRef,
  ids: string[],
): Promise<Map<string, { variantExternalId: string; count: number }[]>> {
  if (ids.length > variantsAtOnce)
    throw new SyncError("internal", { said: `${ids.length} variants at once` });
  const read = await client.request(shop, document, { ids }, answer, {
    mode: "read",
  });
  return new Map(
    read.nodes.flatMap((node) =>
      node?.productVariantComponents
        ? [
            [
              node.id,
              node.productVariantComponents.nodes.map((part) => ({
                variantExternalId: part.productVariant.id,
                count: part.quantity,
              })),
            ],
          ]
        : [],
    ),
  );
}
