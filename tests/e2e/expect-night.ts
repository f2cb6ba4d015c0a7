import { openPrisma } from "#core/store/prisma.server.ts";
import { expectDemand } from "../support/expect-demand.ts";

/** A night's forecast of nine a day in the store of the town, as the worker would have made it. */
export async function expectNight(): Promise<void> {
  const url = process.env.E2E_DATABASE_URL;
  if (!url) throw new Error("E2E_DATABASE_URL is not set: npm run test:e2e");
  const prisma = openPrisma(url);
  try {
    const shop = await prisma.shop.findFirstOrThrow({
      where: { domain: "harbor-goods.myshopify.com" },
    });
    await expectDemand(prisma, shop.id, 9, new Date());
  } finally {
    await prisma.$disconnect();
  }
}
