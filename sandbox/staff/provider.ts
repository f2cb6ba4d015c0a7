import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import Provider from "oidc-provider";
import { members } from "./members.ts";
import { createMemory } from "./memory.ts";

/** The app as it is registered with the provider of sign-ins. */
export type StaffClient = {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
};

/** Keys of its own for each start: what was signed before it counts no more. */
async function signingKey() {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
  });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" };
}

/**
 * A provider of OpenID Connect for the staff of the app's maker: `oidc-provider`, certified and nobody's invention, with
 * the members in the place of passwords. It demands PKCE.
 */
export async function createStaffProvider(
  issuer: string,
  { clientId, clientSecret, redirectUri }: StaffClient,
): Promise<Provider> {
  const provider: Provider = new Provider(issuer, {
    adapter: createMemory(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [randomBytes(32).toString("hex")] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    claims: { openid: ["sub", "roles"], profile: ["name"], email: ["email"] },
    // Everything in the identity token: who asks here has no other question.
    conformIdTokenClaims: false,
    ttl: {
      AuthorizationCode: 60,
      AccessToken: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 3_600,
      Grant: 3_600,
    },
    findAccount: (_ctx, id) => {
      const member = members.find((one) => one.id === id);
      return (
        member && {
          accountId: member.id,
          claims: () => ({
            sub: member.id,
            name: member.name,
            email: member.email,
            roles: member.roles,
          }),
        }
      );
    },
    // Its own company's app: nobody is asked whether it may know his name.
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  return provider;
}
