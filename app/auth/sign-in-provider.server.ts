import * as oidc from "openid-client";
import type { Env } from "#core/wiring/env.ts";

type Settings = Pick<
  Env,
  "OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET" | "APP_ORIGIN"
>;

export type Begun = {
  url: string;
  state: string;
  nonce: string;
  verifier: string;
};

/** What the provider has proven about somebody. */
export type Proven = {
  issuer: string;
  subject: string;
  name: string;
  claims: Record<string, unknown>;
};

export type SignInProvider = ReturnType<typeof createSignInProvider>;

/**
 * The provider of sign-ins, by OpenID Connect: authorization code with PKCE, state and nonce. Its addresses and keys are
 * read from its discovery page when they are first needed, and again after a failure. Null where none is set.
 */
export function createSignInProvider(settings: Settings) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id } = settings;
  if (!issuer || !id) return null;
  const redirect = `${settings.APP_ORIGIN}/support/callback`;
  let known: Promise<oidc.Configuration> | undefined;
  const configuration = () => {
    known ??= oidc
      .discovery(
        new URL(issuer),
        id,
        settings.OIDC_CLIENT_SECRET,
        undefined,
        // A provider without TLS is one on this machine: the settings let no other through.
        issuer.startsWith("http:")
          ? { execute: [oidc.allowInsecureRequests] }
          : {},
      )
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    /** @param anew ask for the password again, whoever is still signed in at the provider. */
    async begin({ anew }: { anew: boolean }): Promise<Begun> {
      const config = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: "openid profile email",
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(anew && { prompt: "login" }),
      });
      return { url: url.href, state, nonce, verifier };
    },

    /**
     * Takes the code that came back. The identity token's signature, issuer, audience, time and nonce are proven.
     * @param search the query of the address that the provider sent the browser to.
     * @throws an error of `openid-client` where anything is wrong.
     */
    async complete(
      search: string,
      { state, nonce, verifier }: Omit<Begun, "url">,
    ): Promise<Proven> {
      const config = await configuration();
      const tokens = await oidc.authorizationCodeGrant(
        config,
        new URL(`${redirect}${search}`),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (!claims) throw new Error("the provider sent no identity token");
      const { iss, sub, name, email } = claims;
      return {
        issuer: iss,
        subject: sub,
        name: String(name ?? email ?? sub),
        claims: { ...claims },
      };
    },
  };
}

/** Whether the provider did not answer, or answered that it cannot now: nothing was said about the person. */
export function isProviderAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  const { code } = error as { code?: string };
  return (
    // What `fetch` throws where there is no connection; openid-client lets it pass.
    (error instanceof TypeError && cause !== undefined && code === undefined) ||
    code === "OAUTH_TIMEOUT" ||
    (cause instanceof Response && cause.status >= 500)
  );
}
