import { Hono } from "hono";
import type { Fault } from "../face.ts";
import { answerQuery, type Query, rootFields } from "./admin/answer-query.ts";
import type { Desk } from "./desk.ts";
import { acceptToken } from "./installation.ts";

const versions = ["2026-01", "2026-04", "2026-07", "2026-10"];

/** source: shopify.dev, "API versioning": a version that is no longer there falls forward to the oldest supported one. */
function servedVersion(asked: string): string {
  return versions.includes(asked) || asked === "unstable"
    ? asked
    : (versions[0] ?? asked);
}

/**
 * `POST /shops/:shop/admin/api/:version/graphql.json`. Every version is answered by the schema of 2026-10; the answer's
 * `X-Shopify-API-Version` says which one Shopify would have served.
 */
export function createAdminGraphql(
  deskOf: (shop: string) => Desk | undefined,
): Hono {
  const admin = new Hono();
  admin.post("/shops/:shop/admin/api/:version/graphql.json", async (c) => {
    const desk = deskOf(c.req.param("shop"));
    if (!desk) return c.json({ errors: "Not Found" }, 404);
    const token = c.req.header("x-shopify-access-token") ?? "";
    if (!desk.store.app || !acceptToken(desk.store.app, token))
      return c.json(
        {
          errors:
            "[API] Invalid API key or access token (unrecognized login or wrong password)",
        },
        401,
      );
    const query = await readQuery(c.req.raw);
    if (!query) return c.json({ errors: "Bad Request" }, 400);
    c.header("X-Shopify-API-Version", servedVersion(c.req.param("version")));
    const fault = takeFault(desk, query);
    if (fault && !fault.afterApplying) return fail(fault, c.env);
    const answer = answerQuery(desk, query);
    desk.context.changed();
    return fault ? fail(fault, c.env) : c.json(answer);
  });
  return admin;
}

async function readQuery(request: Request): Promise<Query | undefined> {
  try {
    const body = (await request.json()) as Partial<Query>;
    return typeof body.query === "string"
      ? { ...body, query: body.query }
      : undefined;
  } catch {
    return undefined;
  }
}

function takeFault(desk: Desk, query: Query): Fault | undefined {
  for (const field of rootFields(query)) {
    const fault = desk.context.faults.take("shopify", field);
    if (fault) return fault;
  }
  return undefined;
}

type NodeBindings = { incoming?: { socket: { destroy(): void } } };

/** Answers as the fault says; status 0 cuts the connection, so that the caller never learns anything. */
function fail(fault: Fault, env: unknown): Response {
  if (fault.status === 0) {
    (env as NodeBindings | undefined)?.incoming?.socket.destroy();
    return new Response(null, { status: 502 });
  }
  const headers = new Headers({ "Content-Type": "application/json" });
  if (fault.retryAfterSeconds !== undefined)
    headers.set("Retry-After", String(fault.retryAfterSeconds));
  const body =
    typeof fault.body === "string"
      ? fault.body
      : JSON.stringify(fault.body ?? {});
  return new Response(body, { status: fault.status, headers });
}
