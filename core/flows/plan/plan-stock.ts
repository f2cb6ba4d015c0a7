import type { PlannedEffect } from "../../domain/effects.ts";
import { emptyPlan, joinPlans, type Plan } from "../../domain/plan.ts";
import { oversoldBy } from "../../domain/stock/derivation.ts";
import {
  planOversell,
  type ToldPlace,
} from "../../domain/stock/plan-oversell.ts";
import { planUnserved } from "../../domain/stock/plan-unserved.ts";
import {
  keptToMain,
  offeredNowhere,
  spreadOverWarehouses,
} from "../../domain/stock/warehouses.ts";
import {
  toldToMarketplace,
  toldToStorefront,
} from "../../domain/stock/what-channels-are-told.ts";
import { withExposure } from "../../domain/stock/with-exposure.ts";
import type { Records } from "../../world/records.ts";
import { planHolds } from "./plan-holds.ts";
import { watchSpikes } from "./watch-spikes.ts";
import { workOutSplits } from "./work-out-splits.ts";

/**
 * Works out what both channels should be told about these variants, writes it down with its derivation, plans an effect
 * for every place that shows something else and for which none stands in line, and asks about what was sold beyond what
 * is there. Sales that jump, or are calm again, are noticed here. An effect works its number out when its turn comes, so
 * one in line is enough for any number of changes.
 *
 * The caller holds the shop's hand; `apart` says that it does not, and that an effect in line may just be on its way.
 * @param observed units that TikTok SKUs were just seen to show, by SKU id and warehouse.
 */
export async function planStock(
  records: Records,
  variantIds: string[],
  cause: { entryId: string; at: Date },
  {
    observed = new Map(),
    apart = false,
  }: { observed?: Map<string, Map<string, number>>; apart?: boolean } = {},
): Promise<Plan> {
  const plan = emptyPlan();
  if (variantIds.length === 0) return plan;
  const kin = await records.kitRelatives(variantIds);
  // Parts of a kit are parts of other kits, too.
  const reached =
    kin.length === 0
      ? variantIds
      : [...kin, ...(await records.kitRelatives([...variantIds, ...kin]))];
  const touched = [
    ...new Set([
      ...variantIds,
      ...reached,
      ...(await records.variantsSharingGoods([...variantIds, ...reached])),
    ]),
  ].sort();
  const stock = await records.stockSituations(touched);
  const exposed = await watchSpikes(records, stock, cause);
  const situations = withExposure(stock, exposed);
  const service = await records.service();
  const selected = await records.selectedAmong(touched);
  const shown = await records.serviceAvailable(touched);
  const warehouse = (await records.pools()).flatMap((pool) =>
    pool.kind === "own" ? pool.marketplaceWarehouseIds : [],
  )[0];
  const listed = await records.listedSkus(touched);
  const elsewhere = await records.toldWarehouses();
  const further = listed.some(({ variantId }) => stock.get(variantId)?.isGone)
    ? (await records.salesWarehouses()).flatMap((one) =>
        one.isMain || one.isClosed ? [] : [one.externalId],
      )
    : [];

  const told: (Omit<ToldPlace, "label"> & PlaceNow)[] = [];
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
  const toldElsewhere: typeof told = [];
  const sold = warehouse ? listed : [];
  const seen = new Map(
    sold.flatMap(({ listingSkuId, skuExternalId }) => {
      const shows = observed.get(skuExternalId)?.get(warehouse ?? "");
      return shows === undefined ? [] : [[listingSkuId, shows] as const];
    }),
  );
  const worked = await workOutSplits(records, situations, sold, cause, seen);
  for (const sku of sold) {
    const situation = situations.get(sku.variantId);
    if (!situation || !warehouse) continue;
    const split = worked
      .get(sku.variantId)
      ?.numbers.find((number) => number.listingSkuId === sku.listingSkuId);
    const item = {
      channel: "marketplace" as const,
      variantId: sku.variantId,
      itemId: sku.listingSkuId,
    };
    const numbers = situation.isGone
      ? offeredNowhere(toldToMarketplace(situation), further)
      : split
        ? keptToMain(split.derived, elsewhere)
        : spreadOverWarehouses(situation, elsewhere, (warehouseId) =>
            sku.shownAt.includes(warehouseId),
          );
    told.push({
      ...item,
      placeId: warehouse,
      derived: numbers.main,
      observed: seen.get(sku.listingSkuId) ?? null,
    });
    // TikTok Shop refuses all numbers of a SKU with one for a warehouse that it is not offered from.
    for (const { warehouseId, derived } of numbers.elsewhere)
      if (sku.shownAt.includes(warehouseId))
        toldElsewhere.push({
          ...item,
          placeId: warehouseId,
          derived,
          observed: observed.get(sku.skuExternalId)?.get(warehouseId) ?? null,
        });
  }
  if (elsewhere.length > 0 || sold.some(({ shownAt }) => shownAt.length > 1))
    await records.forgetElsewhere(
      sold.map(({ listingSkuId }) => listingSkuId),
      toldElsewhere,
    );
  const held = await planHolds(records, situations, worked, cause);
  const saved = await records.saveDesired([...told, ...toldElsewhere], cause);
  // A number of a split pool is told where the split says so: one that was lost on the way, too.
  const isTold = new Map(
    [...worked.values()].flatMap(({ numbers }) =>
      numbers.map((one) => [one.listingSkuId, one.isTold] as const),
    ),
  );
  const changing = saved.filter((place) =>
    place.placeId === warehouse
      ? (isTold.get(place.itemId) ?? place.changed)
      : place.changed,
  );
  // One call tells a SKU's numbers at all warehouses.
  const wanted = [
    ...new Map(
      changing
        .map((place) => effectFor(place, cause))
        .map((effect) => [effect.key, effect]),
    ).values(),
    ...held,
  ];
  const inLine = apart
    ? new Set<string>()
    : await records.subjectsInLine(
        [
          "storefront.set-stock",
          "marketplace.set-stock",
          "storefront.set-hold",
        ],
        wanted.map((effect) => effect.subject),
      );
  plan.effects.push(...wanted.filter((effect) => !inLine.has(effect.subject)));
  const chosen = [...selected].flatMap((variantId) => {
    const situation = situations.get(variantId);
    return situation && !situation.parts && !situation.isGone
      ? [{ variantId, hasCentre: situation.network.length > 0 }]
      : [];
  });
  return joinPlans([
    plan,
    await askAboutOversell(records, told),
    await askAboutUnserved(records, chosen),
  ]);
}

type PlaceNow = Pick<
  Parameters<Records["saveDesired"]>[0][number],
  "placeId" | "observed"
>;

function effectFor(
  place: Awaited<ReturnType<Records["saveDesired"]>>[number],
  { entryId }: { entryId: string },
): PlannedEffect {
  const { channel, variantId, itemId } = place;
  const key = `set-stock:${channel}:${itemId}:${entryId}`;
  return channel === "storefront"
    ? {
        kind: "storefront.set-stock",
        key,
        subject: `stock:storefront:${variantId}`,
        payload: { variantId },
      }
    : {
        kind: "marketplace.set-stock",
        key,
        subject: `stock:marketplace:${itemId}`,
        payload: { variantId, listingSkuId: itemId },
      };
}

/** @param chosen `hasCentre`: its goods can lie in a centre, so it has goods. */
async function askAboutUnserved(
  records: Records,
  chosen: { variantId: string; hasCentre: boolean }[],
): Promise<Plan> {
  const doubtful = chosen.flatMap(({ variantId, hasCentre }) =>
    hasCentre ? [] : [variantId],
  );
  const linked =
    doubtful.length > 0 ? await records.goodsOf(doubtful) : new Map();
  const unserved = doubtful.filter((id) => !linked.has(id));
  // Most plans find none, and ask nothing more.
  const named =
    unserved.length > 0 ? await records.selectionCandidates(unserved) : [];
  const labels = new Map(named.map((one) => [one.variantId, one.label]));
  return planUnserved(
    chosen.map(({ variantId }) => ({
      variantId,
      label: labels.get(variantId) ?? "",
      hasGoods: !unserved.includes(variantId),
    })),
  );
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
