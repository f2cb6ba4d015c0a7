import type { SmallTown } from "../../support/open-small-town.ts";
import type { PortMethod } from "../../support/worker-trap.ts";

/** One kind of effect on trial: will it take hold once, whatever becomes of the answer? */
export type Trial = {
  /** The call that carries the effect, and where the pretend platform can be made to swallow its answer. */
  call: PortMethod;
  operation: string;
  /** What has the effect planned. @returns what `held` needs to look at. */
  deed(town: SmallTown): Promise<string>;
  /** How often it took hold, as the platform itself shows it. */
  held(town: SmallTown, about: string): Promise<number>;
};

export const count = (wanted: boolean[]) => wanted.filter(Boolean).length;
