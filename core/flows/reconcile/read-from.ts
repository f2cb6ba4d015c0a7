import type { FeedMark } from "../../world/feed-records.ts";
import { stampMs } from "./name-versions.ts";

/** Looks overlap by this much, because platforms stamp changes a little before they show them. */
const overlapMs = 2 * 60_000;
/** How far back the first look goes. */
const firstLookMs = 24 * 60 * 60_000;

/**
 * From which of the platform's moments a feed has to be read. Once a look has begun so long after the newest stamp was seen
 * that whatever bears it must have been shown, there is nothing more behind it: where nothing newer came, as after a count
 * of a whole shelf, the same pages would be read for ever. How much time has passed at the platform is measured by our
 * clock; what is newer than the stamp is read always, whatever our clock says.
 */
export function readFrom(mark: FeedMark | null, at: Date): Date {
  if (!mark) return new Date(at.getTime() - firstLookMs);
  const until = mark.readUntil.getTime();
  const isOver = mark.sweptAt.getTime() - mark.reachedAt.getTime() > overlapMs;
  return new Date(isOver ? until + stampMs : until - overlapMs);
}
