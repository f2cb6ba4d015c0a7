import type { Side } from "../field-words.ts";
import { traitsOf } from "./fields.ts";
import { decide, type FieldSituation } from "./situation.ts";

/** A value that is about to be written on one side. */
export type PlannedValue = {
  side: Side;
  value: string;
  /** What the other side had then; nothing where a person wrote a value of his own. */
  source: string;
  /** What that side showed when a person decided; undefined where the merge decided. */
  over?: string | undefined;
};

/**
 * Whether a planned value may still be written (law C3). The other side's edit can become known between plan and carrying:
 * a merge's value is wanted only while the merge still says so, a person's only while the side shows what he decided over, and
 * not where the side it was made from has moved since to where both are the same: nothing would say later that it is of long ago.
 */
export function valueStillWanted(
  situation: FieldSituation,
  { side, value, source, over }: PlannedValue,
): boolean {
  const { essence, same } = traitsOf(situation.field);
  const { storefront, marketplace, pair } = situation;
  const now = situation[side];
  if (over !== undefined) {
    if (now === null || essence(over) !== essence(now)) return false;
    // Of what is gone meanwhile there is nothing to compare.
    if (storefront === null || marketplace === null) return true;
    const other = side === "storefront" ? marketplace : storefront;
    const hasMoved = source !== "" && essence(source) !== essence(other);
    return !(hasMoved && same(storefront, marketplace, pair));
  }
  const decision = decide(situation);
  return (
    decision.kind === "take" &&
    decision.from !== side &&
    essence(decision.value) === essence(value)
  );
}
