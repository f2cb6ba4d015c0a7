import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { FaceContext } from "./face.ts";
import type { FaultOf } from "./faults/fault.ts";
import type { Target } from "./faults/faults.ts";

/** A call as its platform understands it, before it is served. */
export type Call = {
  shop: string | null;
  /** What the log calls it. */
  operations: string[];
  /** All names by which a fault may mean it. */
  names: string[];
  token: string | null;
};

/** How one platform words and carries out what may go wrong with a call. */
export type DoorKeeper = {
  platform: Target["platform"];
  /** @returns undefined for pages that are no API calls: they are neither logged nor disturbed. */
  describe(c: Context): Call | undefined | Promise<Call | undefined>;
  /** Refuses as when the limit is reached; `serve` answers what the platform answers now. */
  throttle(
    c: Context,
    call: Call,
    fault: FaultOf<"throttled">,
    serve: () => Promise<Response>,
  ): Response | Promise<Response>;
  /** The body of an unspecified fault of the platform's server. */
  serverErrorBody(): unknown;
  expireToken(call: Call): void;
  revokeToken(call: Call): void;
  /** Another writer changes the stock of a SKU, or of every SKU named in the text. */
  writeStock(call: Call, text: string, fault: FaultOf<"outside_write">): void;
};

type Ending = FaultOf<
  "answer" | "throttled" | "server_error" | "dropped" | "hang"
>;

const before = [
  "latency",
  "expired_token",
  "revoked_token",
  "outside_write",
] as const;
const endings = [
  "answer",
  "throttled",
  "server_error",
  "dropped",
  "hang",
] as const;

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** What a handler may tell the log about its answer. */
export function tellLog(
  c: Context,
  told: { code?: string | number | undefined; cost?: number | undefined },
): void {
  if (told.code !== undefined) c.set("logCode", String(told.code));
  if (told.cost !== undefined) c.set("logCost", told.cost);
}

/** Stands before every API call of a platform: lets planted faults strike, and writes the call into the log. */
export function watchDoor(
  context: FaceContext,
  keeper: DoorKeeper,
): MiddlewareHandler {
  return async (c, next) => {
    const call = await keeper.describe(c);
    if (!call) return next();
    const started = performance.now();
    const at = context.clock.now();
    const struck: string[] = [];
    const status = await pass(c, call, next, struck);
    context.calls.note({
      at,
      platform: keeper.platform,
      shop: call.shop,
      method: c.req.method,
      path: c.req.path,
      operations: call.operations,
      token: call.token ? `…${call.token.slice(-6)}` : null,
      agent: c.req.header("user-agent") ?? null,
      status,
      code: c.get("logCode") ?? null,
      cost: c.get("logCost") ?? null,
      ms: Math.round((performance.now() - started) * 10) / 10,
      faults: struck,
    });
    return;
  };

  async function pass(
    c: Context,
    call: Call,
    next: () => Promise<void>,
    struck: string[],
  ): Promise<number> {
    const target = {
      platform: keeper.platform,
      shop: call.shop ?? undefined,
      names: call.names,
    };
    for (const fault of context.faults.strike(before, target)) {
      struck.push(fault.id);
      await prepare(c, call, fault);
    }
    const ending = context.faults.strikeOnce(endings, target);
    if (!ending) {
      await next();
      return c.res.status;
    }
    struck.push(ending.id);
    const serve = async () => {
      await next();
      return c.res;
    };
    if ("afterApplying" in ending && ending.afterApplying) await serve();
    const answer = await end(c, call, ending, serve);
    c.res = undefined;
    c.res = answer;
    return answer === RESPONSE_ALREADY_SENT ? 0 : answer.status;
  }

  async function prepare(
    c: Context,
    call: Call,
    fault: FaultOf<(typeof before)[number]>,
  ): Promise<void> {
    switch (fault.kind) {
      case "latency":
        return void (await wait(
          context.chance(`latency ${fault.id}`).between(...fault.ms),
        ));
      case "expired_token":
        return keeper.expireToken(call);
      case "revoked_token":
        return keeper.revokeToken(call);
      case "outside_write":
        return keeper.writeStock(call, await c.req.text(), fault);
    }
  }

  async function end(
    c: Context,
    call: Call,
    fault: Ending,
    serve: () => Promise<Response>,
  ): Promise<Response> {
    switch (fault.kind) {
      case "throttled":
        return keeper.throttle(c, call, fault, serve);
      case "server_error":
        return answerWith(fault.status, keeper.serverErrorBody());
      case "answer":
        if (fault.status === 0) return hangUp(c);
        return answerWith(
          fault.status,
          fault.body ?? keeper.serverErrorBody(),
          fault.retryAfterSeconds,
        );
      case "dropped":
        return hangUp(c);
      case "hang":
        await untilGone(c, fault.ms);
        return hangUp(c);
    }
  }
}

function answerWith(
  status: number,
  body: unknown,
  retryAfterSeconds?: number,
): Response {
  const headers = new Headers({ "Content-Type": "application/json" });
  if (retryAfterSeconds !== undefined)
    headers.set("Retry-After", String(retryAfterSeconds));
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Response(text, { status, headers });
}

const lineOf = (c: Context) =>
  (c.env as HttpBindings | undefined)?.incoming?.socket;

/** Hangs up in the middle: the caller learns nothing. */
function hangUp(c: Context): Response {
  lineOf(c)?.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Until the caller gives up or the time is over. */
function untilGone(c: Context, ms: number): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    timer.unref();
    lineOf(c)?.once("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}
