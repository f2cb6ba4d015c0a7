import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";
import { coded, refuseUserErrors } from "../user-errors.ts";
import { userErrors } from "../wire/user-error.ts";

/**
 * What a bulk operation writes out, one line for each node. Rules of its own apply: `edges { node }` only, no page sizes, at
 * most five connections, two deep.
 * source: https://shopify.dev/docs/api/usage/bulk-operations/queries
 */
const exported = {
  products: `#graphql
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
              node { id sku barcode title price compareAtPrice position requiresComponents selectedOptions { name value } media { edges { node { id ... on MediaImage { image { url } } } } } inventoryItem { id unitCost { amount currencyCode } measurement { weight { value unit } } } }
            }
          }
        }
      }
    }
  }
`,
  levels: `#graphql
  query ExportLevels {
    inventoryItems {
      edges {
        node {
          id
          inventoryLevels {
            edges {
              node {
                updatedAt
                location { id }
                quantities(names: ["available", "on_hand", "committed", "reserved"]) { name quantity }
              }
            }
          }
        }
      }
    }
  }
`,
};

// Grouped, each node is followed by its own parts: only so can the file be read without keeping all of it.
const document = `#graphql
  mutation StartExport($query: String!) {
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
 * Has Shopify write all products, or all stock, into a file; costs 10 points, however many there are. It changes nothing, so starting a
 * second one is only a waste.
 * source: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/bulkOperationRunQuery
 * @throws SyncError platform_throttled while as many as Shopify allows are running; and by `user-error-codes.ts`.
 */
export async function startExport(
  client: AdminClient,
  shop: ShopRef,
  what: keyof typeof exported,
): Promise<{ operationId: string }> {
  const variables = { query: exported[what] };
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
