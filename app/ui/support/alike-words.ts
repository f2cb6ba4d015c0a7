import { answersOf } from "../conflicts/conflict-words.ts";

export const alikeAnswers = [
  "suggested",
  "storefront",
  "marketplace",
  "retry",
  "leave",
] as const;
export type AlikeAnswerKind = (typeof alikeAnswers)[number];

type Asked = {
  kind: string;
  field: string | null;
  subjectKind: string;
  suggestion: unknown;
};

/** The answers that can be given to all of these at once. */
export function alikeAnswersFor(questions: Asked[]): AlikeAnswerKind[] {
  const [first] = questions;
  if (!first) return [];
  const can = answersOf(first);
  const both = can.sides || can.asked;
  const fits: Record<AlikeAnswerKind, boolean> = {
    suggested: questions.some(({ suggestion }) => suggestion !== null),
    storefront: both,
    marketplace: both || can.price,
    retry: can.retry,
    leave: can.leave,
  };
  return alikeAnswers.filter((answer) => fits[answer]);
}
