import type { PrismaClient } from "@prisma/client";
import { variantName } from "./subject-names.server.ts";
import { whoIs } from "./who-is.ts";

/** What a variant is linked to, and why, since when and by whom; null where the shop has no such variant. */
export async function readVariantLinks(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
) {
  const variant = await prisma.variant.findFirst({
    where: { shopId, id: variantId },
    include: {
      product: { select: { title: true } },
      goodsLink: { include: { goods: true } },
      skuLinks: {
        include: { listingSku: { include: { listing: true } } },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  if (!variant) return null;
  const apart = await prisma.skuApart.findMany({
    where: { shopId, variantId, listingSku: { link: null } },
    include: { listingSku: { include: { listing: true } } },
    orderBy: { at: "asc" },
  });
  const skuOf = ({
    listingSku: { id, sellerSku, barcode, title, listing },
  }: {
    listingSku: (typeof apart)[number]["listingSku"];
  }) => ({
    listingSkuId: id,
    name: title ? `${listing.title} · ${title}` : listing.title,
    sellerSku,
    barcode,
  });
  return {
    id: variant.id,
    productId: variant.productId,
    name: variantName(variant.product.title, variant.title),
    sku: variant.sku,
    barcode: variant.barcode,
    links: variant.skuLinks.map((link) => ({
      ...skuOf(link),
      reason: link.reason,
      who: whoIs(link.actor),
      at: link.createdAt,
    })),
    takenAway: apart.map((row) => ({
      ...skuOf(row),
      who: whoIs(row.actor),
      at: row.at,
    })),
    goods: variant.goodsLink && {
      name: variant.goodsLink.goods.name,
      referenceCode: variant.goodsLink.goods.referenceCode,
      reason: variant.goodsLink.reason,
    },
  };
}

export type VariantLinks = NonNullable<
  Awaited<ReturnType<typeof readVariantLinks>>
>;
