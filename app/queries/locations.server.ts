import type { PrismaClient } from "@prisma/client";
import type { PlaceTerms } from "#core/domain/promise/place-terms.ts";

/** A location of the store that is not ours, whose stock lies there, and how another service ships from it. */
export type StoreLocation = {
  poolId: string;
  name: string;
  kind: "own" | "other";
} & PlaceTerms;

export async function readLocations(
  prisma: PrismaClient,
  shopId: string,
): Promise<StoreLocation[]> {
  const pools = await prisma.pool.findMany({
    where: { shopId, kind: { in: ["own", "other"] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      kind: true,
      handlingDays: true,
      parcelMinor: true,
      mayRescue: true,
    },
  });
  return pools.map(({ id, kind, ...place }) => ({
    poolId: id,
    ...place,
    kind: kind as StoreLocation["kind"],
  }));
}
