import { inject } from "vitest";

export type QueueBackend =
  | { name: "postgres"; redisUrl: undefined }
  | { name: "redis"; redisUrl: string };

const redisUrl = inject("redisUrl");

/** A Redis database of one's own (0 to 15): files run side by side, and their queues have the same names. */
export const redisDatabase = (
  url: string | undefined,
  index: number,
): string | undefined => url && new URL(`/${index}`, url).href;

/** Where queue tests run: always on PostgreSQL, on Redis too when one is installed. For `describe.each`. */
export const queueBackends: QueueBackend[] = [
  { name: "postgres", redisUrl: undefined },
  ...(redisUrl ? [{ name: "redis", redisUrl } as const] : []),
];
