import { mergeField } from "./merge-field.ts";
import type { TitleSituation } from "./plan-title.ts";

/** A title that is about to be written on one side. */
export type PlannedTitle = {
  side: "storefront" | "marketplace";
  title: string;
  /** What that side showed when a person decided; undefined where the merge decided. */
  over?: string | undefined;
};

/**
 * Whether a planned title may still be written (law C3). The other side's edit can become known between plan and carrying:
 * a merge's title is wanted only while the merge still says so, a person's only while the side shows what he decided over.
 */
export function titleStillWanted(
  { product, listing, base }: TitleSituation,
  { side, title, over }: PlannedTitle,
): boolean {
  const storefront = product.title;
  const marketplace = listing.title;
  if (over !== undefined)
    return over === (side === "storefront" ? storefront : marketplace);
  const merged = mergeField({ base, storefront, marketplace });
  return (
    merged.kind === "take" && merged.from !== side && merged.value === title
  );
}
