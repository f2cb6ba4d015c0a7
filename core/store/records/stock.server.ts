import type { Term } from "../../domain/stock/derivation.ts";
import { locationKinds } from "../../domain/stock/pool-kinds.ts";
import type { PoolRow } from "../../world/level-records.ts";
import type { PublicationRow } from "../../world/publication-records.ts";
import type { Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { fromJson } from "../rows.server.ts";
import { partsTaken } from "./kits.server.ts";
import { readStockSituations } from "./stock-situations.server.ts";

type StockRecords = Pick<
  Records,
  | "pools"
  | "learnPools"
  | "learnLevels"
  | "goodsShownDifferently"
  | "stockedAtNetwork"
  | "levelsShownDifferently"
  | "shiftLevels"
  | "stockSituations"
  | "variantsSharingGoods"
  | "saveDesired"
  | "shiftPublished"
  | "serviceAvailable"
  | "publications"
  | "publicationsElsewhere"
  | "forgetElsewhere"
  | "numbersShownDifferently"
  | "listingsOfHotSkus"
  | "notePublished"
  | "listedSkus"
  | "goodsOf"
  | "variantsOfGoods"
>;

// A platform's clock and ours may differ by this much without anybody being able to tell.
const clocksDifferMs = 5 * 60_000;
// News of a sale comes sooner than this, by webhook or by the routine check; later only where the platform was away.
const newsDelayMs = 30 * 60_000;

/** Pools, levels, the ledger, and what channels are told. */
export function stockRecords(tx: Tx, shopId: string): StockRecords {
  const pools = async () =>
    (await tx.pool.findMany({
      where: { shopId },
      orderBy: { externalId: "asc" },
    })) as PoolRow[];

  const otherWarehouses = () =>
    tx.salesWarehouse.findMany({
      where: { shopId, isMain: false },
      select: { externalId: true, closedAt: true, standing: true },
    });

  const publicationsWhere = async (
    where: Prisma.PublicationWhereInput,
  ): Promise<PublicationRow[]> => {
    const rows = await tx.publication.findMany({ where: { shopId, ...where } });
    return rows.map(({ derivation, ...row }) => ({
      ...row,
      terms: fromJson<Term[]>(derivation),
    }));
  };

  const goodsOf: StockRecords["goodsOf"] = async (variantIds) => {
    const rows = await tx.goodsLink.findMany({
      where: { shopId, variantId: { in: variantIds } },
      include: { goods: { select: { externalId: true } } },
    });
    return new Map(
      rows.map((row) => [
        row.variantId,
        { goodsId: row.goodsId, externalId: row.goods.externalId },
      ]),
    );
  };

  return {
    pools,
    goodsOf,

    async learnPools(kind, places) {
      // Our own location is met as any other service's before we know that it is ours.
      if (kind === "service")
        await tx.pool.updateMany({
          where: {
            shopId,
            kind: "other",
            externalId: { in: places.map(({ externalId }) => externalId) },
          },
          data: { kind },
        });
      for (const { externalId, name, marketplaceWarehouseIds } of places)
        await tx.pool.upsert({
          where: { shopId_kind_externalId: { shopId, kind, externalId } },
          create: { shopId, kind, externalId, name, marketplaceWarehouseIds },
          update: { name, marketplaceWarehouseIds },
        });
    },

    async learnLevels(levels, { entryId }) {
      await tx.$executeRaw`
        INSERT INTO stock_level (shop_id, pool_id, item_id, on_hand, available, reserved, unfulfillable, in_transit,
                                 as_of, entry_id)
        SELECT ${shopId}::uuid, l."poolId", l."itemId", l."onHand", l.available, l.reserved, l.unfulfillable,
               l."inTransit", l."asOf", ${entryId}::uuid
        FROM jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) AS l("poolId" uuid, "itemId" uuid, "onHand" int,
             available int, reserved int, unfulfillable int, "inTransit" int, "asOf" timestamp)
        ON CONFLICT (shop_id, pool_id, item_id) DO UPDATE SET on_hand = excluded.on_hand, available = excluded.available,
          reserved = excluded.reserved, unfulfillable = excluded.unfulfillable, in_transit = excluded.in_transit,
          as_of = excluded.as_of, entry_id = excluded.entry_id
        WHERE stock_level.as_of <= excluded.as_of`;
    },

    async goodsShownDifferently(shown) {
      return tx.$queryRaw<{ goodsExternalId: string; knownAt: Date | null }[]>`
        SELECT fbt_goods.external_id AS "goodsExternalId", max(known.as_of) AS "knownAt"
        FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS l("goodsExternalId" text, "centreExternalId" text,
             "onHand" int, available int, reserved int, unfulfillable int, "inTransit" int)
        JOIN fbt_goods ON fbt_goods.shop_id = ${shopId}::uuid AND fbt_goods.external_id = l."goodsExternalId"
        JOIN pool ON pool.shop_id = fbt_goods.shop_id AND pool.external_id = l."centreExternalId" AND pool.kind = 'network'
        LEFT JOIN stock_level AS known ON known.shop_id = fbt_goods.shop_id AND known.pool_id = pool.id
             AND known.item_id = fbt_goods.id
        WHERE known.item_id IS NULL OR known.on_hand <> l."onHand" OR known.available <> l.available
           OR known.reserved <> l.reserved OR known.unfulfillable <> l.unfulfillable
           OR known.in_transit <> l."inTransit"
        GROUP BY fbt_goods.external_id`;
    },

    stockedAtNetwork: (goodsExternalIds) => tx.$queryRaw`
      SELECT fbt_goods.external_id AS "goodsExternalId", pool.external_id AS "centreExternalId", known.as_of AS "knownAt"
      FROM stock_level AS known
      JOIN pool ON pool.shop_id = known.shop_id AND pool.id = known.pool_id AND pool.kind = 'network'
      JOIN fbt_goods ON fbt_goods.shop_id = known.shop_id AND fbt_goods.id = known.item_id
      WHERE known.shop_id = ${shopId}::uuid
        AND (known.on_hand, known.available, known.reserved, known.unfulfillable, known.in_transit) <> (0, 0, 0, 0, 0)
        AND (${goodsExternalIds ?? null}::text[] IS NULL OR fbt_goods.external_id = ANY(${goodsExternalIds ?? null}::text[]))`,

    // A location that we have not met yet, and an item that was never stocked there, have no level: nothing is known there.
    levelsShownDifferently: (shown) => tx.$queryRaw`
      SELECT l."inventoryItemId", max(known.as_of) AS "knownAt"
      FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS l("inventoryItemId" text, "locationId" text,
           "onHand" int, available int, committed int, "updatedAt" timestamp)
      JOIN variant ON variant.shop_id = ${shopId}::uuid AND variant.inventory_item_id = l."inventoryItemId"
       AND variant.deleted_at IS NULL
      LEFT JOIN pool ON pool.shop_id = variant.shop_id AND pool.external_id = l."locationId"
       AND pool.kind = ANY(${locationKinds})
      LEFT JOIN stock_level AS known ON known.shop_id = variant.shop_id AND known.pool_id = pool.id
       AND known.item_id = variant.id
      WHERE (coalesce(known.on_hand, 0), coalesce(known.available, 0), coalesce(known.reserved, 0))
            <> (l."onHand", l.available, l.committed)
        AND (known.as_of IS NULL OR known.as_of <= l."updatedAt")
      GROUP BY l."inventoryItemId"`,

    async shiftLevels(shifts) {
      for (const { poolId, itemId, available, reserved } of shifts)
        await tx.stockLevel.updateMany({
          where: { shopId, poolId, itemId },
          data: {
            available: { increment: available },
            reserved: { increment: reserved },
          },
        });
    },

    stockSituations: (variantIds) =>
      readStockSituations(tx, shopId, variantIds),

    async variantsSharingGoods(variantIds) {
      const rows = await tx.goodsLink.findMany({
        where: {
          shopId,
          goods: { links: { some: { variantId: { in: variantIds } } } },
        },
        select: { variantId: true },
      });
      return rows.map((row) => row.variantId);
    },

    async saveDesired(told, { entryId }) {
      if (told.length === 0) return [];
      const places = told.map(({ derived, ...place }) => ({
        ...place,
        desired: derived.quantity,
        terms: derived.terms,
        ruleId: derived.ruleId,
      }));
      // What a place shows without our doing goes into the history of what it has shown (law S4).
      return tx.$queryRaw<Awaited<ReturnType<Records["saveDesired"]>>>`
        WITH input AS (
          SELECT * FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS i(channel text, "variantId" uuid,
            "itemId" uuid, "placeId" text, desired int, terms jsonb, "ruleId" uuid, observed int)
        ), shown AS (
          SELECT input.*, known.noted, coalesce(input.observed, known.published) AS now,
                 input.observed IS NULL AND coalesce(known.in_doubt, false) AS doubt
          FROM input LEFT JOIN publication AS known
            ON known.shop_id = ${shopId}::uuid AND known.channel = input.channel
           AND known.item_id = input."itemId" AND known.place_id = input."placeId"
        ), history AS (
          INSERT INTO told_number (shop_id, channel, variant_id, item_id, place_id, kind, quantity, before, entry_id, at)
          SELECT ${shopId}::uuid, channel, "variantId", "itemId", "placeId", 'seen', now, noted, ${entryId}::uuid,
                 (SELECT received_at FROM journal_entry WHERE id = ${entryId}::uuid)
          FROM shown WHERE now IS NOT NULL AND now IS DISTINCT FROM noted
        )
        INSERT INTO publication AS p (shop_id, channel, variant_id, item_id, place_id, desired, derivation, rule_id,
                                      published, noted, may_show, in_doubt, entry_id, updated_at)
        SELECT ${shopId}::uuid, channel, "variantId", "itemId", "placeId", desired, terms, "ruleId", now, now, now, doubt,
               ${entryId}::uuid, timezone('UTC', now())
        FROM shown
        ON CONFLICT (shop_id, channel, item_id, place_id) DO UPDATE SET variant_id = excluded.variant_id,
          desired = excluded.desired, derivation = excluded.derivation, rule_id = excluded.rule_id,
          published = excluded.published, noted = excluded.noted, in_doubt = excluded.in_doubt,
          may_show = greatest(p.may_show, excluded.may_show), entry_id = excluded.entry_id,
          updated_at = excluded.updated_at
        RETURNING p.channel, p.variant_id AS "variantId", p.item_id AS "itemId", p.place_id AS "placeId",
                  p.published IS DISTINCT FROM p.desired OR p.in_doubt AS changed`;
    },

    async shiftPublished(shifts, now) {
      const before = (then: Date, ms: number) => new Date(then.getTime() - ms);
      for (const {
        skuExternalId,
        by,
        at,
        isUncertain,
        warehouseId,
      } of shifts) {
        const elsewhere = Prisma.sql`several.are AND place_id IS DISTINCT FROM ${warehouseId}::text`;
        await tx.$executeRaw`
          UPDATE publication SET
            published = published + CASE WHEN ${elsewhere} THEN 0 ELSE ${by} * taken.count END,
            -- What may have come before the number that is shown, or is on its way, was never taken off it; nor was what
            -- another warehouse sold.
            may_show = CASE
              WHEN ${by} < 0 AND (in_doubt OR sent_at IS NOT NULL OR published_at IS NULL
                OR published_at >= ${before(at, clocksDifferMs)}::timestamp OR ${elsewhere}) THEN may_show
              ELSE greatest(0, may_show + ${by} * taken.count) END,
            -- A number that was only seen may have been seen before the sale or after it.
            in_doubt = in_doubt OR ${isUncertain} OR published_at IS NULL OR NOT (
              published_at < ${before(now, newsDelayMs)}::timestamp
              AND published_at < ${before(at, clocksDifferMs)}::timestamp)
              -- Of several warehouses an order names the one that it is assigned to: it may have been another when it was sold.
              OR several.are
          FROM (
            SELECT part."skuExternalId", part.count FROM listing_sku AS bundle
            CROSS JOIN LATERAL jsonb_to_recordset(bundle.parts) AS part("skuExternalId" text, count int)
            WHERE bundle.shop_id = ${shopId}::uuid AND bundle.external_id = ${skuExternalId}
            UNION ALL
            SELECT plain.external_id, 1 FROM listing_sku AS plain
            WHERE plain.shop_id = ${shopId}::uuid AND plain.external_id = ${skuExternalId} AND plain.parts = '[]'
          ) AS taken
          JOIN listing_sku ON listing_sku.shop_id = ${shopId}::uuid AND listing_sku.external_id = taken."skuExternalId"
          CROSS JOIN (
            SELECT count(*) > 0 AS are FROM sales_warehouse AS other
            WHERE other.shop_id = ${shopId}::uuid AND NOT other.is_main AND other.standing IS NOT NULL
              AND other.closed_at IS NULL
          ) AS several
          WHERE publication.shop_id = ${shopId}::uuid AND publication.channel = 'marketplace'
            AND publication.item_id = listing_sku.id AND publication.published IS NOT NULL
            -- A number that was seen after the sale has it in it.
            AND (published_at IS NOT NULL OR NOT EXISTS (
              SELECT 1 FROM told_number AS seen
              WHERE seen.shop_id = publication.shop_id AND seen.variant_id = publication.variant_id
                AND seen.channel = publication.channel AND seen.item_id = publication.item_id
                AND seen.place_id = publication.place_id AND seen.kind = 'seen'
                AND seen.at > ${before(at, -clocksDifferMs)}::timestamp))`;
      }
    },

    async serviceAvailable(variantIds) {
      const rows = await tx.$queryRaw<{ item_id: string; available: number }[]>`
        SELECT stock_level.item_id, stock_level.available FROM stock_level
        JOIN pool ON pool.id = stock_level.pool_id AND pool.kind = 'service'
        WHERE stock_level.shop_id = ${shopId}::uuid AND stock_level.item_id = ANY(${variantIds}::uuid[])`;
      return new Map(rows.map((row) => [row.item_id, row.available]));
    },

    async publications(channel, itemIds) {
      const elsewhere = await otherWarehouses();
      return publicationsWhere({
        channel,
        itemId: { in: itemIds },
        placeId: { notIn: elsewhere.map(({ externalId }) => externalId) },
      });
    },

    async publicationsElsewhere(itemIds) {
      const open = (await otherWarehouses()).filter(
        ({ closedAt }) => closedAt === null,
      );
      if (open.length === 0) return [];
      return publicationsWhere({
        channel: "marketplace",
        itemId: { in: itemIds },
        placeId: { in: open.map(({ externalId }) => externalId) },
      });
    },

    async forgetElsewhere(itemIds, told) {
      await tx.$executeRaw`
        DELETE FROM publication USING sales_warehouse AS other
        WHERE publication.shop_id = ${shopId}::uuid AND publication.channel = 'marketplace'
          AND publication.item_id = ANY(${itemIds}::uuid[])
          AND other.shop_id = publication.shop_id AND other.external_id = publication.place_id AND NOT other.is_main
          AND NOT EXISTS (
            SELECT FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told("itemId" uuid, "placeId" text)
            WHERE told."itemId" = publication.item_id AND told."placeId" = publication.place_id)`;
    },

    numbersShownDifferently: (shown) => {
      const rows = shown.flatMap(({ skuExternalId, warehouses }) =>
        warehouses.map((at) => ({ skuExternalId, ...at })),
      );
      return tx.$queryRaw`
        SELECT listing.external_id AS "listingExternalId", max(coalesce(told.updated_at, listing.read_at)) AS "toldAt"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             AS l("skuExternalId" text, "warehouseId" text, available int)
        JOIN listing_sku ON listing_sku.shop_id = ${shopId}::uuid AND listing_sku.external_id = l."skuExternalId"
        JOIN listing ON listing.id = listing_sku.listing_id
        LEFT JOIN publication AS told ON told.shop_id = listing_sku.shop_id AND told.channel = 'marketplace'
         AND told.item_id = listing_sku.id AND told.place_id = l."warehouseId"
        LEFT JOIN sales_warehouse AS untold ON told.id IS NULL AND untold.shop_id = listing_sku.shop_id
         AND untold.external_id = l."warehouseId" AND NOT untold.is_main
        WHERE told.sent_at IS NULL AND NOT told.in_doubt AND told.published IS DISTINCT FROM l.available
           -- What nobody tells is not repaired; what the merchant is asked about, or told, follows it.
           OR untold.id IS NOT NULL AND (
             NOT listing_sku.shown @> jsonb_build_array(
               jsonb_build_object('warehouseId', l."warehouseId", 'quantity', l.available))
             OR l.available > 0 AND untold.closed_at IS NULL AND EXISTS (
               SELECT FROM sku_link JOIN variant ON variant.id = sku_link.variant_id AND variant.deleted_at IS NOT NULL
               WHERE sku_link.listing_sku_id = listing_sku.id))
        GROUP BY listing.external_id`;
    },

    async listingsOfHotSkus(since, take) {
      const rows = await tx.$queryRaw<{ externalId: string }[]>`
        SELECT DISTINCT listing.external_id AS "externalId"
        FROM (
          SELECT sku.id, sku.listing_id
          FROM (
            SELECT told.item_id AS sku_id, told.at
            FROM told_number AS told
            WHERE told.shop_id = ${shopId}::uuid AND told.channel = 'marketplace' AND told.kind = 'told'
              AND told.at >= ${since}
            UNION ALL
            SELECT link.listing_sku_id, "order".placed_at
            FROM "order"
            JOIN order_line AS line ON line.order_id = "order".id
            CROSS JOIN LATERAL ${partsTaken(shopId)} AS taken
            JOIN sku_link AS link ON link.variant_id = taken.variant_id
            WHERE "order".shop_id = ${shopId}::uuid AND "order".placed_at >= ${since}
          ) AS moved
          JOIN listing_sku AS sku ON sku.id = moved.sku_id AND sku.deleted_at IS NULL
          GROUP BY sku.id, sku.listing_id
          ORDER BY max(moved.at) DESC, sku.id
          LIMIT ${take}
        ) AS hot
        JOIN listing ON listing.id = hot.listing_id AND listing.deleted_at IS NULL
        ORDER BY listing.external_id`;
      return rows.map(({ externalId }) => externalId);
    },

    async notePublished(publicationId, { quantity, terms, ruleId }, told) {
      const { effectId, at } = told;
      await tx.$executeRaw`
        WITH history AS (
          INSERT INTO told_number (shop_id, channel, variant_id, item_id, place_id, kind, quantity, before, derivation,
                                   rule_id, effect_id, entry_id, at)
          SELECT shop_id, channel, variant_id, item_id, place_id, 'told', ${quantity}, published,
                 ${JSON.stringify(terms)}::jsonb, ${ruleId}::uuid, ${effectId}::uuid,
                 (SELECT entry_id FROM effect WHERE id = ${effectId}::uuid), ${at}
          FROM publication WHERE shop_id = ${shopId}::uuid AND id = ${publicationId}::uuid
        )
        UPDATE publication SET published = ${quantity}, noted = ${quantity}, may_show = ${quantity}, sent_at = NULL,
               in_doubt = false, effect_id = ${effectId}::uuid,
               published_at = ${at}, updated_at = ${at}
        WHERE shop_id = ${shopId}::uuid AND id = ${publicationId}::uuid`;
    },

    async listedSkus(variantIds) {
      const rows = await tx.skuLink.findMany({
        where: {
          shopId,
          variantId: { in: variantIds },
          // TikTok Shop works a bundle's stock out from its parts'.
          listingSku: { deletedAt: null, parts: { equals: [] } },
        },
        select: {
          variantId: true,
          listingSkuId: true,
          listingSku: {
            select: {
              externalId: true,
              shown: true,
              listing: { select: { externalId: true } },
            },
          },
        },
      });
      return rows.map((row) => ({
        shownAt: fromJson<{ warehouseId: string }[]>(row.listingSku.shown).map(
          ({ warehouseId }) => warehouseId,
        ),
        variantId: row.variantId,
        listingSkuId: row.listingSkuId,
        skuExternalId: row.listingSku.externalId,
        listingExternalId: row.listingSku.listing.externalId,
      }));
    },

    async variantsOfGoods(goodsIds) {
      const rows = await tx.goodsLink.findMany({
        where: { shopId, goodsId: { in: goodsIds } },
        select: { variantId: true },
      });
      return rows.map((row) => row.variantId);
    },
  };
}
