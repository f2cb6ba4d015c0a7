import type { EffectState } from "../domain/effect-states.ts";
import type { EffectKind } from "../domain/effects.ts";
import type { Plan } from "../domain/plan.ts";
import type { ErrorCode } from "../errors/catalog.ts";
import type { Json } from "../kit/json.ts";

export type EffectRow = {
  id: string;
  entryId: string;
  kind: EffectKind;
  key: string;
  subject: string;
  payload: Json;
  state: EffectState;
  attempts: number;
  plannedAt: Date;
  /** Who set it in motion, for the audit. */
  actor: string;
  /** What its last try failed with. */
  errorCode: string | null;
  /** What the platform said to that. */
  errorSaid: string | null;
};

export type AuditLine = {
  actor: string;
  action: string;
  subject: string;
  before: Json | null;
  after: Json | null;
  result: string;
  entryId: string;
  effectId: string | null;
  reason: string | null;
};

/** Plans and their effects, from planned to ended, each with its audit line. */
export interface EffectRecords {
  /** Writes a plan down: effects and conflicts whose keys are known already are left as they are. */
  savePlan(
    plan: Plan,
    cause: { entryId: string; at: Date },
  ): Promise<{
    effects: number;
    conflicts: number;
    movements: number;
    closed: number;
  }>;
  /**
   * The first of each subject that waits for no other effect and is due, those whose turn comes first before all others. An
   * effect that waits does not hold its subject up: others may go before it.
   * @param limit of each turn, and of what is told in batches apart: however many numbers are due, orders are among them.
   */
  dueEffects(now: Date, limit: number): Promise<EffectRow[]>;
  /** When the next of these is due; null when none is left. */
  nextEffectDue(): Promise<Date | null>;
  effect(effectId: string): Promise<EffectRow | null>;
  markSent(effectIds: string[], at: Date): Promise<void>;
  endEffect(
    effectId: string,
    end: {
      state: "confirmed" | "refused" | "retired";
      result: Json | null;
      code: ErrorCode | null;
      said: string | null;
      at: Date;
    },
  ): Promise<void>;
  postponeEffect(
    effectId: string,
    until: Date,
    why: {
      state: "planned" | "unknown";
      attempts: number;
      code: ErrorCode;
      said: string | null;
    },
  ): Promise<void>;
  /**
   * Has a refused effect tried again, under its key; it is looked up first.
   * @param payload in the place of what it had, where a person has corrected it. @returns false when it is not refused.
   */
  retryEffect(effectId: string, at: Date, payload?: Json): Promise<boolean>;
  /** Everything that waits is due now: after a connection was renewed. */
  hurry(at: Date): Promise<void>;
  audit(line: AuditLine & { at: Date }): Promise<void>;
}
