import type { Answer } from "../domain/conflicts/suggest.ts";
import type { Choice } from "../domain/letters.ts";
import { traitsOf } from "../domain/merge/fields.ts";
import { settleField } from "../domain/merge/settle.ts";
import { numberField } from "../domain/shipments/missing-number.ts";
import type { Records } from "../world/records.ts";
import { fieldSituation } from "./field-situation.ts";
import { fieldOf, hasMoved, isAboutVariant } from "./resolve-conflict.ts";

/** What one answer would do to one question. */
export type ForeseenAnswer = {
  conflictId: string;
  subject: string;
  /** What would be written where, as people read it. */
  writes: { where: string; before: string | null; after: string }[];
  /** What happens, where nothing is written or it is said in other words. */
  says: string | null;
  /** Why the question would stay open; null where it would be settled. */
  stays: string | null;
};

/** Works one answer out, and does nothing. */
export async function foreseeAnswer(
  records: Records,
  {
    conflictId,
    version,
    answer,
  }: { conflictId: string; version: string; answer: Answer },
): Promise<ForeseenAnswer> {
  const conflict = await records.conflict(conflictId);
  const staying = (stays: string): ForeseenAnswer => ({
    conflictId,
    subject: conflict?.subject ?? "A question that is gone",
    writes: [],
    says: null,
    stays,
  });
  if (conflict?.state !== "open") return staying("It is settled already.");
  if (conflict.version !== version || (await hasMoved(records, conflict)))
    return staying("A side has changed since you looked.");
  const done = (
    given: Partial<Pick<ForeseenAnswer, "writes" | "says">>,
  ): ForeseenAnswer => ({
    conflictId,
    subject: conflict.subject,
    writes: [],
    says: null,
    stays: null,
    ...given,
  });
  if (answer.kind === "retry")
    return conflict.subjectKind === "effect"
      ? done({ says: "It is tried again; it cannot happen twice." })
      : staying("There is no step to try again.");
  const asked = fieldOf(conflict);
  if (asked) {
    const situation = await fieldSituation(records, asked);
    if (!situation) return staying("The link between both sides is gone.");
    const settled = settleField(situation, conflict.id, answer);
    if ("unfit" in settled) return staying(settled.unfit);
    const { show } = traitsOf(asked.field);
    const writes = settled.plan.effects.map(({ kind, payload }) => {
      const side =
        kind === "storefront.update-field" ? "storefront" : "marketplace";
      const { value } = payload as { value: string };
      return {
        where: sideName[side],
        before: conflict[side],
        after: show(value, situation.pair),
      };
    });
    return done({
      writes,
      says: writes.length === 0 ? "Both sides stay as they are." : null,
    });
  }
  return answer.kind === "link"
    ? foreseeLink(conflict, answer, { done, staying })
    : foreseeOther(conflict, answer, { done, staying });
}

const sideName = { storefront: "Shopify", marketplace: "TikTok Shop" } as const;

type Words = {
  done(given: Partial<Pick<ForeseenAnswer, "writes" | "says">>): ForeseenAnswer;
  staying(stays: string): ForeseenAnswer;
};
type Conflict = NonNullable<Awaited<ReturnType<Records["conflict"]>>>;

function foreseeLink(
  conflict: Conflict,
  { variantId }: Extract<Choice, { kind: "link" }>,
  { done, staying }: Words,
): ForeseenAnswer {
  const { kind, subjectKind } = conflict;
  const isLink = subjectKind === "listing_sku" || subjectKind === "goods";
  if (kind !== "link" || !isLink) return staying("There is nothing to link.");
  const meant = conflict.candidates.find((one) => one.variantId === variantId);
  return done({ says: `It is linked to ${meant?.label ?? "this variant"}.` });
}

function foreseeOther(
  conflict: Conflict,
  { kind }: Choice,
  { done, staying }: Words,
): ForeseenAnswer {
  if (kind === "leave") return done({ says: "It stays as it is." });
  if (conflict.subjectKind === "warehouse" && kind === "value")
    return done({
      says: "TikTok Shop's numbers follow what stands behind it.",
    });
  if (isAboutVariant(conflict)) {
    const isSku = conflict.subjectKind === "listing_sku";
    if (kind === "storefront")
      return done({
        says: isSku
          ? "The SKU is taken off its listing on TikTok Shop."
          : "The variant comes to its listing on TikTok Shop.",
      });
    if (kind === "marketplace" && isSku)
      return done({
        says: "The SKU stays on TikTok Shop, and belongs to no variant.",
      });
  }
  const { field } = conflict;
  if (conflict.kind === "stuck" && field === "price" && kind === "marketplace")
    return done({
      says: "The order is brought to Shopify for what the buyer paid.",
    });
  if (field === "return-request") {
    if (kind === "marketplace")
      return done({ says: "The buyer gets what he asks for." });
    if (kind === "value")
      return done({ says: "The buyer is refused with this reason." });
  }
  if (field === "refund-reason" && kind === "value")
    return done({ says: "TikTok Shop gives the buyer this money back." });
  if (field === numberField && kind === "value")
    return done({
      says: "The number is written in Shopify, and TikTok Shop is told.",
    });
  if (field === "cancel-reason" && kind === "value")
    return done({ says: "These units are cancelled on TikTok Shop." });
  if (conflict.kind === "stuck" && field === "cancel-request") {
    if (kind === "marketplace")
      return done({ says: "The buyer is let go; the order is cancelled." });
    if (kind === "storefront")
      return done({ says: "The buyer is told no; the order goes on." });
  }
  return staying("This answer does not fit the question.");
}
