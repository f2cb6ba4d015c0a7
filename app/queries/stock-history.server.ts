import type { PrismaClient } from "@prisma/client";
import type { SideHistory } from "#core/domain/merge/values-at.ts";
import type { StockHistory } from "#core/domain/stock/stock-at.ts";
import {
  readNumberHistory,
  readNumbersAt,
  type ShownNumber,
} from "./number-history.server.ts";
import { readSideHistories } from "./side-histories.server.ts";
import { readLedger } from "./variant-ledger.server.ts";
import { readSales } from "./variant-sales.server.ts";

// What a page carries to the browser, where the walk through it needs no further question.
const mostLines = 300;

/** A variant's stock, and what both sides showed of it. */
export type VariantHistory = StockHistory<ShownNumber> & {
  sides: SideHistory[];
};

/** Everything written down about one variant until an instant, as far back as a page can carry. */
export async function readStockHistory(
  prisma: PrismaClient,
  shopId: string,
  item: { variantId: string; goodsId: string | null },
  until: Date,
): Promise<VariantHistory> {
  const { variantId, goodsId } = item;
  const itemIds = [variantId, ...(goodsId ? [goodsId] : [])];
  const window = { from: null, until };
  const [shop, ledger, shown, sales, values] = await Promise.all([
    prisma.shop.findUniqueOrThrow({
      where: { id: shopId },
      select: { installedAt: true },
    }),
    readLedger(prisma, shopId, itemIds, window, mostLines),
    readNumberHistory(prisma, shopId, variantId, {
      at: until,
      take: mostLines,
    }),
    readSales(prisma, shopId, item, until, mostLines),
    readSideHistories(prisma, shopId, variantId),
  ]);
  const begins = [
    ledger.since,
    values.since,
    shown.length === mostLines ? (shown.at(-1)?.at ?? null) : null,
    sales.length === mostLines ? (sales.at(-1)?.placedAt ?? null) : null,
  ].flatMap((at) => at ?? []);
  const since =
    begins.length > 0
      ? new Date(Math.max(...begins.map((at) => at.getTime())))
      : null;
  const earlier = since
    ? (await readNumbersAt(prisma, shopId, variantId, since)).flatMap(
        ({ toldLast, ...line }) =>
          toldLast && toldLast.id !== line.id ? [toldLast, line] : [line],
      )
    : [];
  const ids = new Set(shown.map(({ id }) => id));
  return {
    connectedAt: shop.installedAt,
    until,
    ...ledger,
    since,
    shown: [...shown, ...earlier.filter(({ id }) => !ids.has(id))],
    sales,
    sides: values.sides,
  };
}
