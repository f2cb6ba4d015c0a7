import type { PrismaClient } from "@prisma/client";
import { sidesAt } from "#core/domain/merge/values-at.ts";
import { stockAt } from "#core/domain/stock/stock-at.ts";
import { readBehindMovements } from "./behind-movements.server.ts";
import { readKit } from "./kits.server.ts";
import { readNumberHistory, readNumbersAt } from "./number-history.server.ts";
import { readOversoldQuestions } from "./oversold-questions.server.ts";
import { readPaces } from "./selling-pace.server.ts";
import { readSoldAs } from "./sold-as.server.ts";
import { readSplit } from "./split.server.ts";
import { readStockHistory } from "./stock-history.server.ts";
import { readInTransit, readStockPlaces } from "./stock-places.server.ts";
import { readRules } from "./stock-rules.server.ts";
import { variantName } from "./subject-names.server.ts";
import { readVariantStock } from "./variant-stock.server.ts";
import { readUncounted } from "./warehouses.server.ts";

/**
 * All about the numbers of one variant: where its units lie, what the channels are told and why, the rules in it, and
 * what the places have shown. Null when the shop has no such variant.
 * @param at also the state at that instant.
 * @param version a version of its own rule that somebody asks for: it is among them however old it is.
 */
export async function readStockPage(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  at: Date | null,
  now: Date,
  version: string | null = null,
) {
  const variant = await prisma.variant.findFirst({
    where: { shopId, id: variantId },
    select: {
      id: true,
      title: true,
      sku: true,
      productId: true,
      product: { select: { title: true } },
      goodsLink: { select: { goodsId: true } },
    },
  });
  if (!variant) return null;
  const goodsId = variant.goodsLink?.goodsId ?? null;
  const [
    stockOf,
    places,
    inTransit,
    own,
    shop,
    history,
    kit,
    then,
    past,
    soldAs,
    paces,
    uncounted,
  ] = await Promise.all([
    readVariantStock(prisma, shopId, [{ variantId, goodsId }]),
    readStockPlaces(prisma, shopId, { variantId, goodsId }),
    readInTransit(prisma, shopId, goodsId),
    readRules(prisma, shopId, variantId, version),
    readRules(prisma, shopId, shopId),
    readNumberHistory(prisma, shopId, variantId),
    readKit(prisma, shopId, variantId),
    at ? readNumbersAt(prisma, shopId, variantId, at) : null,
    readStockHistory(prisma, shopId, { variantId, goodsId }, at ?? now),
    readSoldAs(prisma, shopId, { variantId, goodsId }),
    readPaces(prisma, shopId, variantId, now),
    readUncounted(prisma, shopId, variantId),
  ]);
  const stock = stockOf(variantId);
  const inForce = [own, shop]
    .map((rules) => rules.marketplace[0]?.limits)
    .find((limits) => limits != null);
  return {
    variantId,
    productId: variant.productId,
    goodsId,
    split: await readSplit(
      prisma,
      shopId,
      variantId,
      inForce?.promise ?? "shared",
    ),
    name: variantName(variant.product.title, variant.title),
    sku: variant.sku,
    stock,
    places,
    inTransit,
    uncounted,
    rules: { own, shop },
    history,
    kit,
    soldAs,
    paces,
    past,
    behind: await readBehindMovements(prisma, shopId, variantId, past),
    questions: await readOversoldQuestions(
      prisma,
      shopId,
      [...stock.told, ...history, ...past.shown].map(({ terms }) => ({
        variantId,
        terms,
      })),
    ),
    at:
      then && at
        ? {
            instant: at,
            numbers: then,
            stock: stockAt(past, at),
            sides: sidesAt(past.sides, variantId, at),
          }
        : null,
  };
}

export type StockPage = NonNullable<Awaited<ReturnType<typeof readStockPage>>>;

/**
 * What is written down as of a moment: out of the page where it reaches back so far, and read anew where it does not.
 * @param moment null: as of now.
 */
export async function readWalk(
  prisma: PrismaClient,
  shopId: string,
  { variantId, goodsId, past, behind }: StockPage,
  moment: Date | null,
): Promise<Walk> {
  if (!moment || !past.since || moment >= past.since)
    return { moment, past, behind };
  const earlier = await readStockHistory(
    prisma,
    shopId,
    { variantId, goodsId },
    moment,
  );
  return {
    moment,
    past: earlier,
    behind: await readBehindMovements(prisma, shopId, variantId, earlier),
  };
}

/** The movements and moments that a page shows. */
export type Walk = Pick<StockPage, "past" | "behind"> & {
  /** What is looked at; null: now. */
  moment: Date | null;
};
