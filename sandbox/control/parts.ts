import type { Face, FaceContext } from "../face.ts";

/** What the chapters of the control face work with. */
export type ControlParts = {
  context: FaceContext;
  faces: Face[];
  /** Forgets everything and plants a scenario. @throws Error for a name that no scenario has. */
  plant(scenario: string): void;
};
