import { SyncError } from "#core/errors/sync-error.ts";
import { fingerprintOf } from "#core/kit/fingerprint.ts";
import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { adjustQuantities } from "./operations/adjust-quantities.ts";
import { coded, refuseUserErrors } from "./user-errors.ts";

const failedBefore = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";
const mostTries = 5;

/**
 * Changes `available` by so many units, once for each key. A key whose first request was refused stays refused; then
 * nothing was changed, and the next key in line, made of the same one, is free to try.
 * @throws SyncError subject_not_found, request_refused; outcome_unknown while the same key is still being worked on.
 */
export async function adjustAvailable(
  client: AdminClient,
  shop: ShopRef,
  change: Parameters<Storefront["adjustAvailable"]>[1],
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const key =
      tries === 0 ? change.key : fingerprintOf(`${change.key}:${tries}`);
    const errors = await adjustQuantities(client, shop, { ...change, key });
    if (errors.some(({ code }) => code === failedBefore)) continue;
    refuseUserErrors(errors, coded("InventoryAdjustQuantitiesUserErrorCode"));
    return;
  }
  throw new SyncError("request_refused", { said: "refused several times" });
}
