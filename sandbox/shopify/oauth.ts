import { Hono } from "hono";
import {
  type Codes,
  createAuthorize,
  createCodes,
} from "./authorization-code.ts";
import type { Desk } from "./desk.ts";
import {
  ensureInstalled,
  issueForOrganization,
  issueOffline,
  issueOnline,
  migrate,
  refresh,
} from "./installation.ts";
import { readSessionToken, staffMember } from "./session-token.ts";
import type { Installation } from "./state.ts";

const tokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";
const idToken = "urn:ietf:params:oauth:token-type:id_token";
const offline = "urn:shopify:params:oauth:token-type:offline-access-token";
const online = "urn:shopify:params:oauth:token-type:online-access-token";

type Answer = { status: 200 | 400 | 401; body: unknown };

const refused = (
  status: 400 | 401,
  error: string,
  error_description: string,
): Answer => ({ status, body: { error, error_description } });

/**
 * `POST /shops/:shop/admin/oauth/access_token`: token exchange, refresh, authorization code and client credentials.
 * sources: shopify.dev, "Exchange a session token for an access token", "Implement authorization code grant manually",
 * "Using the client credentials grant".
 */
export function createOAuth(deskOf: (shop: string) => Desk | undefined): Hono {
  const oauth = new Hono();
  const codes = createCodes();
  oauth.route("/", createAuthorize(deskOf, codes));
  oauth.post("/shops/:shop/admin/oauth/access_token", async (c) => {
    const desk = deskOf(c.req.param("shop"));
    if (!desk) return c.json({ errors: "Not Found" }, 404);
    const form = readForm(await c.req.text());
    const { status, body } = await answer(desk, codes, form);
    desk.context.changed();
    return c.json(body as object, status);
  });
  return oauth;
}

/** The body as JSON or as a form; the libraries send JSON. */
function readForm(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

async function answer(
  desk: Desk,
  codes: Codes,
  form: Record<string, unknown>,
): Promise<Answer> {
  const { apiKey, apiSecret } = desk.credentials;
  if (form.client_id !== apiKey || form.client_secret !== apiSecret)
    return refused(
      401,
      "invalid_client",
      "The client_id or client_secret is wrong",
    );
  if (form.grant_type === "refresh_token") return renew(desk, form);
  if (form.grant_type === tokenExchange)
    return form.subject_token_type === offline
      ? migrateToExpiring(desk, form)
      : exchange(desk, form);
  if (form.grant_type === "client_credentials")
    return { status: 200, body: issueForOrganization(ensureInstalled(desk)) };
  if (form.grant_type === undefined) return redeem(desk, codes, form);
  return refused(400, "unsupported_grant_type", String(form.grant_type));
}

function redeem(
  desk: Desk,
  codes: Codes,
  form: Record<string, unknown>,
): Answer {
  const { app } = desk.store;
  const redeemed = app && codes.redeem(desk, String(form.code));
  if (!redeemed)
    return refused(
      400,
      "invalid_request",
      "The authorization code was not found or was already used",
    );
  const expiring = String(form.expiring ?? "0") === "1";
  return {
    status: 200,
    body: redeemed.online
      ? onlineAnswer(app, staffMember.id)
      : issueOffline(app, expiring),
  };
}

function onlineAnswer(app: Installation, userId: number) {
  return {
    ...issueOnline(app),
    associated_user_scope: app.scopes.join(","),
    associated_user: { ...staffMember, id: userId },
  };
}

function renew(desk: Desk, form: Record<string, unknown>): Answer {
  const { app } = desk.store;
  const issued = app && refresh(app, String(form.refresh_token));
  return issued
    ? { status: 200, body: issued }
    : refused(400, "invalid_grant", "The refresh token is no longer valid");
}

/** Assumed: the words about what cannot be migrated. */
function migrateToExpiring(desk: Desk, form: Record<string, unknown>): Answer {
  const { app } = desk.store;
  const asksRightly =
    form.requested_token_type === offline && String(form.expiring) === "1";
  const issued = asksRightly && app && migrate(app, String(form.subject_token));
  return issued
    ? { status: 200, body: issued }
    : refused(
        400,
        "invalid_subject_token",
        "The subject token is not a non-expiring offline access token",
      );
}

async function exchange(
  desk: Desk,
  form: Record<string, unknown>,
): Promise<Answer> {
  const claims =
    form.subject_token_type === idToken
      ? await readSessionToken(
          String(form.subject_token),
          desk.credentials,
          desk.store,
        )
      : undefined;
  if (!claims)
    return refused(
      400,
      "invalid_subject_token",
      "The subject token is not a valid session token",
    );
  const app = ensureInstalled(desk);
  if (form.requested_token_type === offline)
    return {
      status: 200,
      body: issueOffline(app, String(form.expiring ?? "0") === "1"),
    };
  if (form.requested_token_type !== online)
    return refused(
      400,
      "invalid_request",
      `requested_token_type ${String(form.requested_token_type)}`,
    );
  return { status: 200, body: onlineAnswer(app, Number(claims.sub)) };
}
