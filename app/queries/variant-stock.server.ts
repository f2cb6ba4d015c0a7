import type { PrismaClient } from "@prisma/client";
import type { Term } from "#core/domain/stock/derivation.ts";
import { channels } from "#core/domain/stock/stock-rule.ts";

/** What one channel is told about a variant at one place, and why. */
export type Told = {
  channel: "storefront" | "marketplace";
  desired: number;
  published: number | null;
  terms: Term[];
  /** The warehouse of TikTok Shop's that is told it, where it is not the main one. */
  warehouse: string | null;
  /** The SKU that shows it, where several on TikTok Shop sell the variant. */
  sku: string | null;
};

export type VariantStock = {
  /** Available at the merchant's own locations; null before Shopify told us. */
  own: number | null;
  centres: { name: string; available: number }[];
  told: Told[];
};

/** What SKUs on TikTok Shop are called, of variants that several of them sell. */
async function namesWhereSeveral(
  prisma: PrismaClient,
  shopId: string,
  publications: { channel: string; variantId: string; itemId: string }[],
): Promise<Map<string, string>> {
  const skusOf = new Map<string, Set<string>>();
  for (const { channel, variantId, itemId } of publications)
    if (channel === "marketplace")
      skusOf.set(variantId, (skusOf.get(variantId) ?? new Set()).add(itemId));
  const several = [...skusOf.values()].filter(({ size }) => size > 1);
  if (several.length === 0) return new Map();
  const skus = await prisma.listingSku.findMany({
    where: { shopId, id: { in: several.flatMap((ids) => [...ids]) } },
    select: {
      id: true,
      externalId: true,
      sellerSku: true,
      listing: { select: { title: true } },
    },
  });
  return new Map(
    skus.map(({ id, externalId, sellerSku, listing }) => [
      id,
      `${listing.title} · ${sellerSku || externalId}`,
    ]),
  );
}

const nothing: VariantStock = { own: null, centres: [], told: [] };

/** Stock of these variants at all places, in four queries, and a fifth where several SKUs sell one of them. */
export async function readVariantStock(
  prisma: PrismaClient,
  shopId: string,
  variants: { variantId: string; goodsId: string | null }[],
): Promise<(variantId: string) => VariantStock> {
  const variantIds = variants.map((one) => one.variantId);
  const goodsIds = variants.flatMap((one) => one.goodsId ?? []);
  const [pools, levels, publications, warehouses] = await Promise.all([
    prisma.pool.findMany({
      where: { shopId, kind: { in: ["own", "network"] } },
      orderBy: { name: "asc" },
      select: { id: true, kind: true, name: true },
    }),
    prisma.stockLevel.findMany({
      where: { shopId, itemId: { in: [...variantIds, ...goodsIds] } },
      select: { poolId: true, itemId: true, available: true },
    }),
    prisma.publication.findMany({
      where: {
        shopId,
        variantId: { in: variantIds },
        channel: { in: [...channels] },
      },
      orderBy: [{ channel: "desc" }, { itemId: "asc" }],
      select: {
        variantId: true,
        channel: true,
        itemId: true,
        placeId: true,
        desired: true,
        published: true,
        derivation: true,
      },
    }),
    prisma.salesWarehouse.findMany({
      where: { shopId, isMain: false },
      select: { externalId: true, name: true },
    }),
  ]);
  const nameOf = await namesWhereSeveral(prisma, shopId, publications);
  const availableAt = new Map(
    levels.map((level) => [`${level.poolId}:${level.itemId}`, level.available]),
  );
  const stock = variants.map(({ variantId, goodsId }) => {
    const own = pools
      .filter((pool) => pool.kind === "own")
      .flatMap((pool) => availableAt.get(`${pool.id}:${variantId}`) ?? []);
    const entry: VariantStock = {
      own: own.length > 0 ? own.reduce((sum, units) => sum + units, 0) : null,
      centres: goodsId
        ? pools
            .filter((pool) => pool.kind === "network")
            .map((pool) => ({
              name: pool.name,
              available: availableAt.get(`${pool.id}:${goodsId}`) ?? 0,
            }))
        : [],
      told: publications
        .filter((row) => row.variantId === variantId)
        .map((row) => ({
          channel: row.channel as Told["channel"],
          desired: row.desired,
          published: row.published,
          terms: row.derivation as unknown as Term[],
          warehouse:
            warehouses.find(({ externalId }) => externalId === row.placeId)
              ?.name ?? null,
          sku: nameOf.get(row.itemId) ?? null,
        })),
    };
    return [variantId, entry] as const;
  });
  const byVariant = new Map(stock);
  return (variantId) => byVariant.get(variantId) ?? nothing;
}
