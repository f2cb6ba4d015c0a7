import { type Derived, derive } from "../../domain/stock/derivation.ts";
import { toldToStorefront } from "../../domain/stock/what-channels-are-told.ts";
import { SyncError } from "../../errors/sync-error.ts";
import { fingerprintOf } from "../../kit/fingerprint.ts";
import { canonicalJson } from "../../kit/json.ts";
import type { EffectRow } from "../../world/effect-records.ts";
import type { Records } from "../../world/records.ts";
import type { ToldAnswer } from "../../world/storefront.ts";
import { learnStorefrontLevels } from "../plan/storefront-levels.ts";
import { stockExposedNow } from "../plan/watch-spikes.ts";
import type { Carrying } from "./carrier.ts";
import {
  confirmEffect,
  failEffect,
  findDone,
  retireEffect,
} from "./end-effect.ts";

// Shopify takes at most 250 items in one inventorySetQuantities.
const batchSize = 250;

type Item = {
  effect: EffectRow;
  variantId: string;
  inventoryItemId: string;
  publicationId: string;
  expected: number;
  derived: Derived;
};

/**
 * Tells Shopify the network's stock. What Shopify has sold meanwhile is read together with the number we compare
 * against, so a sale in between makes the write fail instead of overselling (law S2).
 */
export async function carryStorefrontStock(
  carrying: Carrying,
  effects: EffectRow[],
): Promise<void> {
  for (let at = 0; at < effects.length; at += batchSize)
    await carryBatch(carrying, effects.slice(at, at + batchSize));
}

async function carryBatch(
  carrying: Carrying,
  effects: EffectRow[],
): Promise<void> {
  const { world, shop } = carrying;
  const fail = (records: Records, effect: EffectRow, error: unknown) =>
    failEffect(carrying, records, effect, error, { before: null, after: null });
  const failAll = (list: EffectRow[], error: unknown) =>
    world.store.inShop(shop.shopId, async (records) => {
      for (const effect of list) await fail(records, effect, error);
    });

  let prepared: Awaited<ReturnType<typeof prepare>>;
  try {
    prepared = await prepare(carrying, effects);
  } catch (error) {
    return failAll(effects, error);
  }
  if (prepared === null || prepared.items.length === 0) return;
  const { items, locationId } = prepared;
  const told = items[0]?.effect.id ?? "";

  let answers: ToldAnswer[];
  try {
    answers = await world.storefront.setAvailable(shop, {
      locationId,
      items: items.map(({ inventoryItemId, expected, derived }) => ({
        inventoryItemId,
        expected,
        quantity: derived.quantity,
      })),
      key: keyOf(items),
      // Shown in Shopify's stock history; leads back to the numbers of this call and why they are what they are.
      reference: `${world.addresses.app}/stock/${told}`,
    });
  } catch (error) {
    return failAll(
      items.map((item) => item.effect),
      error,
    );
  }
  await world.store.inShop(shop.shopId, async (records) => {
    for (const [index, item] of items.entries()) {
      const answer = answers[index] ?? "stale";
      if (answer !== "set") {
        const error =
          answer === "stale" ? new SyncError("stale_quantity") : answer;
        await fail(records, item.effect, error);
        continue;
      }
      await noteSet(records, prepared.servicePoolId, item, world.clock.now());
      await confirmEffect(
        carrying,
        records,
        item.effect,
        { before: item.expected, after: item.derived.quantity },
        { result: { told, terms: item.derived.terms }, tells: false },
      );
    }
  });
}

/** Another try has read the numbers anew and is another request; the comparison keeps both from taking hold. */
const keyOf = (items: Item[]): string =>
  fingerprintOf(
    canonicalJson(
      items.map(({ effect, expected, derived }) => [
        effect.id,
        effect.attempts,
        expected,
        derived.quantity,
      ]),
    ),
  );

async function noteSet(
  records: Records,
  servicePoolId: string,
  item: Item,
  at: Date,
): Promise<void> {
  const { publicationId, derived, expected, effect, variantId } = item;
  await records.notePublished(publicationId, derived, {
    effectId: effect.id,
    at,
  });
  await records.shiftLevels([
    {
      poolId: servicePoolId,
      itemId: variantId,
      available: derived.quantity - expected,
      reserved: 0,
    },
  ]);
}

async function prepare(
  carrying: Carrying,
  effects: EffectRow[],
): Promise<{
  items: Item[];
  locationId: string;
  servicePoolId: string;
} | null> {
  const { world, shop } = carrying;
  const variantIds = effects.map(
    (effect) => (effect.payload as { variantId: string }).variantId,
  );
  const { service, inventoryItems } = await world.store.inShop(
    shop.shopId,
    async (records) => ({
      service: await records.service(),
      inventoryItems: await records.inventoryItems(variantIds),
    }),
  );
  const levels = (
    await world.storefront.fetchLevels(shop, [...inventoryItems.values()])
  ).filter((level) => level.locationId === service?.locationId);
  const levelOf = new Map(
    levels.map((level) => [level.inventoryItemId, level]),
  );

  return world.store.inShop(shop.shopId, async (records) => {
    const selected = await records.selectedAmong(variantIds);
    const entryId = effects[0]?.entryId ?? "";
    const cause = { entryId, at: world.clock.now() };
    const { plan } = await learnStorefrontLevels(records, levels, cause);
    await records.savePlan(plan, cause);
    const situations = await stockExposedNow(
      records,
      await records.stockSituations(variantIds),
      cause.at,
    );
    const pool = (await records.pools()).find(({ kind }) => kind === "service");
    const items: Item[] = [];
    for (const effect of effects) {
      const { variantId } = effect.payload as { variantId: string };
      const inventoryItemId = inventoryItems.get(variantId);
      const level = inventoryItemId ? levelOf.get(inventoryItemId) : undefined;
      const situation = situations.get(variantId);
      if (!service || !pool || !inventoryItemId || !level || !situation) {
        await retireEffect(
          carrying,
          records,
          effect,
          "The variant is not stocked at the fulfillment location.",
        );
        continue;
      }
      // A released variant is told as sold out: nobody can promise it from this location any more.
      const derived = selected.has(variantId)
        ? toldToStorefront({
            ...situation,
            committedAtService: level.committed,
          })
        : derive([
            {
              term: "no longer fulfilled by the platform",
              quantity: 0,
              ref: null,
            },
          ]);
      await records.saveDesired(
        [
          {
            channel: "storefront",
            variantId,
            itemId: variantId,
            placeId: service.locationId,
            derived,
            observed: level.available,
          },
        ],
        { entryId: effect.entryId },
      );
      const [publication] = await records.publications("storefront", [
        variantId,
      ]);
      if (level.available === derived.quantity) {
        const found = {
          already: "Shopify shows this number already.",
          after: derived.quantity,
          note: () =>
            records.notePublished(publication?.id ?? "", derived, {
              effectId: effect.id,
              at: world.clock.now(),
            }),
        };
        await findDone(carrying, records, effect, found, false);
        continue;
      }
      items.push({
        effect,
        variantId,
        inventoryItemId,
        publicationId: publication?.id ?? "",
        expected: level.available,
        derived,
      });
    }
    await records.markSent(
      items.map((item) => item.effect.id),
      world.clock.now(),
    );
    return service && pool
      ? { items, locationId: service.locationId, servicePoolId: pool.id }
      : null;
  });
}
