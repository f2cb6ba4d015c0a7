import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type OpenBell, openBell } from "#core/queue/bell.server.ts";
import {
  openQueueBackend,
  type QueueBackend,
} from "#core/queue/connection.server.ts";
import { putSchedules } from "#core/queue/schedules.server.ts";
import { type Lanes, openLanes } from "#core/queue/workers.server.ts";
import { type JobName, jobs, lanes as known } from "#core/world/jobs.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";
import { queueBackends, redisDatabase } from "../support/queue-backends.ts";

const shopId = "11111111-1111-4111-8111-111111111111";
const otherShop = "22222222-2222-4222-8222-222222222222";
const silent = { info() {}, warn() {}, error() {} };

describe.each(queueBackends)("bells on $name", ({ redisUrl }) => {
  let database: TestDatabase;
  let backend: QueueBackend;
  let bell: OpenBell;
  let lanes: Lanes | undefined;

  beforeEach(async () => {
    database = await cloneDatabase();
    backend = openQueueBackend({
      redisUrl: redisDatabase(redisUrl, 1),
      databaseUrl: database.url,
    });
    bell = openBell(backend);
    await Promise.all(
      Object.values(bell.queues).map((queue) => queue.obliterate()),
    );
  });
  afterEach(async () => {
    await lanes?.close();
    lanes = undefined;
    await bell.close();
    await backend.close();
    await database.drop();
  });

  const answer = async (
    run: (name: JobName, payload: unknown) => Promise<void>,
  ) => {
    lanes = openLanes(backend, silent, run);
    await lanes.ready();
  };

  test("E2 a bell that rings while it is answered is answered once more, never twice at once", async () => {
    let working = 0;
    let mostAtOnce = 0;
    let answered = 0;
    const began = signal();
    const mayEnd = signal();
    const again = signal();
    await answer(async () => {
      working++;
      mostAtOnce = Math.max(mostAtOnce, working);
      began.give();
      if (answered === 0) await mayEnd.given;
      working--;
      answered++;
      if (answered === 2) again.give();
    });
    await bell.ring("shop.plan", shopId);
    await began.given;
    await bell.ring("shop.plan", shopId);
    await bell.ring("shop.plan", shopId);
    await bell.ring("shop.plan", shopId);
    mayEnd.give();
    await again.given;
    expect({ answered, mostAtOnce }).toEqual({ answered: 2, mostAtOnce: 1 });
  });

  test("bells of different shops do not wait for each other", async () => {
    const answered: unknown[] = [];
    const stuck = signal();
    const other = signal();
    await answer(async (_name, payload) => {
      answered.push(payload);
      if ((payload as { shopId: string }).shopId === shopId) return stuck.given;
      other.give();
    });
    await bell.ring("shop.plan", shopId);
    await bell.ring("shop.plan", otherShop);
    await other.given;
    expect(answered).toContainEqual({ shopId: otherShop });
    stuck.give();
  });

  test("R2 a bell for later keeps neither one that is due much sooner from ringing nor one for now", async () => {
    const hour = 60 * 60_000;
    let answered = 0;
    const sooner = signal();
    const now = signal();
    await answer(async () => {
      answered++;
      (answered === 1 ? sooner : now).give();
    });
    await bell.ring("shop.plan", shopId, { delayMs: hour });
    await bell.ring("shop.plan", shopId, { delayMs: 50 });
    await sooner.given;
    await bell.ring("shop.plan", shopId);
    await now.given;
    await bell.ring("shop.plan", shopId, { delayMs: hour - 1 });
    // Two that are due at nearly the same time are one.
    expect({
      answered,
      waiting: await bell.queues[jobs["shop.plan"].lane].getDelayedCount(),
    }).toEqual({ answered: 2, waiting: 1 });
  });

  test("R2 a job that fails is tried again", async () => {
    let tries = 0;
    const done = signal();
    await answer(async () => {
      tries++;
      if (tries === 1) throw new Error("the database is away");
      done.give();
    });
    await bell.ring("shop.plan", shopId);
    await done.given;
    expect(tries).toBe(2);
  });

  test("schedules put twice stand once, and come back after the queue was emptied", async () => {
    const schedules = [{ job: "journal.sweep", everyMs: 60_000 } as const];
    const standing = async () =>
      (await bell.queues.sweep.getJobSchedulers()).map(({ key }) => key);
    await putSchedules(bell, schedules);
    await putSchedules(bell, schedules);
    expect(await standing()).toEqual(["journal.sweep"]);
    await bell.queues.sweep.obliterate({ force: true });
    await bell.queues.sweep.removeJobScheduler("journal.sweep");
    await putSchedules(bell, schedules);
    expect(await standing()).toEqual(["journal.sweep"]);
  });

  test("a schedule that an earlier release put into another lane is taken out of it", async () => {
    await bell.queues.slow.upsertJobScheduler("journal.sweep", {
      every: 60_000,
    });
    await putSchedules(bell, [{ job: "journal.sweep", everyMs: 60_000 }]);
    expect(await bell.queues.slow.getJobSchedulers()).toEqual([]);
  });

  test("R2 shops' whole checks that last keep no sweep and no forecast waiting", async ({
    signal: over,
  }) => {
    const checks = signal();
    // Were one kept waiting, the checks would last until somebody ends them.
    over.addEventListener("abort", () => checks.give());
    const swept = signal();
    const forecast = signal();
    let begun = 0;
    const allBegun = signal();
    await answer(async (name) => {
      if (name === "journal.sweep") swept.give();
      if (name === "shop.forecast") forecast.give();
      if (name !== "shop.reconcile") return;
      if (++begun === known.slow.concurrency) allBegun.give();
      await checks.given;
    });
    for (let shop = 0; shop < known.slow.concurrency; shop++)
      await bell.ring("shop.reconcile", crypto.randomUUID());
    await allBegun.given;
    await bell.ring("shop.forecast", shopId);
    await bell.queues[jobs["journal.sweep"].lane].add("journal.sweep", {});
    await Promise.all([swept.given, forecast.given]);
    expect(begun).toBe(known.slow.concurrency);
    checks.give();
  });
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
