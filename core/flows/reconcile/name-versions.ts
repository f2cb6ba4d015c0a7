import type { Finding } from "./feed.ts";

/** Platforms stamp their changes with whole seconds. Milliseconds. */
export const stampMs = 1_000;

/** When a feed was read, by our clock, and how far the look before had come. */
export type Reading = {
  begunAt: Date;
  endedAt: Date;
  before: { at: Date; readUntil: Date } | null;
};

/**
 * A stamp of whole seconds names a version only when its second is over: the thing may change once more within it, and
 * that change would bear the name of one that is known already. What an earlier look saw in its newest moments is
 * therefore read a second time, under a second name, by the first look that begins when they are over. The platform's
 * time is told by its own stamps, and our clock only measures how long things take: clocks may differ.
 */
export function nameVersions(
  findings: Finding[],
  { begunAt, endedAt, before }: Reading,
): Finding[] {
  if (!before) return findings;
  const until = before.readUntil.getTime();
  const readingMs = endedAt.getTime() - begunAt.getTime();
  const newestMoments = until - readingMs - stampMs;
  // The look before may have read it at its very end, so this one must have begun well after.
  const isLater =
    begunAt.getTime() - before.at.getTime() > readingMs + 2 * stampMs;
  return findings.map((finding) => {
    const at = finding.updatedAt?.getTime() ?? 0;
    const wasNewest = at > newestMoments && at <= until;
    const isOver = at < until || isLater;
    return wasNewest && isOver
      ? { ...finding, deliveryId: `${finding.deliveryId}@over` }
      : finding;
  });
}
