import type { PrismaClient } from "@prisma/client";
import { answerSpans } from "../ui/insights/answer-spans.ts";
import { lastArrivalDay, lastShipDay } from "../ui/insights/last-ship-day.ts";
import type { RouteShown } from "./promises.server.ts";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** An hour or a day of our work: how long changes took to take hold, in seconds, and what the routine check repaired. */
export type WorkSpan = {
  at: Date;
  changes: number;
  median: number | null;
  p99: number | null;
  compared: number;
  repaired: number;
};

/** How many orders went which way within the time that is looked at. */
export type OrderFlow = {
  channel: "storefront" | "marketplace";
  fulfilledBy: "merchant" | "network" | "mixed";
  state: string;
  orders: number;
};

/** How many fulfillment requests waited so long for their answer. */
export type TimeToAnswer = {
  answer: "accepted" | "refused";
  /** Which of `answerSpans`, in their order; their number: longer than each. */
  span: number;
  requests: number;
};

/** How many parcels left how many days after their order was placed; `days` counts begun days, the last one all later. */
export type TimeToShip = {
  fulfilledBy: "merchant" | "network";
  days: number;
  parcels: number;
};

/** How many parcels arrived how many days after their order was placed, by who sent them; the last one counts all later. */
export type TimeToArrive = {
  route: RouteShown;
  days: number;
  parcels: number;
};

/** Of the variants that sold most: what lies there, and how much of it is promised already. */
export type StockPromise = {
  variantId: string;
  name: string;
  sold: number;
  pool: "own" | "network";
  available: number;
  reserved: number;
};

export type Insights = {
  now: Date;
  span: "day" | "month";
  work: WorkSpan[];
  flow: OrderFlow[];
  timeToAnswer: TimeToAnswer[];
  /** Fulfillment requests that wait for their answer now. */
  unanswered: number;
  timeToShip: TimeToShip[];
  timeToArrive: TimeToArrive[];
  stock: StockPromise[];
};

const mostVariants = 12;

/** What the pictures of the Insights page are drawn from, over the last 24 hours or 30 days. Seven queries. */
export async function readInsights(
  prisma: PrismaClient,
  shopId: string,
  now: Date,
  span: Insights["span"],
): Promise<Insights> {
  const since = new Date(now.getTime() - (span === "day" ? dayMs : 30 * dayMs));
  const [
    work,
    flow,
    timeToAnswer,
    unanswered,
    timeToShip,
    timeToArrive,
    stock,
  ] = await Promise.all([
    readWork(prisma, shopId, since, now, span),
    readFlow(prisma, shopId, since),
    readTimeToAnswer(prisma, shopId, since),
    prisma.fulfillmentRequest.count({
      where: { shopId, requestStatus: "SUBMITTED" },
    }),
    readTimeToShip(prisma, shopId, since),
    readTimeToArrive(prisma, shopId, since),
    readPromises(prisma, shopId, since),
  ]);
  return {
    now,
    span,
    work,
    flow,
    timeToAnswer,
    unanswered,
    timeToShip,
    timeToArrive,
    stock,
  };
}

const readWork = (
  prisma: PrismaClient,
  shopId: string,
  since: Date,
  now: Date,
  span: Insights["span"],
): Promise<WorkSpan[]> => {
  const unit = span === "day" ? "hour" : "day";
  return prisma.$queryRaw<WorkSpan[]>`
    WITH spans AS (
      SELECT generate_series(date_trunc(${unit}, ${since}::timestamp), ${now}::timestamp, ('1 ' || ${unit})::interval) AS at
    ), changes AS (
      SELECT date_trunc(${unit}, ended_at) AS at, count(*)::int AS changes,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - planned_at))::float8 AS median,
             percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - planned_at))::float8 AS p99
      FROM effect JOIN shop ON shop.id = effect.shop_id
      -- What waited for a person to start it says nothing about how fast we are.
      WHERE effect.shop_id = ${shopId}::uuid AND state = 'confirmed' AND ended_at >= ${since}
        AND planned_at >= coalesce(started_at, '-infinity')
      GROUP BY 1
    ), looks AS (
      SELECT date_trunc(${unit}, at) AS at, sum(compared)::int AS compared
      FROM sweep WHERE shop_id = ${shopId}::uuid AND sweep.at >= ${since} GROUP BY 1
    ), repairs AS (
      SELECT date_trunc(${unit}, received_at) AS at, count(*)::int AS repaired FROM journal_entry
      WHERE shop_id = ${shopId}::uuid AND source = 'sweep' AND outcome = 'planned' AND received_at >= ${since}
      GROUP BY 1
    )
    SELECT spans.at, coalesce(changes, 0) AS changes, median, p99, coalesce(compared, 0) AS compared,
           coalesce(repaired, 0) AS repaired
    FROM spans LEFT JOIN changes USING (at) LEFT JOIN looks USING (at) LEFT JOIN repairs USING (at)
    ORDER BY spans.at`;
};

async function readFlow(
  prisma: PrismaClient,
  shopId: string,
  since: Date,
): Promise<OrderFlow[]> {
  const groups = await prisma.order.groupBy({
    by: ["channel", "fulfilledBy", "state"],
    where: { shopId, placedAt: { gte: since } },
    _count: true,
  });
  return groups.map((group) => ({
    channel: group.channel as OrderFlow["channel"],
    fulfilledBy: group.fulfilledBy as OrderFlow["fulfilledBy"],
    state: group.state,
    orders: group._count,
  }));
}

// An answer belongs to what was asked last before it: Shopify's clock and ours differ by minutes at most (law P4). What waited
// for a person to start it says nothing about how fast we are.
const readTimeToAnswer = (
  prisma: PrismaClient,
  shopId: string,
  since: Date,
): Promise<TimeToAnswer[]> => prisma.$queryRaw<TimeToAnswer[]>`
  SELECT CASE effect.kind WHEN 'storefront.accept-request' THEN 'accepted' ELSE 'refused' END AS answer,
         width_bucket(extract(epoch FROM ended_at - asked_at), ${[...answerSpans]}::float8[])::int AS span,
         count(*)::int AS requests
  FROM effect JOIN shop ON shop.id = effect.shop_id
  JOIN fulfillment_request AS request
    ON request.shop_id = effect.shop_id AND request.id = (effect.payload ->> 'requestId')::uuid
  WHERE effect.shop_id = ${shopId}::uuid AND effect.state = 'confirmed' AND ended_at >= ${since}
    AND effect.kind IN ('storefront.accept-request', 'storefront.reject-request')
    AND ended_at > asked_at - interval '5 minutes' AND planned_at >= coalesce(started_at, '-infinity')
  GROUP BY 1, 2 ORDER BY 1, 2`;

const readTimeToShip = (
  prisma: PrismaClient,
  shopId: string,
  since: Date,
): Promise<TimeToShip[]> => prisma.$queryRaw<TimeToShip[]>`
  SELECT CASE WHEN shipment.origin = 'network' OR o.fulfilled_by = 'network' THEN 'network' ELSE 'merchant' END AS "fulfilledBy",
         least(greatest(floor(extract(epoch FROM shipped_at - placed_at) / 86400), 0), ${lastShipDay})::int AS days,
         count(*)::int AS parcels
  FROM shipment JOIN "order" AS o ON o.id = shipment.order_id
  WHERE shipment.shop_id = ${shopId}::uuid AND shipped_at IS NOT NULL AND placed_at >= ${since}
  GROUP BY 1, 2 ORDER BY 1, 2`;

async function readTimeToArrive(
  prisma: PrismaClient,
  shopId: string,
  since: Date,
): Promise<TimeToArrive[]> {
  const rows = await prisma.$queryRaw<
    {
      kind: RouteShown["kind"];
      name: string | null;
      days: number;
      parcels: number;
    }[]
  >`
    SELECT CASE WHEN shipment.origin = 'merchant' THEN 'own' ELSE 'network' END AS kind, pool.name,
           least(greatest(floor(extract(epoch FROM delivered_at - placed_at) / 86400), 0), ${lastArrivalDay})::int AS days,
           count(*)::int AS parcels
    FROM shipment JOIN "order" AS o ON o.id = shipment.order_id
    LEFT JOIN pool ON pool.shop_id = shipment.shop_id AND pool.kind IN ('own', 'other') AND pool.external_id = shipment.place_id
    WHERE shipment.shop_id = ${shopId}::uuid AND delivered_at >= ${since}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ kind, name, ...counted }) => ({
    route: { kind, name },
    ...counted,
  }));
}

const readPromises = (
  prisma: PrismaClient,
  shopId: string,
  since: Date,
): Promise<StockPromise[]> => prisma.$queryRaw<StockPromise[]>`
  WITH best AS (
    SELECT line.variant_id, sum(line.quantity)::int AS sold
    FROM order_line AS line JOIN "order" AS o ON o.id = line.order_id
    WHERE o.shop_id = ${shopId}::uuid AND o.placed_at >= ${since} AND line.variant_id IS NOT NULL AND o.cancelled_at IS NULL
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostVariants}
  )
  SELECT best.variant_id AS "variantId", best.sold,
         CASE WHEN variant.title = 'Default Title' THEN product.title ELSE product.title || ' · ' || variant.title END AS name,
         pool.kind AS pool, sum(level.available)::int AS available, sum(level.reserved)::int AS reserved
  FROM best JOIN variant ON variant.id = best.variant_id JOIN product ON product.id = variant.product_id
  LEFT JOIN goods_link ON goods_link.variant_id = variant.id
  JOIN stock_level AS level ON level.shop_id = ${shopId}::uuid AND level.item_id IN (variant.id, goods_link.goods_id)
  JOIN pool ON pool.id = level.pool_id AND pool.kind IN ('own', 'network')
  GROUP BY 1, 2, 3, 4 ORDER BY 2 DESC, 1, 4`;
