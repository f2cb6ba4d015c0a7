import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { FaultOf } from "../faults/fault.ts";
import { failure } from "./envelope.ts";

/** Answers as the planted fault says; without a body of its own it is an unspecified server fault (36009003). */
export function faultAnswer(c: Context, fault: FaultOf<"answer">): Response {
  if (fault.retryAfterSeconds !== undefined)
    c.header("Retry-After", String(fault.retryAfterSeconds));
  const body = fault.body ?? failure(36_009_003, "Internal error");
  return typeof body === "string"
    ? c.body(body, fault.status as 500)
    : c.json(body as object, fault.status as 500);
}

/** Hangs up in the middle: the caller cannot know what happened. */
export function cutConnection(c: Context): Response {
  (c.env as HttpBindings).incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
