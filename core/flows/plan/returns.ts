import type { ReturnFact } from "../../domain/aftersale-facts.ts";
import type { StorefrontOrderFact } from "../../domain/facts.ts";
import type { OrderSituation } from "../../domain/orders/order-situation.ts";
import { isPaid } from "../../domain/returns/pay-back.ts";
import { sameEvents } from "../../domain/returns/same-event.ts";
import { takenOutByEdit } from "../../domain/returns/taken-out-by-edit.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../../domain/storefront-aftersale-facts.ts";
import type { Records } from "../../world/records.ts";
import type { Planning } from "./context.ts";

/** An order of the store's, with its returns and refunds where it has any. */
export type StorefrontOrderRead = {
  fact: StorefrontOrderFact;
  aftersales: {
    returns: StorefrontReturnFact[];
    refunds: StorefrontRefundFact[];
  } | null;
};

/**
 * Most orders have neither returns nor refunds nor were edited, and cost no further call. One whose only return was taken back has none any
 * more, by Shopify's word: what became of it is read all the same.
 */
export async function readAftersales(
  { world, shop }: Planning,
  fact: StorefrontOrderFact,
): Promise<StorefrontOrderRead["aftersales"]> {
  const { externalId, hasAftersales } = fact;
  if (!hasAftersales && fact.lines.every(({ takenOff }) => takenOff === 0)) {
    const standing = await world.store.inShop(shop.shopId, (records) =>
      records.standingReturns([externalId]),
    );
    if (standing.size === 0) return null;
  }
  const returns = await world.storefront.fetchReturns(shop, externalId);
  const refunds = await world.storefront.fetchRefunds(shop, externalId);
  return {
    returns,
    refunds: [...refunds, ...takenOutByEdit(fact, { returns, refunds })],
  };
}

/**
 * A replacement ends the same way whether the goods were sent again or paid back instead, and names a sum in either case:
 * its history tells which.
 */
export async function readReturns(
  { world, shop }: Planning,
  externalIds: string[],
): Promise<ReturnFact[]> {
  const facts = await world.marketplace.fetchReturns(shop, externalIds);
  const read: ReturnFact[] = [];
  for (const fact of facts) {
    if (fact.kind !== "replacement" || fact.status === "accepted") {
      read.push(fact);
      continue;
    }
    const isPaid =
      fact.status === "complete" &&
      (await world.marketplace.fetchReturnHistory(shop, fact.externalId)).some(
        ({ event, text }) => paidInstead.test(`${event} ${text ?? ""}`),
      );
    read.push(isPaid ? fact : { ...fact, refundMinor: null });
  }
  return read;
}

const paidInstead = /refund[ _]success/i;

/** What both sides gave back is one refund from now on, whatever else is heard of (law O6). */
export async function noteSameRefunds(
  records: Records,
  situation: OrderSituation,
): Promise<void> {
  const open = situation.aftersales.marketplace.filter(
    (one) => isPaid(one) && !one.isPaidBack,
  );
  if (open.length === 0) return;
  const { refundOf } = sameEvents(situation);
  for (const { externalId } of open) {
    const refund = refundOf(externalId);
    if (refund)
      await records.noteMirrored(externalId, {
        paidBackAt: refund.createdAt,
        storefrontRefundId: refund.externalId,
      });
  }
}
