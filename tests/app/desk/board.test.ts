import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { queueBackends, redisDatabase } from "../../support/queue-backends.ts";
import { type Desk, openDesk } from "./open-desk.ts";

// Only one world can be open in a process: the last back end is Redis where there is one.
const backend = queueBackends.at(-1);
const isRedis = backend?.name === "redis";

let desk: Desk;
let queues: unknown;
let board: typeof import("../../../app/doors/queue-board.server.ts");
beforeAll(async () => {
  const url = redisDatabase(backend?.redisUrl, 3);
  desk = await openDesk(url ? { REDIS_URL: url } : {});
  queues = await import("../../../app/routes/support.queues.tsx");
  board = await import("../../../app/doors/queue-board.server.ts");
});
afterAll(() => desk.close());

describe(`queues on ${backend?.name}`, () => {
  test("T2 engineers see lanes and waiting work; the others are turned away", async () => {
    const turned = await desk.call(queues, "/support/queues", {
      cookie: await desk.signIn("abel"),
    });
    expect(turned.init?.status).toBe(403);
    const page = await desk.call(queues, "/support/queues", {
      cookie: await desk.signIn("enid"),
    });
    expect(page.backend).toBe(backend?.name);
    expect(page.lanes.map((one: { lane: string }) => one.lane)).toEqual([
      "fast",
      "sync",
      "import",
      "slow",
      "daily",
      "ahead",
      "sweep",
    ]);
    expect(page.lanes[0].counts).toMatchObject({ waiting: 0, failed: 0 });
  });

  test("Bull Board stands on Redis alone, for engineers, to look only; elsewhere its address leads to the queues", async () => {
    const door = board.queueBoard(desk.world);
    const ask = async (path: string, member?: string, method = "GET") =>
      door.request(path, {
        method,
        headers: { Cookie: member ? await desk.signIn(member) : "" },
      });
    const answers = [
      await ask("/"),
      await ask("/", "abel"),
      await ask("/api/queues", "enid"),
      await ask("/api/queues/quayside-fast/pause", "enid", "PUT"),
    ];
    expect(answers.map(({ status }) => status)).toEqual(
      isRedis ? [302, 302, 200, 405] : [302, 302, 302, 302],
    );
    expect(answers[1]?.headers.get("Location")).toBe("/support/queues");
  });
});
