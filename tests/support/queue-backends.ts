import { inject } from "vitest";

export type QueueBackend =
  | { name: "postgres"; redisUrl: undefined }
  | { name: "redis"; redisUrl: string };

const redisUrl = inject("redisUrl");

/** Where queue tests run: always on PostgreSQL, on Redis too when one is installed. For `describe.each`. */
export const queueBackends: QueueBackend[] = [
  { name: "postgres", redisUrl: undefined },
  ...(redisUrl ? [{ name: "redis", redisUrl } as const] : []),
];
