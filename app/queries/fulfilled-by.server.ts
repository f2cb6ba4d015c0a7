import type { PrismaClient } from "@prisma/client";
import { readVariantStock } from "./variant-stock.server.ts";

/** Who ships a product's variants, and what each channel is told of them. */
export type FulfilledBy = {
  variants: {
    id: string;
    name: string;
    pool: "network" | "own";
    told: {
      channel: "storefront" | "marketplace";
      units: number | null;
      terms: { term: string; quantity: number }[];
    }[];
  }[];
};

/** @param productExternalId Shopify's gid. @returns null where the shop has no such product. */
export async function readFulfilledBy(
  prisma: PrismaClient,
  shopId: string,
  productExternalId: string,
): Promise<FulfilledBy | null> {
  const product = await prisma.product.findFirst({
    where: { shopId, externalId: productExternalId, deletedAt: null },
    select: {
      title: true,
      variants: {
        where: { deletedAt: null },
        orderBy: { position: "asc" },
        select: { id: true, title: true },
      },
    },
  });
  if (!product) return null;
  const variantIds = product.variants.map(({ id }) => id);
  const [selected, links] = await Promise.all([
    prisma.selection.findMany({
      where: { shopId, variantId: { in: variantIds }, releasedAt: null },
      select: { variantId: true },
    }),
    prisma.goodsLink.findMany({
      where: { shopId, variantId: { in: variantIds } },
      select: { variantId: true, goodsId: true },
    }),
  ]);
  const goodsOf = new Map(links.map((link) => [link.variantId, link.goodsId]));
  const stockOf = await readVariantStock(
    prisma,
    shopId,
    variantIds.map((variantId) => ({
      variantId,
      goodsId: goodsOf.get(variantId) ?? null,
    })),
  );
  const chosen = new Set(selected.map(({ variantId }) => variantId));
  return {
    variants: product.variants.map(({ id, title }) => ({
      id,
      name: title === "Default Title" ? product.title : title,
      pool: chosen.has(id) ? "network" : "own",
      told: stockOf(id).told.map(({ channel, published, terms }) => ({
        channel,
        units: published,
        terms: terms.map(({ term, quantity }) => ({ term, quantity })),
      })),
    })),
  };
}
