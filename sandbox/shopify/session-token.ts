import { randomUUID } from "node:crypto";
import { type JWTPayload, jwtVerify, SignJWT } from "jose";
import { type Desk, type ShopifyCredentials, shopDomain } from "./desk.ts";
import type { Store } from "./state.ts";

/** The one person who looks at the pretend admin. */
export const staffMember = {
  id: 42_000_000_001,
  first_name: "Harper",
  last_name: "Reed",
  email: "owner@example.com",
  email_verified: true,
  account_owner: true,
  locale: "en",
  collaborator: false,
};

type Secrets = Pick<ShopifyCredentials, "apiKey" | "apiSecret">;

const key = (credentials: Secrets) =>
  new TextEncoder().encode(credentials.apiSecret);

/**
 * The token with which the embedded app proves who looks at it; it lives one minute of real time.
 * source: shopify.dev, "Session tokens".
 */
export function issueSessionToken({
  credentials,
  store,
}: {
  credentials: Secrets;
  store: Pick<Desk["store"], "handle">;
}): Promise<string> {
  return new SignJWT({
    dest: `https://${shopDomain(store)}`,
    sid: randomUUID(),
  })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(`https://${shopDomain(store)}/admin`)
    .setAudience(credentials.apiKey)
    .setSubject(String(staffMember.id))
    .setJti(randomUUID())
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime("60s")
    .sign(key(credentials));
}

/** @returns the claims, or undefined for a token that is not ours, not for this shop, or no longer valid. */
export async function readSessionToken(
  token: string,
  credentials: Secrets,
  store: Pick<Store, "handle">,
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, key(credentials), {
      audience: credentials.apiKey,
      algorithms: ["HS256"],
      requiredClaims: ["exp"],
      clockTolerance: 5,
    });
    return payload.dest === `https://${shopDomain(store)}`
      ? payload
      : undefined;
  } catch {
    return undefined;
  }
}
