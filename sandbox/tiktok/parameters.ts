import type { Context } from "hono";
import { httpStatus } from "./assumed.ts";
import { type Endpoint, faultOfBody, faultOfQuery } from "./contract.ts";
import { Refusal, refuse } from "./envelope.ts";
import type { UploadedFile } from "./platform.ts";

/** Repeated parameters are one value joined by commas, as the signature wants them. */
export function queryOf(c: Context): Record<string, string> {
  const all = c.req.queries();
  return Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, values.join(",")]),
  );
}

export type ReadBody = {
  body: Record<string, unknown>;
  files: Record<string, UploadedFile>;
};

/** The parts of a form, or the JSON body; `{}` where none was sent. Anything but an object is 36009022. */
export async function readBody(
  c: Context,
  { content_type: wanted }: Endpoint,
  raw: Uint8Array<ArrayBuffer>,
): Promise<ReadBody> {
  if (wanted === "multipart/form-data") return readForm(c, raw);
  return { body: parseJson(Buffer.from(raw).toString("utf8")), files: {} };
}

async function readForm(
  c: Context,
  raw: Uint8Array<ArrayBuffer>,
): Promise<ReadBody> {
  const type = c.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data"))
    refuse(
      36_009_023,
      "The path takes multipart/form-data",
      httpStatus.badBody,
    );
  const read: ReadBody = { body: {}, files: {} };
  const form = await new Response(raw, { headers: { "content-type": type } })
    .formData()
    .catch(() => refuse(36_009_022, "The form is broken", httpStatus.badBody));
  for (const [name, value] of form) {
    if (typeof value === "string") {
      read.body[name] = value;
      continue;
    }
    // The contract describes a file as a string of bytes; handlers find it among the files.
    read.body[name] = value.name;
    read.files[name] = {
      name: value.name,
      bytes: new Uint8Array(await value.arrayBuffer()),
    };
  }
  return read;
}

function parseJson(rawBody: string): Record<string, unknown> {
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
