import { isUnderWay } from "../../domain/effect-states.ts";
import type { ErrorCode } from "../../errors/catalog.ts";
import { SyncError } from "../../errors/sync-error.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { PublicationRow } from "../../world/publication-records.ts";
import type { Records } from "../../world/records.ts";
import { workOutSplits } from "../plan/work-out-splits.ts";
import { sideBySide } from "../side-by-side.ts";
import type { Carrying } from "./carrier.ts";
import { confirmEffect, failEffect, retireEffect } from "./end-effect.ts";
import { tellNumbersDue } from "./numbers-due.ts";

type Item = {
  effect: EffectRow;
  variantId: string;
  publication: PublicationRow;
  /** Its numbers at other warehouses, told in the same call. */
  elsewhere: PublicationRow[];
  skuExternalId: string;
  /** It sells from a pool that is split: what is held for it may follow. */
  isSplit: boolean;
};
type Batch = { listingExternalId: string; warehouseId: string; items: Item[] };

// So many effects are worked out together. Few enough that their numbers are fresh when the last of them is sent.
const chunkSize = 50;

/**
 * Tells TikTok Shop the merchant's own stock, one call per listing. The platform has no compare-and-set: the number is
 * absolute, so it is worked out at the last moment and only this hand writes it. Of a split pool it is worked out from what
 * is surely held for it at that moment (law S6).
 */
export async function carryMarketplaceStock(
  carrying: Carrying,
  effects: EffectRow[],
  { atOnce, goOn }: { atOnce: number; goOn: () => boolean },
): Promise<void> {
  for (let at = 0; at < effects.length && goOn(); at += chunkSize) {
    const batches = await prepare(carrying, effects.slice(at, at + chunkSize));
    // What was marked as sent is sent.
    const pace = { atOnce, goOn: () => true };
    await sideBySide(batches, pace, (batch) => carryBatch(carrying, batch));
  }
}

async function prepare(
  carrying: Carrying,
  effects: EffectRow[],
): Promise<Batch[]> {
  const { world, shop } = carrying;
  return world.store.inShop(shop.shopId, async (records) => {
    const payloads = new Map(
      effects.map((effect) => [
        effect.id,
        effect.payload as { variantId: string; listingSkuId: string },
      ]),
    );
    const listed = new Map(
      (
        await records.listedSkus(
          [...payloads.values()].map((payload) => payload.variantId),
        )
      ).map((sku) => [sku.listingSkuId, sku]),
    );
    const split = await workOutAnew(records, [...payloads.values()], {
      entryId: effects[0]?.entryId ?? "",
      at: world.clock.now(),
    });
    const publications = new Map(
      (
        await records.publications(
          "marketplace",
          [...payloads.values()].map((payload) => payload.listingSkuId),
        )
      ).map((publication) => [publication.itemId, publication]),
    );
    const elsewhere = await records.publicationsElsewhere([
      ...publications.keys(),
    ]);
    const batches = new Map<string, Batch>();
    for (const effect of effects) {
      const skuId = payloads.get(effect.id)?.listingSkuId ?? "";
      const sku = listed.get(skuId);
      const publication = publications.get(skuId);
      if (!sku || !publication) {
        await retireEffect(
          carrying,
          records,
          effect,
          "The SKU is no longer linked.",
        );
        continue;
      }
      const others = elsewhere.filter(
        ({ itemId, placeId }) =>
          itemId === skuId && sku.shownAt.includes(placeId),
      );
      const isTold =
        (split.get(skuId) ?? isDue(publication)) || others.some(isDue);
      if (!isTold && !isUnderWay(effect.state)) {
        await retireEffect(
          carrying,
          records,
          effect,
          "TikTok Shop shows this number already.",
        );
        continue;
      }
      const key = `${sku.listingExternalId}@${publication.placeId}`;
      const batch = batches.get(key) ?? {
        listingExternalId: sku.listingExternalId,
        warehouseId: publication.placeId,
        items: [],
      };
      batch.items.push({
        effect,
        variantId: sku.variantId,
        publication,
        elsewhere: others,
        skuExternalId: sku.skuExternalId,
        isSplit: split.has(skuId),
      });
      for (const { id, desired } of [publication, ...others])
        await records.notePublicationSent(id, {
          quantity: desired,
          at: world.clock.now(),
        });
      batches.set(key, batch);
    }
    await records.markSent(
      [...batches.values()].flatMap((batch) =>
        batch.items.map((item) => item.effect.id),
      ),
      world.clock.now(),
    );
    return [...batches.values()];
  });
}

/** Where the answer to an earlier try was lost, nobody knows what TikTok Shop shows: it is told again. */
const isDue = ({ published, desired, inDoubt, sentAt }: PublicationRow) =>
  published !== desired || inDoubt || sentAt !== null;

/** @returns of each SKU that sells from a split pool whether it has to be told. */
async function workOutAnew(
  records: Records,
  asked: { variantId: string }[],
  cause: { entryId: string; at: Date },
): Promise<Map<string, boolean>> {
  const known = await records.splits(asked.map(({ variantId }) => variantId));
  if (known.size === 0) return new Map();
  const variantIds = [...known.keys()];
  const listed = await records.listedSkus(variantIds);
  const worked = await workOutSplits(
    records,
    await records.stockSituations(variantIds),
    listed,
    cause,
  );
  const numbers = [...worked].flatMap(([variantId, one]) =>
    one.numbers.map((number) => ({ variantId, ...number })),
  );
  const places = new Map(
    (
      await records.publications(
        "marketplace",
        numbers.map(({ listingSkuId }) => listingSkuId),
      )
    ).map((row) => [row.itemId, row.placeId]),
  );
  await records.saveDesired(
    numbers.flatMap(({ variantId, listingSkuId: itemId, derived }) => {
      const placeId = places.get(itemId);
      return placeId === undefined
        ? []
        : [
            {
              channel: "marketplace" as const,
              variantId,
              itemId,
              placeId,
              derived,
              observed: null,
            },
          ];
    }),
    cause,
  );
  return new Map(
    numbers.map(({ listingSkuId, isTold }) => [listingSkuId, isTold]),
  );
}

async function carryBatch(
  carrying: Carrying,
  { listingExternalId, warehouseId, items }: Batch,
): Promise<void> {
  const { world, shop } = carrying;
  let results: Record<string, "set" | { refused: string }> = {};
  let failure: unknown = null;
  try {
    results = await world.marketplace.setStock(shop, {
      listingExternalId,
      warehouseId,
      skus: items.map((item) => ({
        skuExternalId: item.skuExternalId,
        quantity: item.publication.desired,
        elsewhere: item.elsewhere.map((at) => ({
          warehouseId: at.placeId,
          quantity: at.desired,
        })),
      })),
    });
  } catch (error) {
    failure = error;
  }
  if (await isGone(carrying, listingExternalId, failure))
    return retireBatch(carrying, listingExternalId, items);
  await world.store.inShop(shop.shopId, async (records) => {
    const split: Item[] = [];
    for (const item of items) {
      const { effect, publication, skuExternalId, isSplit } = item;
      const change = {
        before: publication.published,
        after: publication.desired,
      };
      const result = results[skuExternalId];
      if (result === "set") {
        for (const one of [publication, ...item.elsewhere])
          await records.notePublished(
            one.id,
            { quantity: one.desired, terms: one.terms, ruleId: one.ruleId },
            { effectId: effect.id, at: world.clock.now() },
          );
        await confirmEffect(carrying, records, effect, change, {
          result: null,
          tells: false,
        });
        if (isSplit) split.push(item);
        continue;
      }
      const error =
        failure ??
        new SyncError("request_refused", {
          said: result?.refused ?? "TikTok Shop did not answer for this SKU",
        });
      await failEffect(carrying, records, effect, error, change);
      // A platform's own no leaves what it shows; an earlier try may have taken hold for all that.
      if (result !== undefined && !isUnderWay(effect.state))
        for (const { id } of [publication, ...item.elsewhere])
          await records.notePublicationRefused(id);
    }
    await tellNumbersDue(carrying, records, split);
  });
}

/** A refusal that a deleted listing meets may be another's: a frozen one answers alike. */
async function isGone(
  { world, shop }: Carrying,
  listingExternalId: string,
  failure: unknown,
): Promise<boolean> {
  if (!(failure instanceof SyncError) || !asOfGone.has(failure.code))
    return false;
  try {
    return (
      (await world.marketplace.fetchListing(shop, listingExternalId)) === null
    );
  } catch {
    // Nobody knows; the refusal stands as it is.
    return false;
  }
}

const asOfGone: ReadonlySet<ErrorCode> = new Set([
  "listing_locked",
  "subject_not_found",
]);

/** Nothing is sold there any more; that the listing is gone is learned from the platform, as any change of it. */
const retireBatch = (
  carrying: Carrying,
  externalId: string,
  items: Item[],
): Promise<void> =>
  carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
    for (const [at, item] of items.entries()) {
      const { effect, publication, elsewhere } = item;
      if (!isUnderWay(effect.state))
        for (const { id } of [publication, ...elsewhere])
          await records.notePublicationRefused(id);
      await retireEffect(
        carrying,
        records,
        effect,
        "The listing was deleted on TikTok Shop.",
        at === 0 ? { letter: { kind: "listing-changed", externalId } } : {},
      );
    }
  });
