import type { PrismaClient } from "@prisma/client";

/** Whoever holds the link of a mail, and nobody else, may see whom it was for. Null where the link is of no mail of ours. */
export async function readRecipient(
  prisma: PrismaClient,
  token: string,
): Promise<{ shop: string; address: string; isGone: boolean } | null> {
  const row = await prisma.mailRecipient.findUnique({
    where: { unsubscribeToken: token },
    select: { shopId: true, address: true, unsubscribedAt: true },
  });
  if (!row) return null;
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: row.shopId },
    select: { name: true },
  });
  return {
    shop: shop.name,
    address: row.address,
    isGone: row.unsubscribedAt !== null,
  };
}

/** He gets no mail any more until somebody of the shop names him anew. Again is no fault. @returns false for a strange token. */
export async function unsubscribe(
  prisma: PrismaClient,
  token: string,
  at: Date,
): Promise<boolean> {
  await prisma.mailRecipient.updateMany({
    where: { unsubscribeToken: token, unsubscribedAt: null },
    data: { unsubscribedAt: at },
  });
  const known = await prisma.mailRecipient.count({
    where: { unsubscribeToken: token },
  });
  return known > 0;
}
