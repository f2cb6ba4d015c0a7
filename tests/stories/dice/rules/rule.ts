import type { SmallTown } from "../../../support/open-small-town.ts";

/** Something that must hold at rest. @returns one sentence for each thing that does not; none: it holds. */
export type Rule = (town: SmallTown) => Promise<string[]>;
