import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@prisma/client";
import { silentTransactionMs } from "./hand.server.ts";
import { inTurn } from "./in-turn.server.ts";

export { Prisma, PrismaClient };

/** A client, or a transaction of one. */
export type Tx = Prisma.TransactionClient;

/**
 * Opens the pool; connections are made when first used.
 * @param silentMs how long a transaction may wait for its own process before the server ends it.
 */
export function openPrisma(
  databaseUrl: string,
  silentMs = silentTransactionMs,
): PrismaClient {
  return new PrismaClient({
    adapter: inTurn(
      new PrismaPg({
        connectionString: databaseUrl,
        max: 12,
        idle_in_transaction_session_timeout: silentMs,
      }),
    ),
  });
}
