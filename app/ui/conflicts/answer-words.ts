import { isPressing, type Risk } from "#core/domain/conflicts/risk.ts";
import type { Answer, Confidence } from "#core/domain/conflicts/suggest.ts";
import type { Format } from "../format.ts";
import { answersOf } from "./conflict-words.ts";

/** How one answer to many questions is asked for: one of the answers, or each question's own suggestion. */
export type BulkAnswer =
  | "suggested"
  | "storefront"
  | "marketplace"
  | "leave"
  | "retry";

type Asked = {
  kind: string;
  field: string | null;
  subjectKind: string;
  suggestion: { answer: Answer } | null;
};

const sides = {
  storefront: "Take Shopify's everywhere",
  marketplace: "Take TikTok Shop's everywhere",
} as const;

/** The answers that can be given to all of these at once, in words. */
export function bulkAnswersOf(
  questions: Asked[],
): { answer: BulkAnswer; label: string }[] {
  const [first] = questions;
  if (!first) return [];
  const can = answersOf(first);
  const suggested = questions.filter((one) => one.suggestion).length;
  const all: [BulkAnswer, boolean, string][] = [
    [
      "suggested",
      suggested > 0,
      suggested === questions.length
        ? "Follow each suggestion"
        : `Follow each suggestion (${suggested} of ${questions.length} have one)`,
    ],
    [
      "storefront",
      can.sides || can.asked,
      can.asked ? "Refuse: the orders go on" : sides.storefront,
    ],
    [
      "marketplace",
      can.sides || can.asked || can.price,
      can.asked
        ? "Let the buyers cancel"
        : can.price
          ? "Bring the orders to Shopify for what the buyers paid"
          : sides.marketplace,
    ],
    ["retry", can.retry, "Try all again"],
    ["leave", true, "Leave all as they are"],
  ];
  return all.flatMap(([answer, isThere, label]) =>
    isThere ? [{ answer, label }] : [],
  );
}

/** What a suggestion would do, in a few words. */
export function suggestionInWords(answer: Answer, cause: string): string {
  switch (answer.kind) {
    case "storefront":
      return cause === "stuck:cancel-asked"
        ? "refuse, the order goes on"
        : "take Shopify's";
    case "marketplace":
      if (cause === "stuck:cancel-asked") return "let the buyer cancel";
      if (cause === "stuck:order-price") return "bring it to Shopify";
      return "take TikTok Shop's";
    case "value":
      return `write “${answer.value}”`;
    case "link":
      return "link it";
    case "retry":
      return "try again";
    case "leave":
      return "leave it as it is";
  }
}

/** How sure a suggestion is, in words. */
export const confidenceName: Record<Confidence, string> = {
  high: "sure",
  medium: "likely",
  low: "a guess",
};

/** `$120.00 at risk`; nothing where no money hangs on it. */
export const moneyAtRisk = (
  { moneyMinor }: Risk,
  currency: string,
  { money }: Format,
): string | null =>
  moneyMinor > 0 ? `${money(moneyMinor, currency)} at risk` : null;

/** How a deadline is shown. */
export const deadlineTone = (
  risk: Risk,
  now: Date,
): "critical" | "attention" | undefined =>
  risk.deadline === null
    ? undefined
    : risk.deadline < now
      ? "critical"
      : isPressing(risk, now)
        ? "attention"
        : undefined;

/** One of many questions with the answer it is to be given; null where none fits it. */
export function answerFor(
  {
    id,
    version,
    suggestion,
  }: {
    id: string;
    version: string;
    suggestion: { answer: Answer } | null;
  },
  answer: BulkAnswer,
): { conflictId: string; version: string; answer: Answer } | null {
  const given =
    answer === "suggested" ? suggestion?.answer : ({ kind: answer } as const);
  return given ? { conflictId: id, version, answer: given } : null;
}
