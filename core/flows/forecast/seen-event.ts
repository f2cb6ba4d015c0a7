import type { NotedEvent } from "../../world/demand-records.ts";

/** What an event is that nobody told of: one variant's, seen in what it sold. */
export const seenEvent = {
  productId: null,
  collection: null,
  lift: null,
  name: null,
  source: "detected",
  actor: null,
  entryId: null,
} as const satisfies Partial<NotedEvent>;
