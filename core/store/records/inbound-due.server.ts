import type { InboundStatus } from "../../domain/inbound-facts.ts";
import type { Matter } from "../../domain/notices/notice-kinds.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import { transitDaysOf } from "../../domain/replenishment/days-to-sale.ts";
import {
  inboundDeadlines,
  inboundWarning,
} from "../../domain/replenishment/inbound-deadlines.ts";
import { leadTimeOf } from "../../domain/replenishment/lead-time.ts";
import {
  endOfNetworkDay,
  networkTimeZone,
} from "../../domain/replenishment/network-time.ts";
import { dayOf } from "../../kit/days.ts";
import type { Tx } from "../prisma.server.ts";
import { readDaysToSale, readPastInbounds } from "./past-inbounds.server.ts";
import { readPolicies } from "./policies.server.ts";

const unsentStatuses: InboundStatus[] = ["WORKING", "READY_TO_SHIP"];

/** Deliveries of which something has not left while the network's time for it runs out. */
export async function inboundDue(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const plans = await tx.inboundPlan.findMany({
    where: {
      shopId,
      OR: [
        { state: { in: ["accepted", "saved", "confirming"] } },
        {
          state: "confirmed",
          orders: { some: { status: { in: unsentStatuses } } },
        },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      externalId: true,
      createdAt: true,
      windowFrom: true,
      way: true,
      orders: { orderBy: { externalId: "asc" } },
    },
  });
  if (plans.length === 0) return [];
  const { inboundRules } = await readPolicies(tx, shopId);
  const leadTime = leadTimeOf(await readPastInbounds(tx, shopId));
  const daysToSale = await readDaysToSale(tx, shopId);
  const today = dayOf(now, networkTimeZone);
  return plans.flatMap((plan): Matter[] => {
    const rules = inForceOn(
      inboundRules,
      dayOf(plan.createdAt, networkTimeZone),
    );
    if (!rules) return [];
    const warning = inboundWarning(
      inboundDeadlines(
        {
          madeAt: plan.createdAt,
          arrivesFrom: plan.windowFrom,
          arrivedAt: firstArrival(plan.orders),
        },
        rules.value,
      ),
      {
        // The network asks when goods arrive, not when it has counted them.
        transitDays: transitDaysOf(
          leadTime,
          daysToSale,
          plan.way === "hub" ? "hub" : "direct",
        ),
        today,
      },
    );
    if (!warning) return [];
    const unsent = plan.orders.find(({ status }) =>
      unsentStatuses.some((one) => one === status),
    );
    return [
      {
        kind: warning.what === "arrive" ? "inbound-due" : "inbound-closes",
        key: `inbound-${warning.what}:${plan.id}`,
        subject: unsent?.externalId ?? plan.externalId ?? dayOf(plan.createdAt),
        facts: {
          at: endOfNetworkDay(warning.by).toISOString(),
          target: plan.id,
        },
      },
    ];
  });
}

/** When the first part of a delivery stood at the dock; null before. */
export const firstArrival = (
  orders: readonly { fact: unknown }[],
): Date | null =>
  orders.reduce<Date | null>((first, { fact }) => {
    // Dates are kept as they are written in JSON.
    const at = (fact as { arrivedAt?: string | null } | null)?.arrivedAt;
    const arrived = at ? new Date(at) : null;
    return arrived && (!first || arrived < first) ? arrived : first;
  }, null);
