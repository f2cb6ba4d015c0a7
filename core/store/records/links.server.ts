import type { MatchVariant } from "../../domain/listings/match-skus.ts";
import type { LinkCandidate } from "../../domain/plan.ts";
import type { CatalogTouched, Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";

type LinkRecords = Pick<
  Records,
  | "variantsForMatching"
  | "hasVariants"
  | "unlinkedListingSkus"
  | "goodsForMatching"
  | "goodsByExternalId"
  | "variantOfSku"
  | "variantsTouched"
  | "saveSkuLinks"
  | "saveGoodsLinks"
  | "pairListings"
>;

/** What people call a variant: its product's title, and its own where it has one. */
export const variantLabel = (
  productTitle: string,
  variantTitle: string,
): LinkCandidate["label"] =>
  variantTitle === "Default Title"
    ? productTitle
    : `${productTitle} · ${variantTitle}`;

/** The columns by which a variant is matched. */
export const matchVariantRow = {
  id: true,
  productId: true,
  sku: true,
  barcode: true,
  title: true,
  product: { select: { title: true } },
} as const;

/** A variant as matching knows it, from its columns. */
export const toMatchVariant = ({
  product,
  title,
  ...row
}: Prisma.VariantGetPayload<{
  select: typeof matchVariantRow;
}>): MatchVariant => ({
  ...row,
  label: variantLabel(product.title, title),
});

/** A code as `normalizeCode` writes it. */
const code = (column: string) =>
  Prisma.raw(`nullif(upper(btrim(${column}, E' \\t\\r\\n')), '')`);

const goodsRow = {
  id: true,
  externalId: true,
  referenceCode: true,
  barcodes: true,
  skuExternalIds: true,
} as const;

/** Links between variants, listing SKUs and goods. */
export function linkRecords(tx: Tx, shopId: string): LinkRecords {
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

  const variantsWithCodes = async (codes: string[]) =>
    codes.length === 0
      ? []
      : ids(
          await tx.$queryRaw<{ id: string }[]>`
            SELECT id FROM variant
            WHERE shop_id = ${shopId}::uuid AND deleted_at IS NULL
              AND (${code("sku")} = ANY(${codes}) OR ${code("barcode")} = ANY(${codes}))`,
        );

  // An SKU's answer changes with its listing, with a variant of the same code, and with one that its open question names.
  const skusConcernedBy = async (touched: CatalogTouched) =>
    ids(
      await tx.$queryRaw<{ id: string }[]>`
        WITH moved AS (
          SELECT variant.id, ${code("variant.sku")} AS sku, ${code("variant.barcode")} AS barcode
          FROM variant JOIN product ON product.id = variant.product_id
          WHERE product.shop_id = ${shopId}::uuid AND product.external_id = ANY(${touched.productExternalIds}))
        SELECT sku.id
        FROM listing_sku AS sku JOIN listing ON listing.id = sku.listing_id
        WHERE sku.shop_id = ${shopId}::uuid AND sku.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM sku_link WHERE sku_link.listing_sku_id = sku.id)
          AND (listing.external_id = ANY(${touched.listingExternalIds})
            OR ${code("sku.seller_sku")} IN (SELECT moved.sku FROM moved)
            OR ${code("sku.barcode")} IN (SELECT moved.barcode FROM moved)
            OR EXISTS (
              SELECT 1 FROM conflict
              CROSS JOIN LATERAL jsonb_array_elements(conflict.candidates) AS candidate
              WHERE conflict.shop_id = ${shopId}::uuid AND conflict.kind = 'link' AND conflict.state = 'open'
                AND conflict.subject_id = sku.id::text
                AND candidate ->> 'variantId' IN (SELECT moved.id::text FROM moved)))`,
    );

  const goodsConcernedBy = async (variantIds: string[]) =>
    ids(
      await tx.$queryRaw<{ id: string }[]>`
        WITH moved AS (
          SELECT variant.id, ${code("sku")} AS sku, ${code("barcode")} AS barcode FROM variant
          WHERE shop_id = ${shopId}::uuid AND id = ANY(${variantIds}::uuid[]))
        SELECT goods.id FROM fbt_goods AS goods
        WHERE goods.shop_id = ${shopId}::uuid
          AND (${code("goods.reference_code")} IN (SELECT moved.sku FROM moved)
            OR EXISTS (
              SELECT 1 FROM unnest(goods.barcodes) AS barcode
              WHERE ${code("barcode")} IN (SELECT moved.barcode FROM moved))
            OR goods.sku_external_ids && ARRAY(
              SELECT sku.external_id FROM sku_link JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
              WHERE sku_link.variant_id IN (SELECT moved.id FROM moved)))`,
    );

  return {
    async variantsForMatching(codes) {
      const rows = await tx.variant.findMany({
        where: {
          shopId,
          deletedAt: null,
          ...(codes ? { id: { in: await variantsWithCodes(codes) } } : {}),
        },
        select: matchVariantRow,
        orderBy: { externalId: "asc" },
      });
      return rows.map(toMatchVariant);
    },

    hasVariants: async () =>
      (await tx.variant.findFirst({
        where: { shopId, deletedAt: null },
        select: { id: true },
      })) !== null,

    async unlinkedListingSkus(touched) {
      const rows = await tx.listingSku.findMany({
        where: {
          shopId,
          deletedAt: null,
          link: null,
          ...(touched ? { id: { in: await skusConcernedBy(touched) } } : {}),
        },
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

    async goodsForMatching(variantIds) {
      const among = variantIds && (await goodsConcernedBy(variantIds));
      return tx.fbtGoods.findMany({
        where: { shopId, ...(among ? { id: { in: among } } : {}) },
        select: goodsRow,
        orderBy: { externalId: "asc" },
      });
    },

    goodsByExternalId: (externalIds) =>
      tx.fbtGoods.findMany({
        where: { shopId, externalId: { in: externalIds } },
        select: goodsRow,
      }),

    async variantOfSku(skuExternalIds) {
      const rows = await tx.skuLink.findMany({
        where: {
          shopId,
          ...(skuExternalIds
            ? { listingSku: { shopId, externalId: { in: skuExternalIds } } }
            : {}),
        },
        select: {
          variantId: true,
          listingSku: { select: { externalId: true } },
        },
      });
      return new Map(
        rows.map((row) => [row.listingSku.externalId, row.variantId]),
      );
    },

    async variantsTouched({ productExternalIds, listingExternalIds }) {
      const rows = await tx.variant.findMany({
        where: {
          shopId,
          OR: [
            { product: { shopId, externalId: { in: productExternalIds } } },
            {
              skuLinks: {
                some: {
                  listingSku: {
                    listing: { shopId, externalId: { in: listingExternalIds } },
                  },
                },
              },
            },
          ],
        },
        select: { id: true },
      });
      return rows.map((row) => row.id);
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
  };
}
