import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  type EndpointKey,
  endpoints,
  tokenEndpoints,
} from "#core/platforms/tiktok/endpoints.ts";
import * as authorization from "#core/platforms/tiktok/wire/authorization.ts";
import contract from "../../sandbox/contracts/tiktok-shop.json" with {
  type: "json",
};
import { tour, type Use } from "../platforms/tiktok/tour.ts";

/** A node of the contract, or of a JSON schema: either an object with fields or a list of them. */
type Shape = {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
};
type Row = {
  method: string;
  path: string;
  version: string;
  scopes: string[];
  shop_cipher: "required_by_docs" | "optional_in_spec" | "absent";
  content_type: string;
  query: Record<string, unknown>;
  body: Shape | null;
  response: { data?: Shape };
};

const rows = contract.endpoints as unknown as Row[];
const rowOf = ({ method, path }: { method: string; path: string }) => {
  const row = rows.find(
    (known) => known.method === method && known.path === path,
  );
  if (!row) throw new Error(`${method} ${path} is not in the contract`);
  return row;
};

let uses: Use[] = [];
beforeAll(async () => {
  uses = (await tour()).uses;
});

const keys = Object.keys(endpoints) as EndpointKey[];

test.each(keys)(
  "%s is in the contract, with its method and cipher rule",
  (key) => {
    const row = rowOf(endpoints[key]);
    expect(row.version).toBe(endpoints[key].version);
    expect(row.content_type).toBe(endpoints[key].contentType);
    expect(row.shop_cipher !== "absent").toBe(endpoints[key].shopCipher);
    expect(endpoints[key].scopes).toEqual(row.scopes);
  },
);

test.each(Object.values(tokenEndpoints))(
  "$path is in the contract",
  (endpoint) => {
    expect(rowOf(endpoint).version).toBe(endpoint.version);
  },
);

test("the ports use every endpoint of the table", () => {
  const byPorts = new Set(uses.map(({ endpoint }) => endpoint));
  // The shops of a grant are read before a shop is connected.
  expect(keys.filter((key) => !byPorts.has(key))).toEqual(["getShops"]);
});

test("every parameter and body field that we send exists", () => {
  const unknown = uses.flatMap(({ endpoint, parts }) => {
    const row = rowOf(endpoints[endpoint]);
    const query = Object.keys(parts.query ?? {}).filter(
      (name) => !(name in row.query),
    );
    return [...query, ...strangers(parts.body, row.body)].map(
      (name) => `${endpoint}: ${name}`,
    );
  });
  expect(unknown).toEqual([]);
});

test("every required body field is sent", () => {
  const missing = uses.flatMap(({ endpoint, parts }) => {
    const body = rowOf(endpoints[endpoint]).body as {
      required?: string[];
    } | null;
    return (body?.required ?? [])
      .filter((name) => !(name in (parts.body ?? {})))
      .map((name) => `${endpoint}: ${name}`);
  });
  expect(missing).toEqual([]);
});

test("every field that we read exists", () => {
  const readers = [
    ...uses.map(({ endpoint, schema }) => ({
      endpoint: endpoints[endpoint],
      schema,
    })),
    { endpoint: endpoints.getShops, schema: authorization.shops },
    ...Object.values(tokenEndpoints).map((endpoint) => ({
      endpoint,
      schema: authorization.grant,
    })),
  ];
  const unknown = readers.flatMap(({ endpoint, schema }) => {
    const ours = z.toJSONSchema(schema, {
      io: "input",
      unrepresentable: "any",
    });
    return unread(ours as Shape, rowOf(endpoint).response.data).map(
      (name) => `${endpoint.path}: ${name}`,
    );
  });
  expect(unknown).toEqual([]);
});

test("the walk through shapes sees a stranger", () => {
  const ours = z.toJSONSchema(
    z.object({ rows: z.array(z.object({ id: z.string() })).nullish() }),
    { io: "input" },
  );
  expect(
    unread(ours as Shape, {
      properties: { rows: { items: { properties: {} } } },
    }),
  ).toEqual(["rows.id"]);
  expect(
    strangers(
      { rows: [{ id: 1 }] },
      { properties: { rows: { items: { properties: {} } } } },
    ),
  ).toEqual(["rows.id"]);
});

const folder = new URL(
  "../../node_modules/@tts-open-toolkit/cli/skills/tts-openapi-guide/references/oas/paths/",
  import.meta.url,
);
/** Newer than TikTok's OpenAPI files of version 0.1.7, with the page that documents it. None at the moment. */
const newer: Partial<Record<EndpointKey, string>> = {};

test.each(keys.filter((key) => !(key in newer)))(
  "%s is in TikTok's OpenAPI files",
  (key) => {
    const { method, path } = endpoints[key];
    expect(official().get(path)).toContain(method.toLowerCase());
  },
);

let read: Map<string, string[]> | undefined;
function official(): Map<string, string[]> {
  read ??= new Map(
    readdirSync(folder).flatMap((file) => {
      const { paths } = JSON.parse(
        readFileSync(new URL(file, folder), "utf8"),
      ) as { paths: Record<string, object> };
      return Object.entries(paths).map(
        ([path, methods]): [string, string[]] => [path, Object.keys(methods)],
      );
    }),
  );
  return read;
}

/** Names in a value that its shape does not know. */
function strangers(
  value: unknown,
  shape: Shape | null | undefined,
  at = "",
): string[] {
  if (Array.isArray(value))
    return value.flatMap((item) => strangers(item, shape?.items, at));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    shape?.properties?.[name]
      ? strangers(inner, shape.properties[name], `${at}${name}.`)
      : [`${at}${name}`],
  );
}

/** Names in our shape that theirs does not know. */
function unread(ours: Shape, theirs: Shape | undefined, at = ""): string[] {
  const alternatives = (ours.anyOf ?? []).flatMap((one) =>
    unread(one, theirs, at),
  );
  const items = ours.items ? unread(ours.items, theirs?.items, at) : [];
  const fields = Object.entries(ours.properties ?? {}).flatMap(
    ([name, inner]) => {
      const known = theirs?.properties?.[name];
      return known ? unread(inner, known, `${at}${name}.`) : [`${at}${name}`];
    },
  );
  return [...new Set([...alternatives, ...items, ...fields])];
}
