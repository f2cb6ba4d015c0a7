import type { PlannedEffect } from "../../domain/effects.ts";
import { emptyPlan, joinPlans, type Plan } from "../../domain/plan.ts";
import { oversoldBy } from "../../domain/stock/derivation.ts";
import {
  planOversell,
  type ToldPlace,
} from "../../domain/stock/plan-oversell.ts";
import {
  toldToMarketplace,
  toldToStorefront,
} from "../../domain/stock/what-channels-are-told.ts";
import type { Records } from "../../world/records.ts";

/**
 * Works out what both channels should be told about these variants, writes it down with its derivation, plans an effect
 * for every place that shows something else, and asks about what was sold beyond what is there.
 * @param observed units that TikTok SKUs were just seen to show, by SKU id.
 */
export async function planStock(
  records: Records,
  variantIds: string[],
  cause: { entryId: string },
  observed: Map<string, number> = new Map(),
): Promise<Plan> {
  const touched = [...new Set(variantIds)].sort();
  const plan = emptyPlan();
  if (touched.length === 0) return plan;
  const situations = await records.stockSituations(touched);
  const service = await records.service();
  const selected = new Set(await records.selectedVariants());
  const shown = await records.serviceAvailable(touched);
  const warehouse = (await records.pools()).flatMap((pool) =>
    pool.kind === "own" ? pool.marketplaceWarehouseIds : [],
  )[0];
  const listed = await records.listedSkus(touched);

  const told: Parameters<Records["saveDesired"]>[0] = [];
  for (const variantId of touched) {
    const situation = situations.get(variantId);
    if (!situation || !service || !selected.has(variantId)) continue;
    told.push({
      channel: "storefront",
      variantId,
      itemId: variantId,
      placeId: service.locationId,
      derived: toldToStorefront(situation),
      observed: shown.get(variantId) ?? null,
    });
  }
  for (const sku of listed) {
    const situation = situations.get(sku.variantId);
    if (!situation || !warehouse) continue;
    told.push({
      channel: "marketplace",
      variantId: sku.variantId,
      itemId: sku.listingSkuId,
      placeId: warehouse,
      derived: toldToMarketplace(situation),
      observed: observed.get(sku.skuExternalId) ?? null,
    });
  }
  const saved = await records.saveDesired(told, cause);
  plan.effects.push(
    ...saved
      .filter((place) => place.changed)
      .map(
        (place): PlannedEffect =>
          place.channel === "storefront"
            ? {
                kind: "storefront.set-stock",
                key: `set-stock:storefront:${place.itemId}:${cause.entryId}`,
                subject: `stock:storefront:${place.variantId}`,
                payload: { variantId: place.variantId },
              }
            : {
                kind: "marketplace.set-stock",
                key: `set-stock:marketplace:${place.itemId}:${cause.entryId}`,
                subject: `stock:marketplace:${place.itemId}`,
                payload: {
                  variantId: place.variantId,
                  listingSkuId: place.itemId,
                },
              },
      ),
  );
  return joinPlans([plan, await askAboutOversell(records, told)]);
}

async function askAboutOversell(
  records: Records,
  told: Omit<ToldPlace, "label">[],
): Promise<Plan> {
  const short = told.filter(({ derived }) => oversoldBy(derived) > 0);
  const variants = await records.selectionCandidates(
    short.map(({ variantId }) => variantId),
  );
  const labels = new Map(
    variants.map(({ variantId, label }) => [variantId, label]),
  );
  return planOversell(
    told.map((place) => ({
      ...place,
      label: labels.get(place.variantId) ?? "",
    })),
  );
}
