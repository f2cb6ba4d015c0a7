import { planAudit } from "../../domain/listings/plan-audit.ts";
import { planVariants } from "../../domain/listings/plan-variants.ts";
import { planFields } from "../../domain/merge/plan-fields.ts";
import { joinPlans, type Plan } from "../../domain/plan.ts";
import type { PairFilter } from "../../world/field-records.ts";
import type { Records } from "../../world/records.ts";

/** Merges the fields of the linked pairs that the filter names, and remembers what both sides agree on and since when they do not. */
export async function planPairs(
  records: Records,
  filter: PairFilter,
  cause: { entryId: string; at: Date },
): Promise<Plan> {
  const policies = await records.fieldPolicies();
  const plans: Plan[] = [];
  for await (const pairs of records.pairs(filter)) {
    const planned = pairs.map((pair) => planFields(pair, policies));
    const variants = pairs.map((pair) =>
      planVariants(pair, policies.options ?? "ask"),
    );
    await records.saveBases(
      [
        ...planned.flatMap(({ bases }) => bases),
        ...variants.flatMap(({ base }) => base ?? []),
      ],
      cause,
    );
    await records.saveEdits(planned.flatMap(({ edits }) => edits));
    plans.push(
      joinPlans([
        ...planned.map(({ plan }) => plan),
        ...variants.map(({ plan }) => plan),
        ...pairs.map(planAudit),
      ]),
    );
  }
  return joinPlans(plans);
}
