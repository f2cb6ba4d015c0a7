import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";

/** Works in the store of the stories' town, which no page and no platform shows whole. */
export async function inTown<T>(
  work: (prisma: PrismaClient) => Promise<T>,
): Promise<T> {
  const url = process.env.E2E_DATABASE_URL;
  if (!url) throw new Error("E2E_DATABASE_URL is not set: npm run test:e2e");
  const prisma = openPrisma(url);
  try {
    return await work(prisma);
  } finally {
    await prisma.$disconnect();
  }
}

/** The same for one shop of the town. */
export const inShop = <T>(
  work: (prisma: PrismaClient, shopId: string) => Promise<T>,
  handle = "harbor-goods",
): Promise<T> =>
  inTown(async (prisma) => {
    const { id } = await prisma.shop.findUniqueOrThrow({
      where: { domain: `${handle}.myshopify.com` },
    });
    return work(prisma, id);
  });
