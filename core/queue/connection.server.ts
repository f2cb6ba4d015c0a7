import {
  type BackendFactory,
  type ConnectionOptions,
  createPostgresBackend,
  createRedisBackend,
  type QueueOptions,
} from "bullmq";
import { Redis } from "ioredis";

/** Where BullMQ keeps its bells: Redis in production; without one, its own schema in PostgreSQL. */
export type QueueBackend = {
  name: "redis" | "postgres";
  options: QueueOptions;
  factory: BackendFactory;
  close(): Promise<void>;
};

/** @param redisUrl decides the back end; the database is used where there is none. */
export function openQueueBackend(settings: {
  redisUrl: string | undefined;
  databaseUrl: string;
}): QueueBackend {
  if (settings.redisUrl) {
    // BullMQ's blocking reads must be allowed to wait for ever.
    const redis = new Redis(settings.redisUrl, { maxRetriesPerRequest: null });
    return {
      name: "redis",
      options: { connection: redis },
      factory: createRedisBackend as unknown as BackendFactory,
      async close() {
        redis.disconnect();
      },
    };
  }
  return {
    name: "postgres",
    options: {
      // BullMQ types the connection for Redis; its PostgreSQL back end reads these two.
      connection: {
        connectionString: settings.databaseUrl,
        migrate: true,
      } as unknown as ConnectionOptions,
    },
    factory: createPostgresBackend as unknown as BackendFactory,
    close: async () => undefined,
  };
}
