import type { Split as SplitModel } from "@prisma/client";
import { demandChannels } from "../../domain/demand/assemble-series.ts";
import type { GoodsForecast } from "../../domain/demand/goods-forecast.ts";
import {
  expectedUnits,
  quantileOver,
} from "../../domain/demand/quantile-over.ts";
import { spreadOf } from "../../domain/stock/divide-by-worth.ts";
import { spikeWindowMs } from "../../domain/stock/spike.ts";
import {
  leastHeld,
  nothingHeld,
  type SentHold,
  type Split,
} from "../../domain/stock/split.ts";
import type { Channel } from "../../domain/stock/stock-rule.ts";
import type { ChannelDemand, SplitRecords } from "../../world/split-records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { partsTaken } from "./kits.server.ts";

const toSplit = (row: SplitModel): Split => ({
  held: fromJson<Record<string, number>>(row.held),
  owed: row.owed,
  sent: row.sent === null ? null : fromJson<SentHold>(row.sent),
  inForceAt: row.inForceAt,
  demand: {
    storefront: row.storefrontDemand,
    marketplace: row.marketplaceDemand,
  },
  worth:
    row.storefrontWorth === null || row.marketplaceWorth === null
      ? null
      : { storefront: row.storefrontWorth, marketplace: row.marketplaceWorth },
  spread: row.spread,
  weighedAt: row.weighedAt,
});

const dayMs = 24 * 60 * 60_000;
/** A forecast is made every night: one that is older than this says nothing of the days ahead. */
const freshMs = 3 * dayMs;
const week = 7;

/** The part of a channel's units that left from the merchant's own stock; all of it where none was sold. */
const ownShare = (own: number, elsewhere = 0): number =>
  own + elsewhere > 0 ? own / (own + elsewhere) : 1;

/** Units that are expected within the next week, by channel, whoever ships them. */
async function expectedOfWeek(
  tx: Tx,
  shopId: string,
  variantIds: string[],
  at: Date,
): Promise<
  Map<string, { units: Record<Channel, number>; spread: number | null }>
> {
  const rows = await tx.$queryRaw<
    {
      variantId: string;
      daily: number[];
      shares: number[];
      windows: GoodsForecast["windows"];
    }[]
  >`
    SELECT variant_id AS "variantId", forecast -> 'daily' AS daily, forecast -> 'shares' AS shares,
           forecast -> 'windows' AS windows
    FROM demand_forecast
    WHERE shop_id = ${shopId}::uuid AND variant_id = ANY(${variantIds}::uuid[])
      AND made_at > ${new Date(at.getTime() - freshMs)}`;
  return new Map(
    rows.map(({ variantId, daily, shares, windows }) => {
      const units = expectedUnits({ daily }, week);
      const of = (channel: Channel) =>
        units * (shares[demandChannels.indexOf(channel)] ?? 0);
      return [
        variantId,
        {
          units: {
            storefront: of("storefront"),
            marketplace: of("marketplace"),
          },
          spread: spreadOf(
            quantileOver({ windows }, week, 0.5),
            quantileOver({ windows }, week, 0.9),
          ),
        },
      ];
    }),
  );
}

/** What a unit is sold for on both channels, where both say it in the shop's currency, and costs; of several SKUs the dearest. */
async function salePrices(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, Pick<ChannelDemand, "prices" | "costMinor">>> {
  const rows = await tx.$queryRaw<
    {
      variantId: string;
      storefront: number;
      marketplace: number;
      costMinor: number | null;
    }[]
  >`
    SELECT variant.id AS "variantId", variant.price_minor AS storefront, max(sku.price_minor) AS marketplace,
           coalesce(max(terms.unit_cost_minor), variant.unit_cost_minor) AS "costMinor"
    FROM variant
    JOIN shop ON shop.id = variant.shop_id
    JOIN sku_link AS link ON link.variant_id = variant.id
    JOIN listing_sku AS sku ON sku.id = link.listing_sku_id AND sku.deleted_at IS NULL AND sku.currency = shop.currency
    LEFT JOIN goods_link ON goods_link.variant_id = variant.id
    LEFT JOIN goods_terms AS terms ON terms.goods_id = goods_link.goods_id AND terms.shop_id = variant.shop_id
    WHERE variant.shop_id = ${shopId}::uuid AND variant.id = ANY(${variantIds}::uuid[])
    GROUP BY variant.id`;
  return new Map(
    rows.map(({ variantId, costMinor, ...prices }) => [
      variantId,
      { prices, costMinor },
    ]),
  );
}

/** Units that Shopify holds back of each variant at the least, by location. */
export async function readLeastHeld(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await tx.split.findMany({
    where: { shopId, variantId: { in: variantIds } },
  });
  return new Map(rows.map((row) => [row.variantId, leastHeld(toSplit(row))]));
}

/** Pools that are split between both channels. */
export function splitRecords(tx: Tx, shopId: string): SplitRecords {
  /** @param held what of a known row is written beside its shares. */
  async function write(splits: ReadonlyMap<string, Split>, held: Prisma.Sql) {
    const rows = [...splits].map(
      ([variantId, { demand, worth, ...split }]) => ({
        variantId,
        ...split,
        storefrontDemand: demand.storefront,
        marketplaceDemand: demand.marketplace,
        storefrontWorth: worth?.storefront ?? null,
        marketplaceWorth: worth?.marketplace ?? null,
      }),
    );
    if (rows.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO split (shop_id, variant_id, held, owed, sent, in_force_at, storefront_demand, marketplace_demand,
        storefront_worth, marketplace_worth, spread, weighed_at)
      SELECT ${shopId}::uuid, "variantId", held, owed, sent, "inForceAt" AT TIME ZONE 'UTC', "storefrontDemand",
             "marketplaceDemand", "storefrontWorth", "marketplaceWorth", spread, "weighedAt" AT TIME ZONE 'UTC'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i("variantId" uuid, held jsonb, owed int, sent jsonb,
        "inForceAt" timestamptz, "storefrontDemand" int, "marketplaceDemand" int, "storefrontWorth" int,
        "marketplaceWorth" int, spread float, "weighedAt" timestamptz)
      ON CONFLICT (shop_id, variant_id) DO UPDATE SET ${held} in_force_at = excluded.in_force_at,
        storefront_demand = excluded.storefront_demand, marketplace_demand = excluded.marketplace_demand,
        storefront_worth = excluded.storefront_worth, marketplace_worth = excluded.marketplace_worth,
        spread = excluded.spread, weighed_at = excluded.weighed_at`;
  }

  return {
    async splits(variantIds) {
      const rows = await tx.split.findMany({
        where: { shopId, variantId: { in: variantIds } },
      });
      return new Map(rows.map((row) => [row.variantId, toSplit(row)]));
    },

    async splitsSentAs(keys) {
      if (keys.length === 0) return new Map();
      const rows = await tx.$queryRaw<{ variantId: string }[]>`
        SELECT variant_id AS "variantId" FROM split
        WHERE shop_id = ${shopId}::uuid AND sent->>'key' = ANY(${keys})`;
      return this.splits(rows.map(({ variantId }) => variantId));
    },

    saveSplits: (splits) =>
      write(
        splits,
        Prisma.sql`held = excluded.held, owed = excluded.owed, sent = excluded.sent,`,
      ),

    weighSplits(splits) {
      const { held, owed, sent } = nothingHeld;
      return write(
        new Map(
          [...splits].map(([id, split]) => [
            id,
            { ...split, held, owed, sent },
          ]),
        ),
        Prisma.empty,
      );
    },

    async endSplit(variantId) {
      await tx.$executeRaw`
        DELETE FROM split WHERE shop_id = ${shopId}::uuid AND variant_id = ${variantId}::uuid
          AND held = '{}'::jsonb AND sent IS NULL`;
    },

    async forgetSplit(variantId) {
      await tx.split.deleteMany({ where: { shopId, variantId } });
    },

    async oweForOrder(orderId) {
      await tx.$executeRaw`
        UPDATE split SET owed = least(split.owed + taken.units,
          (SELECT coalesce(sum(units::int), 0) FROM jsonb_each_text(split.held) AS place(location, units)))
        FROM (
          SELECT taken.variant_id, sum(line.quantity * taken.count)::int AS units
          FROM "order" JOIN order_line AS line ON line.order_id = "order".id
          CROSS JOIN LATERAL ${partsTaken(shopId)} AS taken
          WHERE "order".shop_id = ${shopId}::uuid AND "order".id = ${orderId}::uuid
            AND "order".channel = 'marketplace' AND "order".fulfilled_by = 'merchant'
            AND NOT line.is_cancelled AND NOT taken.is_part
          GROUP BY taken.variant_id) AS taken
        WHERE split.shop_id = ${shopId}::uuid AND split.variant_id = taken.variant_id`;
    },

    async channelDemand(variantIds, at) {
      if (variantIds.length === 0) return new Map();
      const since = (ms: number) => new Date(at.getTime() - ms);
      const rows = await tx.$queryRaw<
        {
          variantId: string;
          storefront: number;
          marketplace: number;
          ofLate: number;
          ofDay: number;
          /** Units that the network has shipped instead. */
          storefrontElsewhere: number;
          marketplaceElsewhere: number;
        }[]
      >`
        SELECT taken.variant_id AS "variantId",
               coalesce(sum(units) FILTER (WHERE is_own AND channel = 'storefront'), 0)::int AS storefront,
               coalesce(sum(units) FILTER (WHERE is_own AND channel = 'marketplace'), 0)::int AS marketplace,
               coalesce(sum(units) FILTER (WHERE is_own AND channel = 'marketplace'
                 AND placed_at > ${since(spikeWindowMs)}), 0)::int AS "ofLate",
               coalesce(sum(units) FILTER (WHERE is_own AND channel = 'marketplace'
                 AND placed_at > ${since(dayMs)}), 0)::int AS "ofDay",
               coalesce(sum(units) FILTER (WHERE NOT is_own AND channel = 'storefront'), 0)::int AS "storefrontElsewhere",
               coalesce(sum(units) FILTER (WHERE NOT is_own AND channel = 'marketplace'), 0)::int AS "marketplaceElsewhere"
        FROM (
          SELECT taken.variant_id, "order".channel, "order".placed_at, "order".fulfilled_by <> 'network' AS is_own,
                 line.quantity * taken.count AS units
          FROM "order"
          JOIN order_line AS line ON line.order_id = "order".id
          CROSS JOIN LATERAL ${partsTaken(shopId)} AS taken
          WHERE "order".shop_id = ${shopId}::uuid AND "order".placed_at > ${since(7 * dayMs)} AND NOT line.is_cancelled
            AND taken.variant_id = ANY(${variantIds}::uuid[])) AS taken
        GROUP BY taken.variant_id`;
      const expected = await expectedOfWeek(tx, shopId, variantIds, at);
      const prices = await salePrices(tx, shopId, variantIds);
      const sold = new Map(rows.map((row) => [row.variantId, row]));
      return new Map(
        [...new Set([...sold.keys(), ...expected.keys()])].map(
          (variantId): [string, ChannelDemand] => {
            const row = sold.get(variantId);
            const ofWeek = {
              storefront: row?.storefront ?? 0,
              marketplace: row?.marketplace ?? 0,
            };
            const forecast = expected.get(variantId);
            const all = forecast?.units;
            return [
              variantId,
              {
                ofWeek,
                ahead: all
                  ? {
                      storefront:
                        all.storefront *
                        ownShare(ofWeek.storefront, row?.storefrontElsewhere),
                      marketplace:
                        all.marketplace *
                        ownShare(ofWeek.marketplace, row?.marketplaceElsewhere),
                    }
                  : null,
                spread: forecast?.spread ?? null,
                prices: prices.get(variantId)?.prices ?? null,
                costMinor: prices.get(variantId)?.costMinor ?? null,
                marketplaceOfLate: row?.ofLate ?? 0,
                marketplaceOfDay: row?.ofDay ?? 0,
              },
            ];
          },
        ),
      );
    },

    async notePublicationSent(publicationId, { quantity, at }) {
      await tx.$executeRaw`
        UPDATE publication SET sent_at = ${at},
               may_show = greatest(coalesce(may_show, published, 0), coalesce(published, 0), ${quantity})
        WHERE shop_id = ${shopId}::uuid AND id = ${publicationId}::uuid`;
    },

    async notePublicationRefused(publicationId) {
      await tx.publication.updateMany({
        where: { shopId, id: publicationId },
        data: { sentAt: null },
      });
    },

    async ordersKnownUntil() {
      const row = await tx.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { ordersKnownUntil: true },
      });
      return row.ordersKnownUntil;
    },

    async noteOrdersKnown(until) {
      await tx.shop.updateMany({
        where: {
          id: shopId,
          OR: [{ ordersKnownUntil: null }, { ordersKnownUntil: { lt: until } }],
        },
        data: { ordersKnownUntil: until },
      });
    },

    async unknownOrders(externalIds) {
      const known = await tx.order.findMany({
        where: {
          shopId,
          channel: "marketplace",
          externalId: { in: externalIds },
        },
        select: { externalId: true },
      });
      const ids = new Set(known.map(({ externalId }) => externalId));
      return externalIds.filter((id) => !ids.has(id));
    },
  };
}
