import { createHash } from "node:crypto";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef, Storefront } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { setQuantities } from "./operations/set-quantities.ts";
import { coded, refuseUserErrors } from "./user-errors.ts";
import type { UserError } from "./wire/user-error.ts";

type Change = Parameters<Storefront["setAvailable"]>[1];

const mostItems = 250;
// Each round drops at least one item or takes a fresh key, so more than a few rounds means a store in great motion.
const mostRounds = 5;

/**
 * Sets `available` by compare-and-set and says for each item whether it took.
 *
 * One stale item makes Shopify refuse the whole call, so the stale ones are dropped and the rest is sent again. The
 * second request is another request and needs another key; it is derived from the first one, so that repeating the
 * effect repeats both requests and takes hold once.
 *
 * @throws SyncError subject_not_found when an item or the location is gone (nothing was set by that request);
 * stale_quantity when the store keeps moving; outcome_unknown while the same key is still being worked on.
 */
export async function setAvailable(
  client: AdminClient,
  shop: ShopRef,
  change: Change,
): Promise<("set" | "stale")[]> {
  if (change.items.length > mostItems)
    throw new SyncError("internal", { said: `more than ${mostItems} items` });

  const stale = new Set<Change["items"][number]>();
  for (let round = 0; round < mostRounds; round++) {
    const items = change.items.filter((item) => !stale.has(item));
    if (items.length === 0) break;

    const key = round === 0 ? change.key : derivedKey(change, items, round);
    const errors = await setQuantities(client, shop, { ...change, items, key });
    if (errors.length === 0) return resultsOf(change, stale);

    // A key whose first request failed stays failed; the next round brings a fresh one.
    if (errors.some((error) => error.code === failedBefore)) continue;
    const other = errors.filter((error) => error.code !== staleCode);
    if (other.length > 0)
      refuseUserErrors(other, coded("InventorySetQuantitiesUserErrorCode"));
    for (const error of errors) stale.add(itemOf(error, items));
  }
  if (stale.size === change.items.length) return resultsOf(change, stale);
  throw new SyncError("stale_quantity");
}

const staleCode = "CHANGE_FROM_QUANTITY_STALE";
const failedBefore = "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED";

/** The error points at its item: `input.quantities.<index>.…`. */
function itemOf(error: UserError, items: Change["items"]) {
  const index = error.field?.[2];
  const item = index === undefined ? undefined : items[Number(index)];
  if (!item)
    throw new SyncError("wire_unexpected", {
      said: `a stale quantity without its item: ${error.field?.join(".")}`,
    });
  return item;
}

const resultsOf = (change: Change, stale: Set<Change["items"][number]>) =>
  change.items.map((item) => (stale.has(item) ? "stale" : "set"));

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
