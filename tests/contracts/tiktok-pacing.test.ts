import { afterAll, beforeAll, expect, test } from "vitest";
import { createTikTokClient } from "#core/platforms/tiktok/client.server.ts";
import { createMarketplace } from "#core/platforms/tiktok/marketplace.server.ts";
import type { PaceSettings } from "#core/platforms/tiktok/paces.ts";
import { openPacing } from "#core/store/pacing.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { keep } from "../platforms/tiktok/merchant.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { credentials } from "../support/open-tiktok-face.ts";
import {
  openTikTokPorts,
  shop,
  type TikTokPorts,
} from "../support/open-tiktok-ports.ts";

let database: TestDatabase;
let processes: PrismaClient[];
let ports: TikTokPorts;

beforeAll(async () => {
  database = await cloneDatabase();
  processes = [openPrisma(database.url), openPrisma(database.url)];
  ports = await openTikTokPorts();
});
afterAll(async () => {
  await ports[Symbol.asyncDispose]();
  for (const connection of processes) await connection.$disconnect();
  await database.drop();
});

/** The client of each process: buckets shared over PostgreSQL, everything else its own. */
const clients = (retries: number, paces: PaceSettings = {}) => {
  const refused: unknown[] = [];
  const [first] = [ports.face.town.tiktokShop];
  const marketplaces = processes.map((connection) =>
    createMarketplace(
      createTikTokClient({
        ...credentials,
        apiOrigin: ports.face.origin,
        credentials: keep({ ...ports.granted, cipher: first.cipher }),
        refresh: ports.authorization.refresh,
        pacing: openPacing(connection),
        paces,
        clock: { now: () => new Date() },
        log: { info() {}, error() {}, warn: (fields) => refused.push(fields) },
        patience: { retries, baseMs: 5, longestWaitMs: 60_000 },
      }),
    ),
  );
  return { marketplaces, refused };
};

const limit = (qps: number) =>
  ports.face.control("PUT", "/tiktok/limits", { qps });

test("two processes that ask for more than an endpoint takes wait for it together and are never refused", async () => {
  await limit(20);
  // Half of what is taken: the tests' machine may stall and then send at once what was due in turn.
  const { marketplaces, refused } = clients(0, { getWarehouses: 10 });
  const all = await Promise.all(
    Array.from({ length: 12 }).flatMap(() =>
      marketplaces.map((marketplace) => marketplace.listWarehouses(shop)),
    ),
  );
  expect(all).toHaveLength(24);
  expect(refused).toEqual([]);
});

test("a refusal slows both processes down, and nothing is lost", async () => {
  await limit(3);
  const { marketplaces } = clients(20);
  const all = await Promise.all(
    Array.from({ length: 5 }).flatMap(() =>
      marketplaces.map((marketplace) => marketplace.checkReadiness(shop)),
    ),
  );
  expect(all).toHaveLength(10);
  const bucket = await processes[0]?.rateBucket.findFirst({
    where: { name: { endsWith: ":getPrerequisites" } },
  });
  expect(bucket?.toldPerSecond).toBeLessThan(10);
});
