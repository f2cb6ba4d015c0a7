import type { PrismaClient } from "@prisma/client";
import type { ReturnKind } from "#core/domain/aftersale-facts.ts";
import type {
  OrderPast,
  PaidBack,
  ReturnPast,
} from "#core/domain/orders/order-at.ts";
import {
  correctedAddress,
  returnState,
} from "#core/store/records/past-values.server.ts";

/** What is written down of an order's refunds and returns on both sides, with its time. */
export async function readReturnsPast(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
): Promise<Pick<OrderPast, "returns" | "paidBack">> {
  const where = { shopId, orderId };
  const [marketplace, storefront, refunds] = await Promise.all([
    prisma.marketplaceReturn.findMany({ where, orderBy: { openedAt: "asc" } }),
    prisma.storefrontReturn.findMany({ where, orderBy: { createdAt: "asc" } }),
    prisma.storefrontRefund.findMany({ where, orderBy: { createdAt: "asc" } }),
  ]);
  const ids = [...marketplace, ...storefront].map(({ id }) => id);
  const kept =
    ids.length === 0
      ? []
      : await prisma.pastValue.findMany({
          where: { shopId, itemId: { in: ids }, field: returnState },
          orderBy: [{ until: "asc" }, { id: "asc" }],
          select: { itemId: true, value: true, until: true },
        });
  const pastOf = (id: string) =>
    kept
      .filter(({ itemId }) => itemId === id)
      .map(({ value, until }) => ({ value, until }));
  const returns = [
    ...marketplace.map(
      ({ id, kind, externalId, openedAt, sourceUpdatedAt, status }) => ({
        id,
        side: "marketplace" as const,
        kind: kind as ReturnKind,
        name: externalId,
        openedAt,
        changedAt: sourceUpdatedAt,
        status,
        past: pastOf(id),
      }),
    ),
    ...storefront.map(({ id, name, createdAt, status }) => ({
      id,
      side: "storefront" as const,
      kind: "return" as const,
      name,
      openedAt: createdAt,
      changedAt: createdAt,
      status,
      past: pastOf(id),
    })),
  ];
  return {
    returns,
    paidBack: [
      ...marketplace.flatMap((one): PaidBack[] => {
        const minor = one.refundMinor ?? 0;
        const at = paidAt(returns.find(({ id }) => id === one.id));
        return at && minor > 0 && one.currency
          ? [{ side: "marketplace", at, minor, currency: one.currency }]
          : [];
      }),
      ...refunds
        .filter(({ totalMinor }) => totalMinor > 0)
        .map(({ createdAt, totalMinor, currency }) => ({
          side: "storefront" as const,
          at: createdAt,
          minor: totalMinor,
          currency,
        })),
    ],
  };
}

/** When the order's address was corrected, oldest first. */
export async function readCorrections(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
): Promise<Date[]> {
  const kept = await prisma.pastValue.findMany({
    where: { shopId, itemId: orderId, field: correctedAddress },
    orderBy: [{ until: "asc" }, { id: "asc" }],
    select: { until: true },
  });
  return kept.map(({ until }) => until);
}

const isPaid = (status: string | null) =>
  status === "accepted" || status === "complete";

/** When TikTok Shop gave the money back: when the return first came to a state of which that is true. */
function paidAt(one: ReturnPast | undefined): Date | null {
  if (!one || !isPaid(one.status)) return null;
  const before = one.past.filter(({ value }) => !isPaid(value)).at(-1);
  return before?.until ?? one.changedAt;
}
