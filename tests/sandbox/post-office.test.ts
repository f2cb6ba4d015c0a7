import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createTownClock } from "#sandbox/clock.ts";
import { createFaults } from "#sandbox/faults/faults.ts";
import { patience } from "#sandbox/post/patience.ts";
import {
  type Letter,
  nobody,
  openPostOffice,
  type Weather,
} from "#sandbox/post-office.ts";

const hour = 3_600_000;
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** A letter box with a door that answers what it is told, and a post office that delivers to it. */
async function openTownPost(answers: (knock: number) => number = () => 200) {
  const arrived: string[] = [];
  let knocks = 0;
  const box = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      knocks++;
      response.statusCode = answers(knocks);
      if (response.statusCode < 300)
        arrived.push(String(request.headers["x-number"]));
      response.end();
    });
  });
  const port = await new Promise<number>((resolve) =>
    box.listen(0, "127.0.0.1", () =>
      resolve((box.address() as { port: number }).port),
    ),
  );
  const clock = createTownClock(0, 60_000);
  const faults = createFaults(1, () => clock.now());
  const post = openPostOffice({ faults, clock });
  opened.push(post, clock, {
    close() {
      box.close();
      box.closeAllConnections();
    },
  });
  const letter = (number: number, more: Partial<Letter> = {}): Letter => ({
    platform: "shopify",
    topic: "orders/create",
    deliveryId: `d${number}`,
    url: `http://127.0.0.1:${port}/`,
    headers: { "x-number": String(number) },
    body: `{"n":${number}}`,
    ...more,
  });
  return {
    post,
    clock,
    faults,
    arrived,
    letter,
    knocks: () => knocks,
    send(count: number, more: Partial<Letter> = {}) {
      for (let n = 1; n <= count; n++) post.post(letter(n, more));
    },
    async settled() {
      while (post.stats().underWay > 0)
        await new Promise((resolve) => setTimeout(resolve, 2));
    },
    async untilKnocks(count: number) {
      while (knocks < count)
        await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
}

test("what happens to each letter follows the seed; letters of other topics and other troubles do not shift it", async () => {
  const fates = async (weather: Partial<Weather>, others: boolean) => {
    const town = await openTownPost();
    town.post.setWeather({ seed: 5, loseOneIn: 4, ...weather });
    for (let n = 1; n <= 40; n++) {
      town.post.post(town.letter(n));
      if (others) town.post.post(town.letter(n, { topic: "products/update" }));
    }
    await town.settled();
    return town.post
      .letters({ topic: "orders/create" })
      .map(({ mishaps }) => mishaps.includes("lost"));
  };
  const plain = await fates({}, false);
  expect(plain.filter(Boolean).length).toBeGreaterThan(3);
  expect(await fates({ doubleOneIn: 3, delayMs: [0, 5] }, true)).toEqual(plain);
  expect(await fates({ seed: 6 }, false)).not.toEqual(plain);
});

test("rules give a topic its own weather", async () => {
  const town = await openTownPost();
  town.post.setWeather({
    rules: [
      { platform: "shopify", topic: "orders/*", loseOneIn: 1 },
      { platform: "shopify", topic: "orders/paid", loseOneIn: 0 },
    ],
  });
  town.post.post(town.letter(1));
  town.post.post(town.letter(2, { topic: "orders/paid" }));
  town.post.post(town.letter(3, { topic: "products/update" }));
  await town.settled();
  expect(town.arrived.sort()).toEqual(["2", "3"]);
});

test("one at a time, letters arrive in the order in which they were posted", async () => {
  const town = await openTownPost();
  town.post.setWeather({ atOnce: 1 });
  town.send(20);
  await town.settled();
  expect(town.arrived).toEqual(
    Array.from({ length: 20 }, (_, i) => `${i + 1}`),
  );
});

test("faults lose, double, delay and reorder letters of a topic", async () => {
  const town = await openTownPost();
  town.post.setWeather({ atOnce: 1 });
  const plant = (kind: "lost_letter" | "doubled_letter" | "reordered_letter") =>
    town.faults.plant({
      kind,
      platform: "shopify",
      operation: "orders/create",
      times: 1,
    });
  plant("lost_letter");
  town.send(1);
  plant("doubled_letter");
  town.post.post(town.letter(2));
  await town.settled();
  expect(town.arrived).toEqual(["2", "2"]);
  plant("reordered_letter");
  town.send(2);
  await town.settled();
  expect(town.arrived.slice(2)).toEqual(["2", "1"]);
  town.faults.plant({
    kind: "late_letter",
    platform: "shopify",
    ms: 30,
    times: 1,
  });
  town.send(2);
  await town.settled();
  expect(town.arrived.slice(4)).toEqual(["2", "1"]);
  expect(town.post.letters({ limit: 2 })[0]?.mishaps).toEqual(["late"]);
});

test("a letter that steps aside goes alone when no other comes", async () => {
  const town = await openTownPost();
  town.faults.plant({ kind: "reordered_letter", platform: "shopify", ms: 10 });
  town.send(1);
  await town.settled();
  expect(town.arrived).toEqual(["1"]);
});

test("the documented schedules: eight retries in four hours; two and thirty minutes, three and twelve hours", () => {
  const { shopify, tiktok } = patience;
  expect(shopify.retries).toHaveLength(8);
  expect(shopify.retries.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(
    4 * hour,
  );
  expect(tiktok.retries.map((ms) => ms / 60_000)).toEqual([2, 30, 180, 720]);
});

test("a refused letter is tried again on a scaled schedule, and given up after the last", async () => {
  const town = await openTownPost(() => 500);
  town.post.setWeather({ retryScale: 1 / 1_000_000 });
  let givenUpAfter = 0;
  town.send(1, {
    onGivenUp() {
      givenUpAfter = town.knocks();
    },
  });
  await town.settled();
  expect([town.knocks(), givenUpAfter]).toEqual([9, 9]);
  expect(town.post.letters()[0]).toMatchObject({ state: "given up" });
  expect(town.post.letters()[0]?.tries.map((t) => t.status)).toEqual(
    Array(9).fill(500),
  );
});

test("a leap of the town's clock is a wait that has passed", async () => {
  const town = await openTownPost((knock) => (knock === 1 ? 503 : 200));
  town.post.setWeather({ retryScale: 1 });
  town.send(1);
  await town.untilKnocks(1);
  while (town.post.letters()[0]?.tries.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 2));
  town.clock.advance(2 * 60_000);
  await town.settled();
  expect(town.arrived).toEqual(["1"]);
});

test("TikTok takes a 401 for an answer, Shopify does not", async () => {
  const town = await openTownPost((knock) => (knock <= 2 ? 401 : 200));
  town.post.setWeather({ retryAfterMs: [1] });
  town.send(1, { platform: "tiktok", topic: "type 1" });
  await town.settled();
  expect(town.arrived).toEqual([]);
  town.send(1);
  await town.settled();
  expect(town.arrived).toEqual(["1"]);
});

test("a letter is sent again on demand, as it was, by its number or its delivery id", async () => {
  const town = await openTownPost();
  town.send(2);
  await town.settled();
  expect(town.post.sendAgain("L1")).toMatchObject({ body: '{"n":1}' });
  expect(town.post.sendAgain("d2")?.id).toBe("L2");
  expect(town.post.sendAgain("L9")).toBeUndefined();
  await town.settled();
  expect(town.arrived.slice(2).sort()).toEqual(["1", "2"]);
  expect(town.post.stats()).toMatchObject({ delivered: 4, redelivered: 2 });
});

test("letters for an app that nobody has named are kept and never sent", async () => {
  const town = await openTownPost();
  town.post.post(town.letter(1, { url: `${nobody}/webhooks/shopify` }));
  expect(town.post.stats()).toMatchObject({ kept: 1, underWay: 0 });
  expect(town.post.letters({ state: "kept" })).toHaveLength(1);
});
