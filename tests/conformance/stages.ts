import type { Capture } from "./recordings.ts";
import type { Stage } from "./stage.ts";

/** What single recordings need to be there, beyond what their answers say by themselves. */
export const stages: Record<
  string,
  {
    before?(stage: Stage): Promise<void>;
    beforeCall?(stage: Stage, capture: Capture): Promise<void>;
  }
> = {};
