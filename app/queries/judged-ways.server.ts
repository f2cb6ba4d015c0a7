import type { PrismaClient } from "@prisma/client";
import type {
  ArrivalWindow,
  InboundWayFact,
} from "#core/domain/inbound-facts.ts";
import {
  type WindowFault,
  windowFault,
} from "#core/domain/replenishment/arrival-window.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
import { networkTimeZone } from "#core/domain/replenishment/network-time.ts";
import { dayOf } from "#core/kit/days.ts";
import { readPolicies } from "#core/store/records/policies.server.ts";
import type { DeliveryPage } from "./delivery.server.ts";

/** A way that the network offers, and what its own rules have against each of its weeks. */
export type JudgedWay = Omit<InboundWayFact, "windows"> & {
  windows: (ArrivalWindow & { fault: WindowFault | null })[];
};

/** Holds the weeks on offer against the rules that are in force then. */
export async function judgeWays(
  prisma: PrismaClient,
  shopId: string,
  { lines, createdAt }: Pick<DeliveryPage, "lines" | "createdAt">,
  ways: readonly InboundWayFact[],
): Promise<JudgedWay[]> {
  const [{ inboundRules }, melting] = await Promise.all([
    readPolicies(prisma, shopId),
    prisma.goodsTerms.count({
      where: {
        shopId,
        goodsId: { in: lines.map(({ goodsId }) => goodsId) },
        melts: true,
      },
    }),
  ]);
  const known = { melts: melting > 0, madeAt: createdAt };
  return ways.map((way) => ({
    ...way,
    windows: way.windows.map((window) => {
      const then = dayOf(window.until, networkTimeZone);
      const rules = inForceOn(inboundRules, then)?.value;
      return {
        ...window,
        fault: rules ? windowFault(window, rules, known) : null,
      };
    }),
  }));
}
