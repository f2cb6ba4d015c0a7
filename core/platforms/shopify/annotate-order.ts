import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import { fetchAnnotations } from "./operations/fetch-annotations.ts";
import {
  type OrderAnnotations,
  updateOrder,
} from "./operations/update-order.ts";

/**
 * Adds tags and sets attributes on an order, and leaves alone what others have written there. Shopify replaces whole
 * lists and knows no compare-and-set for them: what somebody adds between our look and our write is lost.
 */
export async function annotateOrder(
  client: AdminClient,
  shop: ShopRef,
  order: { id: string; tags: string[]; attributes: Record<string, string> },
): Promise<void> {
  const there = await fetchAnnotations(client, shop, order.id);
  const change: OrderAnnotations = {};
  const isNew = (tag: string) =>
    !there.tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  const tags = order.tags.filter(isNew);
  if (tags.length > 0) change.tags = [...there.tags, ...tags];

  const attributes = new Map(
    there.customAttributes.map(({ key, value }) => [key, value ?? ""]),
  );
  const differs = Object.entries(order.attributes).filter(
    ([key, value]) => attributes.get(key) !== value,
  );
  for (const [key, value] of differs) attributes.set(key, value);
  if (differs.length > 0)
    change.customAttributes = [...attributes].map(([key, value]) => ({
      key,
      value,
    }));
  if (Object.keys(change).length > 0)
    await updateOrder(client, shop, { id: order.id, ...change });
}
