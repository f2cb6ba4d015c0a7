import { cut, type Term } from "./derivation.ts";
import { zeroBecause } from "./warehouses.ts";
import { shownElsewhere } from "./what-channels-are-told.ts";

/** Terms that were kept without a word of what they open: numbers of the past still have them so. */
const byWords: Record<string, NonNullable<Term["opens"]>> = {
  [cut]: "oversold",
  [shownElsewhere]: "elsewhere",
  [zeroBecause.nothingThere]: "warehouse",
  [zeroBecause.guaranteed]: "split",
};

/** What a term of any age opens; null: it says all there is to say. */
export function whatTermOpens({
  term,
  opens,
  ref,
}: Term): NonNullable<Term["opens"]> | null {
  // What no rule took away was once called a rule's, where a warehouse shows no more than may be shown.
  if (opens === "rule" && ref === null) return "warehouse";
  return opens ?? byWords[term] ?? null;
}
