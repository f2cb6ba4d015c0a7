import { allOrdersScope } from "../../domain/demand/known-since.ts";
import type { Letter } from "../../domain/letters.ts";
import { emptyPlan } from "../../domain/plan.ts";
import { type Planning, settle } from "./context.ts";
import { askForOlderSales } from "./past-sales.ts";

type ScopesChanged = Extract<Letter, { kind: "scopes-changed" }>;

/**
 * The merchant changed what he grants. A permission that is gone shows on Home, where he can grant it again; one that
 * came back gives another chance to whatever waits.
 */
export async function planScopes(
  planning: Planning,
  letters: ScopesChanged[],
): Promise<void> {
  const { world, shop } = planning;
  const newest = letters.reduce((a, b) => (b.asOf >= a.asOf ? b : a));
  const { granted } = newest;
  const asOf = new Date(newest.asOf);
  const missing = world.storefront.missingScopes(granted);
  await settle(planning, async (records) => {
    const isNews = await records.learnScopes({ granted, missing, asOf });
    if (isNews && missing.length === 0) await records.hurry(world.clock.now());
    if (isNews && granted.includes(allOrdersScope))
      await askForOlderSales(records, world.clock.now());
    return { ...emptyPlan(), notes: [noteFor(isNews, missing)] };
  });
  await world.bell.ring("shop.carry", shop.shopId);
  await world.bell.ring("shop.import", shop.shopId);
}

function noteFor(isNews: boolean, missing: string[]): string {
  if (!isNews) return "Newer permissions are known.";
  return missing.length > 0
    ? `The merchant no longer grants ${missing.join(", ")}.`
    : "The merchant grants every permission that is needed.";
}
