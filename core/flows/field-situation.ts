import type { Field } from "../domain/field-words.ts";
import {
  type FieldSituation,
  situationsOf,
} from "../domain/merge/situation.ts";
import type { FieldRecords } from "../world/field-records.ts";

/** One field as both sides are known now; null where their link is gone. */
export async function fieldSituation(
  records: Pick<FieldRecords, "pairs" | "fieldPolicies">,
  { field, itemId }: { field: Field; itemId: string },
): Promise<FieldSituation | null> {
  const policies = await records.fieldPolicies();
  for await (const pairs of records.pairs({ itemId }))
    for (const pair of pairs)
      for (const situation of situationsOf(pair, policies))
        if (situation.field === field && situation.itemId === itemId)
          return situation;
  return null;
}
