import type { LinkCandidate } from "../../domain/plan.ts";
import type { Records } from "../../world/records.ts";
import type { Tx } from "../prisma.server.ts";

type LinkRecords = Pick<
  Records,
  | "variantsForMatching"
  | "unlinkedListingSkus"
  | "goodsForMatching"
  | "variantOfSku"
  | "linkedGoods"
  | "saveSkuLinks"
  | "saveGoodsLinks"
  | "pairListings"
  | "titleSituations"
  | "saveBase"
  | "noteTitleWritten"
>;

/** What people call a variant: its product's title, and its own where it has one. */
export const variantLabel = (
  productTitle: string,
  variantTitle: string,
): LinkCandidate["label"] =>
  variantTitle === "Default Title"
    ? productTitle
    : `${productTitle} · ${variantTitle}`;

/** Links between variants, listing SKUs and goods, and the titles of linked pairs. */
export function linkRecords(tx: Tx, shopId: string): LinkRecords {
  return {
    async variantsForMatching() {
      const rows = await tx.variant.findMany({
        where: { shopId, deletedAt: null },
        select: {
          id: true,
          productId: true,
          sku: true,
          barcode: true,
          title: true,
          product: { select: { title: true } },
        },
        orderBy: { externalId: "asc" },
      });
      return rows.map(({ product, title, ...row }) => ({
        ...row,
        label: variantLabel(product.title, title),
      }));
    },

    async unlinkedListingSkus() {
      const rows = await tx.listingSku.findMany({
        where: { shopId, deletedAt: null, link: null },
        select: {
          id: true,
          listingId: true,
          externalId: true,
          sellerSku: true,
          barcode: true,
          title: true,
          listing: { select: { title: true } },
        },
        orderBy: { externalId: "asc" },
      });
      return rows.map(({ listing, title, ...row }) => ({
        ...row,
        label: title ? `${listing.title} · ${title}` : listing.title,
      }));
    },

    goodsForMatching: () =>
      tx.fbtGoods.findMany({
        where: { shopId },
        select: {
          id: true,
          externalId: true,
          referenceCode: true,
          barcodes: true,
          skuExternalIds: true,
        },
        orderBy: { externalId: "asc" },
      }),

    async variantOfSku() {
      const rows = await tx.skuLink.findMany({
        where: { shopId },
        select: {
          variantId: true,
          listingSku: { select: { externalId: true } },
        },
      });
      return new Map(
        rows.map((row) => [row.listingSku.externalId, row.variantId]),
      );
    },

    async linkedGoods() {
      const rows = await tx.goodsLink.findMany({
        where: { shopId },
        select: { variantId: true, goodsId: true },
      });
      return new Map(rows.map((row) => [row.variantId, row.goodsId]));
    },

    async saveSkuLinks(links, { entryId, actor }) {
      await tx.skuLink.createMany({
        data: links.map((link) => ({ shopId, ...link, entryId, actor })),
        skipDuplicates: true,
      });
    },

    async saveGoodsLinks(links, { entryId }) {
      await tx.goodsLink.createMany({
        data: links.map((link) => ({ shopId, ...link, entryId })),
        skipDuplicates: true,
      });
    },

    async pairListings() {
      await tx.$executeRaw`
        UPDATE listing SET product_id = pair.product_id
        FROM (
          SELECT DISTINCT ON (sku.listing_id) sku.listing_id, variant.product_id
          FROM sku_link
          JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
          JOIN variant ON variant.id = sku_link.variant_id
          WHERE sku_link.shop_id = ${shopId}::uuid
          GROUP BY sku.listing_id, variant.product_id
          ORDER BY sku.listing_id, count(*) DESC, variant.product_id
        ) AS pair
        WHERE listing.id = pair.listing_id AND listing.product_id IS DISTINCT FROM pair.product_id`;
    },

    async titleSituations(filter) {
      const listings = await tx.listing.findMany({
        where: {
          shopId,
          deletedAt: null,
          product: {
            is: {
              deletedAt: null,
              ...(filter.productExternalId
                ? { externalId: filter.productExternalId }
                : {}),
            },
          },
          ...(filter.listingExternalId
            ? { externalId: filter.listingExternalId }
            : {}),
          ...(filter.listingId ? { id: filter.listingId } : {}),
        },
        include: { product: true },
        orderBy: { externalId: "asc" },
      });
      const bases = await tx.baseSnapshot.findMany({
        where: {
          shopId,
          field: "title",
          listingId: { in: listings.map((listing) => listing.id) },
        },
      });
      const baseOf = new Map(bases.map((base) => [base.listingId, base.value]));
      return listings.flatMap(({ product, ...listing }) =>
        product
          ? [
              {
                product: {
                  id: product.id,
                  externalId: product.externalId,
                  title: product.title,
                  updatedAt: product.sourceUpdatedAt,
                },
                listing: {
                  id: listing.id,
                  externalId: listing.externalId,
                  title: listing.title,
                  updatedAt: listing.sourceUpdatedAt,
                },
                base: baseOf.get(listing.id) ?? null,
              },
            ]
          : [],
      );
    },

    async saveBase(listingId, value, { entryId, at }) {
      await tx.baseSnapshot.upsert({
        where: {
          shopId_listingId_field: { shopId, listingId, field: "title" },
        },
        create: {
          shopId,
          listingId,
          field: "title",
          value,
          agreedAt: at,
          entryId,
        },
        update: { value, agreedAt: at, entryId },
      });
    },

    async noteTitleWritten(side, listingId, title) {
      if (side === "marketplace")
        await tx.listing.updateMany({
          where: { shopId, id: listingId },
          data: { title },
        });
      else
        await tx.product.updateMany({
          where: { shopId, listings: { some: { id: listingId } } },
          data: { title },
        });
    },
  };
}
