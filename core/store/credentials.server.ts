import type { ErrorCode } from "../errors/catalog.ts";
import { SyncError } from "../errors/sync-error.ts";
import type {
  CredentialKeeper,
  MarketplaceCredential,
  StorefrontCredential,
} from "../world/credentials.ts";
import type { PrismaClient, Tx } from "./prisma.server.ts";
import type { Seal } from "./seal.server.ts";
import { accessPlace, refreshPlace } from "./session-storage.server.ts";

// A refresh is two short requests to the platform; past this the transaction gives the lock back.
const refreshTimeoutMs = 30_000;

/** Runs `work` under a lock named for one shop and platform; every process that refreshes takes the same one. */
const underLock = <T>(
  prisma: PrismaClient,
  name: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
      return work(tx);
    },
    { timeout: refreshTimeoutMs, maxWait: refreshTimeoutMs },
  );

/** What Shopify's library names an offline session by, before the store's domain. */
const ofOffline = "offline_";

/**
 * Shopify's offline tokens, which live in its session rows. Read and written on the connection that holds the lock: many
 * shops that refresh at once must not wait for each other's connections.
 */
export function storefrontCredentials(
  prisma: PrismaClient,
  seal: Seal,
): CredentialKeeper<StorefrontCredential> {
  const load = async (db: Tx, shopId: string) => {
    // Every call of the platform begins with this: one statement.
    const [row = null] = await db.$queryRaw<SessionRow[]>`
      SELECT session.id, session."accessToken", session.expires, session."refreshToken", session."refreshTokenExpires",
             session.scope
      FROM shop JOIN session ON session.id = ${ofOffline} || shop.domain
      WHERE shop.id = ${shopId}::uuid AND shop.uninstalled_at IS NULL`;
    return row && { row, credential: openSession(seal, row) };
  };
  return {
    async read(shopId) {
      return (await load(prisma, shopId))?.credential ?? null;
    },
    async refresh(shopId, staleWhen, refresh) {
      const done = await underLock(
        prisma,
        `credential:shopify:${shopId}`,
        async (tx) => {
          const current = await load(tx, shopId);
          if (!current || !staleWhen(current.credential))
            return current?.credential ?? null;
          const next = await refresh(current.credential).catch(
            (error: unknown) => refusedRenewal(tx, shopId, "shopify", error),
          );
          const { id, accessToken } = current.row;
          // The merchant's own visit stores new tokens without this lock; what it stored meanwhile is as good.
          await tx.session.updateMany({
            where: { id, accessToken },
            // Shopify's library asks for new tokens only where the old ones have run out.
            data:
              next instanceof SyncError
                ? { expires: new Date() }
                : sealSession(seal, id, next),
          });
          return next;
        },
      );
      if (done instanceof SyncError) throw done;
      return done;
    },
  };
}

/** Only the merchant can mend a refused renewal. Everything else is thrown on, and undoes what was written. */
async function refusedRenewal(
  tx: Tx,
  shopId: string,
  kind: "shopify" | "tiktok_shop",
  error: unknown,
): Promise<SyncError> {
  if (!(error instanceof SyncError) || !isOver.has(error.code)) throw error;
  await tx.connection.updateMany({
    where: { shopId, kind, status: { not: "disconnected" } },
    data: { status: "attention", problem: error.code },
  });
  return error;
}

const isOver: ReadonlySet<ErrorCode> = new Set([
  "authorization_expired",
  "authorization_outdated",
]);

type SessionRow = {
  id: string;
  accessToken: string;
  expires: Date | null;
  refreshToken: string | null;
  refreshTokenExpires: Date | null;
  scope: string | null;
};

const openSession = (seal: Seal, row: SessionRow): StorefrontCredential => ({
  accessToken: seal.open(row.accessToken, accessPlace(row.id)),
  accessExpiresAt: row.expires,
  refreshToken:
    row.refreshToken && seal.open(row.refreshToken, refreshPlace(row.id)),
  refreshExpiresAt: row.refreshTokenExpires,
  scopes: row.scope?.split(",").filter(Boolean) ?? [],
});

const sealSession = (
  seal: Seal,
  id: string,
  credential: StorefrontCredential,
) => ({
  accessToken: seal.seal(credential.accessToken, accessPlace(id)),
  expires: credential.accessExpiresAt,
  refreshToken:
    credential.refreshToken &&
    seal.seal(credential.refreshToken, refreshPlace(id)),
  refreshTokenExpires: credential.refreshExpiresAt,
  scope: credential.scopes.join(","),
});

/** Where a shop's TikTok credential is sealed. */
export const marketplacePlace = (shopId: string) =>
  `connection|${shopId}|tiktok_shop`;
const where = (shopId: string) => ({
  shopId_kind: { shopId, kind: "tiktok_shop" },
});

/** @returns the columns of a connection that hold a sealed TikTok credential. */
export const sealMarketplaceCredential = (
  seal: Seal,
  shopId: string,
  credential: MarketplaceCredential,
) => ({
  sealedCredential: seal.seal(
    JSON.stringify(credential),
    marketplacePlace(shopId),
  ),
  accessExpiresAt: credential.accessExpiresAt,
  refreshExpiresAt: credential.refreshExpiresAt,
});

/** TikTok Shop's tokens, sealed in the connection row. */
export function marketplaceCredentials(
  prisma: PrismaClient,
  seal: Seal,
): CredentialKeeper<MarketplaceCredential> {
  const load = async (db: Tx, shopId: string) => {
    const [row] = await db.$queryRaw<{ sealed: string | null }[]>`
      SELECT sealed_credential AS sealed FROM connection
      WHERE shop_id = ${shopId}::uuid AND kind = 'tiktok_shop' AND status <> 'disconnected'`;
    if (!row?.sealed) return null;
    const plain = JSON.parse(seal.open(row.sealed, marketplacePlace(shopId)));
    return {
      ...plain,
      accessExpiresAt: new Date(plain.accessExpiresAt),
      refreshExpiresAt: new Date(plain.refreshExpiresAt),
    } as MarketplaceCredential;
  };
  return {
    read: (shopId) => load(prisma, shopId),
    async refresh(shopId, staleWhen, refresh) {
      const done = await underLock(
        prisma,
        `credential:tiktok:${shopId}`,
        async (tx) => {
          const current = await load(tx, shopId);
          if (!current || !staleWhen(current)) return current;
          const next = await refresh(current).catch((error: unknown) =>
            refusedRenewal(tx, shopId, "tiktok_shop", error),
          );
          if (!(next instanceof SyncError))
            await tx.connection.update({
              where: where(shopId),
              data: sealMarketplaceCredential(seal, shopId, next),
            });
          return next;
        },
      );
      if (done instanceof SyncError) throw done;
      return done;
    },
  };
}
