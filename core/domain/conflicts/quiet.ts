import type { PlannedConflict } from "../plan.ts";

/**
 * Whether "leave it as it is" holds while the columns stay: what is asked anew whenever it is looked at would come back at
 * once. A field's answer is its new base; a refused effect or a lost letter that comes again is news.
 */
export const staysQuiet = ({
  kind,
  subjectKind,
}: Pick<PlannedConflict, "kind" | "subjectKind">): boolean =>
  kind !== "field" && subjectKind !== "effect" && subjectKind !== "entry";
