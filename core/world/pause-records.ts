import type { EffectKind, FieldWrite } from "../domain/effects.ts";
import type { Pause, PauseReason } from "../domain/pause.ts";

/** Effects of one kind that wait to be carried. */
export type WaitingKind = {
  kind: EffectKind;
  count: number;
  /** How many products they are about, where one call writes all of a product's; otherwise as many as effects. */
  batches: number;
};

/** Whether a shop is written for, and what waits to be. */
export interface PauseRecords {
  /** Null where effects are carried. */
  pause(): Promise<Pause | null>;
  beginPause(reason: PauseReason, at: Date): Promise<void>;
  endPause(at: Date): Promise<void>;
  waitingKinds(): Promise<WaitingKind[]>;
  /** Values of fields that wait to be written, oldest first. */
  waitingFieldWrites(): Promise<
    ({ effectId: string; side: "storefront" | "marketplace" } & FieldWrite)[]
  >;
}
