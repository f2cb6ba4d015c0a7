import { Session } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { PrismaClient } from "./prisma.server.ts";
import type { Seal } from "./seal.server.ts";

/** What shopify-app-remix asks of a session storage. */
export type SealedSessionStorage = Pick<
  PrismaSessionStorage<PrismaClient>,
  | "storeSession"
  | "loadSession"
  | "deleteSession"
  | "deleteSessions"
  | "findSessionsByShop"
  | "isReady"
>;

/** Where a session's access token is sealed. */
export const accessPlace = (id: string) => `session|${id}|access`;
export const refreshPlace = (id: string) => `session|${id}|refresh`;

/** Shopify's own Prisma session storage, with the tokens sealed on their way in and opened on their way out. */
export function sealedSessionStorage(
  prisma: PrismaClient,
  seal: Seal,
): SealedSessionStorage {
  const inner = new PrismaSessionStorage(prisma);
  const open = (session: Session): Session =>
    withTokens(session, (token, place) => seal.open(token, place));
  return {
    storeSession: (session) =>
      inner.storeSession(
        withTokens(session, (token, place) => seal.seal(token, place)),
      ),
    async loadSession(id) {
      const session = await inner.loadSession(id);
      return session && open(session);
    },
    deleteSession: (id) => inner.deleteSession(id),
    deleteSessions: (ids) => inner.deleteSessions(ids),
    findSessionsByShop: async (shop) =>
      (await inner.findSessionsByShop(shop)).map(open),
    isReady: () => inner.isReady(),
  };
}

function withTokens(
  session: Session,
  change: (token: string, place: string) => string,
): Session {
  const plain = session.toObject();
  return new Session({
    ...plain,
    ...(plain.accessToken
      ? { accessToken: change(plain.accessToken, accessPlace(plain.id)) }
      : {}),
    ...(plain.refreshToken
      ? { refreshToken: change(plain.refreshToken, refreshPlace(plain.id)) }
      : {}),
  });
}
