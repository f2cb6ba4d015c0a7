import type { Side } from "../field-words.ts";
import { traitsOf } from "./fields.ts";
import { decide, type FieldSituation } from "./situation.ts";

/** A value that is about to be written on one side. */
export type PlannedValue = {
  side: Side;
  value: string;
  /** What that side showed when a person decided; undefined where the merge decided. */
  over?: string | undefined;
};

/**
 * Whether a planned value may still be written (law C3). The other side's edit can become known between plan and carrying:
 * a merge's value is wanted only while the merge still says so, a person's only while the side shows what he decided over.
 */
export function valueStillWanted(
  situation: FieldSituation,
  { side, value, over }: PlannedValue,
): boolean {
  const { essence } = traitsOf(situation.field);
  const now = situation[side];
  if (over !== undefined) return now !== null && essence(over) === essence(now);
  const decision = decide(situation);
  return (
    decision.kind === "take" &&
    decision.from !== side &&
    essence(decision.value) === essence(value)
  );
}
