import type { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Pick<PrismaPg, "provider" | "adapterName" | "connect">;
type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Connection["startTransaction"]>>;

/**
 * Has the queries of one transaction take turns. Prisma asks for several relations side by side, but a transaction is one
 * connection, and pg 9 will no longer queue on it what comes before the last answer.
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
  transaction.executeRaw = (asked) => afterLast(() => execute(asked));
  return transaction;
}
