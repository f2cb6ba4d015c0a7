import type { ServiceRef } from "../../world/connection-records.ts";
import type { Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";

/** The fulfillment service we made in the store, as the network's connection remembers it. */
export async function readService(
  tx: Tx,
  shopId: string,
): Promise<ServiceRef | null> {
  const row = await tx.connection.findUnique({
    where: { shopId_kind: { shopId, kind: "fbt" } },
    select: { details: true },
  });
  return row
    ? (fromJson<{ service?: ServiceRef }>(row.details).service ?? null)
    : null;
}
