import type { PastInbound } from "../../domain/replenishment/lead-time.ts";
import type { PrismaClient, Tx } from "../prisma.server.ts";

/** When the shop's deliveries to the network left, and when they were received; those that have not been are left out. */
export async function readPastInbounds(
  prisma: PrismaClient | Tx,
  shopId: string,
): Promise<PastInbound[]> {
  const orders = await prisma.inboundOrder.findMany({
    where: { shopId, shippedAt: { not: null }, receivedAt: { not: null } },
    select: { shippedAt: true, receivedAt: true },
  });
  return orders.flatMap(({ shippedAt, receivedAt }) =>
    shippedAt && receivedAt ? [{ shippedAt, receivedAt }] : [],
  );
}
