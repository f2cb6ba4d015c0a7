import type { PrismaClient } from "@prisma/client";
import { salesKnownSince } from "#core/domain/demand/known-since.ts";
import { dayOf } from "#core/kit/days.ts";

/** The first day whose Shopify orders are known, YYYY-MM-DD, where forecasts rest on too few; null where they do not. */
export async function readKnownSince(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<string | null> {
  const store = await prisma.connection.findUnique({
    where: { shopId_kind: { shopId, kind: "shopify" } },
    select: {
      scopes: true,
      firstConnectedAt: true,
      shop: { select: { timeZone: true } },
    },
  });
  if (!store) return null;
  const { scopes: granted, firstConnectedAt: connectedAt, shop } = store;
  const since = salesKnownSince({ granted, connectedAt }, now);
  return since && dayOf(since, shop.timeZone);
}
