import { openPrisma } from "#core/store/prisma.server.ts";

/** What a shop's merchant is told of now, of one kind: the subjects, read without opening a page. */
export async function standingNotices(
  handle: string,
  kind: string,
): Promise<string[]> {
  const url = process.env.E2E_DATABASE_URL;
  if (!url) throw new Error("E2E_DATABASE_URL is not set: npm run test:e2e");
  const prisma = openPrisma(url);
  try {
    const { id: shopId } = await prisma.shop.findUniqueOrThrow({
      where: { domain: `${handle}.myshopify.com` },
    });
    const rows = await prisma.notice.findMany({
      where: { shopId, kind, resolvedAt: null },
      select: { subject: true },
    });
    return rows.map(({ subject }) => subject);
  } finally {
    await prisma.$disconnect();
  }
}
