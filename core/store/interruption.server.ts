import { SyncError } from "../errors/sync-error.ts";
import { Prisma } from "./prisma.server.ts";

/**
 * The database broke off what was asked, and the same may be asked again: a connection that was lost (class 08, and what the
 * driver says of one), a server that stops, starts or cuts a connection off (57P01 to 57P05), a transaction that waited too
 * long for its own process (25P03, 25P04), two that waited for each other or moved the same row (40P01, 40001), and too many
 * connections (53300). Source: PostgreSQL manual, appendix "PostgreSQL Error Codes".
 */
const passing = /^(?:08...|57P0[1-5]|25P0[34]|40P01|40001|53300)$/;
/** Their names in Prisma. Source: Prisma's "Error message reference". */
const passingInPrisma = new Set(["P1001", "P1002", "P1008", "P1017", "P2034"]);
const passingInDriver = new Set([
  "ConnectionClosed",
  "DatabaseNotReachable",
  "SocketTimeout",
]);
/** What its socket says where the driver does not say it over. */
const passingOnTheWire = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const lost =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Does work in the database. @throws SyncError `database_interrupted` where it broke off and may be done again. */
export async function sayingInterrupted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isInterruption(error)
      ? new SyncError("database_interrupted", { cause: error })
      : error;
  }
}

/** The same object; whichever of its methods the database breaks off says so by this name. */
export const namingInterruptions = <T extends object>(kept: T): T =>
  new Proxy(kept, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...args: unknown[]) =>
        sayingInterrupted(Promise.resolve(method.apply(target, args)));
    },
  });

function isInterruption(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof SyncError) return false;
  const { kind = "", ...told } = driversWord(error);
  return (
    lost.test(error.message) ||
    passing.test(told.originalCode ?? told.code ?? "") ||
    passingOnTheWire.test(told.code ?? "") ||
    passingInDriver.has(kind) ||
    (error instanceof Prisma.PrismaClientKnownRequestError &&
      passingInPrisma.has(error.code))
  );
}

type DriversWord = { kind?: string; originalCode?: string; code?: string };

/** What the driver said, wherever Prisma has put it, or whoever asked the driver itself. */
function driversWord(error: Error): DriversWord {
  const { meta, cause, code } = error as Error & {
    meta?: { driverAdapterError?: { cause?: DriversWord } };
    cause?: DriversWord;
    code?: string;
  };
  return meta?.driverAdapterError?.cause ?? cause ?? { code };
}
