import type { PrismaClient } from "@prisma/client";
import type { Term } from "#core/domain/stock/derivation.ts";
import { heldUnits, type Split } from "#core/domain/stock/split.ts";
import type { StockPromise } from "#core/domain/stock/stock-rule.ts";
import { readSharedByKits } from "#core/store/records/kits.server.ts";

/** Where the split of a pool stands, and how it is divided, in units. */
export type SplitPage = {
  /** `sold`: the pool is shared, and Shopify holds back what is sold of it and Shopify has not taken off yet. */
  state: "inForce" | "comes" | "givesBack" | "sold" | "kit" | "unlisted";
  inForceAt: Date | null;
  /** What Shopify can sell of the merchant's own stock. */
  storefront: number;
  /** What TikTok Shop shows. */
  marketplace: number;
  held: number;
  owed: number;
  /** By what the shares are weighed: units sold within a week, and expected in the next; null: they are not. */
  demand: Split["demand"] | null;
  /** Why Shopify is to hold back so many. */
  terms: Term[];
  isConnected: boolean;
};

/** @returns null where the pool is shared and nothing is held back. */
export async function readSplit(
  prisma: PrismaClient,
  shopId: string,
  variantId: string,
  promise: StockPromise,
): Promise<SplitPage | null> {
  const split = await prisma.split.findUnique({
    where: { shopId_variantId: { shopId, variantId } },
  });
  if (!split && promise === "shared") return null;
  const [publications, pools, kits, listed, tiktok] = await Promise.all([
    prisma.publication.findMany({
      where: { shopId, variantId, channel: { in: ["hold", "marketplace"] } },
    }),
    prisma.pool.findMany({
      where: { shopId, kind: "own" },
      select: { id: true },
    }),
    readSharedByKits(prisma, shopId, [variantId]),
    prisma.skuLink.count({
      where: { shopId, variantId, listingSku: { deletedAt: null } },
    }),
    prisma.connection.findFirst({ where: { shopId, kind: "tiktok_shop" } }),
  ]);
  const levels = await prisma.stockLevel.findMany({
    where: {
      shopId,
      itemId: variantId,
      poolId: { in: pools.map(({ id }) => id) },
    },
  });
  const hold = publications.find(({ channel }) => channel === "hold");
  const held = split ? (split.held as Record<string, number>) : {};
  return {
    state: stateOf({
      promise,
      isKit: kits.size > 0,
      isListed: listed > 0,
      isInForce: split !== null && split.inForceAt !== null,
      givesBack: heldUnits(held) > (hold?.desired ?? 0),
    }),
    inForceAt: split?.inForceAt ?? null,
    storefront: levels.reduce((sum, { available }) => sum + available, 0),
    marketplace: publications
      .filter(({ channel }) => channel === "marketplace")
      .reduce((sum, { published }) => sum + (published ?? 0), 0),
    held: heldUnits(held),
    owed: split?.owed ?? 0,
    demand:
      split && promise === "guaranteed"
        ? {
            storefront: split.storefrontDemand,
            marketplace: split.marketplaceDemand,
          }
        : null,
    terms: (hold?.derivation as unknown as Term[] | undefined) ?? [],
    isConnected: tiktok?.status === "connected",
  };
}

function stateOf(known: {
  promise: StockPromise;
  isKit: boolean;
  isListed: boolean;
  isInForce: boolean;
  givesBack: boolean;
}): SplitPage["state"] {
  if (known.promise === "shared") return known.givesBack ? "givesBack" : "sold";
  if (known.isKit) return "kit";
  if (!known.isListed) return "unlisted";
  return known.isInForce ? "inForce" : "comes";
}
