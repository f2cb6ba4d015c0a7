import { createHash } from "node:crypto";
import { SyncError } from "#core/errors/sync-error.ts";
import type {
  ShopRef,
  Storefront,
  ToldAnswer,
} from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { setQuantities } from "./operations/set-quantities.ts";
import { coded, refusalOf } from "./user-errors.ts";
import type { UserError } from "./wire/user-error.ts";

type Change = Parameters<Storefront["setAvailable"]>[1];
type Item = Change["items"][number];

const mostItems = 250;
// Each round drops at least one item or takes a fresh key, so more than a few rounds means a store in great motion.
const mostRounds = 5;

/**
 * Sets `available` by compare-and-set and says for each item whether it took.
 *
 * One item that is stale or refused makes Shopify refuse the whole call, so such items are dropped and the rest is sent
 * again. The second request is another request and needs another key; it is derived from the first one, so that repeating
 * the effect repeats both requests and takes hold once. A rest that is still not through after some rounds counts as stale.
 *
 * @throws SyncError outcome_unknown while the same key is still being worked on; what else is about no item of its own.
 */
export async function setAvailable(
  client: AdminClient,
  shop: ShopRef,
  change: Change,
): Promise<ToldAnswer[]> {
  if (change.items.length > mostItems)
    throw new SyncError("internal", { said: `more than ${mostItems} items` });

  const dropped = new Map<Item, "stale" | SyncError>();
  for (let round = 0; round < mostRounds; round++) {
    const items = change.items.filter((item) => !dropped.has(item));
    if (items.length === 0) break;

    const key = round === 0 ? change.key : derivedKey(change, items, round);
    const errors = await setQuantities(client, shop, { ...change, items, key });
    if (errors.length === 0)
      return change.items.map((item) => dropped.get(item) ?? "set");

    // A key whose first request failed stays failed; the next round brings a fresh one.
    if (errors.some((error) => error.code === failedBefore)) continue;
    for (const [item, because] of reasonsOf(errors, items))
      dropped.set(item, because);
  }
  return change.items.map((item) => dropped.get(item) ?? "stale");
}

const staleCode = "CHANGE_FROM_QUANTITY_STALE";
const failedBefore = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";
const codeOf = coded("InventorySetQuantitiesUserErrorCode");

/** What kept each item from being set. @throws SyncError where an error is about no item of its own. */
function reasonsOf(errors: UserError[], items: Item[]) {
  const reasons = new Map<Item, "stale" | SyncError>();
  for (const error of errors) {
    const item = itemOf(error, items);
    const because =
      error.code === staleCode ? "stale" : refusalOf(error, codeOf);
    if (item === null)
      throw because === "stale"
        ? new SyncError("wire_unexpected", {
            said: `a stale quantity without its item: ${error.field?.join(".")}`,
          })
        : because;
    // What is refused stays so, whatever else changed.
    if (because !== "stale" || !reasons.has(item)) reasons.set(item, because);
  }
  return reasons;
}

/** The error points at its item: `input.quantities.<index>.…`. A key is the whole request's, wherever its error points. */
function itemOf(error: UserError, items: Item[]): Item | null {
  const [, list, index] = error.field ?? [];
  if (list !== "quantities" || error.code?.startsWith("IDEMPOTENCY_"))
    return null;
  return items[Number(index)] ?? null;
}

/**
 * A key for what is left, made from what is left: the same rest gets the same key when the effect is repeated, and another
 * rest never meets a key that Shopify has seen with other items. Shopify advises UUIDs.
 */
function derivedKey(change: Change, rest: Change["items"], round: number) {
  const request = JSON.stringify([change.key, round, rest]);
  const hex = createHash("sha256").update(request).digest("hex");
  return hex
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
