import type { PrismaClient } from "@prisma/client";

/** A location of the store that is not ours, and whose stock lies there. */
export type StoreLocation = {
  poolId: string;
  name: string;
  kind: "own" | "other";
};

export async function readLocations(
  prisma: PrismaClient,
  shopId: string,
): Promise<StoreLocation[]> {
  const pools = await prisma.pool.findMany({
    where: { shopId, kind: { in: ["own", "other"] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, kind: true },
  });
  return pools.map(({ id, name, kind }) => ({
    poolId: id,
    name,
    kind: kind as StoreLocation["kind"],
  }));
}
