import { isPressing, type Risk } from "#core/domain/conflicts/risk.ts";
import type { Answer, Suggestion } from "#core/domain/conflicts/suggest.ts";
import type { Translate } from "../../texts/rooms.ts";
import type { Format } from "../format.ts";
import { sayRecorded } from "../recorded.ts";
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

/** An answer to many questions, as `bulkInWords` says it. */
export type Offered = {
  answer: BulkAnswer;
  said:
    | "suggested"
    | "refuse"
    | "follow"
    | "storefront"
    | "letGo"
    | "bring"
    | "marketplace"
    | "retry"
    | "leave";
  /** How many of the questions have a suggestion, and how many there are. */
  suggested: number;
  all: number;
};

/** The answers that can be given to all of these at once. */
export function bulkAnswersOf(questions: Asked[]): Offered[] {
  const [first] = questions;
  if (!first) return [];
  const can = answersOf(first);
  const suggested = questions.filter((one) => one.suggestion).length;
  const all: [BulkAnswer, boolean, Offered["said"]][] = [
    ["suggested", suggested > 0, "suggested"],
    [
      "storefront",
      can.sides || can.asked || can.variant,
      can.asked ? "refuse" : can.variant ? "follow" : "storefront",
    ],
    [
      "marketplace",
      can.sides || can.asked || can.price,
      can.asked ? "letGo" : can.price ? "bring" : "marketplace",
    ],
    ["retry", can.retry, "retry"],
    ["leave", true, "leave"],
  ];
  return all.flatMap(([answer, isThere, said]) =>
    isThere ? [{ answer, said, suggested, all: questions.length }] : [],
  );
}

/** What such an answer is called beside its button. */
export const bulkInWords = (
  { said, suggested, all }: Offered,
  t: Translate,
): string =>
  said === "suggested" && suggested < all
    ? t("conflicts:bulk.suggestedSome", { suggested, all })
    : t(`conflicts:bulk.${said}`);

/** A suggestion, how sure it is, and why. */
export const suggestionInWords = (
  { confidence, answer, reason }: Suggestion,
  cause: string,
  t: Translate,
): string =>
  t("conflicts:suggested", {
    confidence: t(`conflicts:confidence.${confidence}`),
    answer: answerInWords(answer, cause, t),
    reason: sayRecorded(reason, t),
  });

/** What a suggestion would do, in a few words. */
function answerInWords(answer: Answer, cause: string, t: Translate): string {
  switch (answer.kind) {
    case "storefront":
      return t(
        cause === "stuck:cancel-asked"
          ? "conflicts:suggestion.refuse"
          : "conflicts:suggestion.storefront",
      );
    case "marketplace":
      if (cause === "stuck:cancel-asked")
        return t("conflicts:suggestion.letGo");
      if (cause === "stuck:order-price") return t("conflicts:suggestion.bring");
      return t("conflicts:suggestion.marketplace");
    case "value":
      return t("conflicts:suggestion.value", { value: answer.value });
    case "link":
    case "retry":
    case "leave":
      return t(`conflicts:suggestion.${answer.kind}`);
  }
}

/** `$120.00 at risk`; nothing where no money hangs on it. */
export const moneyAtRisk = (
  { moneyMinor }: Risk,
  currency: string,
  { money }: Format,
  t: Translate,
): string | null =>
  moneyMinor > 0
    ? t("conflicts:risk.money", { money: money(moneyMinor, currency) })
    : null;

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
