import type { Context } from "hono";
import { httpStatus } from "./assumed.ts";
import { type Endpoint, faultOfBody, faultOfQuery } from "./contract.ts";
import { Refusal, refuse } from "./envelope.ts";

/** Repeated parameters are one value joined by commas, as the signature wants them. */
export function queryOf(c: Context): Record<string, string> {
  const all = c.req.queries();
  return Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, values.join(",")]),
  );
}

/** The JSON body, `{}` where none was sent; anything but an object is 36009022. */
export function parseBody(rawBody: string): Record<string, unknown> {
  if (rawBody.trim() === "") return {};
  const bad = () =>
    refuse(36_009_022, "The body is not a JSON object", httpStatus.badBody);
  try {
    const body: unknown = JSON.parse(rawBody);
    if (typeof body !== "object" || body === null || Array.isArray(body)) bad();
    return body as Record<string, unknown>;
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    return bad();
  }
}

/** Refuses what the contract does not allow: missing fields and wrong types; unknown fields are ignored. */
export function checkParameters(
  endpoint: Endpoint,
  query: Record<string, string>,
  body: Record<string, unknown>,
): void {
  const fault =
    faultOfQuery(endpoint, query) ?? faultOfBody(endpoint.body, body);
  if (fault)
    refuse(
      parameterCode(endpoint.path),
      `Invalid parameter: ${fault}`,
      httpStatus.badParameter,
    );
}

/** Each chapter has its own code for a bad parameter; the common one where its page lists none. */
function parameterCode(path: string): number {
  if (path.includes("/mcf")) return 177_001_001;
  if (path.startsWith("/product/")) return 12_052_910;
  if (path.startsWith("/fulfillment/")) return 21_001_001;
  if (path.startsWith("/return_refund/")) return 25_001_001;
  return 36_009_004;
}
