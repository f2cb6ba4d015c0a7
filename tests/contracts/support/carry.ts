import { SyncError } from "#core/errors/sync-error.ts";
import type { Deed } from "./deeds.ts";

/** As an effect is carried: a lost answer is looked up where it can be, and whatever may be tried again is. */
export async function carry(
  { act, probe }: Deed,
  isRepeat = false,
): Promise<void> {
  let look = isRepeat;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (look && probe && (await probe())) return;
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof SyncError) || error.retry !== "later") throw error;
      look = error.code === "outcome_unknown";
    }
  }
  throw new Error("the deed was never done");
}
