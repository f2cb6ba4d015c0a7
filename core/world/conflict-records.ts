import type { Choice } from "../domain/letters.ts";

/** What a person notes on a question; what is left out stays as it is. */
export type Tending = {
  assignee?: string | null;
  snoozedUntil?: Date | null;
  note?: string | null;
};

/** The answer in force for every question of a cause. */
export type AnswerPolicyRow = {
  id: string;
  cause: string;
  version: number;
  answer: Choice;
};

/** What people do with questions besides answering them, and how questions end without them. */
export interface ConflictKeepingRecords {
  /** Open questions whose cause is gone though no planner looked that way again, with the reason. */
  questionsWithoutCause(): Promise<{ key: string; reason: string }[]>;
  /** @returns what stood there before; null where no such question is open. */
  tendConflict(
    conflictId: string,
    tending: Tending,
  ): Promise<Required<Tending> | null>;
  /** Open questions that an entry has opened and that a policy answers. */
  openedUnderPolicy(
    entryId: string,
  ): Promise<{ conflictId: string; policyId: string }[]>;
  /** The policy in force for a cause. */
  answerPolicy(cause: string): Promise<AnswerPolicyRow | null>;
  /** Writes the next version. @param answer null revokes it. @returns its id, and the answer before. */
  setAnswerPolicy(
    cause: string,
    answer: Choice | null,
    by: { entryId: string; actor: string; at: Date },
  ): Promise<{ policyId: string; before: Choice | null }>;
}
