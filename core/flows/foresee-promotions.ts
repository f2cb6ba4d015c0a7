import type { ChangeItem } from "../domain/merge/plan-change.ts";
import { SyncError } from "../errors/sync-error.ts";
import type { ShopRef } from "../world/storefront.ts";
import type { World } from "../world/world.ts";

/** A preview is waited for: ten calls, of a hundred listings each. */
const mostListings = 1_000;

type Priced = Pick<ChangeItem, "side" | "untakenBy" | "sku">;

/**
 * Says which of these prices TikTok Shop will refuse because a promotion holds them now. It is read
 * with the stock of the SKUs: units that are set aside for a promotion name it. One that sets none aside is told of nowhere
 * but among the shop's promotions, which we have no permission to read; its refusal is known after the call alone. Where TikTok
 * Shop does not answer nothing is foreseen, and of very many the first listings are asked about.
 * Source: TikTok Shop Partner Center, page "Inventory Search", `campaign_inventory`; to search activities takes
 * `seller.promotion.info`.
 */
export async function foreseePromotions<Item extends Priced>(
  { marketplace }: Pick<World, "marketplace">,
  shop: ShopRef,
  items: Item[],
): Promise<Item[]> {
  const listings = new Set(
    items.flatMap(({ side, sku }) =>
      side === "marketplace" && sku ? [sku.listingExternalId] : [],
    ),
  );
  if (listings.size === 0) return items;
  const stock = await marketplace
    .fetchStock(shop, [...listings].slice(0, mostListings))
    .catch((error: unknown) => {
      if (error instanceof SyncError) return [];
      throw error;
    });
  const heldBy = new Map(
    stock.map(({ skuExternalId, promotions }) => [
      skuExternalId,
      promotions[0],
    ]),
  );
  return items.map((item) => {
    const name = heldBy.get(item.sku?.externalId ?? "");
    const isHeld = item.side === "marketplace" && name !== undefined;
    return isHeld && !item.untakenBy
      ? { ...item, untakenBy: inWords(name) }
      : item;
  });
}

const inWords = (name: string): string =>
  name
    ? `The promotion ${name} on TikTok Shop holds its price until it is over.`
    : "A promotion on TikTok Shop holds its price until it is over.";
