import type { ListingFact, ProductFact } from "../../domain/facts.ts";
import { emptyPlan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planLinks } from "./plan-links.ts";
import { planStock } from "./plan-stock.ts";
import { planTitles } from "./plan-titles.ts";

/** A product moved in Shopify: read it, link what is new, merge its title. */
export async function planProduct(
  planning: Planning,
  externalId: string,
): Promise<void> {
  const fact = await planning.world.storefront.fetchProduct(
    planning.shop,
    externalId,
  );
  if (!fact) return planProductGone(planning, externalId);
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    await records.learnProducts([fact]);
    const links = await planLinks(records, cause);
    return [
      links.plan,
      await planTitles(records, { productExternalId: externalId }, cause),
      // A variant that the product has no more is told as sold out.
      await planStock(
        records,
        [...links.touched, ...(await records.variantsOfProduct(externalId))],
        cause,
      ),
    ];
  });
}

/** A product was deleted in Shopify. Its rows stay for the history; it is told as sold out. */
export async function planProductGone(
  planning: Planning,
  externalId: string,
): Promise<void> {
  await settle(planning, async (records) => {
    const cause = causeOf(planning);
    await records.forgetProduct(externalId, cause.at);
    const variantIds = await records.variantsOfProduct(externalId);
    const notes = ["The product was deleted in Shopify."];
    return [
      { ...emptyPlan(), notes },
      await planStock(records, variantIds, cause),
    ];
  });
}

/** A listing moved on TikTok Shop: read it, link what is new, merge its title, compare the stock it shows. */
export async function planListing(
  planning: Planning,
  externalId: string,
): Promise<void> {
  const fact = await planning.world.marketplace.fetchListing(
    planning.shop,
    externalId,
  );
  await settle(planning, async (records) => {
    const cause = { ...causeOf(planning), actor: planning.actor };
    if (!fact) {
      await records.forgetListing(externalId, cause.at);
      return {
        ...emptyPlan(),
        notes: ["The listing was deleted on TikTok Shop."],
      };
    }
    await records.learnListings([fact]);
    const links = await planLinks(records, cause);
    const linked = await records.variantOfSku();
    const own = fact.skus.flatMap((sku) => linked.get(sku.externalId) ?? []);
    return [
      links.plan,
      await planTitles(records, { listingExternalId: externalId }, cause),
      await planStock(records, [...own, ...links.touched], cause, {
        observed: await stockShown(records, [fact]),
      }),
    ];
  });
}

/** What the seller's own warehouse shows for each SKU of these listings. */
export async function stockShown(
  records: Pick<Records, "pools">,
  facts: ListingFact[],
): Promise<Map<string, number>> {
  const warehouses = new Set(
    (await records.pools()).flatMap((pool) =>
      pool.kind === "own" ? pool.marketplaceWarehouseIds : [],
    ),
  );
  return new Map(
    facts.flatMap((fact) =>
      fact.skus.flatMap((sku): [string, number][] => {
        const shown = sku.stock.filter((at) => warehouses.has(at.warehouseId));
        return shown.length === 0
          ? []
          : [[sku.externalId, shown.reduce((sum, at) => sum + at.quantity, 0)]];
      }),
    ),
  );
}

/** All pages of a feed in one list; the import works page by page where order does not matter. */
export async function collect<T extends ProductFact | ListingFact>(
  pages: AsyncIterable<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
