import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { moveQuantities } from "./operations/move-quantities.ts";
import { coded, refuseUserErrors } from "./user-errors.ts";

/**
 * Moves units of one item between what can be sold and what is held back, where both are as expected. Repeated under its
 * key, it says what became of it the first time: what was refused then stays refused.
 *
 * @throws SyncError subject_not_found when the item or a location is gone (nothing was moved); outcome_unknown while the
 * same key is still being worked on.
 */
export async function moveHeld(
  client: AdminClient,
  shop: ShopRef,
  change: Parameters<Storefront["moveHeld"]>[1],
): Promise<"moved" | "stale"> {
  const errors = await moveQuantities(client, shop, change);
  const other = errors.filter(({ code }) => !staleCodes.has(code ?? ""));
  refuseUserErrors(other, coded("InventoryMoveQuantitiesUserErrorCode"));
  return errors.length > 0 ? "stale" : "moved";
}

// A key whose first request failed stays failed: nothing was moved under it.
const staleCodes = new Set([
  "CHANGE_FROM_QUANTITY_STALE",
  "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
]);
