import type { InboundOrderFact } from "../../domain/inbound-facts.ts";
import {
  type DaysToSaleByWay,
  daysToSaleOf,
} from "../../domain/replenishment/days-to-sale.ts";
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

/** How long the shop's own deliveries lay at the network's dock before their goods could be sold. */
export async function readDaysToSale(
  prisma: PrismaClient | Tx,
  shopId: string,
): Promise<DaysToSaleByWay> {
  const orders = await prisma.inboundOrder.findMany({
    where: { shopId, receivedAt: { not: null } },
    select: { fact: true, receivedAt: true },
  });
  return daysToSaleOf(
    orders.flatMap(({ fact, receivedAt }) => {
      const known = fact as unknown as
        | (Pick<InboundOrderFact, "centre"> & { arrivedAt: string | null })
        | null;
      return known?.arrivedAt && receivedAt
        ? [
            {
              way: known.centre?.isHub ? "hub" : "direct",
              arrivedAt: new Date(known.arrivedAt),
              countedAt: receivedAt,
            },
          ]
        : [];
    }),
  );
}
