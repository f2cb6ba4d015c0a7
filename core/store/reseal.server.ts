import { SyncError } from "../errors/sync-error.ts";
import { marketplacePlace } from "./credentials.server.ts";
import type { PrismaClient } from "./prisma.server.ts";
import type { Seal } from "./seal.server.ts";
import { accessPlace, refreshPlace } from "./session-storage.server.ts";

const batch = 200;

/**
 * Seals anew what still lies under an older key, so that the older key can be taken out of the settings. A row that
 * somebody writes meanwhile is left to him: he seals with the current key anyway. Safe beside everything else.
 * @returns how many rows were sealed anew; 0 means that only the current key is in use.
 * @throws SyncError credentials_unreadable when the key of some row is missing; all other rows are done by then.
 */
export async function resealCredentials(
  prisma: PrismaClient,
  seal: Seal,
): Promise<number> {
  const old = { not: { startsWith: seal.currentPrefix } };

  const sessions = await inBatches(
    (after) =>
      prisma.session.findMany({
        where: {
          id: { gt: after },
          OR: [{ accessToken: old }, { refreshToken: old }],
        },
        select: { id: true, accessToken: true, refreshToken: true },
        orderBy: { id: "asc" },
        take: batch,
      }),
    async ({ id, accessToken, refreshToken }) => {
      const access = seal.reseal(accessToken, accessPlace(id));
      const refresh =
        refreshToken && seal.reseal(refreshToken, refreshPlace(id));
      const { count } = await prisma.session.updateMany({
        where: { id, accessToken, refreshToken },
        data: {
          ...(access && { accessToken: access }),
          ...(refresh && { refreshToken: refresh }),
        },
      });
      return count;
    },
    "",
  );

  const connections = await inBatches(
    (after) =>
      prisma.connection.findMany({
        where: { id: { gt: after }, sealedCredential: old },
        select: { id: true, shopId: true, sealedCredential: true },
        orderBy: { id: "asc" },
        take: batch,
      }),
    async ({ id, shopId, sealedCredential }) => {
      if (!sealedCredential) return 0;
      const anew = seal.reseal(sealedCredential, marketplacePlace(shopId));
      const { count } = await prisma.connection.updateMany({
        where: { id, sealedCredential },
        data: { sealedCredential: anew },
      });
      return count;
    },
    "00000000-0000-0000-0000-000000000000",
  );

  const unreadable = sessions.unreadable ?? connections.unreadable;
  if (unreadable) throw unreadable;
  return sessions.done + connections.done;
}

async function inBatches<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  work: (row: Row) => Promise<number>,
  first: string,
): Promise<{ done: number; unreadable: SyncError | null }> {
  let done = 0;
  let unreadable: SyncError | null = null;
  for (let after = first; ; ) {
    const rows = await read(after);
    for (const row of rows) {
      try {
        done += await work(row);
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
        unreadable = error;
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { done, unreadable };
    after = last.id;
  }
}
