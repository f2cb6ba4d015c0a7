import type { ProductFact } from "#core/domain/facts.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import type { AdminClient } from "./client.server.ts";
import {
  fetchComponents,
  variantsAtOnce,
} from "./operations/fetch-components.ts";

/**
 * The same products, with what their bundles are put together from. Few variants are bundles, so only those are asked
 * about: for all others, components would double the price of a page.
 */
export async function readBundles(
  client: AdminClient,
  shop: ShopRef,
  products: ProductFact[],
  bundles: ReadonlySet<string>,
): Promise<ProductFact[]> {
  if (bundles.size === 0) return products;
  const ids = [...bundles];
  const components = new Map<
    string,
    { variantExternalId: string; count: number }[]
  >();
  for (let at = 0; at < ids.length; at += variantsAtOnce) {
    const some = ids.slice(at, at + variantsAtOnce);
    for (const [id, parts] of await fetchComponents(client, shop, some))
      components.set(id, parts);
  }
  return products.map((product) => ({
    ...product,
    variants: product.variants.map((variant) => ({
      ...variant,
      components: components.get(variant.externalId) ?? [],
    })),
  }));
}

/** Which of these variants are put together from others when they are bought. */
export const bundlesAmong = (
  variants: { id: string; requiresComponents: boolean }[],
): Set<string> =>
  new Set(
    variants
      .filter(({ requiresComponents }) => requiresComponents)
      .map(({ id }) => id),
  );
