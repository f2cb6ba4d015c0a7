import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SyncError } from "#core/errors/sync-error.ts";
import {
  marketplaceCredentials,
  sealMarketplaceCredential,
  storefrontCredentials,
} from "#core/store/credentials.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { resealCredentials } from "#core/store/reseal.server.ts";
import { createSeal, type SealKey } from "#core/store/seal.server.ts";
import { sealedSessionStorage } from "#core/store/session-storage.server.ts";
import type { StorefrontCredential } from "#core/world/credentials.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

const key = (id: string): SealKey => ({ id, key: randomBytes(32) });
const [oldKey, newKey] = [key("spring"), key("autumn")];
const domain = "quay.myshopify.com";

let database: TestDatabase;
let one: PrismaClient;
let two: PrismaClient;
let shopId: string;

beforeEach(async () => {
  database = await cloneDatabase();
  [one, two] = [openPrisma(database.url), openPrisma(database.url)];
  const at = new Date();
  const shop = await one.shop.create({
    data: { domain, name: "Quay", currency: "USD", installedAt: at },
  });
  shopId = shop.id;
  await one.connection.create({
    data: { shopId, kind: "shopify", status: "connected", connectedAt: at },
  });
});
afterEach(async () => {
  await one.$disconnect();
  await two.$disconnect();
  await database.drop();
});

const store = (seal: ReturnType<typeof createSeal>, token = "shpat_one") =>
  sealedSessionStorage(one, seal).storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: token,
      refreshToken: "shprt_one",
      scope: "read_products",
    }),
  );
const keeperOf = (prisma: PrismaClient, seal: ReturnType<typeof createSeal>) =>
  storefrontCredentials(prisma, seal);
const renewed = (current: StorefrontCredential): StorefrontCredential => ({
  ...current,
  accessToken: "shpat_two",
  refreshToken: "shprt_two",
});
const isFirst = ({ accessToken }: StorefrontCredential) =>
  accessToken === "shpat_one";

test("E1 a refresh token is used once, however many processes find the access token expired", async () => {
  const seal = createSeal([oldKey]);
  await store(seal);
  const used: (string | null)[] = [];
  const refresh = async (current: StorefrontCredential) => {
    used.push(current.refreshToken);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return renewed(current);
  };
  const found = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      keeperOf(i % 2 ? one : two, seal).refresh(
        shopId as never,
        isFirst,
        refresh,
      ),
    ),
  );
  expect(used).toEqual(["shprt_one"]);
  expect(new Set(found.map((each) => each?.accessToken))).toEqual(
    new Set(["shpat_two"]),
  );
  expect(await keeperOf(two, seal).read(shopId as never)).toMatchObject({
    accessToken: "shpat_two",
    refreshToken: "shprt_two",
  });
});

test("as many shops as there are connections can refresh at once", async () => {
  const seal = createSeal([oldKey]);
  await store(seal);
  const shops = await Promise.all(
    Array.from({ length: 16 }, async (_, i) => {
      const other = `quay-${i}.myshopify.com`;
      const shop = await one.shop.create({
        data: {
          domain: other,
          name: other,
          currency: "USD",
          installedAt: new Date(),
        },
      });
      await sealedSessionStorage(one, seal).storeSession(
        new Session({
          id: `offline_${other}`,
          shop: other,
          state: "",
          isOnline: false,
          accessToken: "shpat_one",
        }),
      );
      return shop.id;
    }),
  );
  const keeper = keeperOf(one, seal);
  const done = await Promise.all(
    shops.map((id) =>
      keeper.refresh(id as never, isFirst, async (c) => renewed(c)),
    ),
  );
  expect(done.every((each) => each?.accessToken === "shpat_two")).toBe(true);
});

test("what the merchant's own visit stored during a refresh is kept", async () => {
  const seal = createSeal([oldKey]);
  await store(seal);
  await keeperOf(two, seal).refresh(shopId as never, isFirst, async (c) => {
    await store(seal, "shpat_visit");
    return renewed(c);
  });
  expect((await keeperOf(one, seal).read(shopId as never))?.accessToken).toBe(
    "shpat_visit",
  );
});

test.each(["authorization_expired", "authorization_outdated"] as const)(
  "a refused renewal (%s) asks for the merchant and is thrown on",
  async (code) => {
    const seal = createSeal([oldKey]);
    await store(seal);
    const refused = keeperOf(one, seal).refresh(
      shopId as never,
      isFirst,
      async () => {
        throw new SyncError(code);
      },
    );
    await expect(refused).rejects.toMatchObject({ code });
    expect(await one.connection.findFirst({ where: { shopId } })).toMatchObject(
      {
        status: "attention",
        problem: code,
      },
    );
    // Else the merchant's visit would find a session that looks alive, and bring nothing new.
    const kept = await sealedSessionStorage(one, seal).loadSession(
      `offline_${domain}`,
    );
    expect(kept?.isActive(undefined)).toBe(false);
  },
);

test("a refused renewal at TikTok Shop asks for the merchant too, whether he wrote or read", async () => {
  const seal = createSeal([oldKey]);
  const soon = new Date();
  await one.connection.create({
    data: {
      shopId,
      kind: "tiktok_shop",
      status: "connected",
      connectedAt: soon,
      ...sealMarketplaceCredential(seal, shopId, {
        accessToken: "TTP_one",
        accessExpiresAt: soon,
        refreshToken: "TTR_one",
        refreshExpiresAt: soon,
        cipher: "GCP_one",
      }),
    },
  });
  const keeper = marketplaceCredentials(one, seal);
  const refuse = (code: "authorization_expired" | "platform_unreachable") =>
    keeper.refresh(
      shopId as never,
      () => true,
      async () => {
        throw new SyncError(code);
      },
    );
  const connection = () =>
    one.connection.findFirst({ where: { shopId, kind: "tiktok_shop" } });

  await expect(refuse("platform_unreachable")).rejects.toMatchObject({
    code: "platform_unreachable",
  });
  expect(await connection()).toMatchObject({ status: "connected" });
  await expect(refuse("authorization_expired")).rejects.toMatchObject({
    code: "authorization_expired",
  });
  expect(await connection()).toMatchObject({
    status: "attention",
    problem: "authorization_expired",
  });
});

test("tokens are not readable in the database, and a sealed one opens only in its own place", async () => {
  const seal = createSeal([oldKey]);
  await store(seal);
  const row = await one.session.findFirstOrThrow();
  expect(`${row.accessToken} ${row.refreshToken}`).not.toMatch(/shpat|shprt/);
  expect(row.accessToken).toMatch(/^q1\.spring\./);
  expect(() => seal.open(row.accessToken, "session|another|access")).toThrow(
    "cannot be decrypted",
  );
});

test("keys rotate without downtime: old seals open, are sealed anew, and then the old key can go", async () => {
  const before = createSeal([oldKey]);
  await store(before);
  await one.connection.create({
    data: {
      shopId,
      kind: "tiktok_shop",
      status: "connected",
      connectedAt: new Date(),
      sealedCredential: before.seal("{}", `connection|${shopId}|tiktok_shop`),
    },
  });

  const during = createSeal([newKey, oldKey]);
  expect(await keeperOf(one, during).read(shopId as never)).toMatchObject({
    accessToken: "shpat_one",
  });
  // Two workers at once do no harm.
  const counts = await Promise.all([
    resealCredentials(one, during),
    resealCredentials(two, during),
  ]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await resealCredentials(one, during)).toBe(0);

  const after = createSeal([newKey]);
  expect(await keeperOf(one, after).read(shopId as never)).toMatchObject({
    accessToken: "shpat_one",
    refreshToken: "shprt_one",
  });
  const row = await one.connection.findFirstOrThrow({
    where: { kind: "tiktok_shop" },
  });
  expect(
    after.open(row.sealedCredential ?? "", `connection|${shopId}|tiktok_shop`),
  ).toBe("{}");
});

test("a row whose key is missing is reported after all the others were done", async () => {
  await store(createSeal([key("lost")]));
  const seal = createSeal([newKey, oldKey]);
  await sealedSessionStorage(one, createSeal([oldKey])).storeSession(
    new Session({
      id: "offline_z.myshopify.com",
      shop: "z.myshopify.com",
      state: "",
      isOnline: false,
      accessToken: "shpat_z",
    }),
  );
  await expect(resealCredentials(one, seal)).rejects.toMatchObject({
    code: "credentials_unreadable",
  });
  const row = await one.session.findUniqueOrThrow({
    where: { id: "offline_z.myshopify.com" },
  });
  expect(row.accessToken).toMatch(/^q1\.autumn\./);
});
