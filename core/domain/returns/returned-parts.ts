import type { PlannedEffect } from "../effects.ts";
import { type KitContents, unitsSent } from "../orders/kit-contents.ts";
import type {
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
import type {
  StorefrontRefundFact,
  StorefrontReturnFact,
} from "../storefront-aftersale-facts.ts";
import { payBackOf } from "./pay-back.ts";
import { unitsOf } from "./same-event.ts";

/** Lines of the store's order that are kits: what comes back of them goes on no shelf of its own. */
export function kitLines(
  situation: OrderSituation,
  asked: MarketplaceReturn,
  kits: KitContents,
): Set<string> {
  return new Set(
    unitsOf(situation, asked).flatMap(({ variantId, storefrontLineId }) =>
      variantId && kits[variantId] && storefrontLineId ? storefrontLineId : [],
    ),
  );
}

/**
 * Kits that came back and are paid for: their parts go back on the shelf that they were taken from, not the kit, which lies
 * nowhere. Null where no kit came back, or nothing lies on a shelf of the merchant's.
 * @param ownLocationId the merchant's own shelf.
 */
export function putPartsBack(
  situation: OrderSituation,
  asked: MarketplaceReturn,
  kits: KitContents,
  ownLocationId: string | null,
): PlannedEffect | null {
  const { goods } = payBackOf(situation, asked, ownLocationId);
  if (!asked.isPaidBack || goods === null || goods === "awaited") return null;
  const parts = new Map<string, number>();
  for (const { variantId } of unitsOf(situation, asked)) {
    if (!variantId || !kits[variantId]) continue;
    for (const part of unitsSent(kits, { variantId, quantity: 1 }))
      parts.set(
        part.variantId,
        (parts.get(part.variantId) ?? 0) + part.quantity,
      );
  }
  return parts.size === 0
    ? null
    : putBack(`return:${asked.externalId}`, goods, parts);
}

/** @param back what brought them back. */
const putBack = (
  back: string,
  locationId: string,
  parts: ReadonlyMap<string, number>,
): PlannedEffect => ({
  kind: "storefront.take-parts",
  key: `put-parts-back:${back}`,
  subject: `parts:${back}`,
  payload: {
    locationId,
    fulfillmentExternalId: back,
    putBack: true,
    parts: [...parts].map(([variantId, quantity]) => ({ variantId, quantity })),
  },
});

/**
 * Kits of the store's own orders that somebody restocked in Shopify, with a refund or with a return: Shopify puts the kit on
 * its shelf, and its parts go back on theirs, once for each restock.
 * @param kitOfLine the kit that an order's line is, where its parts were taken off a shelf; null for any other.
 * @param isOwn whether a location is the merchant's own: nothing was taken off elsewhere.
 */
export function putRestockedPartsBack(
  {
    returns,
    refunds,
  }: { returns: StorefrontReturnFact[]; refunds: StorefrontRefundFact[] },
  kits: KitContents,
  kitOfLine: (orderLineExternalId: string) => string | null,
  isOwn: (locationId: string) => boolean,
): PlannedEffect[] {
  const restocked = [
    // What belongs to a return is restocked with it.
    ...refunds.flatMap(({ externalId, returnExternalId, lines }) =>
      returnExternalId === null
        ? lines.flatMap((line) =>
            line.restock === "return"
              ? [{ ...line, back: `refund:${externalId}` }]
              : [],
          )
        : [],
    ),
    ...returns.flatMap(({ externalId, restocks }) =>
      restocks.map((one) => ({
        ...one,
        // Units of one line may go to two locations at once.
        back: `restock:${externalId}:${one.at.toISOString()}:${one.locationId}`,
      })),
    ),
  ];
  return restocked.flatMap((one): PlannedEffect[] => {
    const { orderLineExternalId, quantity, locationId } = one;
    const kitId = kitOfLine(orderLineExternalId);
    if (!kitId || !kits[kitId] || !locationId || !isOwn(locationId)) return [];
    const parts = unitsSent(kits, { variantId: kitId, quantity });
    return [
      putBack(
        `${one.back}:${orderLineExternalId}`,
        locationId,
        new Map(parts.map((part) => [part.variantId, part.quantity])),
      ),
    ];
  });
}
