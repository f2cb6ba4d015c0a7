import {
  type InboundOrderFact,
  inboundStatuses,
} from "../../domain/inbound-facts.ts";
import { inForceOn } from "../../domain/replenishment/dated.ts";
import { onSaleAfter } from "../../domain/replenishment/days-to-sale.ts";
import type { InboundPlanLine } from "../../domain/replenishment/inbound-plan.ts";
import { networkTimeZone } from "../../domain/replenishment/network-time.ts";
import type { UnderWay } from "../../domain/replenishment/under-way.ts";
import { dayOf } from "../../kit/days.ts";
import type { PrismaClient, Tx } from "../prisma.server.ts";
import { readDaysToSale } from "./past-inbounds.server.ts";
import { readPolicies } from "./policies.server.ts";

const dayMs = 86_400_000;
/** `DELIVERED` stands at the dock: it is counted in later. */
const overStatuses = ["RECEIVED", "CANCELLED"] as const;
const openStatuses = inboundStatuses.filter(
  (status) => !overStatuses.some((over) => over === status),
);

/** Deliveries that bring more of each article, by its id: accepted by the merchant, and not counted in nor called off. */
export type UnderWayOf = ReadonlyMap<string, UnderWay[]>;

/**
 * The one place where it is read what comes to the network. A plan that the network has closed by its rules brings nothing.
 * @param except a delivery that is not counted.
 */
export async function readUnderWay(
  prisma: PrismaClient | Tx,
  shopId: string,
  now: Date,
  except: string | null = null,
): Promise<UnderWayOf> {
  const { inboundRules } = await readPolicies(prisma, shopId);
  const daysToSale = await readDaysToSale(prisma, shopId);
  const closedAfter = inForceOn(inboundRules, dayOf(now, networkTimeZone))
    ?.value.closedAfterDays;
  const since = new Date(now.getTime() - (closedAfter ?? 0) * dayMs);
  const plans = await prisma.inboundPlan.findMany({
    where: {
      shopId,
      ...(except && { id: { not: except } }),
      OR: [
        {
          state: { in: ["accepted", "saved", "confirming", "confirmed"] },
          createdAt: { gte: since },
        },
        { orders: { some: { status: { in: openStatuses } } } },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      lines: true,
      way: true,
      windowUntil: true,
      createdAt: true,
      orders: { orderBy: { externalId: "asc" } },
    },
  });
  /** Goods at the dock are not for sale yet. */
  const onSaleAt = (dock: Date | null, isHub: boolean) =>
    dock && onSaleAfter(dock, daysToSale[isHub ? "hub" : "direct"].p50);
  const coming = new Map<string, UnderWay[]>();
  for (const plan of plans) {
    const lines = plan.lines as unknown as InboundPlanLine[];
    const goodsIdOf = new Map(
      lines.map((line) => [line.goodsExternalId, line.goodsId]),
    );
    const add = (goodsId: string | undefined, one: UnderWay) => {
      if (!goodsId || one.units <= 0) return;
      if (!one.shippedAt && plan.createdAt < since) return;
      coming.set(goodsId, [...(coming.get(goodsId) ?? []), one]);
    };
    const told = new Map<string, number>();
    for (const order of plan.orders) {
      // Instants lie in it as texts.
      const fact = order.fact as unknown as
        | (Pick<InboundOrderFact, "received" | "centre"> & {
            arrivedAt: string | null;
            expectedAt: string | null;
          })
        | null;
      const dock = fact?.arrivedAt ?? fact?.expectedAt;
      const isHub = fact?.centre ? fact.centre.isHub : plan.way === "hub";
      const isOver = overStatuses.some((over) => over === order.status);
      for (const row of fact?.received ?? []) {
        const { goodsExternalId, planned, sellable, defective } = row;
        told.set(goodsExternalId, (told.get(goodsExternalId) ?? 0) + planned);
        if (isOver) continue;
        add(goodsIdOf.get(goodsExternalId), {
          units: planned - sellable - defective,
          shippedAt: order.shippedAt,
          readAt: order.readAt,
          onSaleAt: dock
            ? onSaleAt(new Date(dock), isHub)
            : order.shippedAt
              ? null
              : onSaleAt(plan.windowUntil, isHub),
        });
      }
    }
    // What no order that was read brings: there is none yet, or one is still to be read.
    const isUnread = plan.orders.some(
      ({ fact, status }) => !fact && status !== "CANCELLED",
    );
    if (plan.orders.length > 0 && !isUnread) continue;
    for (const { goodsId, goodsExternalId, units } of lines)
      add(goodsId, {
        units: units - (told.get(goodsExternalId) ?? 0),
        shippedAt: null,
        readAt: null,
        onSaleAt: onSaleAt(plan.windowUntil, plan.way === "hub"),
      });
  }
  return coming;
}
