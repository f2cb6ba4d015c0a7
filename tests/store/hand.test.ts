import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Hands, openHands } from "#core/store/hand.server.ts";
import { cloneDatabase, type TestDatabase } from "../support/database.ts";

// A busy machine keeps an honest process from its next beat for a while; no test calls that silence.
const times = { beatMs: 50, silentMs: 1_500, waitMs: 60_000 };
const entry = fileURLToPath(
  new URL("./children/hold-hand.ts", import.meta.url),
);

let database: TestDatabase;
let hands: Hands;
let child: ChildProcess | undefined;

beforeAll(async () => {
  database = await cloneDatabase();
  hands = openHands(database.url, times);
});
afterEach(() => {
  child?.kill("SIGCONT");
  child?.kill("SIGKILL");
});
afterAll(async () => {
  await hands.close();
  await database.drop();
});

/** Another process that holds the hand. */
async function startHolder() {
  const { beatMs, silentMs } = times;
  const holder = spawn(
    process.execPath,
    [entry, database.url, String(beatMs), String(silentMs)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  child = holder;
  const lines = createInterface(holder.stdout)[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string;
  expect(await next()).toBe("took it");
  return {
    kill: (signal: NodeJS.Signals) => holder.kill(signal),
    async ask() {
      holder.stdin.write("?\n");
      return next();
    },
  };
}

test("E2 a worker that stands still loses the hand to one that waits, and knows it before it acts", async () => {
  const holder = await startHolder();
  expect(await holder.ask()).toBe("has it");
  holder.kill("SIGSTOP");
  const taken = await hands.withHand("a shop", async (hand) => {
    await hand.assertHeld();
    holder.kill("SIGCONT");
    return holder.ask();
  });
  expect(taken).toBe("taken_over");
});

test("E2 a worker that works for long keeps the hand, however long others wait", async () => {
  const holder = await startHolder();
  const order: string[] = [];
  const waiting = hands.withHand("a shop", async () => {
    order.push("another took it");
  });
  // Longer than a silent holder would be left in peace, whenever its silence began.
  await new Promise((resolve) => setTimeout(resolve, 2.2 * times.silentMs));
  expect(await holder.ask()).toBe("has it");
  order.push("the first ended");
  holder.kill("SIGKILL");
  await waiting;
  expect(order).toEqual(["the first ended", "another took it"]);
});
