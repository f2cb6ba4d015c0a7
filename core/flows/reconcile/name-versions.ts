import type { Finding } from "./feeds.ts";

/** Platforms stamp their changes with whole seconds. */
const stampMs = 1_000;

/** When a feed was read, by our clock, and how far the look before had come. */
export type Reading = {
  begunAt: Date;
  endedAt: Date;
  before: { at: Date; readUntil: Date } | null;
};

/**
 * A stamp of whole seconds names a version only when its second is over: the thing may change once more within it, and
 * that change would bear the name of one that is known already. What was changed in the newest moments of a feed is
 * therefore named with the moment of reading as well, and by its stamp alone in the next look, which has it read again.
 * The platform's time is told by its own stamps, and our clock only measures how long things take: clocks may differ.
 */
export function nameVersions(
  findings: Finding[],
  { begunAt, endedAt, before }: Reading,
): Finding[] {
  const newest = Math.max(
    ...findings.map(({ updatedAt }) => updatedAt?.getTime() ?? 0),
  );
  const readingMs = endedAt.getTime() - begunAt.getTime();
  const over = newest - readingMs - stampMs;
  // The look before may have read it at its very end, so this one must have begun well after.
  const isLater =
    before !== null &&
    begunAt.getTime() - before.at.getTime() > readingMs + 2 * stampMs;
  return findings.map((finding) => {
    const { updatedAt, deliveryId } = finding;
    if (!updatedAt || updatedAt.getTime() <= over) return finding;
    if (isLater && updatedAt <= before.readUntil) return finding;
    return { ...finding, deliveryId: `${deliveryId}@${begunAt.toISOString()}` };
  });
}
