import type { PrismaClient } from "@prisma/client";
import type {
  ArrivalWindow,
  InboundWayFact,
} from "#core/domain/inbound-facts.ts";
import {
  lastDayOf,
  type WindowFault,
  windowFault,
} from "#core/domain/replenishment/arrival-window.ts";
import { inForceOn } from "#core/domain/replenishment/dated.ts";
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
      const rules = inForceOn(inboundRules, lastDayOf(window))?.value;
      return {
        ...window,
        fault: rules ? windowFault(window, rules, known) : null,
      };
    }),
  }));
}
