import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { type PageOf, pagesOf } from "./page.ts";
import {
  meaningOfFilter,
  meaningOfTab,
  variantFacts,
} from "./product-facts.server.ts";
import {
  type ProductFilter,
  type ProductTab,
  productTabs,
} from "./product-filter.ts";
import { readVariantStock, type VariantStock } from "./variant-stock.server.ts";

export type VariantRow = {
  variantId: string;
  productId: string;
  productTitle: string;
  title: string;
  sku: string | null;
  selected: boolean;
  /** The network has goods for it, or for all parts of the kit. */
  hasGoods: boolean;
  /** Something about it waits for an answer. */
  asks: boolean;
  /** For how many days what is there will do, as demand is expected; null where nothing is expected, or of kits. */
  lastsDays: number | null;
  /** Why it is linked to TikTok SKUs: sku | barcode | person. */
  linkReasons: string[];
  stock: VariantStock;
};

const pageSize = 50;

const listOrder = Prisma.sql`product_title, product_id, position, id`;

type Shown = {
  /** Null where nothing fits: counts alone are a row too. */
  id: string | null;
  chosen: boolean;
  canBeChosen: boolean;
  asks: boolean;
  isKit: boolean;
  perDay: number;
};
type Counts = Record<ProductTab | "total", number>;

/** Variants, grouped by their product's title through their order. Search and collection narrow the counts as well. */
export async function readProducts(
  prisma: PrismaClient,
  shopId: string,
  { page, ...filter }: ProductFilter & { page: number },
): Promise<PageOf<VariantRow> & { counts: Record<ProductTab, number> }> {
  const found = await readPage(prisma, shopId, filter, page);
  const total = found[0]?.total ?? 0;
  const counts = Object.fromEntries(
    productTabs.map((tab) => [tab, found[0]?.[tab] ?? 0]),
  ) as Record<ProductTab, number>;
  const shown = Math.min(page, pagesOf(total, pageSize));
  const variants = await prisma.variant.findMany({
    where: { shopId, id: { in: found.flatMap(({ id }) => id ?? []) } },
    select: {
      id: true,
      productId: true,
      title: true,
      sku: true,
      product: { select: { title: true } },
      skuLinks: { select: { reason: true } },
      goodsLink: { select: { goodsId: true } },
    },
  });
  const variantOf = new Map(variants.map((row) => [row.id, row]));
  const stockOf = await readVariantStock(
    prisma,
    shopId,
    variants.map((row) => ({
      variantId: row.id,
      goodsId: row.goodsLink?.goodsId ?? null,
    })),
  );
  return {
    rows: found.flatMap((fact) => {
      const row = variantOf.get(fact.id ?? "");
      if (!row) return [];
      return {
        variantId: row.id,
        productId: row.productId,
        productTitle: row.product.title,
        title: row.title === "Default Title" ? "" : row.title,
        sku: row.sku,
        selected: fact.chosen,
        hasGoods: fact.canBeChosen,
        asks: fact.asks,
        lastsDays:
          !fact.isKit && fact.perDay > 0
            ? Math.floor(Math.max(0, unitsOf(stockOf(row.id))) / fact.perDay)
            : null,
        linkReasons: [...new Set(row.skuLinks.map((link) => link.reason))],
        stock: stockOf(row.id),
      };
    }),
    page: shown,
    pages: pagesOf(total, pageSize),
    total,
    counts,
  };
}

/** All that is there of a variant, at the merchant's own places and at the network. */
const unitsOf = ({ own, centres }: VariantStock): number =>
  centres.reduce((sum, { available }) => sum + available, own ?? 0);

/**
 * All variants of a filter, in the list's order; `first` says which come before the others.
 * @returns at most `limit` ids, and how many more there are.
 */
export async function readFiltered(
  prisma: PrismaClient,
  shopId: string,
  filter: ProductFilter,
  { first, limit }: { first: "choosable" | "selected"; limit: number },
): Promise<{ variantIds: string[]; left: number }> {
  const rows = await prisma.$queryRaw<{ id: string; total: number }[]>`
    WITH ${variantFacts(shopId, filter)}
    SELECT id, (count(*) OVER ())::int AS total FROM facts WHERE ${meaningOfFilter(filter)}
    ORDER BY ${meaningOfTab(first)} DESC, ${listOrder} LIMIT ${limit}`;
  return {
    variantIds: rows.map((row) => row.id),
    left: (rows[0]?.total ?? 0) - rows.length,
  };
}

/** Counts and rows of a page in one statement: what is asked of every variant is worked out once. */
function readPage(
  prisma: PrismaClient,
  shopId: string,
  filter: ProductFilter,
  page: number,
): Promise<(Shown & Counts)[]> {
  const columns = productTabs.map(
    (tab) =>
      Prisma.sql`(count(*) FILTER (WHERE ${meaningOfTab(tab)}))::int AS ${Prisma.raw(`"${tab}"`)}`,
  );
  return prisma.$queryRaw<(Shown & Counts)[]>`
    WITH ${variantFacts(shopId, filter)}, counts AS (
      SELECT ${Prisma.join(columns)}, (count(*) FILTER (WHERE ${meaningOfFilter(filter)}))::int AS total FROM facts
    ), page AS (
      SELECT id, chosen, can_be_chosen AS "canBeChosen", asks, is_kit AS "isKit", per_day AS "perDay",
             row_number() OVER (ORDER BY ${listOrder}) AS place
      FROM facts WHERE ${meaningOfFilter(filter)}
      ORDER BY ${listOrder} LIMIT ${pageSize}
      -- A page past the end is the last one.
      OFFSET (SELECT least(${page}, greatest(1, (total + ${pageSize} - 1) / ${pageSize})) - 1 FROM counts) * ${pageSize}
    )
    SELECT counts.*, page.* FROM counts LEFT JOIN page ON true ORDER BY page.place`;
}
