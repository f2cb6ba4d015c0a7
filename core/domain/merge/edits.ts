import { fingerprintOf } from "../../kit/fingerprint.ts";
import type { Side } from "../field-words.ts";
import type { Edit, Edits } from "./pair.ts";

/** What one side shows of a field now. */
type Showing = {
  /** What counts of the value; null: nothing to compare. */
  essence: string | null;
  /** What counts of the value it last agreed to; null: it never did. */
  agreed: string | null;
  /** The platform's stamp of what is known. */
  stamp: Date;
};

/**
 * How a side came to what it shows: null where that is what was agreed. A value that was known already keeps the stamp of the
 * reading that showed it first, however often other fields of the same thing are edited since.
 */
export function editOf(known: Edit | null, now: Showing): Edit | null {
  if (now.essence === null) return known;
  if (now.essence === now.agreed) return null;
  const mark = fingerprintOf(now.essence);
  return known?.mark === mark
    ? known
    : { mark, at: now.stamp, seen: known !== null || now.agreed !== null };
}

/** No side has moved, as far as is known. */
export const noEdits: Edits = { storefront: null, marketplace: null };

/** Whether both say the same of one side. */
export const isSameEdit = (one: Edit | null, other: Edit | null): boolean =>
  one?.mark === other?.mark &&
  one?.seen === other?.seen &&
  one?.at.getTime() === other?.at.getTime();

/**
 * Which side's value is surely the newer one; null where nobody can tell. Nobody wins by a stamp that both carry: TikTok
 * Shop tells time in whole seconds. What stood there when a side was first read may be older than its stamp, never newer: it
 * wins over nothing, and what was seen to be edited later wins over it.
 */
export function newerSide({ storefront, marketplace }: Edits): Side | null {
  if (!storefront || !marketplace) return null;
  const second = (date: Date) => Math.floor(date.getTime() / 1000);
  const by = second(storefront.at) - second(marketplace.at);
  if (by === 0) return null;
  const [side, edit] =
    by > 0
      ? (["storefront", storefront] as const)
      : (["marketplace", marketplace] as const);
  return edit.seen ? side : null;
}
