import type { PrismaClient } from "@prisma/client";

/** What hangs on a question is not in its row (an order that left, a day that ends): so often it is read anew anyway. */
const weighedAnewMs = 60_000;

/**
 * A mark that differs once anything that the inbox shows of a question has moved: asked, answered, taken, put off, due again.
 * One statement over the open rows, where the inbox itself weighs thousands; a page that is looked at asks for it first.
 */
export async function readInboxStand(
  prisma: PrismaClient,
  now: Date,
): Promise<string> {
  const [row] = await prisma.$queryRaw<[{ mark: string }]>`
    SELECT concat(count(*), ':', count(*) FILTER (WHERE snoozed_until > ${now}), ':', coalesce(sum(hashtextextended(
             row(id, version, subject, reason, assignee, snoozed_until, note)::text, 0)), 0)) AS mark
    FROM conflict WHERE state = 'open'`;
  return `${row.mark}:${Math.floor(now.getTime() / weighedAnewMs)}`;
}
