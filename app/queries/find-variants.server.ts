import type { PrismaClient } from "@prisma/client";
import { variantName } from "./subject-names.server.ts";

export type FoundVariant = {
  variantId: string;
  label: string;
  sku: string | null;
};

/** A few variants whose product, title, SKU or barcode contains the text. */
export async function findVariants(
  prisma: PrismaClient,
  shopId: string,
  text: string,
): Promise<FoundVariant[]> {
  const contains = { contains: text, mode: "insensitive" as const };
  const rows = await prisma.variant.findMany({
    where: {
      shopId,
      deletedAt: null,
      product: { deletedAt: null },
      OR: [
        { sku: contains },
        { barcode: contains },
        { title: contains },
        { product: { title: contains } },
      ],
    },
    orderBy: [{ product: { title: "asc" } }, { position: "asc" }],
    take: 12,
    select: {
      id: true,
      title: true,
      sku: true,
      product: { select: { title: true } },
    },
  });
  return rows.map((row) => ({
    variantId: row.id,
    label: variantName(row.product.title, row.title),
    sku: row.sku,
  }));
}

/** Variants by their SKUs, as programs name them. Case and outer spaces do not matter. */
export async function variantsOfSkus(
  prisma: PrismaClient,
  shopId: string,
  skus: string[],
): Promise<{ variantIds: string[]; unknown: string[] }> {
  const wanted = skus.map((sku) => sku.trim());
  const candidates = await prisma.variant.findMany({
    where: {
      shopId,
      deletedAt: null,
      OR: wanted.map((sku) => ({
        sku: { equals: sku, mode: "insensitive" as const },
      })),
    },
    orderBy: { id: "asc" },
    select: { id: true, sku: true },
  });
  // Without case means LIKE to the database, where `_` in a SKU stands for any sign.
  const asked = new Set(wanted.map((sku) => sku.toLowerCase()));
  const rows = candidates.filter((row) =>
    asked.has(row.sku?.toLowerCase() ?? ""),
  );
  const found = new Set(rows.map((row) => row.sku?.toLowerCase()));
  return {
    variantIds: rows.map((row) => row.id),
    unknown: wanted.filter((sku) => !found.has(sku.toLowerCase())),
  };
}

/** The variant of one SKU, the first made where several bear it; null where none does. */
export const variantOfSku = async (
  prisma: PrismaClient,
  shopId: string,
  sku: string,
): Promise<string | null> =>
  (await variantsOfSkus(prisma, shopId, [sku])).variantIds[0] ?? null;
