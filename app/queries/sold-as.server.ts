import type { PrismaClient } from "@prisma/client";
import { variantName } from "./subject-names.server.ts";

/** What else sells the units of a variant. */
export type SoldAs = {
  variantId: string;
  name: string;
  sku: string | null;
  /** So many of the units are in one of it; null for another variant of the same goods, which is one. */
  inEach: number | null;
};

/** Other variants of the same goods, and kits that these or the variant itself are in. */
export async function readSoldAs(
  prisma: PrismaClient,
  shopId: string,
  { variantId, goodsId }: { variantId: string; goodsId: string | null },
): Promise<SoldAs[]> {
  const links = goodsId
    ? await prisma.goodsLink.findMany({
        where: { shopId, goodsId },
        select: { variantId: true },
      })
    : [];
  const siblings = links
    .map((link) => link.variantId)
    .filter((id) => id !== variantId);
  const kits = await prisma.kitPart.findMany({
    where: { shopId, partVariantId: { in: [variantId, ...siblings] } },
    select: { kitVariantId: true, count: true },
  });
  const inEach = new Map<string, number | null>(
    siblings.map((id) => [id, null]),
  );
  for (const { kitVariantId, count } of kits) inEach.set(kitVariantId, count);
  const variants = await prisma.variant.findMany({
    where: { shopId, id: { in: [...inEach.keys()] }, deletedAt: null },
    select: {
      id: true,
      title: true,
      sku: true,
      product: { select: { title: true } },
    },
    orderBy: [{ product: { title: "asc" } }, { position: "asc" }],
  });
  return variants.map(({ id, title, sku, product }) => ({
    variantId: id,
    name: variantName(product.title, title),
    sku,
    inEach: inEach.get(id) ?? null,
  }));
}
