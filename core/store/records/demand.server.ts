import { demandEventKinds } from "../../domain/demand/demand-event.ts";
import type { PricePaid } from "../../domain/demand/discount-day.ts";
import type { LearnedShop } from "../../domain/demand/learned-shop.ts";
import { wishedNatures } from "../../domain/demand/past-sales.ts";
import type { ShopEvaluation } from "../../domain/demand/shop-evaluation.ts";
import type { ShopSimulation } from "../../domain/replenishment/shop-simulation.ts";
import { causeOfRecord } from "../../domain/stock/plan-movements.ts";
import { dayAfter } from "../../kit/days.ts";
import {
  type ChannelSales,
  type DaySpan,
  type DemandEventRow,
  type DemandRecords,
  eventVerdicts,
  type ForecastRunRow,
  type ForecastVariant,
} from "../../world/demand-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { readPastInbounds } from "./past-inbounds.server.ts";

const dayMs = 86_400_000;
const keptRunsMs = 62 * dayMs;

/** Instants are kept in UTC, days are the shop's: where a span begins and ends, and the index in it of an instant's day. */
const spanOf = ({ from, days, timeZone }: DaySpan) => {
  const midnight = (day: string) =>
    Prisma.sql`((${day}::timestamp AT TIME ZONE ${timeZone}) AT TIME ZONE 'UTC')`;
  return {
    begin: midnight(from),
    end: midnight(dayAfter(from, days)),
    dayOf: (instant: Prisma.Sql) =>
      Prisma.sql`(((${instant} AT TIME ZONE 'UTC') AT TIME ZONE ${timeZone})::date - ${from}::date)`,
  };
};

/**
 * What a line says about demand; for queries with `"order"` and `line`. What was cancelled says nothing, an order or a unit
 * of it, soon or late; where there was nothing to send, the day counts as out of stock.
 */
const isDemand = Prisma.sql`
  "order".nature = ANY(${[...wishedNatures]}) AND "order".cancelled_at IS NULL
  AND NOT line.is_cancelled AND NOT line.is_gift`;

/** TikTok's bundles that hold these variants, so many of each; those that stand for a kit are sold as the kit. */
const readBundles = (tx: Tx, shopId: string, variantIds: string[]) =>
  tx.$queryRaw<{ item: string; variant_id: string; count: number }[]>`
    SELECT bundle.external_id AS item, link.variant_id, part.count
    FROM listing_sku AS bundle
    CROSS JOIN LATERAL jsonb_to_recordset(bundle.parts) AS part("skuExternalId" text, count int)
    JOIN listing_sku AS single ON single.shop_id = bundle.shop_id AND single.external_id = part."skuExternalId"
    JOIN sku_link AS link ON link.listing_sku_id = single.id
    WHERE bundle.shop_id = ${shopId}::uuid AND bundle.parts <> '[]'::jsonb AND link.variant_id = ANY(${variantIds}::uuid[])
      AND NOT EXISTS (
        SELECT FROM sku_link AS own JOIN kit_part ON kit_part.shop_id = own.shop_id AND kit_part.kit_variant_id = own.variant_id
        WHERE own.listing_sku_id = bundle.id)`;

/** The kits that hold these variants, and how many of each. */
const readSoldAs = (tx: Tx, shopId: string, variantIds: string[]) =>
  tx.$queryRaw<{ variant_id: string; sold_as: string; count: number }[]>`
    SELECT part_variant_id AS variant_id, kit_variant_id AS sold_as, count FROM kit_part
    WHERE shop_id = ${shopId}::uuid AND part_variant_id = ANY(${variantIds}::uuid[])`;

/** What variants sold a day and channel, as themselves, in kits and in bundles. */
export const readChannelSales = async (
  tx: Tx,
  shopId: string,
  variantIds: string[],
  span: DaySpan,
): Promise<ChannelSales[]> => {
  const { begin, end, dayOf } = spanOf(span);
  const day = dayOf(Prisma.sql`"order".placed_at`);
  const pastDay = dayOf(Prisma.sql`past.placed_at`);
  const bundles = await readBundles(tx, shopId, variantIds);
  const kits = await readSoldAs(tx, shopId, variantIds);
  const lineVariants = [
    ...new Set([...variantIds, ...kits.map(({ sold_as }) => sold_as)]),
  ];
  // Lines know bundles by the channel's item alone, which no index helps with: asked only where there are any.
  const inBundles =
    bundles.length === 0
      ? Prisma.empty
      : Prisma.sql`
      UNION ALL
      SELECT bundled.variant_id, "order".channel, ${day} AS day,
             sum(line.quantity * bundled.count)::int AS units
      FROM jsonb_to_recordset(${JSON.stringify(bundles)}::jsonb) AS bundled(item text, variant_id uuid, count int)
      JOIN order_line AS line ON line.shop_id = ${shopId}::uuid AND line.item_external_id = bundled.item
      JOIN "order" ON "order".id = line.order_id
      WHERE "order".placed_at >= ${begin} AND "order".placed_at < ${end} AND ${isDemand}
      GROUP BY bundled.variant_id, "order".channel, day, "order".id
      UNION ALL
      SELECT bundled.variant_id, past.channel, ${pastDay} AS day, sum(past.units * bundled.count)::int AS units
      FROM jsonb_to_recordset(${JSON.stringify(bundles)}::jsonb) AS bundled(item text, variant_id uuid, count int)
      JOIN past_sale AS past ON past.shop_id = ${shopId}::uuid AND past.item_external_id = bundled.item
      WHERE past.placed_at >= ${begin} AND past.placed_at < ${end}
      GROUP BY bundled.variant_id, past.channel, day, past.order_external_id`;
  return tx.$queryRaw<ChannelSales[]>`
    WITH source AS (
      SELECT id AS variant_id, id AS sold_as, 1 AS count FROM unnest(${variantIds}::uuid[]) AS id
      UNION ALL SELECT variant_id, sold_as, count
      FROM jsonb_to_recordset(${JSON.stringify(kits)}::jsonb) AS kit(variant_id uuid, sold_as uuid, count int)
    ), sold AS (
      SELECT source.variant_id, "order".channel, ${day} AS day,
             sum(line.quantity * source.count)::int AS units
      FROM source
      JOIN order_line AS line ON line.shop_id = ${shopId}::uuid AND line.variant_id = source.sold_as
        -- Said twice: from the list alone PostgreSQL knows how many lines there will be, and takes the index for few.
        AND line.variant_id = ANY(${lineVariants}::uuid[])
      JOIN "order" ON "order".id = line.order_id
      WHERE "order".placed_at >= ${begin} AND "order".placed_at < ${end} AND ${isDemand}
      GROUP BY source.variant_id, "order".channel, day, "order".id
      UNION ALL
      SELECT source.variant_id, past.channel, ${pastDay} AS day, sum(past.units * source.count)::int AS units
      FROM source
      JOIN past_sale AS past ON past.shop_id = ${shopId}::uuid AND past.variant_id = source.sold_as
        AND past.variant_id = ANY(${lineVariants}::uuid[])
      WHERE past.placed_at >= ${begin} AND past.placed_at < ${end}
      GROUP BY source.variant_id, past.channel, day, past.order_external_id ${inBundles}
    ), daily AS (
      SELECT variant_id, channel, day, sum(units)::int AS units, count(*)::int AS orders, max(units) AS largest
      FROM sold GROUP BY variant_id, channel, day
    )
    SELECT variant_id AS "variantId", channel, array_agg(day ORDER BY day) AS days, array_agg(units ORDER BY day) AS units,
           array_agg(orders ORDER BY day) AS orders, array_agg(largest ORDER BY day) AS largest
    FROM daily GROUP BY variant_id, channel ORDER BY variant_id, channel`;
};

/**
 * Units that came back to be sold again: what the network counted in, and what a refund in Shopify put back on a shelf; and
 * units that were taken off a Shopify order before they left, of kits their parts. Goods of several variants come back to
 * the first of them. A TikTok order's units are cancelled one by one and never counted; what Shopify's order says of them
 * is the same once more.
 */
const readReturnedGoods = async (
  tx: Tx,
  shopId: string,
  variantIds: string[],
  span: DaySpan,
) => {
  const { begin, end, dayOf } = spanOf(span);
  const kits = await readSoldAs(tx, shopId, variantIds);
  return tx.$queryRaw<{ variantId: string; day: number; units: number }[]>`
    WITH back AS (
      SELECT link.variant_id, movement.occurred_at AS at, movement.quantity AS units
      FROM (
        SELECT DISTINCT ON (goods_id) goods_id, variant_id FROM goods_link WHERE shop_id = ${shopId}::uuid
        ORDER BY goods_id, variant_id) AS link
      JOIN pool ON pool.shop_id = ${shopId}::uuid AND pool.kind = 'network'
      JOIN stock_movement AS movement ON movement.shop_id = ${shopId}::uuid AND movement.pool_id = pool.id
        AND movement.item_id = link.goods_id
      WHERE link.variant_id = ANY(${variantIds}::uuid[]) AND movement.cause_kind = ${causeOfRecord("CUSTOMER_RETURN")} AND movement.quantity > 0
      UNION ALL
      SELECT line.variant_id, refund.created_at AS at, told.quantity AS units
      FROM storefront_refund AS refund
      CROSS JOIN LATERAL jsonb_to_recordset(refund.lines) AS told("orderLineExternalId" text, quantity int, restock text)
      CROSS JOIN LATERAL (
        SELECT variant_id FROM order_line
        WHERE order_id = refund.order_id
          AND coalesce(storefront_line_id, external_id) = told."orderLineExternalId" LIMIT 1) AS line
      WHERE refund.shop_id = ${shopId}::uuid AND told.restock = 'return' AND line.variant_id = ANY(${variantIds}::uuid[])
      UNION ALL
      SELECT source.variant_id, refund.created_at AS at, told.quantity * source.count AS units
      FROM storefront_refund AS refund
      JOIN "order" ON "order".id = refund.order_id AND "order".channel = 'storefront' AND "order".placed_at >= ${begin}
      CROSS JOIN LATERAL jsonb_to_recordset(refund.lines) AS told("orderLineExternalId" text, quantity int, restock text)
      JOIN order_line AS line ON line.order_id = refund.order_id AND line.external_id = told."orderLineExternalId"
      JOIN (
        SELECT id AS variant_id, id AS sold_as, 1 AS count FROM unnest(${variantIds}::uuid[]) AS id
        UNION ALL SELECT variant_id, sold_as, count
        FROM jsonb_to_recordset(${JSON.stringify(kits)}::jsonb) AS kit(variant_id uuid, sold_as uuid, count int)
      ) AS source ON source.sold_as = line.variant_id
      WHERE refund.shop_id = ${shopId}::uuid AND told.restock = 'cancel' AND ${isDemand}
    )
    SELECT variant_id AS "variantId", day, sum(units)::int AS units
    FROM (SELECT variant_id, ${dayOf(Prisma.sql`at`)} AS day, units FROM back WHERE at >= ${begin} AND at < ${end}) AS daily
    GROUP BY variant_id, day ORDER BY variant_id, day`;
};

/**
 * Units that TikTok Shop's buyers have wanted since then, counted as forecasts count them, and those of them that the network
 * ships: what TikTok Shop calls its sub-orders. Assumed: a sub-order is a line of an order, which is one unit.
 * source: TikTok Shop, Order "Get Order Detail", line_items
 */
export async function readMarketplaceUnits(
  tx: Pick<Tx, "$queryRaw">,
  shopId: string,
  since: Date,
): Promise<{ units: number; byNetwork: number }> {
  const [row] = await tx.$queryRaw<{ units: number; byNetwork: number }[]>`
    SELECT coalesce(sum(line.quantity), 0)::int AS units,
           coalesce(sum(line.quantity) FILTER (WHERE "order".fulfilled_by = 'network'), 0)::int AS "byNetwork"
    FROM "order" JOIN order_line AS line ON line.order_id = "order".id
    WHERE "order".shop_id = ${shopId}::uuid AND "order".channel = 'marketplace' AND "order".placed_at >= ${since}
      AND ${isDemand}`;
  return row ?? { units: 0, byNetwork: 0 };
}

const variantColumns = Prisma.sql`
  variant.id AS "variantId", variant.product_id AS "productId", nullif(product.product_type, '') AS collection, variant.price_minor AS "priceMinor"`;

/** A shop's demand and its forecasts. */
export function demandRecords(tx: Tx, shopId: string): DemandRecords {
  return {
    variantsToForecast: (after, limit) => tx.$queryRaw<ForecastVariant[]>`
      SELECT ${variantColumns} FROM variant JOIN product ON product.id = variant.product_id
      WHERE variant.shop_id = ${shopId}::uuid AND variant.deleted_at IS NULL
        AND (${after}::uuid IS NULL OR variant.id > ${after}::uuid)
      ORDER BY variant.id LIMIT ${limit}`,

    forecastVariants: (variantIds) => tx.$queryRaw<ForecastVariant[]>`
      SELECT ${variantColumns} FROM variant JOIN product ON product.id = variant.product_id
      WHERE variant.shop_id = ${shopId}::uuid AND variant.id = ANY(${variantIds}::uuid[])
      ORDER BY variant.id`,

    sampleOfSellers(span, limit) {
      const { begin, end } = spanOf(span);
      // As one list of what sold: asked of each variant anew, those that never sold would each go through all orders.
      return tx.$queryRaw<ForecastVariant[]>`
        SELECT ${variantColumns} FROM variant JOIN product ON product.id = variant.product_id
        WHERE variant.shop_id = ${shopId}::uuid AND variant.deleted_at IS NULL AND variant.id IN (
          SELECT line.variant_id FROM order_line AS line JOIN "order" ON "order".id = line.order_id
          WHERE line.shop_id = ${shopId}::uuid AND "order".placed_at >= ${begin} AND "order".placed_at < ${end}
          UNION ALL
          SELECT past.variant_id FROM past_sale AS past
          WHERE past.shop_id = ${shopId}::uuid AND past.placed_at >= ${begin} AND past.placed_at < ${end})
        ORDER BY md5(variant.external_id), variant.id LIMIT ${limit}`;
    },

    async collectionsOf(productIds) {
      const rows = await tx.$queryRaw<
        { productId: string; collections: string[] }[]
      >`
        WITH size AS (
          SELECT collection_id, count(*) AS products FROM collection_product
          WHERE shop_id = ${shopId}::uuid GROUP BY collection_id)
        SELECT product.id AS "productId",
               array_agg('collection ' || collection.external_id ORDER BY size.products, collection.external_id) AS collections
        FROM product
        JOIN collection_product AS member ON member.shop_id = product.shop_id AND member.product_external_id = product.external_id
        JOIN collection ON collection.id = member.collection_id
        JOIN size ON size.collection_id = member.collection_id
        WHERE product.shop_id = ${shopId}::uuid AND product.id = ANY(${productIds}::uuid[])
        GROUP BY product.id`;
      return new Map(
        rows.map(({ productId, collections }) => [productId, collections]),
      );
    },

    channelSales: (variantIds, span) =>
      readChannelSales(tx, shopId, variantIds, span),

    returnedGoods: (variantIds, span) =>
      readReturnedGoods(tx, shopId, variantIds, span),

    shownAtDayEnds(variantIds, span) {
      const { end, dayOf } = spanOf(span);
      // A SKU that is gone shows nothing any more, whatever it was told last.
      return tx.$queryRaw`
        WITH told AS (
          SELECT variant_id, channel, item_id, place_id, quantity, at, id FROM told_number
          WHERE shop_id = ${shopId}::uuid AND at < ${end} AND variant_id IN (
            SELECT DISTINCT variant_id FROM told_number
            WHERE shop_id = ${shopId}::uuid AND variant_id = ANY(${variantIds}::uuid[]) AND quantity <= 0)
        ), shown AS (
          SELECT * FROM told
          UNION ALL
          SELECT place.variant_id, 'marketplace', place.item_id, place.place_id, 0, gone.deleted_at, null
          FROM (SELECT DISTINCT variant_id, item_id, place_id FROM told WHERE channel = 'marketplace') AS place
          JOIN listing_sku AS gone ON gone.id = place.item_id AND gone.deleted_at < ${end}
        )
        SELECT variant_id AS "variantId", channel, item_id || ' ' || place_id AS place, day, quantity, most FROM (
          SELECT DISTINCT ON (variant_id, channel, item_id, place_id, day)
                 variant_id, channel, item_id, place_id, day, quantity,
                 max(quantity) OVER (PARTITION BY variant_id, channel, item_id, place_id, day) AS most
          FROM (SELECT shown.*, greatest(0, ${dayOf(Prisma.sql`at`)}) AS day FROM shown) AS daily
          -- Of one moment the row without a number is the last: the SKU's end.
          ORDER BY variant_id, channel, item_id, place_id, day, at DESC, id DESC NULLS FIRST) AS ends
        ORDER BY variant_id, channel, day`;
    },

    async demandEvents(from) {
      const rows = await tx.demandEvent.findMany({
        where: {
          shopId,
          OR: [{ endsOn: null }, { endsOn: { gte: from } }],
          AND: { OR: [{ verdict: null }, { verdict: { not: "removed" } }] },
        },
        orderBy: [{ startsOn: "asc" }, { kind: "asc" }, { id: "asc" }],
      });
      return rows.flatMap(
        ({ kind, verdict, source, ...row }): DemandEventRow[] => {
          const known = demandEventKinds.find((one) => one === kind);
          const { id, variantId, productId, collection } = row;
          const { startsOn, endsOn, lift } = row;
          return known
            ? [
                {
                  id,
                  variantId,
                  productId,
                  collection,
                  kind: known,
                  startsOn,
                  endsOn,
                  lift,
                  isDetected: source === "detected",
                  isDenied: verdict === "denied",
                },
              ]
            : [];
        },
      );
    },

    async noteDemandEvent({ at, ...event }) {
      const { variantId, productId, collection, kind, startsOn } = event;
      const same = await tx.demandEvent.findFirst({
        where: { shopId, variantId, productId, collection, kind, startsOn },
        select: { id: true, source: true },
      });
      const noted = { ...event, notedAt: at, changedAt: at };
      if (!same) await tx.demandEvent.create({ data: { shopId, ...noted } });
      // What a person says again is meant as he says it now; what is seen again is known.
      else if (event.source === "person")
        await tx.demandEvent.updateMany({
          where: { shopId, id: same.id },
          data: { ...noted, source: same.source, verdict: null },
        });
    },

    async judgeDemandEvent(eventId, verdict, at) {
      const before = await tx.demandEvent.findFirst({
        where: { shopId, id: eventId },
        select: { verdict: true },
      });
      if (!before) return null;
      // What stands so already is no news to a forecast.
      if (before.verdict !== verdict)
        await tx.demandEvent.updateMany({
          where: { shopId, id: eventId },
          data: { verdict, changedAt: at },
        });
      return {
        verdict: eventVerdicts.find((one) => one === before.verdict) ?? null,
      };
    },

    async saveDemandEstimate(variantId, perDay, { at, ...by }) {
      const key = { shopId, variantId };
      const before = await tx.demandEstimate.findUnique({
        where: { shopId_variantId: key },
      });
      const row = { ...by, perDay: perDay ?? 0, changedAt: at };
      // What is taken back stays as nothing: the forecast that knew it has to hear of it.
      await tx.demandEstimate.upsert({
        where: { shopId_variantId: key },
        create: { ...key, ...row },
        update: row,
      });
      return before && before.perDay > 0 ? before.perDay : null;
    },

    demandEstimates: (variantIds) =>
      tx.demandEstimate.findMany({
        where: { shopId, variantId: { in: variantIds }, perDay: { gt: 0 } },
        select: { variantId: true, perDay: true },
      }),

    variantsToldSinceForecast: (runId, limit) => tx.$queryRaw<
      (ForecastVariant & { origin: string })[]
    >`
      SELECT ${variantColumns}, known.origin FROM demand_forecast AS known
      JOIN variant ON variant.id = known.variant_id AND variant.deleted_at IS NULL
      JOIN product ON product.id = variant.product_id
      WHERE known.shop_id = ${shopId}::uuid AND known.run_id = ${runId}::uuid AND (
        EXISTS (
          SELECT FROM demand_event AS event
          WHERE event.shop_id = known.shop_id AND event.changed_at > known.made_at
            AND (event.source = 'person' OR event.entry_id IS NOT NULL OR event.verdict IS NOT NULL)
            AND (event.variant_id IS NULL OR event.variant_id = known.variant_id)
            AND (event.product_id IS NULL OR event.product_id = variant.product_id)
            AND (event.collection IS NULL OR event.collection = product.product_type))
        OR EXISTS (
          SELECT FROM demand_estimate AS told
          WHERE told.shop_id = known.shop_id AND told.variant_id = known.variant_id AND told.changed_at > known.made_at))
      ORDER BY variant.id LIMIT ${limit}`,

    async endDemandEvent(eventId, endsOn) {
      await tx.demandEvent.updateMany({
        where: { shopId, id: eventId },
        data: { endsOn },
      });
    },

    async latestForecastRun(version) {
      const row = await tx.forecastRun.findFirst({
        where: { shopId, version },
        orderBy: [{ origin: "desc" }],
      });
      if (!row) return null;
      return {
        runId: row.id,
        origin: row.origin,
        state: row.state as ForecastRunRow["state"],
        cursor: row.cursor,
        learned: row.learned as unknown as LearnedShop,
        evaluation: row.evaluation as unknown as ShopEvaluation | null,
        simulation: row.simulation as unknown as ShopSimulation | null,
      };
    },

    pastInbounds: () => readPastInbounds(tx, shopId),

    async beginForecastRun({
      origin,
      version,
      learned,
      evaluation,
      simulation,
      at,
    }) {
      await tx.forecastRun.deleteMany({
        where: {
          shopId,
          startedAt: { lt: new Date(at.getTime() - keptRunsMs) },
        },
      });
      // Of older runs only what they found out about themselves is of interest.
      await tx.forecastRun.updateMany({
        where: { shopId },
        data: { learned: {} },
      });
      const { id } = await tx.forecastRun.create({
        data: {
          shopId,
          origin,
          version,
          state: "under_way",
          learned: learned as unknown as Prisma.InputJsonValue,
          ...(evaluation && {
            evaluation: evaluation as unknown as Prisma.InputJsonValue,
          }),
          ...(simulation && {
            simulation: simulation as unknown as Prisma.InputJsonValue,
          }),
          startedAt: at,
        },
        select: { id: true },
      });
      return id;
    },

    async keepPlayedPast(runId, simulation) {
      await tx.forecastRun.updateMany({
        where: { shopId, id: runId },
        data: {
          simulation: simulation
            ? (simulation as unknown as Prisma.InputJsonValue)
            : Prisma.DbNull,
        },
      });
    },

    async advanceForecastRun(runId, step, at) {
      await tx.forecastRun.updateMany({
        where: { shopId, id: runId },
        data: step
          ? { cursor: step.cursor, variants: { increment: step.variants } }
          : { state: "done", endedAt: at },
      });
    },

    async dropForecastRun(runId) {
      await tx.forecastRun.deleteMany({ where: { shopId, id: runId } });
    },

    async forgetForecast(origin) {
      await tx.forecastRun.deleteMany({
        where: { shopId, origin: { gte: origin } },
      });
    },

    async pricesPaid(variantIds, span) {
      const { begin, end, dayOf } = spanOf(span);
      const rows = await tx.$queryRaw<({ variantId: string } & PricePaid)[]>`
        SELECT variant_id AS "variantId", channel || ' ' || currency AS channel, minor,
               coalesce(sum(units) FILTER (WHERE day < ${span.days - 1}), 0)::int AS before,
               coalesce(sum(units) FILTER (WHERE day = ${span.days - 1}), 0)::int AS "onDay"
        FROM (
          SELECT line.variant_id, "order".channel, "order".currency,
                 coalesce(line.paid_unit_minor, line.unit_price_minor) AS minor,
                 ${dayOf(Prisma.sql`"order".placed_at`)} AS day, line.quantity AS units
          FROM order_line AS line JOIN "order" ON "order".id = line.order_id
          WHERE line.shop_id = ${shopId}::uuid AND line.variant_id = ANY(${variantIds}::uuid[])
            AND "order".placed_at >= ${begin} AND "order".placed_at < ${end} AND ${isDemand}) AS paid
        GROUP BY variant_id, channel, currency, minor`;
      const paid = new Map<string, PricePaid[]>();
      for (const { variantId, ...price } of rows)
        paid.set(variantId, [...(paid.get(variantId) ?? []), price]);
      return paid;
    },

    async forecastsOfDay(variantIds, day) {
      const rows = await tx.$queryRaw<{ variantId: string; units: number }[]>`
        SELECT variant_id AS "variantId", (forecast -> 'daily' ->> (${day}::date - origin::date))::float8 AS units
        FROM demand_forecast
        WHERE shop_id = ${shopId}::uuid AND variant_id = ANY(${variantIds}::uuid[]) AND origin <= ${day}
          AND ${day}::date - origin::date < jsonb_array_length(forecast -> 'daily')`;
      return new Map(rows.map(({ variantId, units }) => [variantId, units]));
    },

    async saveForecasts({ runId, origin, version, at }, forecasts) {
      const rows = forecasts.map(({ variantId, forecast }) => ({
        variant_id: variantId,
        demand_class: forecast.demandClass,
        basis: forecast.basis,
        confidence: forecast.confidence,
        per_day:
          forecast.daily.slice(0, 28).reduce((sum, units) => sum + units, 0) /
          28,
        forecast,
      }));
      await tx.$executeRaw`
        INSERT INTO demand_forecast (shop_id, variant_id, run_id, origin, version, demand_class, basis, confidence, per_day,
                                     forecast, made_at)
        SELECT ${shopId}::uuid, row.variant_id, ${runId}::uuid, ${origin}, ${version}, row.demand_class, row.basis,
               row.confidence, row.per_day, row.forecast, ${at}
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(variant_id uuid, demand_class text, basis text,
             confidence text, per_day float8, forecast jsonb)
        ON CONFLICT (shop_id, variant_id) DO UPDATE SET run_id = excluded.run_id, origin = excluded.origin,
          version = excluded.version, demand_class = excluded.demand_class, basis = excluded.basis,
          confidence = excluded.confidence, per_day = excluded.per_day, forecast = excluded.forecast,
          made_at = excluded.made_at`;
    },

    variantsJumpedSinceForecast: () => tx.$queryRaw`
      SELECT spike.variant_id AS "variantId", spike.began_at AS "beganAt"
      FROM spike JOIN demand_forecast AS known ON known.shop_id = spike.shop_id AND known.variant_id = spike.variant_id
      WHERE spike.shop_id = ${shopId}::uuid AND spike.began_at > known.made_at
      ORDER BY spike.variant_id`,
  };
}
