import type { PrismaClient } from "@prisma/client";
import { unitsSent } from "#core/domain/orders/kit-contents.ts";
import {
  type ArrivalDay,
  probabilityBy,
} from "#core/domain/promise/arrival.ts";
import { routeFrom } from "#core/domain/promise/centres.ts";
import {
  foreseeRoute,
  type RouteForeseen,
  type RouteMeasure,
} from "#core/domain/promise/foresee-route.ts";
import { dayAt, dayOfText, dayText } from "#core/domain/promise/postal-days.ts";
import {
  everywhere,
  type Region,
  regionOf,
  type Scope,
  scopesOf,
  zones,
} from "#core/domain/promise/region.ts";
import {
  keysWithout,
  type Route,
  routeKeysOf,
} from "#core/domain/promise/route.ts";
import {
  type GivenOrder,
  type RouteAhead,
  routeAhead,
} from "#core/domain/promise/route-ahead.ts";
import { minorPerCent } from "#core/domain/replenishment/fees-in-shop.ts";
import { readKitContents } from "#core/store/records/kits.server.ts";
import { readOrderRule } from "#core/store/records/order-rule.server.ts";
import { readPlaceTerms } from "#core/store/records/places.server.ts";
import { readPolicies } from "#core/store/records/policies.server.ts";
import {
  readGivenOrders,
  readRouteStock,
} from "#core/store/records/promises.server.ts";
import { containing } from "./containing.ts";
import { type PageOf, pagesOf } from "./page.ts";

/** What may be asked ahead of an order. */
type AheadWish = {
  query: string;
  page: number;
  /** Null: nowhere in particular. */
  region: Region | null;
};

/** The route that an order of a product would take to a part of the country, and what could be promised on it. */
export type AheadCell = {
  route: Pick<Route, "kind" | "name">;
  /** As likely before as after. */
  middle: string;
  promised: string;
  /** Days from today. */
  days: number;
  costMinor: number | null;
  isCostAssumed: boolean;
  assumedShare: number;
  /** Which of the page's `arrivals` tells on which day it would be there. */
  arrival: number;
  why: RouteAheadWhy;
};

/** Why an order would take its route; with the orders that show it, where it is the store's own choice. */
export type RouteAheadWhy =
  | { reason: "given"; orders: number; of: number }
  | { reason: Exclude<RouteAhead["reason"], "given"> };

type AheadRow = {
  variantId: string;
  name: string;
  sku: string | null;
  /** By zone, in the order of `zones`; null where no place has any. */
  cells: (AheadCell | null)[];
  /** In the chosen region, where one is chosen. */
  here: AheadCell | null;
};

export type Ahead = PageOf<AheadRow> & {
  now: Date;
  quantile: number;
  currency: string;
  region: Region | null;
  /** The network's fees can be counted in the shop's currency. */
  isCounted: boolean;
  /** Every place that ships, as an order of today would arrive from it in the chosen region. */
  routes: RouteForeseen[];
  /** When parcels arrive, each told once: many cells share one. */
  arrivals: ArrivalDay[][];
  measuredAt: Date | null;
};

const pageSize = 25;

/** When products could be with a buyer, ahead of any order: what sells most first. */
export async function readAhead(
  prisma: PrismaClient,
  shopId: string,
  { query, page, region }: AheadWish,
  now: Date,
): Promise<Ahead> {
  const { rule, currency, measures, measuredAt, places, given, ...fees } =
    await readKnown(prisma, shopId, now);
  const { rateCards, perCent } = fees;
  const {
    rows: variants,
    total,
    shown,
  } = await readNamed(prisma, shopId, containing(query), page);
  const open = await readOpenRoutes(
    prisma,
    shopId,
    variants.map(({ variantId }) => ({ variantId, units: 1 })),
  );
  const foreseeing = remember((route: Route, scopes: readonly Scope[]) =>
    foreseeRoute(route, measures, {
      at: now,
      scopes,
      quantile: rule.promiseQuantile,
      units: 1,
      channel: "storefront",
      ownParcelMinor: rule.ownParcelMinor,
      rateCards,
      perCent,
      places,
    }),
  );
  const arrivals = new Map<string, { at: number; days: ArrivalDay[] }>();
  const toldOnce = (days: ArrivalDay[]): number => {
    const key = JSON.stringify(days);
    const known = arrivals.get(key) ?? { at: arrivals.size, days };
    arrivals.set(key, known);
    return known.at;
  };
  const taken = (routes: Route[], scopes: readonly Scope[]) => {
    const ahead = routeAhead(
      routes.map((route) => foreseeing(route, scopes)),
      given,
      scopes,
      rule.promiseQuantile,
    );
    return ahead && cellOf(ahead, now, toldOnce(ahead.route.arrival));
  };
  const rows = variants.map((variant) => {
    const routes = open.get(variant.variantId) ?? [];
    return {
      ...variant,
      cells: zones.map((zone) => taken(routes, [everywhere, `zone:${zone}`])),
      here: region && taken(routes, scopesOf(region)),
    };
  });
  return {
    now,
    quantile: rule.promiseQuantile,
    currency,
    region,
    isCounted: perCent !== null,
    measuredAt,
    rows,
    arrivals: [...arrivals.values()].map(({ days }) => days),
    routes: (await readPlaces(prisma, shopId)).map((route) =>
      foreseeing(route, scopesOf(region)),
    ),
    page: shown,
    pages: pagesOf(total, pageSize),
    total,
  };
}

const cellOf = (ahead: RouteAhead, now: Date, arrival: number): AheadCell => {
  const { kind, name, middle, promised, ...route } = ahead.route;
  return {
    route: { kind, name },
    middle,
    promised,
    days: dayOfText(promised) - dayAt(now),
    costMinor: route.costMinor,
    isCostAssumed: route.isCostAssumed,
    assumedShare: route.assumedShare,
    arrival,
    why: whyOf(ahead),
  };
};

const whyOf = (ahead: RouteAhead): RouteAheadWhy =>
  ahead.reason === "given"
    ? { reason: ahead.reason, orders: ahead.orders, of: ahead.of }
    : { reason: ahead.reason };

/** The same route to the same part of the country is foreseen once. */
function remember(
  foresee: (route: Route, scopes: readonly Scope[]) => RouteForeseen,
): typeof foresee {
  const known = new Map<string, RouteForeseen>();
  return (route, scopes) => {
    const key = [
      ...routeKeysOf(route),
      ...keysWithout(route),
      scopes.at(-1),
    ].join(" ");
    const foreseen = known.get(key) ?? foresee(route, scopes);
    known.set(key, foreseen);
    return foreseen;
  };
}

/** How far back it is looked which routes the store gave its orders. */
const givenDays = 90;

async function readKnown(prisma: PrismaClient, shopId: string, now: Date) {
  const [rule, shop, rows, policies, places, given] = await Promise.all([
    readOrderRule(prisma, shopId),
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { currency: true },
    }),
    prisma.routeMeasure.findMany({ where: { shopId } }),
    readPolicies(prisma, shopId),
    readPlaceTerms(prisma, shopId),
    readGivenOrders(prisma, shopId, dayText(dayAt(now) - givenDays)),
  ]);
  return {
    rule,
    given: given satisfies GivenOrder[],
    rateCards: policies.rateCards,
    perCent: minorPerCent(
      policies.exchangeRates,
      shop.currency,
      dayText(dayAt(now)),
    ),
    places,
    currency: shop.currency,
    measures: rows satisfies RouteMeasure[],
    measuredAt: rows[0]?.measuredAt ?? null,
  };
}

/** Every place that ships for the shop: the network as a whole, and each of its centres where there are several. */
async function readPlaces(
  prisma: PrismaClient,
  shopId: string,
): Promise<Route[]> {
  const pools = await prisma.pool.findMany({
    where: { shopId, kind: { in: ["own", "other", "network"] } },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
  });
  const routes = pools.map(({ kind, externalId, name }) => ({
    kind: kind as Route["kind"],
    placeId: externalId,
    name,
  }));
  const centres = routes.filter(({ kind }) => kind === "network");
  return [
    ...(centres.length > 0
      ? [{ kind: "network" as const, placeId: null, name: null }]
      : []),
    ...(centres.length > 1 ? centres : []),
    ...routes.filter(({ kind }) => kind !== "network"),
  ];
}

/** The places that have so many units of each variant; of a kit so many of its parts. */
async function readOpenRoutes(
  prisma: PrismaClient,
  shopId: string,
  wanted: { variantId: string; units: number }[],
): Promise<Map<string, Route[]>> {
  const kits = await readKitContents(
    prisma,
    shopId,
    wanted.map(({ variantId }) => variantId),
  );
  const parts = wanted.map(({ variantId, units }) => ({
    variantId,
    parts: unitsSent(kits, { variantId, quantity: units }),
  }));
  const stock = await readRouteStock(prisma, shopId, [
    ...new Set(parts.flatMap((one) => one.parts.map((part) => part.variantId))),
  ]);
  return new Map(
    parts.map((one) => [
      one.variantId,
      stock
        .filter(({ available }) =>
          one.parts.every(
            (part) => (available.get(part.variantId) ?? 0) >= part.quantity,
          ),
        )
        .map((place) =>
          routeFrom(
            place,
            new Map(one.parts.map((part) => [part.variantId, part.quantity])),
          ),
        ),
    ]),
  );
}

/** What a program is told ahead of an order. */
type PromiseAhead = {
  region: Region | null;
  quantile: number;
  currency: string;
  /** The route that an order would take, and why; null where no place has the goods. */
  taken: (RouteAnswer & { why: RouteAheadWhy }) | null;
  routes: RouteAnswer[];
};

type RouteAnswer = Omit<RouteForeseen, "arrival" | "middle" | "without"> & {
  median: string;
  /** How probable it is to be there by the day that is promised on the route that an order would take. */
  keeps: number;
};

/** When so many units of a variant could be at a postal code, on every route that has them; null for an unknown variant. */
export async function readPromiseAhead(
  prisma: PrismaClient,
  shopId: string,
  wish: { variantId: string; units: number; region: Region | null },
  now: Date,
): Promise<PromiseAhead | null> {
  const { variantId, units, region } = wish;
  const exists = await prisma.variant.count({
    where: { shopId, id: variantId, deletedAt: null },
  });
  if (exists === 0) return null;
  const known = await readKnown(prisma, shopId, now);
  const { rule, currency, measures, rateCards, perCent, places } = known;
  const open = await readOpenRoutes(prisma, shopId, [{ variantId, units }]);
  const scopes = scopesOf(region);
  const foreseen = (open.get(variantId) ?? []).map((route) =>
    foreseeRoute(route, measures, {
      at: now,
      scopes,
      quantile: rule.promiseQuantile,
      units,
      channel: "storefront",
      ownParcelMinor: rule.ownParcelMinor,
      rateCards,
      perCent,
      places,
    }),
  );
  const ahead = routeAhead(foreseen, known.given, scopes, rule.promiseQuantile);
  const answerOf = ({
    arrival,
    middle,
    without: _,
    ...route
  }: RouteForeseen): RouteAnswer => ({
    ...route,
    median: middle,
    keeps: probabilityBy(arrival, ahead?.route.promised ?? dayText(dayAt(now))),
  });
  return {
    region,
    quantile: rule.promiseQuantile,
    currency,
    taken: ahead && { ...answerOf(ahead.route), why: whyOf(ahead) },
    routes: foreseen.map(answerOf),
  };
}

/** Where a postal code of the United States is; null for what is none. */
export const regionOfPostalCode = (text: string): Region | null =>
  /^\s*\d{3,5}(-\d{4})?\s*$/.test(text)
    ? regionOf({ countryCode: "US", state: null, postalCode: text })
    : null;

type Named = { variantId: string; name: string; sku: string | null };

/** A page of the variants of that name, what sells most first; the last one where there are fewer pages. */
async function readNamed(
  prisma: PrismaClient,
  shopId: string,
  found: string,
  page: number,
): Promise<{ rows: Named[]; total: number; shown: number }> {
  const read = await prisma.$queryRaw<(Named & { total: number })[]>`
    SELECT variant.id AS "variantId", variant.sku, (count(*) OVER ())::int AS total,
           CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name
    FROM variant JOIN product ON product.id = variant.product_id
    LEFT JOIN demand_forecast AS forecast ON forecast.shop_id = variant.shop_id AND forecast.variant_id = variant.id
    WHERE variant.shop_id = ${shopId}::uuid AND variant.deleted_at IS NULL AND product.deleted_at IS NULL
      AND (product.title ILIKE ${found} OR variant.sku ILIKE ${found} OR variant.title ILIKE ${found})
    ORDER BY forecast.per_day DESC NULLS LAST, product.title, variant.position, variant.id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const [first] = read;
  if (first || page === 1)
    return {
      rows: read.map(({ total: _, ...row }) => row),
      total: first?.total ?? 0,
      shown: page,
    };
  // Past the end, as after a search that finds less: how many there are stands on the first page.
  const { total } = await readNamed(prisma, shopId, found, 1);
  return readNamed(prisma, shopId, found, pagesOf(total, pageSize));
}
