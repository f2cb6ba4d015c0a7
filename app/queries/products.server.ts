import type { Prisma, PrismaClient } from "@prisma/client";
import { type PageOf, pagesOf } from "./page.ts";
import { readVariantStock, type VariantStock } from "./variant-stock.server.ts";

export const productTabs = [
  "all",
  "selected",
  "choosable",
  "unlinked",
] as const;
export type ProductTab = (typeof productTabs)[number];

export type ProductFilter = { query: string; tab: ProductTab; page: number };

export type VariantRow = {
  variantId: string;
  productId: string;
  productTitle: string;
  title: string;
  sku: string | null;
  selected: boolean;
  hasGoods: boolean;
  /** Why it is linked to TikTok SKUs: sku | barcode | person. */
  linkReasons: string[];
  stock: VariantStock;
};

const pageSize = 50;

const listOrder = [
  { product: { title: "asc" } },
  { productId: "asc" },
  { position: "asc" },
  { id: "asc" },
] satisfies Prisma.VariantOrderByWithRelationInput[];

/** Variants, grouped by their product's title through their order. */
export async function readProducts(
  prisma: PrismaClient,
  shopId: string,
  { query, tab, page }: ProductFilter,
): Promise<PageOf<VariantRow> & { counts: Record<ProductTab, number> }> {
  const found = searchIn(shopId, query);
  const counts = await countTabs(prisma, found);
  const total = counts[tab];
  const shown = Math.min(page, pagesOf(total, pageSize));
  const variants = await prisma.variant.findMany({
    where: { AND: [found, tabWhere[tab]] },
    orderBy: listOrder,
    skip: (shown - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      productId: true,
      title: true,
      sku: true,
      product: { select: { title: true } },
      skuLinks: { select: { reason: true } },
      goodsLink: { select: { goodsId: true } },
      selection: { select: { releasedAt: true } },
    },
  });
  const stockOf = await readVariantStock(
    prisma,
    shopId,
    variants.map((row) => ({
      variantId: row.id,
      goodsId: row.goodsLink?.goodsId ?? null,
    })),
  );
  return {
    rows: variants.map((row) => ({
      variantId: row.id,
      productId: row.productId,
      productTitle: row.product.title,
      title: row.title === "Default Title" ? "" : row.title,
      sku: row.sku,
      selected: row.selection !== null && row.selection.releasedAt === null,
      hasGoods: row.goodsLink !== null,
      linkReasons: [...new Set(row.skuLinks.map((link) => link.reason))],
      stock: stockOf(row.id),
    })),
    page: shown,
    pages: pagesOf(total, pageSize),
    total,
    counts,
  };
}

/**
 * The variants of a filter that can be chosen, in the list's order.
 * @returns at most `limit` ids, and how many more there are.
 */
export async function readChoosable(
  prisma: PrismaClient,
  shopId: string,
  { query, tab }: Omit<ProductFilter, "page">,
  limit: number,
): Promise<{ variantIds: string[]; left: number }> {
  const where = {
    AND: [searchIn(shopId, query), tabWhere[tab], tabWhere.choosable],
  };
  const [rows, total] = await Promise.all([
    prisma.variant.findMany({
      where,
      orderBy: listOrder,
      take: limit,
      select: { id: true },
    }),
    prisma.variant.count({ where }),
  ]);
  return {
    variantIds: rows.map((row) => row.id),
    left: total - rows.length,
  };
}

const chosen = { is: { releasedAt: null } };

const tabWhere: Record<ProductTab, Prisma.VariantWhereInput> = {
  all: {},
  selected: { selection: chosen },
  choosable: { goodsLink: { isNot: null }, NOT: { selection: chosen } },
  unlinked: { skuLinks: { none: {} }, goodsLink: { is: null } },
};

function searchIn(shopId: string, query: string): Prisma.VariantWhereInput {
  const contains = { contains: query, mode: "insensitive" as const };
  return {
    shopId,
    deletedAt: null,
    product: { deletedAt: null },
    ...(query
      ? {
          OR: [
            { sku: contains },
            { barcode: contains },
            { title: contains },
            { product: { title: contains } },
          ],
        }
      : {}),
  };
}

async function countTabs(
  prisma: PrismaClient,
  found: Prisma.VariantWhereInput,
): Promise<Record<ProductTab, number>> {
  const counts = await Promise.all(
    productTabs.map((tab) =>
      prisma.variant.count({ where: { AND: [found, tabWhere[tab]] } }),
    ),
  );
  return Object.fromEntries(
    productTabs.map((tab, index) => [tab, counts[index] ?? 0]),
  ) as Record<ProductTab, number>;
}
