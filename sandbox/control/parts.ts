import type { Face, FaceContext } from "../face.ts";
import type { MailFace } from "../mail/face.ts";

/** What the chapters of the control face work with. */
export type ControlParts = {
  context: FaceContext;
  faces: Face[];
  /** The mail server, where there is one. */
  mail?: MailFace | null;
  /** Forgets everything and plants a scenario. @throws Error for a name that no scenario has. */
  plant(scenario: string): void;
};
