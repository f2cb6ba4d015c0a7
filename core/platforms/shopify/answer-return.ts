import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { ReturnAnswer } from "#core/world/storefront-orders.ts";
import type { AdminClient } from "./client.server.ts";
import { approveReturn } from "./operations/approve-return.ts";
import { declineReturn } from "./operations/decline-return.ts";
import { fetchReturn } from "./operations/fetch-return.ts";

/**
 * Answers a customer who asked for a return, unless he has that answer; that also makes it safe to repeat.
 * @throws SyncError request_refused when nobody waits for this answer.
 */
export async function answerReturn(
  client: AdminClient,
  shop: ShopRef,
  id: string,
  answer: ReturnAnswer,
): Promise<void> {
  const { status } = await fetchReturn(client, shop, id);
  const given = answer.kind === "approve" ? ["OPEN", "CLOSED"] : ["DECLINED"];
  if (given.includes(status)) return;
  if (status !== "REQUESTED")
    throw new SyncError("request_refused", { said: `the return is ${status}` });
  if (answer.kind === "approve") await approveReturn(client, shop, id);
  else await declineReturn(client, shop, { id, ...answer });
}
