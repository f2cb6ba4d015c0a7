import type { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Pick<PrismaPg, "provider" | "adapterName" | "connect">;
type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Connection["startTransaction"]>>;

const endings = new Set(["COMMIT", "ROLLBACK"]);

/**
 * Has the queries of one transaction take turns, and gives its connection back however it ends. Prisma asks for several relations side by side, but a transaction is one
 * connection, and pg 9 will no longer queue on it what comes before the last answer. And Prisma gives a connection
 * back only after a COMMIT or ROLLBACK that was answered: one that was cut off would be missing from the pool for ever,
 * and the pool would never close.
 */
export function inTurn(factory: PrismaPg): Adapter {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      const start = connection.startTransaction.bind(connection);
      connection.startTransaction = async (level) =>
        takeTurns(await start(level));
      return connection;
    },
  };
}

function takeTurns(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const afterLast = <T>(ask: () => Promise<T>): Promise<T> => {
    // A refused query is its own asker's business.
    const turn = last.then(ask, ask);
    last = turn;
    return turn;
  };
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (asked) => afterLast(() => query(asked));
  transaction.executeRaw = async (asked) => {
    try {
      return await afterLast(() => execute(asked));
    } catch (error) {
      if (endings.has(asked.sql)) await transaction.rollback();
      throw error;
    }
  };
  return transaction;
}
