import { secondsOf } from "../domain/call-time.ts";
import { callsToTell } from "../domain/stock/calls-to-tell.ts";
import {
  foreseeNumbers,
  type NumberForeseen,
  type NumberTold,
} from "../domain/stock/foresee-numbers.ts";
import { fingerprintOf } from "../kit/fingerprint.ts";
import type { ShopId } from "../kit/ids.ts";
import { canonicalJson } from "../kit/json.ts";
import type { Records } from "../world/records.ts";
import type { World } from "../world/world.ts";
import { appendLetter } from "./append-letter.ts";
import { planStock } from "./plan/plan-stock.ts";
import { tryInShop } from "./try-in-shop.ts";

type Part = { variantId: string; count: number };

type Wish = { variantId: string; parts: Part[] };

/** What a change of a kit's parts would do to the numbers as they are now. */
export type KitPreview = {
  /** Names the parts that the change replaces; a choice on other ones does nothing (law C4). */
  basedOn: string;
  /** What each channel would be told of the kit, and whatever else would change. */
  numbers: (NumberForeseen & { label: string })[];
  /** Of these, numbers that would change. */
  changing: number;
  /** What telling them takes, about. */
  calls: number;
  seconds: number;
};

export type KitForeseen =
  | { outcome: "previewed"; preview: KitPreview }
  | { outcome: "unfit"; why: string };

export type KitSet =
  | { outcome: "set"; entryId: string }
  /** Its parts are others since the preview was made; nothing was stored. */
  | { outcome: "moved"; preview: KitPreview }
  | { outcome: "unfit"; why: string };

/**
 * What the channels would be told if a variant were put together from these parts: the very change, tried and taken back, so
 * that it comes to what setting it does. Nothing is stored.
 */
export const previewKit = (
  world: Pick<World, "clock" | "store">,
  shopId: ShopId,
  wish: Wish & { actor: string },
): Promise<KitForeseen> =>
  tryInShop(world, shopId, async (records) => {
    const why = await unfit(records, wish.variantId, wish.parts);
    if (why) return { outcome: "unfit", why };
    const at = world.clock.now();
    return { outcome: "previewed", preview: await tried(records, wish, at) };
  });

/**
 * A person says what a variant is put together from when it is sold; no parts: it has stock of its own. The numbers of
 * the kit and of its parts are told anew.
 */
export async function setKit(
  world: Pick<World, "clock" | "store" | "bell">,
  shopId: ShopId,
  {
    basedOn,
    ...kit
  }: Wish & {
    actor: string;
    /** The parts that were seen, as the preview names them; left out where none was looked at. */
    basedOn?: string | undefined;
  },
): Promise<KitSet> {
  const at = world.clock.now();
  const set = await world.store.inShop(
    shopId,
    async (records): Promise<Exclude<KitSet, { outcome: "moved" }> | null> => {
      const { variantId, parts, actor } = kit;
      const why = await unfit(records, variantId, parts);
      if (why) return { outcome: "unfit", why };
      if (basedOn !== undefined && basedOn !== (await standing(records, kit)))
        return null;
      const { entryId, plan } = await putTogether(records, kit, at);
      await records.audit({
        at,
        actor,
        action: "Say what the kit is put together from",
        subject: `stock:kit:${variantId}`,
        before: null,
        after: { parts: parts.length },
        result: "done",
        entryId,
        effectId: null,
        reason: null,
      });
      await records.savePlan(plan, { entryId, at });
      await records.finishEntries([entryId], {
        outcome: "planned",
        note: parts.length > 0 ? `A kit of ${parts.length} parts.` : "No kit.",
        at,
      });
      return { outcome: "set", entryId };
    },
  );
  if (set === null) {
    const now = await previewKit(world, shopId, kit);
    return now.outcome === "unfit" ? now : { ...now, outcome: "moved" };
  }
  if (set.outcome === "set") await world.bell.ring("shop.carry", shopId);
  return set;
}

/** Writes the parts down, and plans what follows from them. */
async function putTogether(
  records: Records,
  { variantId, parts, actor }: Wish & { actor: string },
  at: Date,
) {
  const { entryId } = await appendLetter(records, {
    letter: { kind: "kit-set", variantId, parts },
    deliveryId: `kit:${variantId}:${at.toISOString()}`,
    source: "person",
    actor,
    at,
  });
  const before = await records.kitRelatives([variantId]);
  await records.saveKit(variantId, parts, { entryId, actor });
  const bundles = await records.keepMarketplaceKits({ entryId });
  const plan = await planStock(
    records,
    [variantId, ...before, ...bundles],
    { entryId, at },
    { apart: true },
  );
  return { entryId, plan };
}

async function tried(
  records: Records,
  wish: Wish & { actor: string },
  at: Date,
): Promise<KitPreview> {
  const { variantId, parts } = wish;
  const basedOn = await standing(records, wish);
  const kin = [variantId, ...parts.map((part) => part.variantId)];
  const near = [...kin, ...(await records.kitRelatives(kin))];
  const far = [...near, ...(await records.kitRelatives(near))];
  const reached = [
    ...new Set([...far, ...(await records.variantsSharingGoods(far))]),
  ];
  const now = await toldOf(records, reached);
  const { plan } = await putTogether(records, wish, at);
  const then = await toldOf(records, reached);
  const numbers = foreseeNumbers(now, then, variantId);
  const changing = numbers.filter(({ from, to }) => from !== to);
  const named = await records.selectionCandidates([
    ...new Set(numbers.map((one) => one.variantId)),
  ]);
  const labels = new Map(named.map((one) => [one.variantId, one.label]));
  const changed = (channel: NumberTold["channel"]) =>
    changing.filter((one) => one.channel === channel);
  const onMarketplace = changed("marketplace");
  const listed = await records.listedSkus(
    onMarketplace.map((one) => one.variantId),
  );
  const calls =
    callsToTell({
      channel: "storefront",
      numbers: changed("storefront").length,
      listings: 0,
      holds: plan.effects.filter(({ kind }) => kind === "storefront.set-hold")
        .length,
    }) +
    callsToTell({
      channel: "marketplace",
      numbers: onMarketplace.length,
      listings: new Set(listed.map((sku) => sku.listingExternalId)).size,
      holds: 0,
    });
  return {
    basedOn,
    numbers: numbers.map((one) => ({
      ...one,
      label: labels.get(one.variantId) ?? "",
    })),
    changing: changing.length,
    calls,
    seconds: secondsOf(calls),
  };
}

/** What Shopify is told of these variants at the network's location, and TikTok Shop at its main warehouse. */
async function toldOf(
  records: Records,
  variantIds: string[],
): Promise<NumberTold[]> {
  const listed = await records.listedSkus(variantIds);
  const numbers: NumberTold[] = [];
  for (const [channel, itemIds] of [
    ["storefront", variantIds],
    ["marketplace", listed.map(({ listingSkuId }) => listingSkuId)],
  ] as const)
    for (const row of await records.publications(channel, [...itemIds]))
      numbers.push({
        channel,
        variantId: row.variantId,
        itemId: row.itemId,
        units: row.desired,
        terms: row.terms,
      });
  return numbers;
}

/** A name for the parts that a variant is put together from now. */
const standing = async (
  records: Records,
  { variantId }: Wish,
): Promise<string> => {
  const { [variantId]: parts = [] } = await records.kitContents([variantId]);
  const inTurn = parts.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  return fingerprintOf(canonicalJson(inTurn));
};

async function unfit(
  records: Records,
  variantId: string,
  parts: Part[],
): Promise<string | null> {
  const ids = parts.map((part) => part.variantId);
  if (new Set(ids).size < ids.length) return "A part is named twice.";
  if (ids.includes(variantId)) return "A kit cannot be a part of itself.";
  const known = await records.inventoryItems([variantId, ...ids]);
  if (known.size < ids.length + 1) return "A variant is not in the store.";
  if ((await records.storefrontKits([variantId])).size > 0)
    return "Shopify puts this bundle together itself: change it there, and it follows here.";
  if ((await records.marketplaceKits([variantId])).size > 0)
    return "TikTok Shop sells this as a bundle: change it there, and it follows here; or unlink its TikTok SKU first.";
  if (parts.length === 0) return null;
  const { kits, parts: used } = await records.kitRoles([variantId, ...ids]);
  if (used.has(variantId)) return "It is a part of another kit.";
  if (ids.some((id) => kits.has(id))) return "A part is a kit itself.";
  return null;
}
