import { Hono } from "hono";
import { tellLog } from "../door.ts";
import { answerQuery, type Query } from "./admin/answer-query.ts";
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
  deskOf: (shop: string, origin: string) => Desk | undefined,
): Hono {
  const admin = new Hono();
  admin.post("/shops/:shop/admin/api/:version/graphql.json", async (c) => {
    const desk = deskOf(c.req.param("shop"), new URL(c.req.url).origin);
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
    const query = readQuery(await c.req.text());
    if (!query) return c.json({ errors: "Bad Request" }, 400);
    c.header("X-Shopify-API-Version", servedVersion(c.req.param("version")));
    const answer = answerQuery(desk, query);
    desk.context.changed();
    tellLog(c, {
      code: answer.errors?.map(({ extensions }) => extensions?.code)[0] as
        | string
        | undefined,
      cost: answer.extensions?.cost.actualQueryCost ?? undefined,
    });
    return c.json(answer);
  });
  return admin;
}

function readQuery(text: string): Query | undefined {
  try {
    const body = JSON.parse(text) as Partial<Query>;
    return typeof body.query === "string"
      ? { ...body, query: body.query }
      : undefined;
  } catch {
    return undefined;
  }
}
