import type { PrismaClient } from "@prisma/client";
import type { InboundOrderFact } from "#core/domain/inbound-facts.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import {
  claimUntil,
  type InboundPlanLine,
  type InboundPlanState,
  type Receipt,
  receiptsOf,
} from "#core/domain/replenishment/inbound-plan.ts";
import { inboundRules } from "#core/domain/replenishment/inbound-rules.ts";

export type DeliveryOrder = {
  externalId: string;
  status: string;
  centre: string | null;
  shippedAt: Date | null;
  receivedAt: Date | null;
  tracking: { carrier: string; number: string }[];
  receipts: Receipt[];
};

/** One delivery to the network: what was accepted, how it travels, and what arrived of it. */
export type DeliveryPage = {
  now: Date;
  planId: string;
  state: InboundPlanState;
  externalId: string | null;
  createdAt: Date;
  lines: InboundPlanLine[];
  way: string | null;
  arrives: { from: Date; until: Date } | null;
  fee: { minor: number; currency: string } | null;
  orders: DeliveryOrder[];
  /** The refusal of the last step that was refused, in the network's words. */
  refusal: { code: string | null; said: string | null } | null;
  /** Until when missing units can be claimed; null before the network has made deliveries of it. */
  claimUntil: Date | null;
};

export async function readDelivery(
  prisma: PrismaClient,
  shopId: string,
  planId: string,
  now: Date,
): Promise<DeliveryPage | null> {
  const plan = await prisma.inboundPlan.findFirst({
    where: { shopId, id: planId },
    include: { orders: { orderBy: { externalId: "asc" } } },
  });
  if (!plan) return null;
  const refused = await prisma.effect.findFirst({
    where: { shopId, subject: `inbound:${planId}` },
    orderBy: { sequence: "desc" },
    select: { state: true, errorCode: true, errorSaid: true },
  });
  const day = plan.createdAt.toISOString().slice(0, 10);
  const rules = inForceOn(inboundRules, day)?.value;
  return {
    now,
    planId,
    state: plan.state as InboundPlanState,
    externalId: plan.externalId,
    createdAt: plan.createdAt,
    lines: plan.lines as unknown as InboundPlanLine[],
    way: plan.way,
    arrives:
      plan.windowFrom && plan.windowUntil
        ? { from: plan.windowFrom, until: plan.windowUntil }
        : null,
    fee:
      plan.feeMinor !== null && plan.currency !== null
        ? { minor: plan.feeMinor, currency: plan.currency }
        : null,
    orders: plan.orders.map((order) => {
      const fact = order.fact as unknown as InboundOrderFact | null;
      return {
        externalId: order.externalId,
        status: order.status,
        centre: order.centre,
        shippedAt: order.shippedAt,
        receivedAt: order.receivedAt,
        tracking: (fact?.tracking ?? []).map(({ carrier, number }) => ({
          carrier,
          number,
        })),
        receipts: receiptsOf(fact?.received ?? []),
      };
    }),
    refusal:
      refused?.state === "refused"
        ? { code: refused.errorCode, said: refused.errorSaid }
        : null,
    claimUntil:
      plan.confirmedAt && rules
        ? claimUntil(plan.confirmedAt, rules.claimWithinDays)
        : null,
  };
}
