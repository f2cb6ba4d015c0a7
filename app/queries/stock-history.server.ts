import type { PrismaClient } from "@prisma/client";
import type { StockHistory } from "#core/domain/stock/stock-at.ts";
import {
  readNumberHistory,
  readNumbersAt,
  type ShownNumber,
} from "./number-history.server.ts";
import { readLedger } from "./variant-ledger.server.ts";
import { readSales } from "./variant-sales.server.ts";

// What a page carries to the browser, where the walk through it needs no further question.
const mostLines = 300;

/** Everything written down about one variant's stock until an instant, as far back as a page can carry. */
export async function readStockHistory(
  prisma: PrismaClient,
  shopId: string,
  item: { variantId: string; goodsId: string | null },
  until: Date,
): Promise<StockHistory<ShownNumber>> {
  const { variantId, goodsId } = item;
  const itemIds = [variantId, ...(goodsId ? [goodsId] : [])];
  const window = { from: null, until };
  const [shop, ledger, shown, sales] = await Promise.all([
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
  ]);
  const begins = [
    ledger.since,
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
  };
}
