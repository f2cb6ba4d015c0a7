import { httpStatus, oneScopeIsEnough } from "./assumed.ts";
import type { Endpoint } from "./contract.ts";
import { refuse } from "./envelope.ts";
import type { TikTokState } from "./state.ts";

/** The scopes a seller grants with the app, as the endpoint pages name them (the misspelt one too). */
export const scopes: readonly string[] = [
  "seller.authorization.info",
  "seller.shop.info",
  "seller.product.basic",
  "seller.product.write",
  "seller.product.delete",
  "serller.product.optimize",
  "seller.order.info",
  "seller.order.ext_ref.read",
  "seller.order.ext_ref.write",
  "seller.fulfillment.basic",
  "seller.fulfillment.package.write",
  "seller.delivery.status.write",
  "seller.logistics",
  "seller.return_refund.basic",
  "seller.fbt.info",
];

/** Refuses an endpoint whose scope the seller has not granted; an endpoint without a named scope is open. */
export function checkScopes(
  { authorization }: TikTokState,
  { scopes: needed }: Endpoint,
): void {
  const has = (scope: string) => authorization.scopes.includes(scope);
  const open = oneScopeIsEnough ? needed.some(has) : needed.every(has);
  if (needed.length === 0 || open) return;
  refuse(
    105_005,
    `The app has not been granted ${needed.join(" or ")}`,
    httpStatus.scopeMissing,
  );
}
