import type {
  MatchListingSku,
  MatchVariant,
} from "../../domain/listings/match-skus.ts";
import type { LinkCandidate } from "../../domain/plan.ts";
import type { CatalogTouched } from "../../world/matching-records.ts";
import type { Records } from "../../world/records.ts";
import { Prisma, type Tx } from "../prisma.server.ts";
import { forgetAgreements } from "./agreements.server.ts";

type LinkRecords = Pick<
  Records,
  | "variantsForMatching"
  | "unlinkedVariantsOf"
  | "variantsAfter"
  | "countVariants"
  | "hasVariants"
  | "unlinkedListingSkus"
  | "listingsToLink"
  | "unlinkedSkusOf"
  | "goodsForMatching"
  | "goodsByExternalId"
  | "variantOfSku"
  | "variantsTouched"
  | "saveSkuLinks"
  | "saveGoodsLinks"
  | "pairListings"
  | "productsOf"
  | "pairedListings"
  | "variantsTold"
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
export const toMatchVariant = <
  Row extends Prisma.VariantGetPayload<{ select: typeof matchVariantRow }>,
>({
  product,
  title,
  ...row
}: Row): Omit<Row, "product" | "title"> & Pick<MatchVariant, "label"> => ({
  ...row,
  label: variantLabel(product.title, title),
});

/** A code as `normalizeCode` writes it. */
const code = (column: string) =>
  Prisma.raw(`nullif(upper(btrim(${column}, E' \\t\\r\\n')), '')`);

const goodsRow = {
  id: true,
  externalId: true,
  name: true,
  links: { select: { variantId: true } },
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
          WHERE product.shop_id = ${shopId}::uuid AND product.external_id = ANY(${touched.productExternalIds})
        ), concerned AS (
          SELECT sku.id FROM listing JOIN listing_sku AS sku ON sku.listing_id = listing.id
          WHERE listing.shop_id = ${shopId}::uuid AND listing.external_id = ANY(${touched.listingExternalIds})
          UNION
          SELECT sku.id FROM listing_sku AS sku JOIN moved ON ${code("sku.seller_sku")} = moved.sku
          WHERE sku.shop_id = ${shopId}::uuid
          UNION
          SELECT sku.id FROM listing_sku AS sku JOIN moved ON ${code("sku.barcode")} = moved.barcode
          WHERE sku.shop_id = ${shopId}::uuid
          UNION
          SELECT conflict.subject_id::uuid FROM conflict
          CROSS JOIN LATERAL jsonb_array_elements(conflict.candidates) AS candidate
          WHERE conflict.shop_id = ${shopId}::uuid AND conflict.kind = 'link' AND conflict.state = 'open'
            AND candidate ->> 'variantId' IN (SELECT moved.id::text FROM moved)
        )
        SELECT sku.id FROM concerned JOIN listing_sku AS sku ON sku.id = concerned.id
        WHERE sku.shop_id = ${shopId}::uuid AND sku.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM sku_link WHERE sku_link.listing_sku_id = sku.id)`,
    );

  // Goods' answer changes with a variant of their code or SKU, and with one that their open question names.
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
              WHERE sku_link.variant_id IN (SELECT moved.id FROM moved))
            OR goods.id::text IN (
              SELECT conflict.subject_id FROM conflict
              CROSS JOIN LATERAL jsonb_array_elements(conflict.candidates) AS candidate
              WHERE conflict.shop_id = ${shopId}::uuid AND conflict.kind = 'link' AND conflict.subject_kind = 'goods'
                AND conflict.state = 'open' AND candidate ->> 'variantId' IN (SELECT moved.id::text FROM moved)))`,
    );

  const unlinkedSkus = async (
    where: Prisma.ListingSkuWhereInput,
  ): Promise<MatchListingSku[]> => {
    const rows = await tx.listingSku.findMany({
      where: { shopId, deletedAt: null, link: null, ...where },
      select: {
        id: true,
        listingId: true,
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
  };

  const livingVariants = async (where: Prisma.VariantWhereInput) => {
    const rows = await tx.variant.findMany({
      where: { shopId, deletedAt: null, ...where },
      select: matchVariantRow,
      orderBy: { externalId: "asc" },
    });
    return rows.map(toMatchVariant);
  };

  return {
    variantsForMatching: async ({ codes, ids = [] }) =>
      livingVariants({
        id: { in: [...(await variantsWithCodes(codes)), ...ids] },
      }),

    unlinkedVariantsOf: (productIds) =>
      livingVariants({ productId: { in: productIds }, skuLinks: { none: {} } }),

    async variantsAfter(externalId, take) {
      const rows = await tx.variant.findMany({
        where: {
          shopId,
          deletedAt: null,
          ...(externalId !== null && { externalId: { gt: externalId } }),
        },
        select: { ...matchVariantRow, externalId: true },
        orderBy: { externalId: "asc" },
        take,
      });
      return rows.map(toMatchVariant);
    },

    countVariants: () =>
      tx.variant.count({ where: { shopId, deletedAt: null } }),

    hasVariants: async () =>
      (await tx.variant.findFirst({
        where: { shopId, deletedAt: null },
        select: { id: true },
      })) !== null,

    unlinkedListingSkus: async (touched) =>
      unlinkedSkus({ id: { in: await skusConcernedBy(touched) } }),

    async listingsToLink() {
      const rows = await tx.listing.findMany({
        where: { shopId, skus: { some: { deletedAt: null, link: null } } },
        select: { id: true },
        orderBy: { externalId: "asc" },
      });
      return ids(rows);
    },

    unlinkedSkusOf: (listingIds) =>
      unlinkedSkus({ listingId: { in: listingIds } }),

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
          listingSku: { shopId, externalId: { in: skuExternalIds } },
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

    async productsOf(variantIds) {
      const rows = await tx.product.findMany({
        where: { shopId, variants: { some: { id: { in: variantIds } } } },
        select: { externalId: true },
      });
      return rows.map(({ externalId }) => externalId);
    },

    async pairedListings() {
      const rows = await tx.listing.findMany({
        where: { shopId, product: { isNot: null } },
        select: { externalId: true },
        orderBy: { externalId: "asc" },
      });
      return rows.map(({ externalId }) => externalId);
    },

    async variantsTold() {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT variant_id AS id FROM sku_link WHERE shop_id = ${shopId}::uuid
        UNION SELECT variant_id FROM selection WHERE shop_id = ${shopId}::uuid
        UNION SELECT kit_variant_id FROM kit_part WHERE shop_id = ${shopId}::uuid
        UNION SELECT part_variant_id FROM kit_part WHERE shop_id = ${shopId}::uuid
        ORDER BY id`;
      return ids(rows);
    },

    async pairListings() {
      const moved = await tx.$queryRaw<{ id: string; had: string | null }[]>`
        UPDATE listing SET product_id = pair.product_id
        FROM (
          SELECT unlinked.id AS listing_id, NULL::uuid AS product_id, unlinked.product_id AS had FROM listing AS unlinked
          WHERE unlinked.shop_id = ${shopId}::uuid AND unlinked.product_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM listing_sku AS sku JOIN sku_link ON sku_link.listing_sku_id = sku.id
            WHERE sku.listing_id = unlinked.id)
          UNION ALL
          (
          SELECT DISTINCT ON (sku.listing_id) sku.listing_id, variant.product_id, sold.product_id AS had
          FROM sku_link
          JOIN listing_sku AS sku ON sku.id = sku_link.listing_sku_id
          JOIN listing AS sold ON sold.id = sku.listing_id
          JOIN variant ON variant.id = sku_link.variant_id
          WHERE sku_link.shop_id = ${shopId}::uuid
          GROUP BY sku.listing_id, variant.product_id, sold.product_id
          -- Of as many on both, the listing stays what it was.
          ORDER BY sku.listing_id, count(*) DESC, variant.product_id IS DISTINCT FROM sold.product_id, variant.product_id
          )
        ) AS pair
        WHERE listing.id = pair.listing_id AND listing.product_id IS DISTINCT FROM pair.product_id
        RETURNING listing.id, pair.had`;
      const parted = ids(moved.filter(({ had }) => had !== null));
      if (parted.length === 0) return;
      // Of its SKUs others are merged with another product, and what was agreed of them is of long ago.
      const skus = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM listing_sku WHERE shop_id = ${shopId}::uuid AND listing_id = ANY(${parted}::uuid[])`;
      await forgetAgreements(tx, shopId, [...parted, ...ids(skus)]);
    },
  };
}
