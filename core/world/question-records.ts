import type { PlannedConflict } from "../domain/plan.ts";
import type { Json } from "../kit/json.ts";

export type ConflictRow = Omit<PlannedConflict, "candidates" | "cause"> & {
  id: string;
  /** core/domain/conflicts/cause.ts */
  cause: string;
  state: "open" | "settled" | "closed";
  version: string;
  settledBy: string | null;
  candidates: PlannedConflict["candidates"];
};

/** A question that is held while it is answered. */
export interface QuestionRecords {
  /** One question, held until the transaction ends: whoever else wants to answer it waits. */
  conflict(conflictId: string): Promise<ConflictRow | null>;
  settleConflict(
    conflictId: string,
    settled: {
      by: string;
      choice: Json;
      reason: string | null;
      at: Date;
      /** Not asked again while its columns stay and its cause lasts. */
      quiet: boolean;
    },
  ): Promise<void>;
}
