import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

type Keys = readonly { id: string; key: Buffer }[];

/** What a signed text is for; one signed for one purpose counts for no other. */
export type Purpose = "staff-session" | "staff-sign-in" | "shared-timeline";

/**
 * Signs texts that travel through browsers. The keys are worked out of those that seal credentials, so they turn with them:
 * the first signs, all of them prove.
 */
export function createSigner(keys: Keys) {
  const macOf = (key: Buffer, purpose: Purpose, text: string) =>
    createHmac(
      "sha256",
      Buffer.from(hkdfSync("sha256", key, "", `quayside ${purpose}`, 32)),
    )
      .update(text)
      .digest("base64url");
  return {
    sign(purpose: Purpose, text: string): string {
      const [first] = keys;
      if (!first) throw new Error("there is no key to sign with");
      return `${text}.${macOf(first.key, purpose, text)}`;
    },
    /** @returns the text, or null where the signature is not ours. */
    prove(purpose: Purpose, signed: string): string | null {
      const at = signed.lastIndexOf(".");
      if (at < 1) return null;
      const [text, mac] = [signed.slice(0, at), signed.slice(at + 1)];
      return keys.some(({ key }) => isSame(macOf(key, purpose, text), mac))
        ? text
        : null;
    },
  };
}

export type Signer = ReturnType<typeof createSigner>;

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * A cookie of the desk: no script reads it, and no other site sends it along with a form. For every path, because Remix
 * fetches a page's data beside it (`/support.data`).
 */
export function deskCookie(
  name: string,
  value: string,
  { isSecure, maxAgeSeconds }: { isSecure: boolean; maxAgeSeconds: number },
): string {
  return [
    `${name}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${maxAgeSeconds}`,
    ...(isSecure ? ["Secure"] : []),
  ].join("; ");
}

/** With TLS browsers let nobody but this very host set a cookie of such a name. */
export const cookieName = (name: string, isSecure: boolean): string =>
  isSecure ? `__Host-${name}` : name;

/** The value of a cookie that came with a request. */
export function cookieOf(request: Request, name: string): string | null {
  const found = (request.headers.get("Cookie") ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}
