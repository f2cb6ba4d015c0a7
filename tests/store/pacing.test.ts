import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPacing } from "#core/store/pacing.server.ts";
import { openPrisma, type PrismaClient } from "#core/store/prisma.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let connections: PrismaClient[];
let now = new Date("2026-11-24T12:00:00Z");
const clock = () => now;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeAll(async () => {
  database = await cloneDatabase();
  connections = [openPrisma(database.url), openPrisma(database.url)];
});
afterAll(async () => {
  for (const connection of connections) await connection.$disconnect();
  await database.drop();
});

const one = () => openPacing(connections[0] as PrismaClient, clock);
const two = () =>
  connections.map((connection) => openPacing(connection, clock));
const shape = { capacity: 100, perSecond: 10 };
let serial = 0;
const newBucket = () => `test:${++serial}`;

test("an unused bucket is full; what does not fit is told how long it has to wait and takes nothing", async () => {
  const bucket = newBucket();
  expect(await one().take(bucket, 80, shape)).toEqual({ waitMs: 0 });
  expect(await one().take(bucket, 50, shape)).toEqual({ waitMs: 3_000 });
  expect(await one().take(bucket, 20, shape)).toEqual({ waitMs: 0 });
  expect(await one().take(bucket, 50, shape)).toEqual({ waitMs: 5_000 });
  later(5_000);
  expect(await one().take(bucket, 50, shape)).toEqual({ waitMs: 0 });
});

test("a bucket never holds more than its capacity; a dearer request waits for the full one", async () => {
  const bucket = newBucket();
  await one().take(bucket, 100, shape);
  later(3_600_000);
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 0 });
  expect(await one().take(bucket, 5_000, shape)).toEqual({ waitMs: 100 });
  later(100);
  expect(await one().take(bucket, 5_000, shape)).toEqual({ waitMs: 0 });
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 100 });
});

test("a rest lasts until its instant, whatever the bucket holds", async () => {
  const bucket = newBucket();
  await one().correct(bucket, { restUntil: new Date(now.getTime() + 2_000) });
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 2_000 });
  // A shorter rest that is told later does not end the longer one.
  await one().correct(bucket, { restUntil: new Date(now.getTime() + 500) });
  later(1_999);
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 1 });
  later(1);
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 0 });
});

test("size and speed that the platform told win over the shape", async () => {
  const bucket = newBucket();
  await one().take(bucket, 10, shape);
  await one().correct(bucket, { capacity: 1_000, perSecond: 100 });
  later(10_000);
  expect(await one().take(bucket, 1_000, shape)).toEqual({ waitMs: 0 });
  expect(await one().take(bucket, 50, shape)).toEqual({ waitMs: 500 });
});

test("what the platform says is left only lowers the count; what was not used comes back", async () => {
  const bucket = newBucket();
  await one().take(bucket, 40, shape);
  await one().correct(bucket, { available: 100 });
  expect(await one().take(bucket, 61, shape)).toEqual({ waitMs: 100 });
  await one().correct(bucket, { unused: 1 });
  expect(await one().take(bucket, 61, shape)).toEqual({ waitMs: 0 });
  later(10_000);
  await one().correct(bucket, { available: -30 });
  expect(await one().take(bucket, 1, shape)).toEqual({ waitMs: 100 });
});

test("without a clock of its own it counts by the database's", async () => {
  const bucket = newBucket();
  const [first, second] = connections.map((c) => openPacing(c));
  const slow = { capacity: 10, perSecond: 0.001 };
  expect(await first?.take(bucket, 10, slow)).toEqual({ waitMs: 0 });
  const { waitMs } = (await second?.take(bucket, 10, slow)) ?? { waitMs: 0 };
  expect(waitMs).toBeGreaterThan(9_000_000);
  expect(waitMs).toBeLessThanOrEqual(10_000_000);
});

test("however many take at once from two connections, no more is given than the bucket held", async () => {
  const wave = fc.record({
    costs: fc.array(fc.integer({ min: 1, max: 60 }), {
      minLength: 1,
      maxLength: 24,
    }),
    thenMs: fc.constantFrom(0, 100, 1_000, 4_000),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(wave, { minLength: 1, maxLength: 4 }),
      async (waves) => {
        const bucket = newBucket();
        const takers = two();
        let held = shape.capacity;
        for (const { costs, thenMs } of waves) {
          const answers = await Promise.all(
            costs.map(async (cost, i) => {
              const taken = await takers[i % 2]?.take(bucket, cost, shape);
              return { cost, waitMs: taken?.waitMs ?? Number.NaN };
            }),
          );
          for (const { cost, waitMs } of answers)
            if (waitMs === 0) held -= cost;
          expect(held).toBeGreaterThanOrEqual(0);
          // Nobody was sent away who would still have fitted in.
          for (const { cost, waitMs } of answers)
            if (waitMs > 0) expect(cost).toBeGreaterThan(held);
          later(thenMs);
          held = Math.min(
            shape.capacity,
            held + (thenMs / 1_000) * shape.perSecond,
          );
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
