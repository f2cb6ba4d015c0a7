import { Hono } from "hono";
import { tellLog } from "../door.ts";
import { answerQuery, type Query } from "./admin/answer-query.ts";
import { servedVersion } from "./admin/versions.ts";
import type { Desk } from "./desk.ts";
import { acceptToken, refusesNonExpiring } from "./installation.ts";

/** source: Shopify's words as apps have quoted them since April 2026. */
const nonExpiring =
  "[API] Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline tokens: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens#expiring-vs-non-expiring-offline-tokens";

/**
 * `POST /shops/:shop/admin/api/:version/graphql.json`, answered by the schema of the version. `X-Shopify-API-Version`
 * says which version that was.
 */
export function createAdminGraphql(
  deskOf: (shop: string, origin: string) => Desk | undefined,
): Hono {
  const admin = new Hono();
  admin.post("/shops/:shop/admin/api/:version/graphql.json", async (c) => {
    const desk = deskOf(c.req.param("shop"), new URL(c.req.url).origin);
    const version = servedVersion(c.req.param("version"));
    if (!desk || !version) return c.json({ errors: "Not Found" }, 404);
    const token = c.req.header("x-shopify-access-token") ?? "";
    if (!desk.store.app || !acceptToken(desk.store.app, token))
      return c.json(
        {
          errors:
            "[API] Invalid API key or access token (unrecognized login or wrong password)",
        },
        401,
      );
    if (refusesNonExpiring(desk, desk.store.app, token))
      return c.json({ errors: nonExpiring }, 403);
    const query = readQuery(await c.req.text());
    if (!query) return c.json({ errors: "Bad Request" }, 400);
    c.header("X-Shopify-API-Version", version.handle);
    const answer = answerQuery(desk, query, version.schema);
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
