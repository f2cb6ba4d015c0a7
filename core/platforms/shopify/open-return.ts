import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { NewReturn } from "#core/world/storefront-orders.ts";
import type { AdminClient } from "./client.server.ts";
import { createReturn } from "./operations/create-return.ts";
import { fetchReturns } from "./operations/fetch-returns.ts";
import { listReturnReasons } from "./operations/list-return-reasons.ts";
import {
  listReturnable,
  type ReturnableLine,
} from "./operations/list-returnable.ts";
import { markOf } from "./reference-mark.ts";

/**
 * Opens the Shopify return that stands for one asked for or agreed elsewhere. Its reference stands in the note of every line, where
 * the next try finds it.
 * @throws SyncError request_refused when more should come back than was shipped and is not in a return yet.
 */
export async function openReturn(
  client: AdminClient,
  shop: ShopRef,
  wanted: NewReturn,
): Promise<{ returnId: string }> {
  const mark = markOf(wanted.reference);
  const known = (await fetchReturns(client, shop, wanted.orderExternalId)).find(
    (each) =>
      each.returnLineItems.nodes.some(
        ({ returnReasonNote, customerNote }) =>
          returnReasonNote.includes(mark) || customerNote?.includes(mark),
      ),
  );
  if (known) return { returnId: known.id };

  const reasons = await listReturnReasons(client, shop);
  const returnable = await listReturnable(client, shop, wanted.orderExternalId);
  const lines = wanted.lines.flatMap((line) =>
    take(returnable, line).map((taken) => ({
      ...taken,
      reasonId: reasonOf(reasons, line.reason),
      note: `${line.note.slice(0, mostNote)} ${mark}`.trim(),
    })),
  );
  return createReturn(client, shop, {
    orderId: wanted.orderExternalId,
    isAsked: wanted.isAsked ?? false,
    lines,
  });
}

/** Shopify takes notes of 300 characters; our mark has to fit as well. */
const mostNote = 200;

/** Units of one order line can have left in several parcels; they are taken from the first ones. */
function take(
  returnable: ReturnableLine[],
  line: NewReturn["lines"][number],
): { fulfillmentLineId: string; quantity: number }[] {
  let left = line.quantity;
  const taken = returnable
    .filter(({ orderLineId }) => orderLineId === line.orderLineExternalId)
    .flatMap((from) => {
      const quantity = Math.min(left, from.quantity);
      left -= quantity;
      from.quantity -= quantity;
      const { fulfillmentLineId } = from;
      return quantity > 0 ? [{ fulfillmentLineId, quantity }] : [];
    });
  if (left > 0)
    throw new SyncError("request_refused", {
      said: `${left} units were not shipped or are in a return already`,
    });
  return taken;
}

/** Handle of the reason that stands for all others. source: recorded answer of returnReasonDefinitions. */
const otherReason = "other-reason";

function reasonOf(reasons: Map<string, string>, wanted: string): string {
  const id = reasons.get(wanted) ?? reasons.get(otherReason);
  if (id) return id;
  throw new SyncError("wire_unexpected", {
    said: `no return reason ${wanted}`,
  });
}
