import { z } from "zod";
import { SyncError } from "#core/errors/sync-error.ts";
import { parseJson } from "#core/kit/json.ts";
import { carriedOutWhenRefusedAtGate, restMs } from "./assumed.ts";
import { meaningOf } from "./error-codes.ts";

/** The envelope around every answer, whatever the HTTP status. */
export type Answer = {
  status: number;
  /** Null where the body is no envelope, e.g. a proxy's HTML page. */
  code: number | null;
  message: string;
  requestId: string | undefined;
  data: unknown;
  retryAfterMs: number | undefined;
};

const envelope = z.object({
  code: z.coerce.number().int(),
  message: z.string().nullish(),
  request_id: z.string().nullish(),
  data: z.unknown(),
});

type Raw = { status: number; text: string; retryAfter: string | null };

/** Reads an answer. Never throws: what is no envelope has `code: null`. */
export function readAnswer(raw: Raw, now: Date): Answer {
  const read = envelope.safeParse(jsonOrNull(raw.text));
  return {
    status: raw.status,
    code: read.success ? read.data.code : null,
    message: read.data?.message ?? "",
    requestId: read.data?.request_id ?? undefined,
    data: read.data?.data ?? null,
    retryAfterMs: waitOf(raw.retryAfter, now),
  };
}

export const isSuccess = (answer: Answer) =>
  answer.code === 0 && answer.status < 400;

/** Milliseconds that the platform wants to be left alone with this endpoint; null where it made no complaint. */
export const restAfter = (answer: Answer): number | null =>
  !isSuccess(answer) && kindOf(answer) === "platform_throttled"
    ? (answer.retryAfterMs ?? restMs(answer.code))
    : null;

/**
 * The failure an unsuccessful answer stands for. The platform decides by `code`; the HTTP status speaks only where the
 * code says nothing. An internal fault after a request that must not be repeated leaves its outcome unknown.
 */
export function failureOf(answer: Answer, repeatable: boolean): SyncError {
  const kind = kindOf(answer);
  const lost =
    !repeatable &&
    (kind === "platform_internal" ||
      kind === "wire_unexpected" ||
      (kind === "platform_throttled" && carriedOutWhenRefusedAtGate));
  return new SyncError(lost ? "outcome_unknown" : kind, {
    said: wordsOf(answer),
    requestId: answer.requestId,
    retryAfterMs: restAfter(answer) ?? answer.retryAfterMs,
  });
}

function kindOf({ code, status, message }: Answer) {
  const known = code === null ? null : meaningOf(code, message);
  if (known) return known;
  if (status === 429) return "platform_throttled";
  if (status >= 500) return "platform_internal";
  return (code === null || code === 0) && status < 400
    ? "wire_unexpected"
    : "request_refused";
}

const partialErrors = z.object({
  errors: z.array(z.object({ message: z.string() })).min(1),
});

/** The wrapper code of partial failures says nothing itself: its first item does. */
function wordsOf({ code, status, message, data }: Answer): string {
  const items = partialErrors.safeParse(data);
  const words = (items.success && items.data.errors[0]?.message) || message;
  return `${words || `HTTP ${status}`}${code ? ` (${code})` : ""}`.slice(
    0,
    300,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** `Retry-After` is seconds or a date. */
function waitOf(header: string | null, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
