import type { PrismaClient } from "@prisma/client";
import type {
  InboundPlanLine,
  InboundPlanState,
} from "#core/domain/replenishment/inbound-plan.ts";

export type Delivery = {
  planId: string;
  state: InboundPlanState;
  createdAt: Date;
  units: number;
  articles: number;
  arrivesFrom: Date | null;
  orders: { externalId: string; status: string; centre: string | null }[];
};

/** The twenty deliveries that were drafted last, newest first. */
export async function readDeliveries(
  prisma: PrismaClient,
  shopId: string,
): Promise<Delivery[]> {
  const plans = await prisma.inboundPlan.findMany({
    where: { shopId },
    orderBy: { createdAt: "desc" },
    take: 20,
    include: { orders: { orderBy: { externalId: "asc" } } },
  });
  return plans.map((plan) => {
    const lines = plan.lines as unknown as InboundPlanLine[];
    return {
      planId: plan.id,
      state: plan.state as InboundPlanState,
      createdAt: plan.createdAt,
      units: lines.reduce((sum, { units }) => sum + units, 0),
      articles: lines.length,
      arrivesFrom: plan.windowFrom,
      orders: plan.orders.map(({ externalId, status, centre }) => ({
        externalId,
        status,
        centre,
      })),
    };
  });
}
