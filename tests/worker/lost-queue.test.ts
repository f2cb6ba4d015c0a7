import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { registerShop } from "#core/flows/register-shop.ts";
import { readEnv } from "#core/wiring/env.ts";
import { type MadeWorld, makeWorld } from "#core/wiring/make-world.server.ts";
import { startWorker } from "#worker/start-worker.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { queueBackends, redisDatabase } from "../support/queue-backends.ts";

const settings = {
  APP_ORIGIN: "http://127.0.0.1:1",
  SHOPIFY_API_KEY: "key-of-the-app",
  SHOPIFY_API_SECRET: "shpss_0123456789abcdef",
  TIKTOK_APP_KEY: "29a39d",
  TIKTOK_APP_SECRET: "e59af819cc",
  TIKTOK_SERVICE_ID: "7390001",
  CREDENTIAL_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
};
const often = { SWEEP_EVERY_MS: 500, RECONCILE_EVERY_MS: 3_600_000 };

describe.each(queueBackends)("on $name", ({ redisUrl }) => {
  let database: TestDatabase;
  let world: MadeWorld;

  beforeEach(async () => {
    database = await cloneDatabase();
    world = makeWorld(
      readEnv({
        ...settings,
        DATABASE_URL: database.url,
        REDIS_URL: redisDatabase(redisUrl, 2),
      }),
      "worker",
    );
    await emptyQueues();
  });
  afterEach(async () => {
    await world.close();
    await database.drop();
  });

  const emptyQueues = () =>
    Promise.all(
      Object.values(world.bell.queues).map((queue) =>
        queue.obliterate({ force: true }),
      ),
    );

  /** An entry that waits longer than it should, in a shop to which nothing else happens. */
  async function leaveEntry() {
    const { shopId } = await registerShop(world, {
      domain: "harbor-goods.myshopify.com",
      scopes: [],
    });
    await world.prisma.journalEntry.updateMany({
      where: { shopId },
      data: { plannedAt: new Date(), outcome: "nothing" },
    });
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await world.store.inShop(shopId, (records) =>
      records.append({
        source: "sweep",
        deliveryId: "an-entry-whose-bell-was-lost",
        topic: "of-no-platform",
        body: "{}",
        asOf: null,
        actor: null,
        receivedAt: longAgo,
      }),
    );
  }

  async function untilPlanned() {
    let entry = await find();
    while (entry.plannedAt === null) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      entry = await find();
    }
    expect(entry).toMatchObject({ outcome: "ignored", attempts: 0 });
  }

  test("J1 what stands in the journal is planned although the queue lost every bell", async () => {
    await leaveEntry();
    await emptyQueues();
    const worker = await startWorker(world, often);
    await untilPlanned();
    await worker.close();
  });

  test("J1 it is planned too where everything that the queue holds is gone while the worker waits for it, schedules and all", async () => {
    const worker = await startWorker(world, often);
    if (redisUrl) {
      const redis = new Redis(redisDatabase(redisUrl, 2) ?? "");
      await redis.flushdb();
      redis.disconnect();
    } else await emptyQueues();
    await leaveEntry();
    await untilPlanned();
    await worker.close();
  });

  const find = () =>
    world.prisma.journalEntry.findFirstOrThrow({
      where: { deliveryId: "an-entry-whose-bell-was-lost" },
    });
});
