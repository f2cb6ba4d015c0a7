import { emptyPlan, type Plan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import type { RuleScope } from "../../world/stock-records.ts";
import { causeOf, type Planning, settle } from "./context.ts";
import { planStock } from "./plan-stock.ts";

// Numbers that are worked out in one transaction; a shop's rule may decide about a hundred thousand.
const chunkSize = 500;

/** A rule was set: every number that it decides about is worked out anew, and told where it changed. */
export async function planStockRule(
  planning: Planning,
  scope: RuleScope,
): Promise<void> {
  const { world, shop } = planning;
  const variantIds = await world.store.inShop(shop.shopId, (records) =>
    records.variantsUnderRule(scope),
  );
  await planInParts(planning, variantIds, "follow the rule");
}

/**
 * Works the numbers of any count of variants out anew, part by part, and ends the entry.
 * @param also what else the entry calls for, at its end.
 */
export async function planInParts(
  planning: Planning,
  variantIds: string[],
  what: string,
  also: (records: Records) => Promise<Plan> = async () => emptyPlan(),
): Promise<void> {
  const { world, shop } = planning;
  const cause = causeOf(planning);
  // Each part is written down by itself; planned again after a crash, it adds nothing (law P2).
  for (let at = 0; at < variantIds.length; at += chunkSize)
    await planning.inTurn(() =>
      world.store.inShop(shop.shopId, async (records) =>
        records.savePlan(
          await planStock(records, variantIds.slice(at, at + chunkSize), cause),
          cause,
        ),
      ),
    );
  await settle(planning, async (records) => [
    { ...emptyPlan(), notes: [`${variantIds.length} numbers ${what}.`] },
    await also(records),
  ]);
  await world.bell.ring("shop.carry", shop.shopId);
}
