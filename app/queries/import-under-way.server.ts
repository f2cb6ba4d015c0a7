import type { PrismaClient } from "@prisma/client";
import { importTopic } from "#core/domain/letters.ts";

/** Whether a whole catalog of the shop is still to be read, or being read. */
export async function isImportUnderWay(
  prisma: PrismaClient,
  shopId: string,
): Promise<boolean> {
  const entry = await prisma.journalEntry.findFirst({
    where: { shopId, topic: importTopic, plannedAt: null },
    select: { id: true },
  });
  return entry !== null;
}
