import type { KeptBack } from "./derivation.ts";
import type { Channel } from "./stock-rule.ts";
import type { StockSituation } from "./what-channels-are-told.ts";

/**
 * The same stock, with what is kept back of each variant because it sells faster than numbers travel; also as a part of kits.
 * @param exposed by the channel whose numbers keep it back: TikTok Shop's of own stock, Shopify's of the network's.
 */
export function withExposure(
  situations: Map<string, StockSituation>,
  exposed: Record<Channel, Map<string, KeptBack>>,
): Map<string, StockSituation> {
  const of = (variantId: string, stock: StockSituation): StockSituation => ({
    ...stock,
    exposed: exposed.marketplace.get(variantId) ?? null,
    exposedAtNetwork: exposed.storefront.get(variantId) ?? null,
    parts:
      stock.parts?.map((part) => ({
        ...part,
        stock: of(part.variantId, part.stock),
      })) ?? null,
  });
  return new Map(
    [...situations].map(([variantId, stock]) => [
      variantId,
      of(variantId, stock),
    ]),
  );
}
