import { type EndpointKey, endpoints } from "./endpoints.ts";
import { encodeForm, type Form } from "./multipart.ts";
import { signRequest } from "./signing.ts";

export type AppKeys = { appKey: string; appSecret: string };

/** The changing parts of a call; undefined and null query values are left out. */
export type Parts = {
  path?: Record<string, string>;
  query?: Record<string, string | number | string[] | null | undefined>;
  body?: Record<string, unknown>;
  /** In place of `body` where the endpoint takes a file. */
  form?: Form;
};

type Wanted = AppKeys & {
  apiOrigin: string;
  now: Date;
  endpoint: EndpointKey;
  parts: Parts;
  accessToken: string;
  /** Ignored where the table says that the endpoint must not be given one. */
  cipher: string | null;
};

/** The body is written once: this very text is signed and sent. An empty object is not sent at all. */
export function writeBody(body: Parts["body"]): string | null {
  const text = body === undefined ? "{}" : JSON.stringify(body);
  return text === "{}" ? null : text;
}

/** A request ready for the wire. Pure; the timestamp must be within five minutes of the platform's clock. */
export function buildRequest(wanted: Wanted): {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | Buffer | null;
} {
  const row = endpoints[wanted.endpoint];
  const path = fill(row.path, wanted.parts.path ?? {});
  // A form never enters the signature.
  const form = wanted.parts.form ? encodeForm(wanted.parts.form) : null;
  const body = form ? null : writeBody(wanted.parts.body);
  const query: Record<string, string> = {
    app_key: wanted.appKey,
    timestamp: seconds(wanted.now),
  };
  if (row.shopCipher && wanted.cipher !== null)
    query.shop_cipher = wanted.cipher;
  for (const [key, value] of Object.entries(wanted.parts.query ?? {}))
    if (value !== undefined && value !== null) query[key] = String(value);

  query.sign = signRequest({ path, query, body, appSecret: wanted.appSecret });
  return {
    method: row.method,
    url: `${wanted.apiOrigin}${path}?${new URLSearchParams(query)}`,
    headers: {
      "content-type": form?.contentType ?? row.contentType,
      "x-tts-access-token": wanted.accessToken,
    },
    body: form?.bytes ?? body,
  };
}

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000));

const fill = (template: string, values: Record<string, string>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new RangeError(`no ${name} for ${template}`);
    return encodeURIComponent(value);
  });
