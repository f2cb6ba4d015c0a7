import { readFileSync } from "node:fs";

/** A field as the contract describes it. `type` is one of string, integer, number, boolean, array, object. */
export type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  required?: string[];
  maxItems?: number;
};

export type QueryField = {
  type: string;
  required?: boolean;
  range?: [string, string];
};

export type Endpoint = {
  method: string;
  path: string;
  scopes: string[];
  content_type: string;
  shop_cipher: "absent" | "required_by_docs" | "optional_in_spec";
  query: Record<string, QueryField> | null;
  body: Shape | null;
  response: { data?: Shape } | null;
  error_codes: number[];
  source: string[];
};

const file = new URL("../contracts/tiktok-shop.json", import.meta.url);

/** Every endpoint of `sandbox/contracts/tiktok-shop.json`. */
export const endpoints: Endpoint[] = (
  JSON.parse(readFileSync(file, "utf8")) as { endpoints: Endpoint[] }
).endpoints;

const patterns = endpoints.map((endpoint) => ({
  endpoint,
  segments: endpoint.path.split("/"),
  places: (endpoint.path.match(/\{/g) ?? []).length,
}));
// A literal path wins over one with places: `/products/search` is not product `search`.
patterns.sort((a, b) => a.places - b.places);

export type Match = { endpoint: Endpoint; path: Record<string, string> };

/** @returns the endpoint; `wrong method` when only the method is unknown for this path; undefined for no such path. */
export function findEndpoint(
  method: string,
  path: string,
): Match | "wrong method" | undefined {
  const segments = path.split("/");
  let wrongMethod = false;
  for (const pattern of patterns) {
    const values = matchSegments(pattern.segments, segments);
    if (!values) continue;
    if (pattern.endpoint.method === method)
      return { endpoint: pattern.endpoint, path: values };
    wrongMethod = true;
  }
  return wrongMethod ? "wrong method" : undefined;
}

function matchSegments(
  pattern: string[],
  given: string[],
): Record<string, string> | undefined {
  if (pattern.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [i, segment] of pattern.entries()) {
    const value = given[i] ?? "";
    if (segment.startsWith("{")) values[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return values;
}

/** @returns what is wrong with the query, in words, or undefined. Unknown parameters are ignored. */
export function faultOfQuery(
  { query }: Endpoint,
  given: Record<string, string>,
): string | undefined {
  for (const [name, field] of Object.entries(query ?? {})) {
    // The gateway has its own code for a missing cipher.
    if (name === "shop_cipher") continue;
    const value = given[name];
    if (value === undefined || value === "") {
      if (field.required) return `query parameter ${name} is required`;
      continue;
    }
    if (field.type === "boolean" && value !== "true" && value !== "false")
      return `query parameter ${name} must be true or false`;
    if (field.type !== "integer" && name !== "page_size") continue;
    if (!/^-?\d+$/.test(value))
      return `query parameter ${name} must be an integer`;
    const [min, max] = field.range ?? [];
    if (min !== undefined && max !== undefined && name === "page_size")
      if (Number(value) < Number(min) || Number(value) > Number(max))
        return `query parameter ${name} must be within ${min} and ${max}`;
  }
  return undefined;
}

/** @returns what is wrong with a request body, in words, or undefined. Unknown fields are ignored. */
export function faultOfBody(
  shape: Shape | null,
  given: unknown,
): string | undefined {
  return shape ? faultOf(shape, given, "", false) : undefined;
}

/** The sandbox's own answers hold to the contract more strictly: a field that it does not know is a fault. */
export function faultOfAnswer(
  { response }: Endpoint,
  data: unknown,
): string | undefined {
  const shape = response?.data;
  return shape ? faultOf(shape, data, "", true) : undefined;
}

function faultOf(
  shape: Shape,
  value: unknown,
  at: string,
  strict: boolean,
): string | undefined {
  const where = at || "the body";
  switch (shape.type) {
    case "string":
      return typeof value === "string"
        ? undefined
        : `${where} must be a string`;
    case "boolean":
      return typeof value === "boolean"
        ? undefined
        : `${where} must be a boolean`;
    case "integer":
      return Number.isInteger(value)
        ? undefined
        : `${where} must be an integer`;
    case "number":
      return typeof value === "number"
        ? undefined
        : `${where} must be a number`;
    case "array":
      return faultOfArray(shape, value, where, strict);
    case "object":
      return faultOfObject(shape, value, at, strict);
    default:
      return undefined;
  }
}

function faultOfArray(
  shape: Shape,
  value: unknown,
  at: string,
  strict: boolean,
): string | undefined {
  if (!Array.isArray(value)) return `${at} must be an array`;
  if (!strict && shape.maxItems && value.length > shape.maxItems)
    return `${at} takes at most ${shape.maxItems} entries`;
  for (const [i, item] of value.entries()) {
    const fault =
      shape.items && faultOf(shape.items, item, `${at}[${i}]`, strict);
    if (fault) return fault;
  }
  return undefined;
}

function faultOfObject(
  shape: Shape,
  value: unknown,
  at: string,
  strict: boolean,
): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return `${at || "the body"} must be an object`;
  const fields = value as Record<string, unknown>;
  const path = (name: string) => (at ? `${at}.${name}` : name);
  for (const name of shape.required ?? [])
    if (fields[name] === undefined || fields[name] === null)
      return `${path(name)} is required`;
  for (const [name, field] of Object.entries(fields)) {
    const known = shape.properties?.[name];
    if (!known) {
      if (strict) return `${path(name)} is not in the contract`;
      continue;
    }
    if (field === undefined || (field === null && !strict)) continue;
    const fault = faultOf(known, field, path(name), strict);
    if (fault) return fault;
  }
  return undefined;
}
