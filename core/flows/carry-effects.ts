import { isOpen } from "../domain/effect-states.ts";
import { isBatched } from "../domain/effect-traits.ts";
import type { EffectRow } from "../world/effect-records.ts";
import type { Carrying, CarryingWorld } from "./carry/carrier.ts";
import type { Carried } from "./carry/carry-one.ts";
import { carryTogether } from "./carry/carry-together.ts";
import { failEffect } from "./carry/end-effect.ts";
import { carryHolds } from "./carry/hold-stock.ts";
import { type Load, toLoads } from "./carry/loads.ts";
import { carryMarketplaceStock } from "./carry/marketplace-stock.ts";
import { carryStorefrontStock } from "./carry/storefront-stock.ts";
import { heldWorld } from "./held-world.ts";
import { openSlice, sideBySide } from "./side-by-side.ts";

/** Effects of one shop and one turn that are carried in one go; then other shops have theirs. */
const quantum = 200;
/** Calls for one shop under way at once. Well below either platform's limits for one shop. */
const callsAtOnce = 6;

/**
 * Carries what is due for a shop, numbers first, for a slice of time. Effects on one subject go one after another (law
 * E2); different subjects go side by side, and stock goes in batches. While a shop is paused nothing is carried (law H3).
 * @returns whether more is due already, and when the next waiting effect is.
 */
export async function carryEffects(
  given: CarryingWorld,
  shopId: string,
): Promise<{ carried: number; nextInMs: number | null }> {
  return given.store.withHand(shopId, async (hand) => {
    const world = heldWorld(given, hand);
    const { shop, effects } = await world.store.inShop(
      shopId,
      async (records) => ({
        shop: records.shop,
        effects: (await records.pause())
          ? null
          : await records.dueEffects(world.clock.now(), quantum),
      }),
    );
    // Whoever ends the pause rings.
    if (!effects) return { carried: 0, nextInMs: null };
    const carrying: Carrying = { world, shop };
    const stock = (kind: EffectRow["kind"]) =>
      effects.filter((effect) => effect.kind === kind);
    await carryStorefrontStock(carrying, stock("storefront.set-stock"));
    await carryMarketplaceStock(carrying, stock("marketplace.set-stock"), {
      atOnce: callsAtOnce,
      goOn: openSlice(world.clock),
    });
    const waiting = new Set<EffectRow["kind"]>();
    const loads = await toLoads(
      effects.filter((effect) => !isBatched(effect.kind)),
      (skuIds) =>
        world.store.inShop(shopId, (records) => records.listingsOfSkus(skuIds)),
    );
    await sideBySide(
      loads,
      // A slice of its own: however much stock moves, orders go on.
      { atOnce: callsAtOnce, goOn: openSlice(world.clock) },
      async (load) => {
        const { kind } = load[0];
        // Its turn comes later for the others of its kind too.
        if (waiting.has(kind)) return;
        if ((await carrySafely(carrying, load)) === "waits") waiting.add(kind);
      },
    );

    // What a platform waits for goes before what is only divided anew.
    await carryHolds(carrying, stock("storefront.set-hold"));

    const next = await world.store.inShop(shopId, (records) =>
      records.nextEffectDue(),
    );
    // A confirmed effect may be what another one waited for, or have told the planner something.
    if (effects.length > 0) await world.bell.ring("shop.plan", shopId);
    return {
      carried: effects.length,
      nextInMs: next
        ? Math.max(0, next.getTime() - world.clock.now().getTime())
        : null,
    };
  });
}

/** One load's failure on our side must not keep the others from being carried. */
async function carrySafely(carrying: Carrying, load: Load): Promise<Carried> {
  try {
    return await carryTogether(carrying, load);
  } catch (error) {
    await carrying.world.store.inShop(carrying.shop.shopId, async (records) => {
      // Those before the one that failed have ended.
      for (const effect of load) {
        const now = await records.effect(effect.id);
        if (!now || !isOpen(now.state)) continue;
        await failEffect(carrying, records, effect, error, {
          before: null,
          after: null,
        });
      }
    });
    return "postponed";
  }
}
