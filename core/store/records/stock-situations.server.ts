import { noRules } from "../../domain/stock/stock-rule.ts";
import type {
  KitPart,
  PlaceStock,
  StockSituation,
} from "../../domain/stock/what-channels-are-told.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { partsTaken, readKits } from "./kits.server.ts";
import { readLeastHeld } from "./splits.server.ts";
import { readRulesInForce } from "./stock-rules.server.ts";

const openMarketplaceStates = ["waiting", "to_ship", "partly_shipped"];

/** Everything that decides what channels are told about these variants, in a handful of queries for any number of them. */
export async function readStockSituations(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, StockSituation>> {
  const kits = await readKits(tx, shopId, variantIds);
  const situations = await readPlainSituations(tx, shopId, [
    ...new Set([...variantIds, ...kits.map((part) => part.partVariantId)]),
  ]);
  const partsOf = new Map<string, KitPart[]>();
  for (const { kitVariantId, partVariantId, label, count } of kits) {
    const stock = situations.get(partVariantId);
    if (!stock) continue;
    const parts = partsOf.get(kitVariantId) ?? [];
    partsOf.set(kitVariantId, parts);
    parts.push({ variantId: partVariantId, label, count, stock });
  }
  return new Map(
    variantIds.flatMap((id) => {
      const stock = situations.get(id);
      // Nothing is put together any more of a kit that is deleted.
      const parts = (!stock?.isGone && partsOf.get(id)) || null;
      return stock ? [[id, { ...stock, parts }] as const] : [];
    }),
  );
}

async function readPlainSituations(
  tx: Tx,
  shopId: string,
  variantIds: string[],
): Promise<Map<string, StockSituation>> {
  const variants = await tx.variant.findMany({
    where: { shopId, id: { in: variantIds } },
    select: { id: true, deletedAt: true, goodsLink: true },
  });
  // The other variants that ship the same goods have sold from the same stock, and so have kits with any of them.
  const links = await tx.goodsLink.findMany({
    where: {
      shopId,
      goodsId: {
        in: variants.flatMap(({ goodsLink }) => goodsLink?.goodsId ?? []),
      },
    },
    select: { variantId: true, goodsId: true },
  });
  const kits = await tx.kitPart.findMany({
    where: {
      shopId,
      partVariantId: { in: links.map(({ variantId }) => variantId) },
    },
    select: { kitVariantId: true, partVariantId: true, count: true },
  });
  const pools = await tx.pool.findMany({
    where: { shopId },
    orderBy: { externalId: "asc" },
  });
  const levels = await tx.stockLevel.findMany({
    where: {
      shopId,
      itemId: {
        in: [
          ...variantIds,
          ...links.flatMap((link) => [link.variantId, link.goodsId]),
          ...kits.map(({ kitVariantId }) => kitVariantId),
        ],
      },
    },
  });
  const levelAt = new Map(
    levels.map((level) => [`${level.poolId}:${level.itemId}`, level]),
  );
  const held = await readLeastHeld(tx, shopId, variantIds);
  const { handed, unimported, leavingInKits } = await unitsUnderWay(
    tx,
    shopId,
    variantIds,
  );

  const rules = await readRulesInForce(tx, shopId, variantIds);

  const stockAt = (poolId: string, itemId: string): PlaceStock => {
    const level = levelAt.get(`${poolId}:${itemId}`);
    return {
      onHand: level?.onHand ?? 0,
      reserved: level?.reserved ?? 0,
      unfulfillable: level?.unfulfillable ?? 0,
      available: level?.available ?? 0,
      ref: poolId,
    };
  };
  const ofKind = (kind: string) => pools.filter((pool) => pool.kind === kind);
  const committed = (variantId: string) =>
    ofKind("service").reduce(
      (sum, pool) =>
        sum + (levelAt.get(`${pool.id}:${variantId}`)?.reserved ?? 0),
      0,
    );
  const waiting = (variantId: string) =>
    Math.max(0, committed(variantId) - (handed.get(variantId) ?? 0));

  return new Map(
    variants.map(({ id, deletedAt, goodsLink }): [string, StockSituation] => {
      const goodsId = deletedAt === null ? goodsLink?.goodsId : undefined;
      const sharing = links.filter((link) => link.goodsId === goodsId);
      const siblings = sharing.filter((link) => link.variantId !== id);
      const inKits = kits.filter(({ partVariantId }) =>
        sharing.some((link) => link.variantId === partVariantId),
      );
      return [
        id,
        {
          ...(deletedAt !== null && { isGone: true as const }),
          // Nothing can be sold of a variant that is deleted, wherever its units lie.
          network: goodsId
            ? ofKind("network").map((pool) => ({
                centre: pool.name,
                ...stockAt(pool.id, goodsId),
              }))
            : [],
          own:
            deletedAt === null
              ? ofKind("own").map((pool) => ({
                  location: pool.name,
                  held: held.get(id)?.[pool.externalId] ?? 0,
                  ...stockAt(pool.id, id),
                }))
              : [],
          committedAtService: committed(id),
          handedToNetwork: handed.get(id) ?? 0,
          siblingsWaiting:
            siblings.reduce(
              (sum, { variantId }) => sum + waiting(variantId),
              0,
            ) +
            inKits.reduce(
              (sum, { kitVariantId, count }) =>
                sum + waiting(kitVariantId) * count,
              0,
            ),
          marketplaceUnimported: unimported.get(id) ?? 0,
          soldInKits: leavingInKits.get(id) ?? 0,
          parts: null,
          rules: rules.get(id) ?? noRules,
          exposed: null,
          exposedAtNetwork: null,
        },
      ];
    }),
  );
}

/**
 * Units that Shopify has committed at our location and that the network has reserved for the same orders: requests
 * ordered at the network, and orders TikTok ships itself.
 */
const handedUnits = (shopId: string) => Prisma.sql`
    SELECT line."variantId" AS variant_id, sum(line."remainingQuantity")::int AS units
    FROM fulfillment_request AS request
    JOIN "order" ON "order".id = request.order_id
    CROSS JOIN LATERAL jsonb_to_recordset(request.lines) AS line("variantId" uuid, "remainingQuantity" int)
    WHERE request.shop_id = ${shopId}::uuid AND request.location_id = (
        SELECT network.details -> 'service' ->> 'locationId' FROM connection AS network
        WHERE network.shop_id = ${shopId}::uuid AND network.kind = 'fbt')
      AND request.status NOT IN ('CLOSED', 'CANCELLED')
      AND (request.network_state = 'ordered'
           OR ("order".channel = 'marketplace' AND "order".fulfilled_by = 'network'))
    GROUP BY line."variantId"`;

/**
 * A parcel of the merchant's that has left, and was not taken back with the parts of kits in it. One that waits for its number
 * has left as well.
 */
const isOnItsWay = Prisma.sql`shipment.origin = 'merchant'
  AND shipment.condition IN ('live', 'waiting') AND NOT EXISTS (
  SELECT FROM effect WHERE effect.shop_id = shipment.shop_id AND effect.key = 'put-parts-back:' || shipment.external_id)`;

/**
 * Units of TikTok orders that the merchant ships and that Shopify does not know yet. A kit takes its parts, also while
 * Shopify knows only the kit: nothing there takes the parts off before the parcel has left.
 */
const unimportedUnits = (shopId: string, variantIds: string[]) => Prisma.sql`
    SELECT taken.variant_id, sum(line.quantity * taken.count)::int AS units
    FROM "order"
    JOIN order_line AS line ON line.order_id = "order".id AND NOT EXISTS (
      SELECT FROM shipment CROSS JOIN LATERAL jsonb_array_elements(shipment.lines) AS sent
      WHERE shipment.order_id = "order".id AND ${isOnItsWay}
        AND sent -> 'orderLineExternalIds' ? line.external_id)
    CROSS JOIN LATERAL ${partsTaken(shopId)} AS taken
    WHERE "order".shop_id = ${shopId}::uuid AND "order".channel = 'marketplace'
      AND "order".fulfilled_by = 'merchant' AND "order".state = ANY(${openMarketplaceStates})
      AND ("order".storefront_external_id IS NULL OR taken.is_part) AND NOT line.is_cancelled
      AND taken.variant_id = ANY(${variantIds}::uuid[])
    GROUP BY taken.variant_id`;

/**
 * Units of what is sold in kits that Shopify knows only as the kit: in its own orders that the merchant has yet to send, and
 * in parcels whose parts are about to be taken off the shelf, or could not be and are a question.
 */
const unitsInKits = (shopId: string, variantIds: string[]) => Prisma.sql`
    WITH part AS (
      SELECT kit_variant_id, part_variant_id, count FROM kit_part
      WHERE shop_id = ${shopId}::uuid AND part_variant_id = ANY(${variantIds}::uuid[])
    ), waiting AS (
      SELECT part.part_variant_id AS variant_id, part.count * greatest(0, line.quantity
        - coalesce((SELECT sum((sent ->> 'quantity')::int) FROM shipment
            CROSS JOIN LATERAL jsonb_array_elements(shipment.lines) AS sent
            WHERE shipment.order_id = "order".id AND ${isOnItsWay}
              AND sent -> 'orderLineExternalIds' ? line.external_id), 0)
        - coalesce((SELECT sum((asked ->> 'totalQuantity')::int) FROM fulfillment_request AS request
            CROSS JOIN LATERAL jsonb_array_elements(request.lines) AS asked
            WHERE request.order_id = "order".id AND asked ->> 'orderLineExternalId' = line.external_id
              AND request.status <> 'CANCELLED'), 0)
        - coalesce((SELECT sum((off ->> 'quantity')::int) FROM storefront_refund AS refund
            CROSS JOIN LATERAL jsonb_array_elements(refund.lines) AS off
            WHERE refund.order_id = "order".id AND off ->> 'orderLineExternalId' = line.external_id
              AND off ->> 'restock' = 'cancel'), 0)) AS units
      FROM part JOIN order_line AS line ON line.variant_id = part.kit_variant_id
      JOIN "order" ON "order".id = line.order_id
      WHERE "order".shop_id = ${shopId}::uuid AND "order".channel = 'storefront' AND NOT line.is_cancelled
        AND "order".fulfilled_by <> 'network' AND "order".state = ANY(${openMarketplaceStates})
    ), leaving AS (
      SELECT taken."variantId" AS variant_id, taken.quantity AS units
      FROM effect CROSS JOIN LATERAL jsonb_to_recordset(effect.payload -> 'parts')
        AS taken("variantId" uuid, quantity int)
      WHERE effect.shop_id = ${shopId}::uuid AND effect.kind = 'storefront.take-parts'
        AND (effect.state IN ('planned', 'sent', 'unknown') OR effect.state = 'refused' AND EXISTS (
          SELECT FROM conflict WHERE conflict.shop_id = effect.shop_id AND conflict.state = 'open'
            AND conflict.subject_id = effect.id::text))
        AND taken."variantId" = ANY(${variantIds}::uuid[])
    )
    SELECT variant_id, sum(units)::int AS units
    FROM (SELECT * FROM waiting UNION ALL SELECT * FROM leaving) AS all_units GROUP BY variant_id`;

/** Units that some number knows of and another does not yet. */
async function unitsUnderWay(tx: Tx, shopId: string, variantIds: string[]) {
  const rows = await tx.$queryRaw<
    {
      which: "handed" | "unimported" | "leavingInKits";
      variant_id: string;
      units: number;
    }[]
  >`
    SELECT 'handed' AS which, handed.* FROM (${handedUnits(shopId)}) AS handed
    UNION ALL
    SELECT 'unimported', unimported.* FROM (${unimportedUnits(shopId, variantIds)}) AS unimported
    UNION ALL
    SELECT 'leavingInKits', leaving.* FROM (${unitsInKits(shopId, variantIds)}) AS leaving`;
  const under = {
    handed: new Map<string, number>(),
    unimported: new Map<string, number>(),
    leavingInKits: new Map<string, number>(),
  };
  for (const { which, variant_id, units } of rows)
    under[which].set(variant_id, units);
  return under;
}
