import type { PrismaClient } from "@prisma/client";
import {
  type LeadTime,
  leadTimeOf,
} from "#core/domain/replenishment/lead-time.ts";

/** How long the shop's own deliveries to the network take. */
export async function readLeadTime(
  prisma: PrismaClient,
  shopId: string,
): Promise<LeadTime> {
  const past = await prisma.inboundOrder.findMany({
    where: { shopId, shippedAt: { not: null }, receivedAt: { not: null } },
    select: { shippedAt: true, receivedAt: true },
  });
  return leadTimeOf(
    past.flatMap(({ shippedAt, receivedAt }) =>
      shippedAt && receivedAt ? [{ shippedAt, receivedAt }] : [],
    ),
  );
}
