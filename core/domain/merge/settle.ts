import type { Choice } from "../letters.ts";
import { emptyPlan, type Plan } from "../plan.ts";
import { type TitleSituation, titleSubject } from "./plan-title.ts";

/** The columns of a question, as text that changes whenever a column does (law C4). */
export const conflictVersion = (columns: {
  base: string | null;
  storefront: string | null;
  marketplace: string | null;
  network: string | null;
}): string =>
  JSON.stringify([
    columns.base,
    columns.storefront,
    columns.marketplace,
    columns.network,
  ]);

/**
 * Carries out a person's choice about a title: the sides that differ from the chosen value are written.
 * @param conflictId makes the keys: one answer to one question takes hold once.
 * @returns also the base of the next merge: the person has judged one side to be the older, so the same two titles are no
 * question any more while the answer is on its way.
 */
export function settleTitle(
  situation: TitleSituation,
  conflictId: string,
  choice: Choice,
): { plan: Plan; base: string } | { unfit: string } {
  const { product, listing } = situation;
  const value =
    choice.kind === "storefront"
      ? product.title
      : choice.kind === "marketplace"
        ? listing.title
        : choice.kind === "value"
          ? choice.value.trim()
          : null;
  if (value === null)
    return { unfit: "A title needs one side's value or a text of your own." };
  if (value === "") return { unfit: "A title cannot be empty." };
  if (value.length > 255)
    return { unfit: "TikTok Shop allows at most 255 characters." };

  const plan = emptyPlan();
  const subject = titleSubject(listing.id);
  if (product.title !== value)
    plan.effects.push({
      kind: "storefront.update-title",
      key: `settle:${conflictId}:storefront`,
      subject,
      payload: {
        listingId: listing.id,
        productExternalId: product.externalId,
        title: value,
        over: product.title,
      },
    });
  if (listing.title !== value)
    plan.effects.push({
      kind: "marketplace.update-title",
      key: `settle:${conflictId}:marketplace`,
      subject,
      payload: {
        listingId: listing.id,
        listingExternalId: listing.externalId,
        title: value,
        over: listing.title,
      },
    });
  const base = choice.kind === "marketplace" ? product.title : listing.title;
  return { plan, base };
}
