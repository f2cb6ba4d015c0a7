import type { PrismaClient } from "@prisma/client";
import {
  endedInboundStatuses,
  type InboundOrderFact,
  type InboundStatus,
} from "#core/domain/inbound-facts.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import {
  type InboundDeadlines,
  inboundDeadlines,
} from "#core/domain/replenishment/inbound-deadlines.ts";
import {
  claimUntil,
  countedStatuses,
  type InboundClaim,
  type InboundPlanLine,
  type InboundPlanState,
  type Receipt,
  receiptsOf,
  unclaimedUnits,
} from "#core/domain/replenishment/inbound-plan.ts";
import type { InboundRules } from "#core/domain/replenishment/inbound-rules.ts";
import {
  type InboundOrderStep,
  openInboundSteps,
  plannedLines,
} from "#core/domain/replenishment/inbound-steps.ts";
import { networkTimeZone } from "#core/domain/replenishment/network-time.ts";
import type { GoodsTracking } from "#core/domain/replenishment/pack-cartons.ts";
import { dayOf } from "#core/kit/days.ts";
import { firstArrival } from "#core/store/records/inbound-due.server.ts";
import { readPolicies } from "#core/store/records/policies.server.ts";

export type DeliveryOrder = {
  externalId: string;
  status: string;
  centre: string | null;
  shippedAt: Date | null;
  receivedAt: Date | null;
  tracking: { carton: string | null; carrier: string; number: string }[];
  /** What was planned to go there, and the cartons that the network has numbered. */
  planned: { goodsExternalId: string; quantity: number }[];
  cartons: InboundOrderFact["cartons"];
  /** What can be done with it now. */
  steps: readonly InboundOrderStep[];
  /** A step is on its way to the network, or what came of it is still being read. */
  isWorking: boolean;
  receipts: Receipt[];
  /** What the merchant says that he has claimed of it, and missing units beyond that. */
  claim: InboundClaim | null;
  unclaimed: number;
};

/** One delivery to the network: what was accepted, how it travels, and what arrived of it. */
export type DeliveryPage = {
  /** The shop's day, YYYY-MM-DD. */
  today: string;
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
  /** Null once nothing of it is on its way any more, or it was dropped. */
  deadlines: InboundDeadlines | null;
  /** What the network asks of its goods. */
  tracking: GoodsTracking[];
  /** What a pallet may be today. */
  pallets: Pick<InboundRules, "pallet" | "palletFloor"> | null;
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
  const steps = await prisma.effect.findMany({
    where: {
      shopId,
      subject: {
        in: plan.orders.map(({ externalId }) => `inbound-order:${externalId}`),
      },
    },
    orderBy: { sequence: "desc" },
    select: {
      subject: true,
      state: true,
      endedAt: true,
      errorCode: true,
      errorSaid: true,
    },
  });
  const lines = plan.lines as unknown as InboundPlanLine[];
  const goods = await prisma.fbtGoods.findMany({
    where: {
      shopId,
      externalId: { in: lines.map((line) => line.goodsExternalId) },
    },
  });
  const last = steps[0]?.state === "refused" ? steps[0] : refused;
  const { timeZone } = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { timeZone: true },
  });
  const day = dayOf(plan.createdAt, networkTimeZone);
  const { inboundRules } = await readPolicies(prisma, shopId);
  const rules = inForceOn(inboundRules, day)?.value;
  const today = inForceOn(inboundRules, dayOf(now, networkTimeZone))?.value;
  return {
    today: dayOf(now, timeZone),
    planId,
    state: plan.state as InboundPlanState,
    externalId: plan.externalId,
    createdAt: plan.createdAt,
    lines,
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
      const claim = order.claim as unknown as InboundClaim | null;
      const receipts = receiptsIn(order.status, fact);
      return {
        externalId: order.externalId,
        status: order.status,
        centre: order.centre,
        shippedAt: order.shippedAt,
        receivedAt: order.receivedAt,
        tracking: fact?.tracking ?? [],
        planned: plannedLines(fact?.received ?? []),
        cartons: fact?.cartons ?? [],
        steps: openInboundSteps(order.status as InboundStatus),
        isWorking: steps.some(
          (step) =>
            step.subject === `inbound-order:${order.externalId}` &&
            isAhead(step, order.readAt),
        ),
        receipts,
        claim,
        unclaimed: unclaimedUnits(receipts, claim),
      };
    }),
    refusal:
      last?.state === "refused"
        ? { code: last.errorCode, said: last.errorSaid }
        : null,
    claimUntil:
      plan.confirmedAt && rules
        ? claimUntil(plan.confirmedAt, rules.claimWithinDays)
        : null,
    deadlines:
      rules && isUnderWay(plan)
        ? inboundDeadlines(
            {
              madeAt: plan.createdAt,
              arrivesFrom: plan.windowFrom,
              arrivedAt: firstArrival(plan.orders),
            },
            rules,
          )
        : null,
    tracking: goods.map((one) => ({
      goodsExternalId: one.externalId,
      tracksLots: one.tracksLots,
      tracksExpiry: one.tracksExpiry,
      lastsOnArrival: one.lastsOnArrival,
    })),
    pallets: today
      ? { pallet: today.pallet, palletFloor: today.palletFloor }
      : null,
  };
}

const overStates = ["refused", "dropped"];
const overStatuses: readonly string[] = endedInboundStatuses;

const isUnderWay = ({
  state,
  orders,
}: {
  state: string;
  orders: { status: string }[];
}): boolean =>
  !overStates.includes(state) &&
  (orders.length === 0 ||
    orders.some(({ status }) => !overStatuses.includes(status)));

/** A step has not ended, or has taken hold and what the delivery is since then has not been read yet. */
const isAhead = (
  { state, endedAt }: { state: string; endedAt: Date | null },
  readAt: Date | null,
): boolean =>
  state === "planned" ||
  state === "sent" ||
  state === "unknown" ||
  (state === "confirmed" && !!endedAt && (!readAt || endedAt > readAt));

function receiptsIn(status: string, fact: InboundOrderFact | null): Receipt[] {
  const isCounted = countedStatuses.some((one) => one === status);
  // Nothing is missing before anybody has counted, and what is still being counted is not missing yet.
  if (!isCounted && status !== "RECEIVING") return [];
  return receiptsOf(fact?.received ?? []).map((receipt) =>
    isCounted ? receipt : { ...receipt, missing: 0 },
  );
}
