const refusals = {
  unauthenticated: {
    status: 401,
    title: "The session token is missing or no longer valid",
    fix: "Send a fresh Shopify session token as Authorization: Bearer.",
  },
  client_refused: {
    status: 410,
    title: "Shopify's library does not serve robots",
    fix: "Send a browser's User-Agent.",
  },
  not_found: {
    status: 404,
    title: "There is nothing with this id",
    fix: "Read the list again and take an id from it.",
  },
  method_not_allowed: {
    status: 405,
    title: "This address does not take this method",
    fix: "Use the method named in the Allow header.",
  },
  body_too_large: {
    status: 413,
    title: "The body is larger than 1 MiB",
    fix: "Send fewer items at once.",
  },
  body_not_json: {
    status: 400,
    title: "The body is not JSON",
    fix: "Send a JSON object.",
  },
  input_unfit: {
    status: 400,
    title: "The request does not have the expected form",
    fix: "Correct what is named in `said`.",
  },
  sku_unknown: {
    status: 422,
    title: "Some SKUs are not in the store",
    fix: "Correct the SKUs named in `said`, or sync the store first.",
  },
} as const satisfies Record<
  string,
  { status: number; title: string; fix: string }
>;

export type RefusalCode = keyof typeof refusals;

/** Why a program's request was not carried out, in the same form as a failure of the error catalog. */
export function refusal(
  code: RefusalCode,
  said: string | null = null,
  headers: HeadersInit = {},
): Response {
  const { status, title, fix } = refusals[code];
  return answer({ error: { code, title, fix, said } }, status, headers);
}

/** JSON that nobody keeps: it belongs to one merchant. */
export function answer(
  body: unknown,
  status = 200,
  headers: HeadersInit = {},
): Response {
  const all = new Headers(headers);
  all.set("Cache-Control", "no-store");
  return Response.json(body, { status, headers: all });
}

/** The other half of an address that takes one method only. */
export const takesOnly = (method: "GET" | "POST") => (): Response =>
  refusal("method_not_allowed", null, { Allow: method });
