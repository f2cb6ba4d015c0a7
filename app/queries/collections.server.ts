import type { PrismaClient } from "@prisma/client";

export type CollectionChoice = { id: string; title: string };

// A list to choose from; more than that nobody scrolls through.
const most = 500;

/** The shop's collections by their titles. */
export const readCollections = (
  prisma: PrismaClient,
  shopId: string,
): Promise<CollectionChoice[]> =>
  prisma.collection.findMany({
    where: { shopId },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, title: true },
  });
