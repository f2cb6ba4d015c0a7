import type { PlannedEffect } from "../effects.ts";
import { type KitContents, unitsSent } from "../orders/kit-contents.ts";
import type {
  MarketplaceReturn,
  OrderSituation,
} from "../orders/order-situation.ts";
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
  if (parts.size === 0) return null;
  const back = `return:${asked.externalId}`;
  return {
    kind: "storefront.take-parts",
    key: `put-parts-back:${back}`,
    subject: `parts:${back}`,
    payload: {
      locationId: goods,
      fulfillmentExternalId: back,
      putBack: true,
      parts: [...parts].map(([variantId, quantity]) => ({
        variantId,
        quantity,
      })),
    },
  };
}
