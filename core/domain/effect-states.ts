/** Life of an effect. `unknown`: the platform may have carried it out; it is looked up before it is sent again. */
export const effectStates = [
  "planned",
  "sent",
  "unknown",
  "confirmed",
  "refused",
  "retired",
] as const;
export type EffectState = (typeof effectStates)[number];

/**
 * Steps that an effect may take. A carrier that died leaves `sent` behind and the next one sends again; one that the
 * platform surely did not carry out is `planned` again. A person has a `refused` one tried again, looked up first because
 * its last try may have taken hold, or leaves it. `confirmed` and `retired` are ends. The store writes no other step.
 */
export const effectSteps: Record<EffectState, readonly EffectState[]> = {
  planned: ["planned", "sent", "unknown", "refused", "retired"],
  sent: ["planned", "sent", "unknown", "confirmed", "refused", "retired"],
  unknown: ["sent", "unknown", "refused", "retired"],
  confirmed: [],
  refused: ["unknown", "retired"],
  retired: [],
};

/** Whether an earlier try may have taken hold: its carrier died, or the answer was lost. */
export const isUnderWay = (state: EffectState): boolean =>
  state === "sent" || state === "unknown";

/** Whether it has not ended. */
export const isOpen = (state: EffectState): boolean =>
  state === "planned" || isUnderWay(state);

/** The states from which an effect may come to this one. */
export const statesBefore = (state: EffectState): EffectState[] =>
  effectStates.filter((from) => effectSteps[from].includes(state));
