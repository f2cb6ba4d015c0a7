import { HttpResponse, http } from "msw/http";
import { expect, test } from "vitest";
import type { EndpointKey } from "#core/platforms/tiktok/endpoints.ts";
import { isPaceName, speedOf } from "#core/platforms/tiktok/paces.ts";
import { createTurns } from "#core/platforms/tiktok/turns.ts";
import { nothing } from "#core/platforms/tiktok/wire/common.ts";
import type { BucketShape, BucketWord, Pacing } from "#core/world/pacing.ts";
import { network } from "../../support/network.ts";
import {
  apiOrigin,
  envelope,
  keys,
  now,
  openClient,
  shop,
} from "./merchant.ts";

/** A bucket keeper that says how long to wait, in turn, and writes down what it is told. */
function keeper(...waits: number[]) {
  const taken: { bucket: string; shape: BucketShape }[] = [];
  const told: { bucket: string; word: BucketWord }[] = [];
  const pacing: Pacing = {
    async take(bucket, _cost, shape) {
      taken.push({ bucket, shape });
      return { waitMs: waits.shift() ?? 0 };
    },
    async correct(bucket, word) {
      told.push({ bucket, word });
    },
  };
  return { pacing, taken, told };
}

const bucket = (endpoint: EndpointKey) =>
  `tiktok:${keys.appKey}:${shop.shopId}:${endpoint}`;

/** Turns under a clock that the test moves. */
function turnsOf(pacing: Pacing, paces = {}) {
  let at = now.getTime();
  const turns = createTurns({
    pacing,
    clock: { now: () => new Date(at) },
    appKey: keys.appKey,
    paces,
  });
  return {
    take: () => turns.take(shop.shopId, "getOrders", 50),
    throttled: (restMs = 1_000) =>
      turns.throttled(shop.shopId, "getOrders", restMs),
    served: () => turns.served(shop.shopId, "getOrders"),
    later: (ms: number) => {
      at += ms;
    },
  };
}

test("a call takes its turn in the bucket of its app, shop and endpoint", async () => {
  const { pacing, taken } = keeper();
  await turnsOf(pacing).take();
  expect(taken).toEqual([
    { bucket: bucket("getOrders"), shape: { capacity: 2.5, perSecond: 10 } },
  ]);
});

test("a short wait is waited, a long one is the queue's", async () => {
  const short = keeper(3, 4);
  await turnsOf(short.pacing).take();
  expect(short.taken).toHaveLength(3);
  await expect(turnsOf(keeper(60_000).pacing).take()).rejects.toMatchObject({
    code: "platform_throttled",
    retryAfterMs: 60_000,
  });
});

test("an objection halves the speed of all processes, once for a burst, and rests", async () => {
  const { pacing, told } = keeper();
  const turns = turnsOf(pacing);
  await turns.throttled(2_000);
  await turns.throttled(2_000);
  turns.later(1_000);
  await turns.throttled(2_000);
  const rest = (ms: number, perSecond: number) => ({
    bucket: bucket("getOrders"),
    word: {
      available: 0,
      perSecond,
      restUntil: new Date(now.getTime() + ms),
    },
  });
  expect(told).toEqual([rest(2_000, 5), rest(2_000, 5), rest(3_000, 2.5)]);
});

test("after a quiet minute of waiting we try half as fast again, up to a limit", async () => {
  const { pacing, told } = keeper(...Array(8).fill([1, 0]).flat());
  const turns = turnsOf(pacing);
  for (let minute = 0; minute < 8; minute++) {
    await turns.take();
    await turns.served();
    turns.later(60_000);
  }
  await turns.served();
  expect(told.map(({ word }) => word.perSecond)).toEqual([15, 22.5, 33.75, 50]);
});

test("without need we never go faster", async () => {
  const { pacing, told } = keeper();
  const turns = turnsOf(pacing);
  await turns.take();
  turns.later(600_000);
  await turns.served();
  expect(told).toEqual([]);
});

test("an operator's setting counts for an endpoint before its kind", () => {
  expect(speedOf("getOrders", { read: 4 })).toEqual({ start: 4, most: 4 });
  expect(speedOf("getOrders", { read: 4, getOrders: 7 }).start).toBe(7);
  expect(speedOf("searchGoods").most).toBe(10);
  expect(["read", "getOrders", "gteOrders"].map(isPaceName)).toEqual([
    true,
    true,
    false,
  ]);
});

test("the client takes a turn for every sending and hands on a 429", async () => {
  const answers = [
    new HttpResponse(envelope(null, 36009002), {
      status: 429,
      headers: { "retry-after": "0" },
    }),
    new HttpResponse(envelope({})),
  ];
  network.use(
    http.all(`${apiOrigin}/*`, () => answers.shift() as HttpResponse<string>),
  );
  const { pacing, taken, told } = keeper();
  await openClient({ pacing }).call(shop, "getWarehouses", {
    schema: nothing,
  });
  expect(taken).toHaveLength(2);
  expect(told).toMatchObject([
    { bucket: bucket("getWarehouses"), word: { available: 0, perSecond: 5 } },
  ]);
});

test("a pace that cannot be noted does not hide the answer", async () => {
  network.use(
    http.all(
      `${apiOrigin}/*`,
      () => new HttpResponse(envelope(null, 36009002), { status: 429 }),
    ),
  );
  const pacing: Pacing = {
    take: async () => ({ waitMs: 0 }),
    correct: () => Promise.reject(new Error("the store is away")),
  };
  const call = openClient({ pacing, patience: { retries: 0 } }).call(
    shop,
    "getWarehouses",
    { schema: nothing },
  );
  await expect(call).rejects.toMatchObject({ code: "platform_throttled" });
});
