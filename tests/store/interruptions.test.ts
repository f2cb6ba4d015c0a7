import { afterAll, beforeAll, expect, test } from "vitest";
import { openHands } from "#core/store/hand.server.ts";
import {
  namingInterruptions,
  sayingInterrupted,
} from "#core/store/interruption.server.ts";
import { openPacing } from "#core/store/pacing.server.ts";
import {
  openPrisma,
  type PrismaClient,
  type Tx,
} from "#core/store/prisma.server.ts";
import { fillShop } from "../app/fill-shop.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let other: PrismaClient;
let mine: PrismaClient;

beforeAll(async () => {
  database = await cloneDatabase();
  other = openPrisma(database.url);
  mine = openPrisma(database.url);
});
afterAll(async () => {
  await mine.$disconnect();
  await other.$disconnect();
  await database.drop();
});

const interrupted = { name: "SyncError", code: "database_interrupted" };

/** What the server does to a transaction that waits too long for its process, and an operator to any. */
const cutOff = () =>
  other.$queryRaw`
    SELECT pg_terminate_backend(pid, 20000)::text FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;

const endings: [how: string, next: (tx: Tx) => Promise<unknown>][] = [
  ["before a question", (tx) => tx.shop.findFirst()],
  ["before a statement of our own", (tx) => tx.$queryRaw`SELECT 1`],
  ["before its commit", async () => {}],
];

test.each(endings)(
  "E2 a transaction that is cut off %s is one to be done again, and left nothing",
  async (how, next) => {
    const { shopId } = await fillShop(other, `cut ${how}`);
    const where = { id: shopId };
    await expect(
      sayingInterrupted(
        mine.$transaction(async (tx) => {
          await tx.shop.update({ where, data: { name: "half" } });
          await cutOff();
          await next(tx);
        }),
      ),
    ).rejects.toMatchObject(interrupted);
    expect((await other.shop.findUniqueOrThrow({ where })).name).not.toBe(
      "half",
    );
  },
);

test("E2 a connection that ends in the middle of a statement is one to be done again", async () => {
  await expect(
    sayingInterrupted(
      mine.$transaction(
        (tx) =>
          tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`,
      ),
    ),
  ).rejects.toMatchObject(interrupted);
});

test("E2 a database that is away is one to be asked again", async () => {
  const away = openPrisma(database.url.replace(/:\d+\//, ":1/"));
  await expect(
    sayingInterrupted(away.$transaction((tx) => tx.shop.findFirst())),
  ).rejects.toMatchObject(interrupted);
});

test("E2 every question to what is kept says that the database broke off, not the transactions alone", async () => {
  const away = openPrisma(database.url.replace(/:\d+\//, ":1/"));
  const pacing = namingInterruptions(openPacing(away));
  await expect(
    pacing.take("a bucket", 1, { capacity: 1, perSecond: 1 }),
  ).rejects.toMatchObject(interrupted);
  const hands = openHands(database.url.replace(/:\d+\//, ":1/"));
  const kept = namingInterruptions(hands);
  await expect(
    kept.withHand("a shop", async () => undefined),
  ).rejects.toMatchObject(interrupted);
  await hands.close();
});

test("of two transactions that wait for each other one is to be done again", async () => {
  const rows = [await fillShop(other, "one"), await fillShop(other, "two")];
  const both = (order: typeof rows) => {
    let hold = () => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    const go = (others: Promise<void>) =>
      sayingInterrupted(
        mine.$transaction(async (tx) => {
          for (const [nth, { shopId }] of order.entries()) {
            await tx.shop.update({
              where: { id: shopId },
              data: { name: "x" },
            });
            if (nth > 0) continue;
            hold();
            await others;
          }
        }),
      );
    return { held, go };
  };
  const first = both(rows);
  const second = both([...rows].reverse());
  const ends = await Promise.allSettled([
    first.go(second.held),
    second.go(first.held),
  ]);
  expect(
    ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : [])),
  ).toEqual([expect.objectContaining(interrupted)]);
});

test("what is wrong with the question itself stays our own fault", async () => {
  const wrong = sayingInterrupted(
    mine.$transaction((tx) => tx.$queryRaw`SELECT nothing_of_this_name`),
  );
  await expect(wrong).rejects.toThrow("nothing_of_this_name");
  await expect(wrong).rejects.not.toMatchObject(interrupted);
});
