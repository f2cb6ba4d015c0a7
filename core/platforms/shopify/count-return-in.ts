import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { ReturnCount } from "#core/world/storefront-orders.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchReturn, type ReturnState } from "./operations/fetch-return.ts";
import { processReturn } from "./operations/process-return.ts";

/**
 * Counts returned units in, up to the totals that are told: what is counted already is not counted again, which makes
 * it safe to repeat. `locationId` puts them back on that shelf; null leaves the stock alone.
 * @throws SyncError subject_not_found when a line is not in the return.
 */
export async function countReturnIn(
  client: AdminClient,
  shop: ShopRef,
  count: ReturnCount,
): Promise<void> {
  const state = await fetchReturn(client, shop, count.returnExternalId);
  const lines = count.lines.flatMap((line) => {
    const known = state.returnLineItems.nodes.find(
      ({ id }) => id === line.externalId,
    );
    if (!known) throw new SyncError("subject_not_found");
    const quantity = line.receivedInAll - known.processedQuantity;
    if (quantity <= 0) return [];
    const dispositions = dispositionsOf(state, known, {
      quantity,
      locationId: count.locationId,
    });
    return [{ id: known.id, quantity, dispositions }];
  });
  if (lines.length === 0) return;
  await processReturn(client, shop, {
    returnId: count.returnExternalId,
    returnLineItems: lines,
    notifyCustomer: false,
  });
}

function dispositionsOf(
  state: ReturnState,
  line: ReturnState["returnLineItems"]["nodes"][number],
  units: { quantity: number; locationId: string | null },
) {
  const reverse = state.reverseFulfillmentOrders.nodes
    .flatMap(({ lineItems }) => lineItems.nodes)
    .find(
      (each) => each.fulfillmentLineItem?.id === line.fulfillmentLineItem.id,
    );
  if (!reverse) return [];
  const { quantity, locationId } = units;
  return [
    {
      reverseFulfillmentOrderLineItemId: reverse.id,
      quantity,
      ...(locationId
        ? { dispositionType: "RESTOCKED" as const, locationId }
        : { dispositionType: "NOT_RESTOCKED" as const }),
    },
  ];
}
