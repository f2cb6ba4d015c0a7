import { joinPlans, type Plan } from "../domain/plan.ts";
import type { Records } from "../world/records.ts";
import { planOrderById } from "./plan/orders.ts";
import { planLinks } from "./plan/plan-links.ts";
import { planPairs } from "./plan/plan-pairs.ts";
import { planStock } from "./plan/plan-stock.ts";

/**
 * Links a TikTok SKU to the variant that a person named; a link that it has is taken away first.
 * @returns the plan that follows; null where the variant is no longer in the store.
 */
export async function linkByHand(
  records: Records,
  { listingSkuId, variantId }: { listingSkuId: string; variantId: string },
  cause: { entryId: string; at: Date; actor: string },
): Promise<Plan | null> {
  const [variant] = await records.variantsForMatching({
    codes: [],
    ids: [variantId],
  });
  if (!variant) return null;
  const before = await records.listingSku(listingSkuId);
  const listingExternalIds = before ? [before.listingExternalId] : [];
  if (before?.variantId) await records.removeSkuLink(listingSkuId, cause);
  await records.saveSkuLinks(
    [{ listingSkuId, variantId, reason: "person" }],
    cause,
  );
  await records.pairListings();
  await records.relinkOrderLines();
  // Other SKUs of the listing, and those whose questions name the variant, may have another answer now.
  const links = await planLinks(records, cause, {
    productExternalIds: await records.productsOf([variantId]),
    listingExternalIds,
  });
  const orders: Plan[] = [];
  for (const orderId of await records.ordersWithUnlinkedLines())
    orders.push(await planOrderById(records, orderId, cause.at));
  const touched = [
    variantId,
    ...(before?.variantId ? [before.variantId] : []),
    ...links.touched,
  ];
  return joinPlans([
    links.plan,
    await planPairs(records, { listingExternalIds }, cause),
    await planStock(records, touched, cause, { apart: true }),
    ...orders,
  ]);
}
