import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@prisma/client";
import { inTurn } from "./in-turn.server.ts";

export { Prisma, PrismaClient };

/** A client, or a transaction of one. */
export type Tx = Prisma.TransactionClient;

/** Opens the pool; connections are made when first used. */
export function openPrisma(databaseUrl: string): PrismaClient {
  return new PrismaClient({
    adapter: inTurn(new PrismaPg({ connectionString: databaseUrl, max: 12 })),
  });
}
