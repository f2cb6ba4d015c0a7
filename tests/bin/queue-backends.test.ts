import { Redis } from "ioredis";
import { expect, it } from "vitest";
import { queueBackends } from "../support/queue-backends.ts";

it("always runs on PostgreSQL", () => {
  expect(queueBackends[0]?.name).toBe("postgres");
});

it.each(queueBackends.filter((backend) => backend.name === "redis"))(
  "finds a Redis of its own behind $redisUrl",
  async ({ redisUrl }) => {
    const redis = new Redis(redisUrl ?? "");
    expect(await redis.ping()).toBe("PONG");
    redis.disconnect();
  },
);
