import type { InboundOrderFact } from "../../domain/inbound-facts.ts";
import type { Matter } from "../../domain/notices/notice-kinds.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import {
  claimUntil,
  countedStatuses,
  type InboundClaim,
  receiptsOf,
  unclaimedUnits,
} from "../../domain/replenishment/inbound-plan.ts";
import { networkTimeZone } from "../../domain/replenishment/network-time.ts";
import { dayOf } from "../../kit/days.ts";
import type { Tx } from "../prisma.server.ts";
import { readPolicies } from "./policies.server.ts";

const quarterMs = 92 * 86_400_000;

/** Deliveries of which the network has counted fewer units than were sent, while they can be claimed and nobody has. */
export async function missingUnits(
  tx: Tx,
  shopId: string,
  now: Date,
): Promise<Matter[]> {
  const rows = await tx.inboundOrder.findMany({
    where: {
      shopId,
      status: { in: countedStatuses },
      // No policy lets units be claimed for longer.
      plan: { confirmedAt: { gte: new Date(now.getTime() - quarterMs) } },
    },
    select: {
      externalId: true,
      fact: true,
      claim: true,
      plan: { select: { id: true, confirmedAt: true, createdAt: true } },
    },
    orderBy: { externalId: "asc" },
  });
  if (rows.length === 0) return [];
  const { inboundRules } = await readPolicies(tx, shopId);
  return rows.flatMap(({ externalId, fact, claim, plan }): Matter[] => {
    const rules = inForceOn(
      inboundRules,
      dayOf(plan.createdAt, networkTimeZone),
    );
    const known = fact as unknown as InboundOrderFact | null;
    const isShort =
      unclaimedUnits(
        receiptsOf(known?.received ?? []),
        claim as unknown as InboundClaim | null,
      ) > 0;
    if (!rules || !plan.confirmedAt || !isShort) return [];
    const until = claimUntil(plan.confirmedAt, rules.value.claimWithinDays);
    return until <= now
      ? []
      : [
          {
            kind: "missing-units",
            key: `missing:${externalId}`,
            subject: externalId,
            facts: { at: until.toISOString(), target: plan.id },
          },
        ];
  });
}
