import type { Prisma, PrismaClient } from "@prisma/client";
import { awake } from "./conflict-groups.server.ts";

/** What waits for a person, counted. */
export type Needs = {
  /** Open questions by their sort: field | link | stock | stuck. */
  conflicts: Record<string, number>;
  /** Not shipped by the merchant though the channel's limit has passed. */
  lateOrders: number;
  /** To be shipped by the merchant within the next hours. */
  urgentOrders: number;
  /** The network refused to ship them, and nobody has shipped them since. */
  refusedOrders: number;
  /** Variants whose sales jump now. */
  jumpingVariants: number;
};

const soonMs = 6 * 60 * 60_000;
const inFlight = ["waiting", "to_ship", "partly_shipped"];

/** Until an order has left. */
export const orderInFlight: Prisma.OrderWhereInput = {
  state: { in: inFlight },
};

const byMerchant: Prisma.OrderWhereInput = {
  fulfilledBy: { not: "network" },
};
const refused: Prisma.OrderWhereInput = {
  requests: { some: { networkState: "refused" } },
};
const failed: Prisma.OrderWhereInput = {
  shipments: { some: { condition: "failed" } },
};

/** When an order's time is nearly up. */
export const soon = (now: Date): Date => new Date(now.getTime() + soonMs);

/** Orders that will be late, were refused, or whose parcel failed. */
export const orderAtRisk = (now: Date): Prisma.OrderWhereInput => ({
  AND: [
    orderInFlight,
    { OR: [{ shipBy: { lt: soon(now) } }, refused, failed] },
  ],
});

export async function readNeeds(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<Needs> {
  const count = (...where: Prisma.OrderWhereInput[]) =>
    prisma.order.count({ where: { shopId, AND: [orderInFlight, ...where] } });
  const [conflicts, lateOrders, urgentOrders, refusedOrders, jumpingVariants] =
    await Promise.all([
      prisma.conflict.groupBy({
        by: ["kind"],
        // What is put off needs nobody yet.
        where: { shopId, ...awake(now) },
        _count: true,
      }),
      count(byMerchant, { shipBy: { lt: now } }),
      count(byMerchant, { shipBy: { gte: now, lt: soon(now) } }),
      count(refused),
      prisma.spike.count({ where: { shopId } }),
    ]);
  return {
    conflicts: Object.fromEntries(
      conflicts.map((row) => [row.kind, row._count]),
    ),
    lateOrders,
    urgentOrders,
    refusedOrders,
    jumpingVariants,
  };
}
