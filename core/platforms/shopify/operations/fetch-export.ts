import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "../client.server.ts";

const document = `#graphql
  query FetchExport($id: ID!) {
    bulkOperation(id: $id) { status errorCode url }
  }
`;

const state = z.object({
  status: z.enum([
    "CREATED",
    "RUNNING",
    "COMPLETED",
    "FAILED",
    "CANCELING",
    "CANCELED",
    "EXPIRED",
  ]),
  errorCode: z.string().nullable(),
  /** Null while it runs, and where there was nothing to write. */
  url: z.string().nullable(),
});
const answer = z.object({ bulkOperation: state.nullable() });

export type ExportState = z.infer<typeof state>;

/** How far a bulk operation has come. @throws SyncError subject_not_found */
export async function fetchExport(
  client: AdminClient,
  shop: ShopRef,
  id: string,
): Promise<ExportState> {
  const read = await client.request(shop, document, { id }, answer, {
    mode: "read",
  });
  if (!read.bulkOperation) throw new SyncError("subject_not_found");
  return read.bulkOperation;
}
