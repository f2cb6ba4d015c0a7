import { inShop } from "./in-town.ts";

/** What a shop's merchant is told of now, of one kind: the subjects, read without opening a page. */
export const standingNotices = (
  handle: string,
  kind: string,
): Promise<string[]> =>
  inShop(async (prisma, shopId) => {
    const rows = await prisma.notice.findMany({
      where: { shopId, kind, resolvedAt: null },
      select: { subject: true },
    });
    return rows.map(({ subject }) => subject);
  }, handle);
