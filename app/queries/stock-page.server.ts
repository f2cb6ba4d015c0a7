import type { PrismaClient } from "@prisma/client";
import { sidesAt } from "#core/domain/merge/values-at.ts";
import { stockAt } from "#core/domain/stock/stock-at.ts";
import { readBehindMovements } from "./behind-movements.server.ts";
import { readKit } from "./kits.server.ts";
import { readNumberHistory, readNumbersAt } from "./number-history.server.ts";
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
 */
export async function readStockPage(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  at: Date | null,
  now: Date,
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
    readRules(prisma, shopId, variantId),
    readRules(prisma, shopId, shopId),
    readNumberHistory(prisma, shopId, variantId),
    readKit(prisma, shopId, variantId),
    at ? readNumbersAt(prisma, shopId, variantId, at) : null,
    readStockHistory(prisma, shopId, { variantId, goodsId }, at ?? now),
    readSoldAs(prisma, shopId, { variantId, goodsId }),
    readPaces(prisma, shopId, variantId, now),
    readUncounted(prisma, shopId, variantId),
  ]);
  const inForce = [own, shop]
    .map((rules) => rules.marketplace[0]?.limits)
    .find((limits) => limits != null);
  return {
    variantId,
    productId: variant.productId,
    split: await readSplit(
      prisma,
      shopId,
      variantId,
      inForce?.promise ?? "shared",
    ),
    name: variantName(variant.product.title, variant.title),
    sku: variant.sku,
    stock: stockOf(variantId),
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
