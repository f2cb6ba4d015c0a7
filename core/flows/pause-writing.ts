import { secondsOf } from "../domain/call-time.ts";
import type { EffectKind } from "../domain/effects.ts";
import { type Field, isPictured } from "../domain/field-words.ts";
import type { Foresight } from "../domain/listings/foresee-pictures.ts";
import { traitsOf, untakenBy } from "../domain/merge/fields.ts";
import type { ChangeItem } from "../domain/merge/plan-change.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import { pageOf } from "../kit/page-of.ts";
import type { WaitingKind } from "../world/pause-records.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { fieldSituation } from "./field-situation.ts";
import { foreseePromotions } from "./foresee-promotions.ts";
import {
  foreseeRefusals,
  foresightOf,
  pictureUrls,
} from "./foresee-refusals.ts";

/** Values of fields that one page shows. */
const pageSize = 50;

/** What will be written once writing goes on. */
export type WaitingWrites = {
  /**
   * Names the contents that were seen: titles, prices, pictures and their like are written only as they were shown. Stock
   * and orders move by themselves, and are worked out anew when their turn comes.
   */
  fingerprint: string;
  kinds: { kind: EffectKind; count: number }[];
  /** One page of them; those that will be refused come before all others. */
  fields: (Omit<ChangeItem, "write" | "listingId" | "sku"> & {
    field: Field;
    /** Its pictures have not been looked at yet: TikTok Shop may refuse it. */
    isUnlooked: boolean;
  })[];
  /** How far pictures have been looked at; those that are left are looked at in the background. */
  foresight: Foresight;
  page: number;
  pages: number;
  /** All values of fields, on whatever page. */
  fieldWrites: number;
  calls: number;
  /** How long it will take, about. */
  seconds: number;
};

export type Started =
  | { outcome: "started" }
  /** What would be written has changed since it was looked at; nothing was started. */
  | { outcome: "moved"; writes: WaitingWrites }
  | { outcome: "already" };

/** What the audit calls the two decisions. */
export const pauseTitles = {
  paused: "Pause everything that is written",
  started: "Start writing",
} as const;

const aboutPause = "rule:pause";

/**
 * What waits to be written, and what of it will be refused; nothing of it is stored but what was seen of pictures. Where
 * there are many it is told before all have been looked at: asked again, it knows more.
 * @param wished the page of values of fields, from 1.
 */
export async function foreseeWrites(
  world: Pick<World, "clock" | "store" | "storefront" | "marketplace" | "bell">,
  shopId: ShopId,
  wished = 1,
): Promise<WaitingWrites> {
  const { shop, fieldWrites, ...waiting } = await world.store.inShop(
    shopId,
    async (records) => ({ shop: records.shop, ...(await collect(records)) }),
  );
  const pictured = fieldWrites.flatMap(({ effectId, side, field, value }) =>
    isPictured(field) && side === "marketplace"
      ? [{ id: effectId, urls: pictureUrls(value) }]
      : [],
  );
  const foreseen = await foreseeRefusals(world, shop, pictured);
  const { refused } = foreseen;
  const isRefused = ({ effectId }: WaitingField) => refused.has(effectId);
  const sorted = [
    ...fieldWrites.filter(isRefused),
    ...fieldWrites.filter((write) => !isRefused(write)),
  ];
  const { shown, page, pages } = pageOf(sorted, wished, pageSize);
  const fields = await world.store.inShop(shopId, (records) =>
    inWords(records, shown),
  );
  const prices = await foreseePromotions(
    world,
    shop,
    fields.filter(({ field }) => field === "price"),
  );
  const priced = new Map(prices.map((item) => [item.effectId, item]));
  const told = fields.map((item) => priced.get(item.effectId) ?? item);
  return {
    ...waiting,
    page,
    pages,
    fieldWrites: fieldWrites.length,
    foresight: foresightOf(pictured, foreseen),
    fields: told.map(({ effectId, sku: _, ...item }) => ({
      ...item,
      blockedBy: refused.get(effectId) ?? null,
      isUnlooked: foreseen.unlooked.has(effectId),
    })),
  };
}

/**
 * A person has nothing written to any platform for now (law H2). What is being sent at that moment is sent to its end, and
 * everything is read and planned on.
 */
export async function pauseWriting(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  actor: string,
): Promise<{ outcome: "paused" | "already" }> {
  const outcome = await world.store.inShop(shopId, async (records) => {
    if (await records.pause()) return "already" as const;
    const at = world.clock.now();
    await records.beginPause("person", at);
    await writeDown(records, "paused", actor, at);
    return "paused" as const;
  });
  if (outcome === "paused") await world.bell.ring("shop.plan", shopId);
  return { outcome };
}

/**
 * A person has seen what waits and has it written (law H3). What waited is due at once; values that he was not shown are
 * shown to him first.
 */
export async function startWriting(
  world: Pick<World, "clock" | "store" | "bell" | "storefront" | "marketplace">,
  shopId: ShopId,
  { fingerprint, actor }: { fingerprint: string; actor: string },
): Promise<Started> {
  const outcome = await world.store.inShop(shopId, async (records) => {
    if (!(await records.pause())) return "already" as const;
    const waiting = await collect(records);
    if (waiting.fingerprint !== fingerprint) return "moved" as const;
    const at = world.clock.now();
    await records.endPause(at);
    await records.hurry(at);
    await writeDown(records, "started", actor, at);
    return "started" as const;
  });
  if (outcome === "moved")
    return { outcome, writes: await foreseeWrites(world, shopId) };
  if (outcome === "started") {
    await world.bell.ring("shop.plan", shopId);
    await world.bell.ring("shop.carry", shopId);
  }
  return { outcome };
}

async function writeDown(
  records: Records,
  deed: keyof typeof pauseTitles,
  actor: string,
  at: Date,
): Promise<void> {
  const { entryId } = await appendLetter(records, {
    letter: { kind: `writing-${deed}` },
    deliveryId: `writing-${deed}:${at.toISOString()}`,
    source: "person",
    actor,
    at,
  });
  await records.audit({
    at,
    actor,
    action: pauseTitles[deed],
    subject: aboutPause,
    before: null,
    after: null,
    result: "done",
    entryId,
    effectId: null,
    reason: null,
  });
}

type WaitingField = Awaited<ReturnType<Records["waitingFieldWrites"]>>[number];

/** What waits, by names and numbers. */
async function collect(records: Records): Promise<
  Pick<WaitingWrites, "fingerprint" | "kinds" | "calls" | "seconds"> & {
    fieldWrites: WaitingField[];
  }
> {
  const kinds = await records.waitingKinds();
  const fieldWrites = await records.waitingFieldWrites();
  const calls = kinds.reduce((sum, kind) => sum + callsOf(kind), 0);
  return {
    fingerprint: fingerprintOf(
      canonicalJson(
        fieldWrites.map(({ side, field, itemId, value }) => ({
          side,
          field,
          itemId,
          value,
        })),
      ),
    ),
    kinds: kinds.map(({ kind, count }) => ({ kind, count })),
    fieldWrites,
    calls,
    seconds: secondsOf(calls),
  };
}

/** What is there and what will be; what is no longer sold is left out. */
async function inWords(records: Records, writes: WaitingField[]) {
  const items = [];
  for (const { effectId, side, field, itemId, value } of writes) {
    const situation = await fieldSituation(records, { field, itemId });
    if (!situation) continue;
    const { pair, place } = situation;
    const { show } = traitsOf(field);
    items.push({
      effectId,
      field,
      itemId,
      sku: place.link && {
        externalId: place.link.skuExternalId,
        listingExternalId: pair.listing.externalId,
      },
      label: place.link?.label ?? pair.product.title,
      side,
      before: show(situation[side] ?? "", pair),
      after: show(value, pair),
      untakenBy: side === "marketplace" ? untakenBy(field, pair.listing) : null,
    });
  }
  return items;
}

/** Items that Shopify takes in one call. */
const storefrontStockAtOnce = 250;

/** A call an effect or batch, and one to look first where that is how a repeat stays harmless. */
function callsOf({ kind, count, batches }: WaitingKind): number {
  switch (kind) {
    case "storefront.set-stock":
    case "storefront.set-hold":
      return Math.ceil(count / storefrontStockAtOnce);
    case "marketplace.set-stock":
    case "storefront.update-field":
    case "marketplace.update-field":
      return batches * 2;
    default:
      return count * 2;
  }
}
