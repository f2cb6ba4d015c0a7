import { openMailPost } from "../mail/smtp.server.ts";
import { apiVersion } from "../platforms/shopify/api-version.ts";
import { createAdminClient } from "../platforms/shopify/client.server.ts";
import { libraryLog } from "../platforms/shopify/library-log.ts";
import { scopes } from "../platforms/shopify/scopes.ts";
import { createStorefront } from "../platforms/shopify/storefront.server.ts";
import { setTransport } from "../platforms/shopify/transport.server.ts";
import { createShopifyDoor } from "../platforms/shopify/webhook.ts";
import { createMarketplaceAuthorization } from "../platforms/tiktok/authorization.server.ts";
import { createTikTokClient } from "../platforms/tiktok/client.server.ts";
import { createFulfillmentNetwork } from "../platforms/tiktok/fulfillment-network.server.ts";
import { createMarketplace } from "../platforms/tiktok/marketplace.server.ts";
import { personsPatience } from "../platforms/tiktok/patience.ts";
import { createTikTokDoor } from "../platforms/tiktok/webhook.ts";
import { type OpenBell, openBell } from "../queue/bell.server.ts";
import {
  openQueueBackend,
  type QueueBackend,
} from "../queue/connection.server.ts";
import {
  marketplaceCredentials,
  storefrontCredentials,
} from "../store/credentials.server.ts";
import { openHands } from "../store/hand.server.ts";
import { namingInterruptions } from "../store/interruption.server.ts";
import { openPacing } from "../store/pacing.server.ts";
import { openPrisma, type PrismaClient } from "../store/prisma.server.ts";
import { createSeal } from "../store/seal.server.ts";
import {
  type SealedSessionStorage,
  sealedSessionStorage,
} from "../store/session-storage.server.ts";
import { openStore } from "../store/store.server.ts";
import type { Pacing } from "../world/pacing.ts";
import type { World } from "../world/world.ts";
import { adminUrl } from "./admin-url.ts";
import type { Env } from "./env.ts";
import { forgiving } from "./forgiving-bell.ts";
import { openLog } from "./log.server.ts";
import { namingPlatform } from "./naming-platform.ts";

/** The world with what the two process roots need besides: pools to close, and the web's own tools. */
export type MadeWorld = Omit<World, "bell"> & {
  bell: OpenBell;
  prisma: PrismaClient;
  pacing: Pacing;
  sessionStorage: SealedSessionStorage;
  backend: QueueBackend;
  shopify: {
    scopes: readonly string[];
    apiVersion: typeof apiVersion;
    logger: ReturnType<typeof libraryLog>;
  };
  close(): Promise<void>;
};

/** The only place where hands meet types. Called once in each process. */
export function makeWorld(
  env: Env,
  process: "web" | "worker" = "web",
): MadeWorld {
  const clock = { now: () => new Date() };
  const log = openLog(env.LOG_LEVEL, process);
  const prisma = openPrisma(env.DATABASE_URL);
  const hands = openHands(env.DATABASE_URL);
  const pacing = namingInterruptions(openPacing(prisma));
  const seal = createSeal(env.CREDENTIAL_KEYS);
  const sessionStorage = sealedSessionStorage(prisma, seal);
  const backend = openQueueBackend({
    redisUrl: env.REDIS_URL,
    databaseUrl: env.DATABASE_URL,
  });
  const rung = openBell(backend);
  const bell = { ...rung, ...forgiving(rung, log) };

  setTransport(env.SHOPIFY_TRANSPORT_ORIGIN ?? null);
  const admin = createAdminClient({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    appOrigin: env.APP_ORIGIN,
    scopes,
    isPretended: env.SHOPIFY_TRANSPORT_ORIGIN !== undefined,
    credentials: namingInterruptions(storefrontCredentials(prisma, seal)),
    pacing,
    clock,
    log,
  });
  const tiktokApp = {
    appKey: env.TIKTOK_APP_KEY,
    appSecret: env.TIKTOK_APP_SECRET,
  };
  const marketplaceAuthorization = createMarketplaceAuthorization({
    ...tiktokApp,
    serviceId: env.TIKTOK_SERVICE_ID,
    apiOrigin: env.TIKTOK_API_ORIGIN,
    authOrigin: env.TIKTOK_AUTH_ORIGIN,
    consentUrl: env.TIKTOK_CONSENT_URL,
    clock,
  });
  const tiktok = createTikTokClient({
    ...tiktokApp,
    apiOrigin: env.TIKTOK_API_ORIGIN,
    credentials: namingInterruptions(marketplaceCredentials(prisma, seal)),
    refresh: marketplaceAuthorization.refresh,
    pacing,
    paces: env.TIKTOK_PACES,
    ...(process === "web" && { patience: personsPatience }),
    clock,
    log,
  });

  return {
    clock,
    log,
    store: namingInterruptions(openStore(prisma, hands, seal)),
    bell,
    doors: {
      shopify: createShopifyDoor({ apiSecret: env.SHOPIFY_API_SECRET }),
      tiktok: createTikTokDoor(tiktokApp),
    },
    storefront: namingPlatform("shopify", createStorefront(admin)),
    marketplace: namingPlatform("tiktok", createMarketplace(tiktok)),
    marketplaceAuthorization,
    network: namingPlatform("tiktok", createFulfillmentNetwork(tiktok)),
    mail: openMailPost({ url: env.SMTP_URL, from: env.MAIL_FROM }),
    addresses: {
      app: env.APP_ORIGIN,
      admin: (domain, page) => adminUrl(env, domain, page),
    },
    prisma,
    pacing,
    sessionStorage,
    backend,
    shopify: { scopes, apiVersion, logger: libraryLog(log) },
    async close() {
      await bell.close();
      await backend.close();
      await hands.close();
      await prisma.$disconnect();
    },
  };
}

// The worker reaches the queue only through this room.
export { putSchedules, type Schedule } from "../queue/schedules.server.ts";
export { openLanes } from "../queue/workers.server.ts";
// The app reaches these only through this room.
export { apiVersion as shopifyApiVersion, scopes as shopifyScopes };
