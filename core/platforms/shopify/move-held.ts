import { SyncError } from "#core/errors/sync-error.ts";
import type {
  HeldAnswer,
  ShopRef,
  Storefront,
} from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { moveQuantities } from "./operations/move-quantities.ts";
import { coded, refusalOf } from "./user-errors.ts";
import type { UserError } from "./wire/user-error.ts";

type Change = Parameters<Storefront["moveHeld"]>[1];

// Shopify takes no longer list in one call.
const mostMoves = 250;

/**
 * Moves units of items between what can be sold and what is held back, where all numbers are as expected. Repeated under its
 * key, it says what became of it the first time: what was refused then stays refused.
 *
 * @throws SyncError outcome_unknown while the same key is still being worked on; request_refused where the refusal is about
 * no item of its own.
 */
export async function moveHeld(
  client: AdminClient,
  shop: ShopRef,
  change: Change,
): Promise<HeldAnswer> {
  const places = change.items.flatMap(({ moves }, item) =>
    moves.map(() => item),
  );
  if (places.length > mostMoves)
    throw new SyncError("internal", { said: `more than ${mostMoves} moves` });
  const errors = await moveQuantities(client, shop, change);
  if (errors.length === 0) return "moved";
  const because: ("stale" | SyncError | null)[] = change.items.map(() => null);
  for (const error of errors) {
    // Nothing was moved under a key whose first request failed.
    if (error.code === "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED") continue;
    const refusal =
      error.code === "CHANGE_FROM_QUANTITY_STALE"
        ? null
        : refusalOf(error, codeOf);
    const item = itemOf(error, places);
    if (item === null) throw refusal ?? new SyncError("stale_quantity");
    // What is refused stays so, whatever else changed.
    if (refusal) because[item] = refusal;
    else because[item] ??= "stale";
  }
  return { because };
}

const codeOf = coded("InventoryMoveQuantitiesUserErrorCode");

/** The error points at its change: `input.changes.<index>.…`. */
function itemOf(error: UserError, places: number[]): number | null {
  const [, list, index] = error.field ?? [];
  return list === "changes" ? (places[Number(index)] ?? null) : null;
}
