import type { FieldSituation } from "../../domain/merge/situation.ts";
import { SyncError } from "../../errors/sync-error.ts";

/** Values of one field of SKUs of one listing, and of the variants that they are. */
export type SkuWrites = readonly { situation: FieldSituation; value: string }[];

/** What they have in common. @throws SyncError internal where there are none. */
export function whole(
  writes: SkuWrites,
): Pick<FieldSituation, "field" | "pair"> {
  const [first] = writes;
  if (!first) throw new SyncError("internal");
  return first.situation;
}

export type Option = { name: string; value: string };

/** Options as the merge writes them. */
export const readOptions = (value: string) => JSON.parse(value) as Option[];
