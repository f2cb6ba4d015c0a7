import { planTitle } from "../../domain/merge/plan-title.ts";
import { joinPlans, type Plan } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";

/** Merges the titles of the linked pairs that the filter names, and remembers what both sides agree on. */
export async function planTitles(
  records: Records,
  filter: Parameters<Records["titleSituations"]>[0],
  cause: { entryId: string; at: Date },
): Promise<Plan> {
  const plans: Plan[] = [];
  for (const situation of await records.titleSituations(filter)) {
    const { plan, agreed } = planTitle(situation);
    if (agreed !== null && agreed !== situation.base)
      await records.saveBase(situation.listing.id, agreed, cause);
    plans.push(plan);
  }
  return joinPlans(plans);
}
