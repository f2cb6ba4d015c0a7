import type { PrismaClient } from "@prisma/client";
import {
  subjectOfQuestion,
  subjectsOfListing,
  subjectsOfOrder,
  subjectsOfProduct,
  subjectsOfSku,
  subjectsOfVariant,
} from "./subjects-of.ts";

/** Of each kind, so many are looked through; a search for less than a name is no search for a line. */
const most = 50;

/**
 * The subjects of effects and audit lines (`order:…`, `title:…`, `stock:storefront:…`) that are about an order, product,
 * variant, listing or question of such a name or SKU.
 */
export async function findSubjects(
  prisma: PrismaClient,
  shopId: string,
  text: string,
): Promise<string[]> {
  const contains = { contains: text, mode: "insensitive" as const };
  const [orders, questions, variants, listings] = await Promise.all([
    prisma.order.findMany({
      where: { shopId, OR: [{ name: contains }, { storefrontName: contains }] },
      take: most,
      select: {
        id: true,
        requests: { select: { id: true } },
        shipments: { select: { id: true } },
      },
    }),
    prisma.conflict.findMany({
      where: { shopId, subject: contains },
      orderBy: [{ openedAt: "desc" }, { id: "asc" }],
      take: most,
      select: { id: true },
    }),
    prisma.variant.findMany({
      where: {
        shopId,
        OR: [{ sku: contains }, { product: { title: contains } }],
      },
      take: most,
      select: {
        id: true,
        productId: true,
        skuLinks: { select: { listingSkuId: true } },
        product: { select: { listings: { select: { id: true } } } },
      },
    }),
    prisma.listing.findMany({
      where: { shopId, title: contains },
      take: most,
      select: { id: true, skus: { select: { id: true } } },
    }),
  ]);
  const skuIds = [
    ...variants.flatMap(({ skuLinks }) =>
      skuLinks.map(({ listingSkuId }) => listingSkuId),
    ),
    ...listings.flatMap(({ skus }) => skus.map(({ id }) => id)),
  ];
  const listingIds = [
    ...variants.flatMap(({ product }) => product.listings.map(({ id }) => id)),
    ...listings.map(({ id }) => id),
  ];
  return [
    ...new Set([
      ...orders.flatMap(subjectsOfOrder),
      ...questions.map(subjectOfQuestion),
      ...variants.flatMap(({ id, productId }) => [
        ...subjectsOfVariant(id),
        ...subjectsOfProduct(productId),
      ]),
      ...skuIds.flatMap(subjectsOfSku),
      ...listingIds.flatMap(subjectsOfListing),
    ]),
  ];
}
