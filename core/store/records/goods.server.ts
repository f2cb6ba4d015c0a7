import { endedInboundStatuses } from "../../domain/inbound-facts.ts";
import type { KnownGoods } from "../../domain/listings/plan-goods.ts";
import type { BoundVariant } from "../../domain/listings/plan-unbinding.ts";
import type { GoodsRecords } from "../../world/goods-records.ts";
import type { Tx } from "../prisma.server.ts";
import { readKitContents, readStorefrontKits } from "./kits.server.ts";
import { variantLabel } from "./links.server.ts";

type Hanging = Omit<BoundVariant, "candidate" | "goods">;

const nothingHangs: Hanging = {
  isChosen: false,
  onHand: 0,
  inTransit: 0,
  deliveries: 0,
  orders: 0,
};

const goodsRow = {
  externalId: true,
  name: true,
  referenceCode: true,
  skuExternalIds: true,
} as const;

/** What making goods of variants needs to know. */
export function goodsRecords(tx: Tx, shopId: string): GoodsRecords {
  return {
    async goodsCandidates(variantIds, named) {
      const variants = await tx.variant.findMany({
        where: { shopId, id: { in: variantIds } },
        include: {
          product: { select: { title: true, pictures: true } },
          goodsLink: { include: { goods: { select: goodsRow } } },
          skuLinks: {
            where: { listingSku: { deletedAt: null } },
            select: {
              listingSku: {
                select: {
                  externalId: true,
                  parts: true,
                  listing: { select: { pictures: true } },
                },
              },
            },
            orderBy: { listingSku: { externalId: "asc" } },
          },
        },
        orderBy: [
          { product: { title: "asc" } },
          { position: "asc" },
          { id: "asc" },
        ],
      });
      const kits = await readKitContents(tx, shopId, variantIds);
      const bundles = await readStorefrontKits(tx, shopId, variantIds);
      const effects = await tx.effect.findMany({
        where: {
          shopId,
          subject: { in: variantIds.map((id) => `goods:${id}`) },
          state: { in: ["planned", "sent", "unknown", "refused"] },
        },
        select: { subject: true, state: true, key: true },
      });
      const busy = new Set(
        effects.flatMap(({ subject, state }) =>
          state === "refused" ? [] : [subject],
        ),
      );
      const candidates = variants.map((variant) => ({
        variantId: variant.id,
        label: variantLabel(variant.product.title, variant.title),
        sku: variant.sku,
        barcode: variant.barcode,
        weightGrams: variant.weightGrams,
        pictureUrl: firstPicture([
          variant.product.pictures,
          ...variant.skuLinks.map(
            ({ listingSku }) => listingSku.listing.pictures,
          ),
        ]),
        deleted: variant.deletedAt !== null,
        isKit: kits[variant.id] !== undefined || bundles.has(variant.id),
        // A virtual bundle has no goods of its own.
        skuExternalIds: variant.skuLinks.flatMap(({ listingSku }) =>
          (listingSku.parts as unknown[]).length > 0
            ? []
            : [listingSku.externalId],
        ),
        goods: variant.goodsLink?.goods ?? null,
        isUnderWay: busy.has(`goods:${variant.id}`),
      }));
      const codes = [
        ...new Set([
          ...named.map((code) => code.trim()),
          ...candidates.flatMap(({ sku }) => sku?.trim() || []),
        ]),
      ];
      const goods: KnownGoods[] = await tx.fbtGoods.findMany({
        where: {
          shopId,
          OR: [
            { referenceCode: { in: codes, mode: "insensitive" } },
            { externalId: { in: named } },
            {
              skuExternalIds: {
                hasSome: candidates.flatMap((one) => one.skuExternalIds),
              },
            },
          ],
        },
        select: goodsRow,
        orderBy: { externalId: "asc" },
      });
      return {
        candidates,
        goods,
        refused: effects.flatMap(({ subject, state, key }) =>
          state === "refused"
            ? [{ variantId: subject.replace("goods:", ""), key }]
            : [],
        ),
      };
    },

    async hangsOnGoods({ variantId, goodsExternalId, skuExternalIds }) {
      const goods = await tx.fbtGoods.findFirst({
        where: { shopId, externalId: goodsExternalId },
        select: { id: true },
      });
      const goodsId = goods?.id ?? null;
      const [row] = await tx.$queryRaw<Hanging[]>`
        SELECT
          EXISTS (
            SELECT 1 FROM selection
            WHERE shop_id = ${shopId}::uuid AND variant_id = ${variantId}::uuid AND released_at IS NULL) AS "isChosen",
          lying."onHand", lying."inTransit",
          (SELECT count(*)::int FROM inbound_order AS delivery JOIN inbound_plan AS plan ON plan.id = delivery.plan_id
            WHERE delivery.shop_id = ${shopId}::uuid AND NOT delivery.status = ANY(${endedInboundStatuses}::text[])
              AND plan.lines @> jsonb_build_array(jsonb_build_object('goodsId', ${goodsId}::text))) AS deliveries,
          (SELECT count(*)::int FROM "order" AS sold
            WHERE sold.shop_id = ${shopId}::uuid AND sold.channel = 'marketplace'
              AND sold.state IN ('waiting', 'to_ship', 'partly_shipped') AND EXISTS (
                SELECT 1 FROM order_line AS line
                WHERE line.order_id = sold.id AND NOT line.is_cancelled
                  AND line.item_external_id = ANY(${skuExternalIds}::text[])))
          + (SELECT count(*)::int FROM network_order AS asked
            WHERE asked.shop_id = ${shopId}::uuid AND asked.state IN ('ordering', 'ordered') AND asked.has_left <> 'all'
              AND asked.lines @> jsonb_build_array(jsonb_build_object('goodsId', ${goodsId}::text))) AS orders
        FROM (
          SELECT coalesce(sum(level.on_hand), 0)::int AS "onHand", coalesce(sum(level.in_transit), 0)::int AS "inTransit"
          FROM stock_level AS level JOIN pool ON pool.id = level.pool_id AND pool.kind = 'network'
          WHERE level.shop_id = ${shopId}::uuid AND level.item_id = ${goodsId}::uuid) AS lying`;
      return row ?? nothingHangs;
    },

    async partFromUnbound() {
      const rows = await tx.$queryRaw<
        { product: string; variant: string; goods: string }[]
      >`
        DELETE FROM goods_link AS link USING fbt_goods AS goods, variant, product
        WHERE link.shop_id = ${shopId}::uuid AND link.reason = 'listing_sku' AND goods.id = link.goods_id
          AND variant.id = link.variant_id AND product.id = variant.product_id
          AND EXISTS (
            SELECT FROM sku_link JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id AND sku.deleted_at IS NULL
            WHERE sku_link.variant_id = variant.id)
          AND NOT EXISTS (
            SELECT FROM sku_link JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
            WHERE sku_link.variant_id = variant.id AND sku.external_id = ANY(goods.sku_external_ids))
        RETURNING product.title AS product, variant.title AS variant, goods.name AS goods`;
      return rows.map(({ product, variant, goods }) => ({
        label: variantLabel(product, variant),
        goods,
      }));
    },

    async goodsBoundOtherwise(shown) {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT shown."externalId" AS id
        FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS shown("externalId" text, "skuExternalIds" jsonb)
        LEFT JOIN fbt_goods AS known ON known.shop_id = ${shopId}::uuid AND known.external_id = shown."externalId"
        WHERE known.id IS NULL OR NOT (to_jsonb(known.sku_external_ids) @> shown."skuExternalIds"
          AND to_jsonb(known.sku_external_ids) <@ shown."skuExternalIds")`;
      return rows.map(({ id }) => id);
    },

    async forgetBinding({ variantId, goodsExternalId, skuExternalIds }) {
      const goods = await tx.fbtGoods.findFirst({
        where: { shopId, externalId: goodsExternalId },
      });
      if (!goods) return;
      await tx.fbtGoods.update({
        where: { id: goods.id, shopId },
        data: {
          skuExternalIds: goods.skuExternalIds.filter(
            (id) => !skuExternalIds.includes(id),
          ),
        },
      });
      await tx.goodsLink.deleteMany({
        where: {
          shopId,
          variantId,
          goodsId: goods.id,
          reason: "listing_sku",
        },
      });
    },
  };
}

/** The product's own picture goes before one that its listing shows. */
const firstPicture = (shelves: unknown[]): string | null =>
  shelves
    .flatMap((pictures) => (pictures ?? []) as { url: string | null }[])
    .find(({ url }) => url !== null)?.url ?? null;
