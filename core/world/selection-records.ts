import type { SelectionCandidate } from "../domain/listings/plan-selection.ts";

/** Which variants are chosen to be sold on TikTok Shop and shipped by the network. */
export interface SelectionRecords {
  selectionCandidates(variantIds: string[]): Promise<SelectionCandidate[]>;
  select(
    variantIds: string[],
    cause: { entryId: string; actor: string; at: Date },
  ): Promise<void>;
  release(variantIds: string[], at: Date): Promise<void>;
  /** Those of these variants that are chosen, bundles of Shopify's own left out. */
  selectedAmong(variantIds: string[]): Promise<Set<string>>;
}
