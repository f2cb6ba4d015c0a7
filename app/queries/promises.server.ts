import type { PrismaClient } from "@prisma/client";
import type { ArrivalDay } from "#core/domain/promise/arrival.ts";
import {
  type Calibration,
  calibrationOf,
  countKept,
  type KeptCount,
  keptByWeek,
  type PromiseMade,
  standingOf,
} from "#core/domain/promise/kept.ts";
import { dayAt, dayText } from "#core/domain/promise/postal-days.ts";
import {
  type Alternative,
  likelySpan,
  type NewPromise,
} from "#core/domain/promise/promise-order.ts";
import type { RouteKind } from "#core/domain/promise/route.ts";
import { groupBy } from "#core/kit/group-by.ts";
import {
  readCentres,
  readCentresLeft,
} from "#core/store/records/centres-left.server.ts";

/** A route as people read it: who ships, and from where. */
export type RouteShown = { kind: RouteKind; name: string | null };

/** When the buyer of an order has it, on one of the routes that the order was given to. */
export type OrderPromise = {
  id: string;
  route: RouteShown;
  reason: NewPromise["reason"];
  promised: string;
  quantile: number;
  /** Between which days it arrives nine times of ten. */
  span: { from: string; until: string } | null;
  arrival: ArrivalDay[];
  costMinor: number | null;
  isCostAssumed: boolean;
  assumedShare: number;
  measured: number;
  measuredHere: number;
  alternatives: Alternative[];
  standing: keyof KeptCount;
  delivered: string | null;
};

/** What was promised for an order; nothing for one that came before promises, or that no route has yet. */
export async function readOrderPromises(
  prisma: PrismaClient,
  shopId: string,
  orderId: string,
  now: Date,
): Promise<OrderPromise[]> {
  const rows = await prisma.deliveryPromise.findMany({
    where: { shopId, orderId, voidedAt: null },
    orderBy: [{ madeAt: "asc" }, { route: "asc" }],
  });
  const today = dayText(dayAt(now));
  return rows.map((row) => {
    const arrival = row.arrival as unknown as ArrivalDay[];
    return {
      id: row.id,
      route: shownRoute(row),
      reason: row.reason as NewPromise["reason"],
      promised: row.promised,
      quantile: row.quantile,
      span: likelySpan(arrival),
      arrival,
      costMinor: row.costMinor,
      isCostAssumed: row.isCostAssumed,
      assumedShare: row.assumedShare,
      measured: row.measured,
      measuredHere: row.measuredHere,
      alternatives: row.alternatives as unknown as Alternative[],
      standing: standingOf(row, today),
      delivered: row.delivered,
    };
  });
}

const shownRoute = (row: {
  route: string;
  routeName: string | null;
}): RouteShown => ({
  kind: (row.route.split(":")[0] ?? "own") as RouteKind,
  name: row.routeName,
});

export type KeptPromises = {
  /** Promises whose day was in the last 90 days, at most so many of them. */
  promises: number;
  all: KeptCount;
  /** Of the network, after it as a whole, also the centres from which orders are known to have left. */
  routes: { key: string; route: RouteShown; count: KeptCount }[];
  weeks: { week: string; count: KeptCount }[];
  calibration: Calibration[];
};

const dayMs = 86_400_000;
const lookedBackDays = 90;
const mostPromises = 5_000;

/** How promises of the last weeks came out. */
export async function readKeptPromises(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
): Promise<KeptPromises> {
  const since = dayText(
    dayAt(new Date(now.getTime() - lookedBackDays * dayMs)),
  );
  const today = dayText(dayAt(now));
  const rows = await prisma.deliveryPromise.findMany({
    where: { shopId, voidedAt: null, promised: { gte: since } },
    orderBy: [{ promised: "desc" }, { id: "asc" }],
    take: mostPromises,
    select: {
      orderId: true,
      route: true,
      routeName: true,
      promised: true,
      delivered: true,
      arrival: true,
    },
  });
  const made = rows.map(
    (row): Made => ({
      orderId: row.orderId,
      route: row.route,
      name: row.routeName,
      promised: row.promised,
      delivered: row.delivered,
      arrival: row.arrival as unknown as ArrivalDay[],
    }),
  );
  const centreOf = await readCentreOfOrders(
    prisma,
    shopId,
    made.filter(({ route }) => route === "network"),
  );
  const centres = await readCentres(prisma, shopId);
  const ofCentres = (sent: Made[]) =>
    [...groupBy(sent, ({ orderId }) => centreOf.get(orderId) ?? null)]
      .flatMap(([centre, own]) => {
        const name = centres.find(({ placeId }) => placeId === centre)?.name;
        return name === undefined
          ? []
          : [
              {
                key: `network:${centre}`,
                route: { kind: "network" as const, name },
                count: countKept(own, today),
              },
            ];
      })
      .sort((one, other) => one.route.name.localeCompare(other.route.name));
  const keys = [...new Set(made.map(({ route }) => route))].sort();
  return {
    promises: made.length,
    all: countKept(made, today),
    routes: keys.flatMap((key) => {
      const own = made.filter(({ route }) => route === key);
      const whole = {
        key,
        route: shownRoute({
          route: key,
          // Which of the network's centres could send was another thing for each order.
          routeName: key === "network" ? null : (own[0]?.name ?? null),
        }),
        count: countKept(own, today),
      };
      return key === "network" ? [whole, ...ofCentres(own)] : [whole];
    }),
    weeks: keptByWeek(made, today),
    calibration: calibrationOf(made, today),
  };
}

type Made = PromiseMade & { orderId: string; name: string | null };

/** The one centre that all of an order's parcels from the network left; others are left out. */
async function readCentreOfOrders(
  prisma: PrismaClient,
  shopId: string,
  orders: { orderId: string }[],
): Promise<Map<string, string>> {
  const parcels = await prisma.shipment.findMany({
    where: {
      shopId,
      orderId: { in: orders.map(({ orderId }) => orderId) },
      origin: { in: ["network", "marketplace"] },
      shippedAt: { not: null },
    },
    select: { id: true, origin: true, externalId: true, orderId: true },
  });
  const left = await readCentresLeft(prisma, shopId, parcels);
  return new Map(
    [...groupBy(parcels, ({ orderId }) => orderId)].flatMap(
      ([orderId, sent]) => {
        const [centre, ...others] = new Set(
          sent.map(({ id }) => left.get(id) ?? null),
        );
        return centre && others.length === 0
          ? [[orderId, centre] as const]
          : [];
      },
    ),
  );
}
