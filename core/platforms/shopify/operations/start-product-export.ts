import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

/**
 * What a bulk operation writes out, one line for each product and each variant. Rules of its own apply: `edges { node }`
 * only, no page sizes, at most five connections, two deep.
 * source: https://shopify.dev/docs/api/usage/bulk-operations/queries
 */
const exported = `#graphql
  query ExportProducts {
    products {
      edges {
        node {
          id
          title
          handle
          status
          vendor
          productType
          updatedAt
          descriptionHtml
          media { edges { node { id ... on MediaImage { image { url } } } } }
          variants {
            edges {
              node { id sku barcode title price compareAtPrice position requiresComponents selectedOptions { name value } inventoryItem { id measurement { weight { value unit } } } }
            }
          }
        }
      }
    }
  }
`;

// Grouped, each product is followed by its own variants: only so can the file be read without keeping all of it.
const document = `#graphql
  mutation StartProductExport($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { field message code }
    }
  }
`;

const answer = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Has Shopify write all products into a file; costs 10 points, however many there are. It changes nothing, so starting a
 * second one is only a waste.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/bulkOperationRunQuery
 * @throws SyncError platform_throttled while as many as Shopify allows are running; and by `user-error-codes.ts`.
 */
export async function startProductExport(
  client: AdminClient,
  shop: ShopRef,
): Promise<{ operationId: string }> {
  const variables = { query: exported };
  const { bulkOperationRunQuery: done } = await client.request(
    shop,
    document,
    variables,
    answer,
    { mode: "keyed-write" },
  );
  refuseUserErrors(done.userErrors, coded("BulkOperationUserErrorCode"));
  if (!done.bulkOperation) throw new SyncError("outcome_unknown");
  return { operationId: done.bulkOperation.id };
}
