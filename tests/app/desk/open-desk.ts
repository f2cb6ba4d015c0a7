import { vi } from "vitest";
import { openStaffFace } from "#sandbox/staff/face.ts";
import { cloneDatabase } from "../../support/database.ts";
import { settings } from "../support.ts";
import { signInAt } from "./sign-in-at.ts";

const origin = "http://127.0.0.1:3000";
const client = {
  clientId: "quayside-desk",
  clientSecret: "a secret of the desk",
};

type Route = {
  loader?: (args: {
    request: Request;
    params: object;
    context: object;
  }) => unknown;
  action?: (args: {
    request: Request;
    params: object;
    context: object;
  }) => unknown;
};

/**
 * The routes of the desk as the web process runs them, with a database of their own and the sandbox's provider of
 * sign-ins over HTTP.
 */
export async function openDesk(more: Record<string, string> = {}) {
  const [database, provider] = await Promise.all([
    cloneDatabase(),
    openStaffFace(
      { host: "127.0.0.1", port: 0 },
      { ...client, redirectUri: `${origin}/support/callback` },
    ),
  ]);
  const given = {
    ...settings(database.url),
    APP_ORIGIN: origin,
    OIDC_ISSUER: provider.origin,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    ...more,
  };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  for (const name of ["SHOPIFY_TRANSPORT_ORIGIN", "APP_BRIDGE_URL"])
    vi.stubEnv(name, undefined);
  if (!more.REDIS_URL) vi.stubEnv("REDIS_URL", undefined);
  const { world } = await import("../../../app/world.server.ts");
  // A file of tests answers every bell itself, or none.
  const bell = vi.spyOn(world.bell, "ring").mockResolvedValue();

  const ask = async (
    path: string,
    {
      cookie = "",
      form,
    }: { cookie?: string; form?: Record<string, string> } = {},
    headers: Record<string, string> = {},
  ) =>
    new Request(`${origin}${path}`, {
      headers: { Cookie: cookie, ...headers },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });

  return {
    world,
    bell,
    origin,
    provider,
    /** Asks a route; whatever it throws as an answer is its answer. */
    async call(
      route: unknown,
      path: string,
      {
        params = {},
        headers = {},
        ...wish
      }: {
        cookie?: string;
        form?: Record<string, string>;
        params?: Record<string, string>;
        headers?: Record<string, string>;
      } = {},
      // biome-ignore lint/suspicious/noExplicitAny: tests read single facts out of it.
    ): Promise<any> {
      const { loader, action } = route as Route;
      const request = await ask(path, wish, headers);
      const run = wish.form ? action : loader;
      try {
        return await run?.({ request, params, context: {} });
      } catch (thrown) {
        if (thrown instanceof Error) throw thrown;
        return thrown;
      }
    },
    /** Somebody signs in by his own browser. @returns the cookie that the desk gave him. */
    signIn: (member: string) => signInAt({ origin, member }),
    async close() {
      await world.close();
      await provider.close();
      await database.drop();
      vi.unstubAllEnvs();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
