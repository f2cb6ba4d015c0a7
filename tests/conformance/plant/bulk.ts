import { setImmediate as nextTurn } from "node:timers/promises";
import {
  isEnded,
  type StoredBulkOperation,
} from "#sandbox/shopify/bulk/bulk-records.ts";
import { beginNow } from "#sandbox/shopify/bulk/operations.ts";
import { nextId } from "#sandbox/shopify/desk.ts";
import { gid, idOf } from "#sandbox/shopify/gid.ts";
import { type Capture, isNode } from "../recordings.ts";
import type { Stage } from "../stage.ts";
import { typeOfGid } from "../translation.ts";

const megabyte = 1024 * 1024;
const mostTurns = 1000;

/** The files that a bulk mutation names, and the operations that an answer shows, in the states in which it shows them. */
export async function stageBulk(stage: Stage, capture: Capture): Promise<void> {
  if (typeof capture.variables.mutation === "string")
    await plantUpload(stage, capture);
  for (const shown of operationsIn(capture.answer.data).sort(byTime)) {
    if (!stage.words.has(String(shown.id))) plantOperation(stage, shown);
    else await playUntil(stage, shown);
  }
}

/** Shown by an answer; an operation that the call itself starts is shown as just created. */
function operationsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(operationsIn);
  if (!isNode(value)) return [];
  return typeOfGid(String(value.id)) === "BulkOperation"
    ? [value]
    : Object.values(value).flatMap(operationsIn);
}

const byTime = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  Number(idOf(String(a.id), "BulkOperation")) -
  Number(idOf(String(b.id), "BulkOperation"));

/** What was uploaded is not recorded; what the run made of it sometimes is. */
async function plantUpload(
  { replay, facts, words }: Stage,
  { variables, answer }: Capture,
): Promise<void> {
  const path = words.text(String(variables.path ?? variables.stagedUploadPath));
  const told = JSON.stringify(answer);
  if (told.includes("NO_SUCH_FILE")) return;
  const lines = [...facts.values()]
    .filter(({ id, title }) => typeOfGid(String(id)) === "Product" && title)
    .map(({ title, status }) => ({ product: { title, status } }));
  const text = (lines.length > 0 ? lines : [{}])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
  const content = told.includes("file is empty")
    ? new Uint8Array()
    : told.includes("exceeds the maximum allowed size")
      ? new Uint8Array(100 * megabyte + 1)
      : new TextEncoder().encode(text);
  await replay.face.app.request(`/uploads/${path}`, {
    method: "PUT",
    body: content,
  });
}

/** One that had ended before the recording began. */
function plantOperation(
  { replay, words }: Stage,
  shown: Record<string, unknown>,
): void {
  const { id, status, completedAt } = shown;
  if (!isEnded({ status } as StoredBulkOperation)) return;
  const createdAt = new Date(replay.clock.now()).toISOString();
  const operation: StoredBulkOperation = {
    id: nextId(replay.desk),
    type: shown.type === "MUTATION" ? "MUTATION" : "QUERY",
    status: status as StoredBulkOperation["status"],
    errorCode: null,
    query: String(shown.query ?? ""),
    groupObjects: false,
    stagedUploadPath: null,
    clientIdentifier: null,
    createdAt,
    updatedAt: createdAt,
    completedAt: typeof completedAt === "string" ? createdAt : null,
    objectCount: Number(shown.objectCount ?? 0),
    rootObjectCount: Number(shown.rootObjectCount ?? 0),
    fileKey: typeof shown.url === "string" ? "recorded" : null,
    fileSize:
      typeof shown.fileSize === "string" ? Number(shown.fileSize) : null,
  };
  replay.store.bulkOperations.add(operation);
  words.learn(String(id), gid("BulkOperation", operation.id));
}

/** Lets it run as far as Shopify had come when it was asked. */
async function playUntil(
  { replay, words }: Stage,
  { id, status }: Record<string, unknown>,
): Promise<void> {
  const number = idOf(words.get(String(id)), "BulkOperation");
  const operation = replay.store.bulkOperations.get(number);
  if (!operation || status === "CREATED" || status === "CANCELING") return;
  if (operation.status === "CREATED") beginNow(operation);
  for (let turn = 0; turn < mostTurns; turn++) {
    if (operation.status === status || isEnded(operation)) return;
    await nextTurn();
  }
}
