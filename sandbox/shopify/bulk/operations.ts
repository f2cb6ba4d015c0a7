import { type Desk, nextId, now } from "../desk.ts";
import { gid } from "../gid.ts";
import { postWebhook } from "../webhooks/post-webhook.ts";
import { restTime } from "../webhooks/rest-time.ts";
import { isEnded, type StoredBulkOperation } from "./bulk-records.ts";

/** source: recorded answers of API 2026-04: five queries and five mutations at a time for an app in a shop. */
const mostAtOnce = 5;
/** source: shopify.dev, "Bulk operations": the result is kept for seven days. */
const keptMs = 7 * 86_400_000;

/** What a run writes its result with. */
export type Writer = {
  /** @param roots how many of these lines are outermost ones. */
  write(lines: object[], roots: number): void;
  /** Whether somebody has asked to stop. */
  stopped(): boolean;
};

export type Run = (writer: Writer) => Promise<void>;

/** Ids of the operations that leave no room for another. */
export function inTheWay(
  { store }: Desk,
  type: StoredBulkOperation["type"],
): string[] {
  const running = store.bulkOperations
    .by("running", type)
    .map(({ id }) => gid("BulkOperation", id));
  return running.length < mostAtOnce ? [] : running;
}

/** Records an operation and lets it run beside everything else. */
export function startOperation(
  desk: Desk,
  what: Pick<
    StoredBulkOperation,
    "type" | "query" | "groupObjects" | "stagedUploadPath" | "clientIdentifier"
  >,
  run: Run,
): StoredBulkOperation {
  const operation = desk.store.bulkOperations.add({
    ...what,
    id: nextId(desk),
    status: "CREATED",
    errorCode: null,
    createdAt: now(desk),
    updatedAt: now(desk),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileKey: null,
    fileSize: null,
  });
  const begin = () => {
    clearTimeout(timer);
    waiting.delete(operation);
    void carryOut(desk, operation, run);
  };
  const timer = setTimeout(begin, desk.store.bulkBeginsAfterMs);
  timer.unref();
  waiting.set(operation, begin);
  return operation;
}

/** Operations that have not begun yet, and how to let them begin. */
const waiting = new WeakMap<StoredBulkOperation, () => void>();

async function carryOut(
  desk: Desk,
  operation: StoredBulkOperation,
  run: Run,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const change = (status: StoredBulkOperation["status"]) => {
    operation.status = status;
    operation.updatedAt = now(desk);
    desk.store.bulkOperations.refile(operation);
    desk.context.changed();
  };
  const stopped = () => operation.status === "CANCELING";
  if (!stopped()) change("RUNNING");
  let status: StoredBulkOperation["status"] = "COMPLETED";
  try {
    if (!stopped())
      await run({
        stopped,
        write(lines, roots) {
          operation.objectCount += lines.length;
          operation.rootObjectCount += roots;
          const text = lines
            .map((line) => `${JSON.stringify(line)}\n`)
            .join("");
          chunks.push(encoder.encode(text));
        },
      });
    if (stopped()) status = "CANCELED";
  } catch (error) {
    status = "FAILED";
    operation.errorCode =
      error instanceof AccessDenied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    if (!(error instanceof AccessDenied))
      console.error("[bulk operation]", error);
  }
  // Nothing written, nothing to fetch. source: shopify.dev, BulkOperation.url.
  if (operation.objectCount > 0) {
    operation.fileKey = desk.files.newKey();
    operation.fileSize = desk.files.put(
      `bulk-results/${operation.fileKey}`,
      chunks,
      "application/jsonl",
    ).size;
  }
  operation.completedAt = now(desk);
  change(status);
  postFinish(desk, operation);
}

/** The app may not read what the bulk operation asks for. */
export class AccessDenied extends Error {}

/** Asks a running operation to stop; what it has written so far stays. */
export function cancelOperation(
  desk: Desk,
  operation: StoredBulkOperation,
): void {
  operation.status = "CANCELING";
  operation.updatedAt = now(desk);
  desk.store.bulkOperations.refile(operation);
  // One that waits has nothing to finish first.
  if (waiting.has(operation)) setImmediate(() => beginNow(operation));
}

/** Lets an operation begin that still waits for its turn. */
export function beginNow(operation: StoredBulkOperation): void {
  waiting.get(operation)?.();
}

/** Results are given out for seven days. */
export function expireResults(desk: Desk): void {
  const oldest = desk.context.clock.now() - keptMs;
  for (const operation of desk.store.bulkOperations) {
    if (operation.status !== "COMPLETED" || !operation.completedAt) continue;
    if (Date.parse(operation.completedAt) > oldest) break;
    operation.status = "EXPIRED";
    operation.fileKey = null;
  }
}

/** source: shopify.dev, webhook topic BULK_OPERATIONS_FINISH. */
function postFinish(desk: Desk, operation: StoredBulkOperation): void {
  if (!isEnded(operation)) return;
  postWebhook(desk, "bulk_operations/finish", () => ({
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: restTime(operation.completedAt),
    created_at: restTime(operation.createdAt),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  }));
}
