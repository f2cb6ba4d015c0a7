import { Session } from "@shopify/shopify-api";
import type {
  CredentialKeeper,
  MarketplaceCredential,
  StorefrontCredential,
} from "../world/credentials.ts";
import type { PrismaClient, Tx } from "./prisma.server.ts";
import type { Seal } from "./seal.server.ts";
import type { SealedSessionStorage } from "./session-storage.server.ts";

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

/** Shopify's offline tokens, which live in its session rows. */
export function storefrontCredentials(
  prisma: PrismaClient,
  sessions: SealedSessionStorage,
): CredentialKeeper<StorefrontCredential> {
  const load = async (shopId: string) => {
    const shop = await prisma.shop.findUnique({ where: { id: shopId } });
    if (!shop || shop.uninstalledAt) return null;
    return (await sessions.loadSession(`offline_${shop.domain}`)) ?? null;
  };
  return {
    async read(shopId) {
      const session = await load(shopId);
      return session && toCredential(session);
    },
    refresh: (shopId, staleWhen, refresh) =>
      underLock(prisma, `credential:shopify:${shopId}`, async () => {
        const session = await load(shopId);
        const current = session && toCredential(session);
        if (!session || !current || !staleWhen(current)) return current;
        const next = await refresh(current);
        await sessions.storeSession(
          new Session({
            ...session.toObject(),
            accessToken: next.accessToken,
            expires: next.accessExpiresAt ?? undefined,
            refreshToken: next.refreshToken ?? undefined,
            scope: next.scopes.join(","),
          }),
        );
        return next;
      }),
  };
}

function toCredential(session: Session): StorefrontCredential | null {
  if (!session.accessToken) return null;
  return {
    accessToken: session.accessToken,
    accessExpiresAt: session.expires ?? null,
    refreshToken: session.refreshToken ?? null,
    scopes: session.scope?.split(",").filter(Boolean) ?? [],
  };
}

const place = (shopId: string) => `connection|${shopId}|tiktok_shop`;
const where = (shopId: string) => ({
  shopId_kind: { shopId, kind: "tiktok_shop" },
});

/** @returns the columns of a connection that hold a sealed TikTok credential. */
export const sealMarketplaceCredential = (
  seal: Seal,
  shopId: string,
  credential: MarketplaceCredential,
) => ({
  sealedCredential: seal.seal(JSON.stringify(credential), place(shopId)),
  accessExpiresAt: credential.accessExpiresAt,
  refreshExpiresAt: credential.refreshExpiresAt,
});

/** TikTok Shop's tokens, sealed in the connection row. */
export function marketplaceCredentials(
  prisma: PrismaClient,
  seal: Seal,
): CredentialKeeper<MarketplaceCredential> {
  const load = async (db: Tx, shopId: string) => {
    const row = await db.connection.findUnique({ where: where(shopId) });
    if (!row?.sealedCredential || row.status === "disconnected") return null;
    const plain = JSON.parse(seal.open(row.sealedCredential, place(shopId)));
    return {
      ...plain,
      accessExpiresAt: new Date(plain.accessExpiresAt),
      refreshExpiresAt: new Date(plain.refreshExpiresAt),
    } as MarketplaceCredential;
  };
  return {
    read: (shopId) => load(prisma, shopId),
    refresh: (shopId, staleWhen, refresh) =>
      underLock(prisma, `credential:tiktok:${shopId}`, async (tx) => {
        const current = await load(tx, shopId);
        if (!current || !staleWhen(current)) return current;
        const next = await refresh(current);
        await tx.connection.update({
          where: where(shopId),
          data: sealMarketplaceCredential(seal, shopId, next),
        });
        return next;
      }),
  };
}
