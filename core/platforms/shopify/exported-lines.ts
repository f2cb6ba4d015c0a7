import type { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import type { ShopRef } from "#core/world/storefront.ts";
import { pause } from "./client/patience.ts";
import type { AdminClient } from "./client.server.ts";
import { cancelExport } from "./operations/cancel-export.ts";
import { type ExportState, fetchExport } from "./operations/fetch-export.ts";
import { startExport } from "./operations/start-export.ts";

/** How long to wait for Shopify to write the file. Milliseconds. */
export type ExportPatience = {
  firstLookMs: number;
  longestPauseMs: number;
  giveUpAfterMs: number;
};

const ordinary: ExportPatience = {
  firstLookMs: 500,
  longestPauseMs: 10_000,
  giveUpAfterMs: 30 * 60_000,
};

/**
 * The lines of a file that Shopify writes by a bulk operation: its price does not depend on their number, and neither does
 * our memory.
 * @throws SyncError platform_throttled when Shopify takes too long; scope_missing, platform_internal.
 */
export async function* exportedLines(
  client: AdminClient,
  shop: ShopRef,
  what: Parameters<typeof startExport>[2],
  patience = ordinary,
): AsyncGenerator<string> {
  const { operationId } = await startExport(client, shop, what);
  const { url } = await waitForExport(client, shop, operationId, patience);
  // Nothing was written because there is nothing.
  if (url) yield* client.download(url);
}

async function waitForExport(
  client: AdminClient,
  shop: ShopRef,
  operationId: string,
  patience: ExportPatience,
): Promise<ExportState> {
  let waited = 0;
  for (let ms = patience.firstLookMs; ; ms = ms * 1.5) {
    const next = Math.min(ms, patience.longestPauseMs);
    await pause(next);
    waited += next;
    const state = await fetchExport(client, shop, operationId);
    if (state.status === "COMPLETED") return state;
    if (!["CREATED", "RUNNING"].includes(state.status)) throw failureOf(state);
    if (waited < patience.giveUpAfterMs) continue;
    await cancelExport(client, shop, operationId);
    throw new SyncError("platform_throttled", { said: "an export took long" });
  }
}

const failureOf = ({ status, errorCode }: ExportState): SyncError =>
  new SyncError(
    errorCode === "ACCESS_DENIED" ? "scope_missing" : "platform_internal",
    { said: `an export ended as ${status} ${errorCode ?? ""}`.trim() },
  );

/** A line of an export in the form that we expect. @throws SyncError wire_unexpected */
export function orUnexpected<T>(shape: z.ZodType<T>, json: unknown): T {
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SyncError("wire_unexpected", { said: "a line of an export" });
}

/** Whether a line is a part of the one that it names. */
export const isChild = (json: unknown): json is { id?: unknown } =>
  typeof json === "object" && json !== null && "__parentId" in json;
