import { Redis } from "ioredis";

const patienceMs = 5_000;

/**
 * A web app without its queue would start and then do nothing.
 * @throws Error that names the server and the setting when it does not answer. Without user and password.
 */
export async function requireRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
  });
  let why = "it does not answer";
  redis.on("error", (error: Error) => {
    why = error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch {
    throw new Error(
      `no connection to the Redis ${new URL(url).host} that REDIS_URL names: ${why}`,
    );
  } finally {
    redis.disconnect();
  }
}
