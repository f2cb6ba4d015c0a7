import type { Face, FaceContext } from "../face.ts";
import type { Town } from "../town.ts";

/** What the chapters of the control face work with. */
export type ControlParts = {
  context: FaceContext;
  faces: Face[];
  /** Forgets everything and plants a scenario. @throws Error for a name that no scenario has. */
  plant(scenario: string): void;
  /** Opens one more shop on every platform. */
  open?(town: Town): void;
};
