import type { LinkKeepingRecords } from "../../world/link-records.ts";
import type { Tx } from "../prisma.server.ts";
import { forgetAgreements } from "./agreements.server.ts";
import { matchVariantRow, toMatchVariant } from "./links.server.ts";
import { keepLink } from "./past-values.server.ts";

/** More candidates than this are no suggestion. */
const mostNamed = 500;

/** Links that people make and take away. */
export function linkKeepingRecords(tx: Tx, shopId: string): LinkKeepingRecords {
  return {
    async listingSku(listingSkuId) {
      const sku = await tx.listingSku.findFirst({
        where: { shopId, id: listingSkuId },
        include: { listing: true, link: true },
      });
      return (
        sku && {
          listingSkuId: sku.id,
          skuExternalId: sku.externalId,
          listingExternalId: sku.listing.externalId,
          label: sku.title
            ? `${sku.listing.title} · ${sku.title}`
            : sku.listing.title,
          variantId: sku.link?.variantId ?? null,
        }
      );
    },

    async variantsNamedLike(names) {
      const words = [...new Set(names.flat())].filter(
        (word) => word.length > 2,
      );
      if (words.length === 0) return [];
      const found = await tx.$queryRaw<{ id: string }[]>`
        SELECT product.id FROM product
        WHERE product.shop_id = ${shopId}::uuid AND product.deleted_at IS NULL
          AND regexp_split_to_array(lower(product.title), '[^[:alnum:]]+') && ${words}::text[]
        ORDER BY (
          SELECT count(*) FROM unnest(regexp_split_to_array(lower(product.title), '[^[:alnum:]]+')) AS own(word)
          WHERE own.word = ANY(${words}::text[])) DESC, product.id
        LIMIT ${mostNamed}`;
      const rows = await tx.variant.findMany({
        where: {
          shopId,
          deletedAt: null,
          productId: { in: found.map(({ id }) => id) },
        },
        select: matchVariantRow,
        orderBy: { externalId: "asc" },
        take: mostNamed,
      });
      return rows.map(toMatchVariant);
    },

    async removeSkuLink(listingSkuId, { entryId, actor, at }) {
      const link = await tx.skuLink.findFirst({
        where: { shopId, listingSkuId },
        include: { listingSku: true },
      });
      if (!link) return;
      const cause = await tx.journalEntry.findFirst({
        where: { shopId, id: link.entryId },
        select: { receivedAt: true },
      });
      await keepLink(tx, shopId, {
        listingSkuId,
        variantId: link.variantId,
        since: cause?.receivedAt ?? link.createdAt,
        until: at,
      });
      const { variantId, listingSku } = link;
      await tx.skuLink.delete({ where: { id: link.id, shopId } });
      await tx.skuApart.upsert({
        where: { listingSkuId, shopId },
        create: { shopId, listingSkuId, variantId, actor, entryId, at },
        update: { variantId, actor, entryId, at },
      });
      // The goods were found through this very SKU.
      await tx.goodsLink.deleteMany({
        where: {
          shopId,
          variantId,
          reason: "listing_sku",
          goods: { skuExternalIds: { has: listingSku.externalId } },
        },
      });
      await forgetAgreements(tx, shopId, [listingSkuId]);
    },

    async removeGoodsLink(variantId) {
      const link = await tx.goodsLink.findFirst({
        where: { shopId, variantId, reason: "person" },
        include: { goods: { select: { externalId: true, name: true } } },
      });
      if (!link) return null;
      await tx.goodsLink.delete({ where: { id: link.id, shopId } });
      return { goodsId: link.goodsId, ...link.goods };
    },

    async skusKeptApart(listingSkuIds) {
      const rows = await tx.skuApart.findMany({
        where: {
          shopId,
          listingSkuId: { in: listingSkuIds },
          listingSku: { link: null },
        },
      });
      return new Map(rows.map((row) => [row.listingSkuId, row.variantId]));
    },
  };
}
