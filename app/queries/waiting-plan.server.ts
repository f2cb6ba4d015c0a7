import { effectStates, isOpen } from "#core/domain/effect-states.ts";
import type { EffectKind } from "#core/domain/effects.ts";
import type { Pause } from "#core/domain/pause.ts";
import { Prisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { isImportUnderWay } from "./import-under-way.server.ts";
import { type PageOf, pagesOf } from "./page.ts";
import { variantName } from "./subject-names.server.ts";
import type { WaitingMove } from "./waiting-moves.ts";

export type WaitingNumber = {
  variantId: string;
  channel: "storefront" | "marketplace";
  name: string;
  sku: string;
  /** What the place shows; null where nobody has seen it yet. */
  shows: number | null;
  /** What it is told once its turn comes, as things are now. */
  told: number;
};

export type WaitingOrder = {
  id: string;
  name: string;
  placedAt: Date;
  shipBy: Date | null;
};

/** What was planned around the writes themselves, for the page that shows them. */
export type WaitingPlan = {
  pause: Pause | null;
  /** Whole catalogs are still being read: there may be more to come. */
  isReading: boolean;
  numbers: PageOf<WaitingNumber>;
  /** All numbers that wait, by how they move; and those that places show already. */
  moves: Record<"lower" | "higher" | "zero" | "same", number>;
  /** TikTok Shop's orders that come to Shopify, those due first. */
  orders: PageOf<WaitingOrder>;
  /** TikTok SKUs that belong to no variant: nothing is written to them. */
  unlinked: number;
  /** Questions that are open already. */
  questions: number;
};

const pageSize = 25;

const moveOf: Record<Exclude<WaitingMove, "">, Prisma.Sql> = {
  zero: Prisma.sql`told.desired = 0`,
  lower: Prisma.sql`told.desired > 0 AND told.desired < coalesce(told.published, 0)`,
  higher: Prisma.sql`told.desired > 0 AND told.desired > coalesce(told.published, 0)`,
};

/** An effect in line is what tells a number: one that waits for another number to be lowered first has none yet. */
const isInLine = Prisma.sql`
  told.published IS DISTINCT FROM told.desired AND EXISTS (
    SELECT 1 FROM effect WHERE effect.shop_id = told.shop_id AND effect.state IN ('planned', 'sent', 'unknown')
      AND effect.subject = 'stock:' || told.channel || ':' || told.item_id)`;

/** What waits to be written to the platforms, and what is left alone. */
export async function readWaitingPlan(
  prisma: PrismaClient,
  shopId: string,
  {
    move = "",
    page: wished = 1,
    ordersPage = 1,
  }: { move?: WaitingMove; page?: number; ordersPage?: number } = {},
): Promise<WaitingPlan> {
  const [shop, isReading, [counts], same, orders, unlinked, questions] =
    await Promise.all([
      prisma.shop.findUniqueOrThrow({
        where: { id: shopId },
        select: { pausedAt: true, pauseReason: true },
      }),
      isImportUnderWay(prisma, shopId),
      prisma.$queryRaw<{ lower: number; higher: number; zero: number }[]>`
        SELECT (count(*) FILTER (WHERE ${moveOf.lower}))::int AS lower,
               (count(*) FILTER (WHERE ${moveOf.higher}))::int AS higher,
               (count(*) FILTER (WHERE ${moveOf.zero}))::int AS zero
        FROM publication AS told WHERE told.shop_id = ${shopId}::uuid AND ${isInLine}`,
      prisma.$queryRaw<{ same: number }[]>`
        SELECT count(*)::int AS same FROM publication
        WHERE shop_id = ${shopId}::uuid AND published = desired`,
      readOrdersToCome(prisma, shopId, ordersPage),
      prisma.listingSku.count({
        where: { shopId, link: null, deletedAt: null },
      }),
      prisma.conflict.count({ where: { shopId, state: "open" } }),
    ]);
  const moves = {
    lower: counts?.lower ?? 0,
    higher: counts?.higher ?? 0,
    zero: counts?.zero ?? 0,
  };
  const total = move ? moves[move] : moves.lower + moves.higher + moves.zero;
  const pages = pagesOf(total, pageSize);
  const page = Math.min(wished, pages);
  const rows = await prisma.$queryRaw<
    (Omit<WaitingNumber, "name"> & { product: string; variant: string })[]
  >`
    SELECT told.variant_id AS "variantId", told.channel, product.title AS product, variant.title AS variant,
           coalesce(variant.sku, '') AS sku, told.published AS shows, told.desired AS told
    FROM publication AS told
    JOIN variant ON variant.id = told.variant_id AND variant.shop_id = told.shop_id
    JOIN product ON product.id = variant.product_id AND product.shop_id = told.shop_id
    WHERE told.shop_id = ${shopId}::uuid AND ${isInLine} AND ${move ? moveOf[move] : Prisma.sql`true`}
    -- What is taken off sale, and what loses most, is what people want to see first.
    ORDER BY told.desired = 0 DESC, told.desired - coalesce(told.published, 0), told.id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const { pausedAt: since, pauseReason } = shop;
  return {
    pause: since && { since, reason: pauseReason as Pause["reason"] },
    isReading,
    numbers: {
      rows: rows.map(({ product, variant, ...row }) => ({
        ...row,
        name: variantName(product, variant),
      })),
      page,
      pages,
      total,
    },
    moves: { ...moves, same: same[0]?.same ?? 0 },
    orders,
    unlinked,
    questions,
  };
}

async function readOrdersToCome(
  prisma: PrismaClient,
  shopId: string,
  wished: number,
): Promise<PageOf<WaitingOrder>> {
  const total = await prisma.effect.count({
    where: {
      shopId,
      kind: "storefront.import-order" satisfies EffectKind,
      state: { in: effectStates.filter(isOpen) },
    },
  });
  const pages = pagesOf(total, pageSize);
  const page = Math.min(wished, pages);
  const rows = await prisma.$queryRaw<WaitingOrder[]>`
    SELECT "order".id, "order".name, "order".placed_at AS "placedAt", "order".ship_by AS "shipBy"
    FROM effect JOIN "order" ON "order".shop_id = effect.shop_id AND "order".id::text = effect.payload->>'orderId'
    WHERE effect.shop_id = ${shopId}::uuid AND effect.kind = 'storefront.import-order'
      AND effect.state IN ('planned', 'sent', 'unknown')
    ORDER BY "order".ship_by NULLS LAST, "order".placed_at, "order".id
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return { rows, page, pages, total };
}
